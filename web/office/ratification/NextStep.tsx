import {
  type BatchDetail,
  collectVerified,
  handOverBatch,
  recordReplyFile,
  releaseBatch,
  reopenBatch,
  signBatch,
  submitBatch,
} from '@tanggap/contract/ratification'
import { mayDo } from '@tanggap/core/access'
import { useState } from 'preact/hooks'
import { type Asked, ask } from '../../kit/client/index.ts'
import {
  Button,
  ConfirmDialog,
  DateField,
  FileField,
  Form,
  formatNumber,
  Notice,
  TextField,
  useLocale,
} from '../../kit/index.ts'
import { useSession } from '../session/session.ts'
import { batchText } from './ratification.text.ts'

interface NextStepProps {
  batch: BatchDetail
  onChange: (batch: BatchDetail) => void
  reload: () => void
}

type Asking = 'submit' | 'reopen' | 'release'

/** What this office may do with the batch now, each with what follows from it. */
export function NextStep({ batch, onChange, reload }: NextStepProps) {
  const locale = useLocale()
  const t = batchText(locale)
  const { office } = useSession()
  const [asking, setAsking] = useState<Asking>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const { id, version } = batch
  const params = { id }
  const count = formatNumber(batch.items, locale)

  async function send(question: Promise<Asked<BatchDetail>>) {
    setBusy(true)
    setError(undefined)
    const answer = await question
    setBusy(false)
    if (!answer.ok) {
      setError(answer.refusal.sentence[locale])
      if (answer.refusal.code === 'workflow.newer-version') reload()
      return
    }
    setAsking(undefined)
    onChange(answer.value)
  }
  const confirmed = (reason: string): Promise<void> => {
    if (asking === 'submit') return send(ask(submitBatch, { params, body: { version } }))
    if (asking === 'reopen') return send(ask(reopenBatch, { params, body: { version, reason } }))
    return send(ask(releaseBatch, { params, body: { version } }))
  }
  const papers = [
    ['number', t.handoverNumber],
    ['date', t.handoverDate],
    ['method', t.method],
    ['receiverName', t.receiverName],
    ['receiverOffice', t.receiverOffice],
  ] as const
  const prepares = batch.status === 'open' && mayDo(office.role, 'batch.prepare')
  const signs = batch.status === 'waiting_signature' && mayDo(office.role, 'batch.sign')
  const releases = batch.status === 'signed' && mayDo(office.role, 'batch.release')
  const answers =
    (batch.status === 'handed_over' || batch.status === 'answered') &&
    batch.unanswered > 0 &&
    mayDo(office.role, 'batch.reply')
  const words =
    asking &&
    {
      submit: { title: t.submit, consequence: t.submitConsequence(count) },
      reopen: { title: t.reopen, consequence: t.reopenConsequence },
      release: { title: t.release, consequence: t.releaseConsequence },
    }[asking]

  return (
    <section class="t-card" aria-label={t.next}>
      <h2>{t.next}</h2>
      {error && !asking && (
        <Notice tone="bad" live>
          {error}
        </Notice>
      )}
      {!prepares && !signs && !releases && !answers && <p class="t-muted">{t.nothing}</p>}
      {prepares && (
        <div class="t-stack-s">
          {batch.items > 0 && (
            <Button kind="primary" icon="send" wide onClick={() => setAsking('submit')}>
              {t.submit}
            </Button>
          )}
          {batch.waiting > 0 && (
            <Button
              icon="plus"
              wide
              busy={busy}
              onClick={() => void send(ask(collectVerified, { params, body: { version } }))}
            >
              {t.collect} ({formatNumber(batch.waiting, locale)})
            </Button>
          )}
        </div>
      )}
      {signs && (
        <Form
          onSubmit={(form) => {
            const decreeNumber = String(form.get('decreeNumber') ?? '').trim()
            if (decreeNumber === '') return setError(t.missing(t.decreeNumber))
            const body = { version, contentHash: batch.contentHash ?? '', decreeNumber }
            void send(ask(signBatch, { params, body }))
          }}
          actions={
            <>
              <Button type="submit" kind="primary" icon="seal" busy={busy}>
                {t.sign}
              </Button>
              <Button onClick={() => setAsking('reopen')}>{t.reopen}</Button>
            </>
          }
        >
          <TextField name="decreeNumber" label={t.decreeNumber} hint={t.decreeHint} />
          <p>{t.signConsequence(count)}</p>
        </Form>
      )}
      {releases && !batch.release && (
        <Button kind="primary" icon="document" wide onClick={() => setAsking('release')}>
          {t.release}
        </Button>
      )}
      {releases && batch.release && (
        <Form
          onSubmit={(form) => {
            const text = (name: string) => String(form.get(name) ?? '').trim()
            const empty = papers.find(([name]) => text(name) === '')
            if (empty) return setError(t.missing(empty[1]))
            void send(
              ask(handOverBatch, {
                params,
                body: {
                  version,
                  handover: {
                    number: text('number'),
                    date: text('date'),
                    method: text('method'),
                    receiverName: text('receiverName'),
                    receiverOffice: text('receiverOffice'),
                  },
                },
              }),
            )
          }}
          actions={
            <Button type="submit" kind="primary" icon="send" busy={busy}>
              {t.handover}
            </Button>
          }
        >
          <TextField name="number" label={t.handoverNumber} />
          <DateField name="date" label={t.handoverDate} />
          <TextField name="method" label={t.method} value="Unggah SIKS-NG" />
          <TextField name="receiverName" label={t.receiverName} />
          <TextField name="receiverOffice" label={t.receiverOffice} value="Pusdatin Kementerian Sosial" />
          <p>{t.handoverConsequence}</p>
        </Form>
      )}
      {answers && (
        <ReplyFile
          busy={busy}
          onFile={(csv) => send(ask(recordReplyFile, { params, body: { version, csv } }))}
        />
      )}
      <ConfirmDialog
        open={asking !== undefined}
        title={words?.title ?? ''}
        consequence={words?.consequence ?? ''}
        confirmLabel={words?.title ?? ''}
        busy={busy}
        reason={asking === 'reopen' ? {} : undefined}
        error={asking ? error : undefined}
        onConfirm={(reason) => void confirmed(reason)}
        onCancel={() => {
          setAsking(undefined)
          setError(undefined)
        }}
      />
    </section>
  )
}

function ReplyFile({ busy, onFile }: { busy: boolean; onFile: (csv: string) => Promise<void> }) {
  const t = batchText(useLocale())
  const [file, setFile] = useState<File>()
  return (
    <Form
      onSubmit={() => void file?.text().then(onFile)}
      actions={
        file && (
          <Button type="submit" icon="upload" busy={busy}>
            {t.upload}
          </Button>
        )
      }
    >
      <h3>{t.replyTitle}</h3>
      <p class="t-muted">{t.replyHelp}</p>
      <FileField
        name="reply"
        label={t.replyFile}
        accept=".csv,text/csv"
        onInput={(files) => setFile(files[0])}
      />
    </Form>
  )
}
