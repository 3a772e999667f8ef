import {
  type CarriedSlip,
  closeDispatch,
  dispatchList,
  listDispatches,
  recordReceipt,
  type SlipDispatch,
  sendDispatch,
} from '@tanggap/contract/slip-dispatch'
import { useState } from 'preact/hooks'
import { Answered, addressOf, ask, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  ConfirmDialog,
  DocumentLink,
  EmptyState,
  Form,
  formatDate,
  formatNumber,
  Notice,
  PageHeader,
  StatusChip,
  Table,
  TextField,
  useLocale,
} from '../../kit/index.ts'
import { dispatchText } from './dispatch.text.ts'
import { useOwnVillage, VillageSelect } from './VillageSelect.tsx'

/** Sealed batches through the RT: prepare, print the receipt list, record who took each slip, close. */
export function Dispatches() {
  const locale = useLocale()
  const t = dispatchText(locale)
  const own = useOwnVillage()
  const [village, setVillage] = useState(own ?? '')
  const asked = useAsk(listDispatches, { query: { village } }, { skip: village === '' })
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      {!own && <VillageSelect value={village} onInput={setVillage} />}
      {village === '' ? (
        <p class="t-muted">{t.choose}</p>
      ) : (
        <Answered of={asked}>
          {({ dispatches, unusedSlips }) => (
            <>
              <Prepare village={village} unused={unusedSlips} onSent={asked.reload} />
              {dispatches.length === 0 && (
                <EmptyState icon="document" title={t.none}>
                  {t.noneHelp}
                </EmptyState>
              )}
              {dispatches.map((dispatch) => (
                <Batch key={dispatch.id} dispatch={dispatch} onChanged={asked.reload} />
              ))}
            </>
          )}
        </Answered>
      )}
    </>
  )
}

function Prepare(props: { village: string; unused: number; onSent: () => void }) {
  const { village, unused, onSent } = props
  const locale = useLocale()
  const t = dispatchText(locale)
  const [fields, setFields] = useState({ rt: '', rw: '', carrierName: '' })
  const [error, setError] = useState<string>()
  const [sent, setSent] = useState<SlipDispatch>()
  const [busy, setBusy] = useState(false)

  async function send() {
    setBusy(true)
    const answer = await ask(sendDispatch, { body: { villageCode: village, ...fields } })
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setError(undefined)
    setSent(answer.value)
    onSent()
  }

  return (
    <section class="t-card">
      <h2>{t.send}</h2>
      <p class="t-muted">{t.unused(formatNumber(unused, locale))}</p>
      {sent && (
        <Notice tone="good" live>
          {t.sent(sent.number, formatNumber(sent.slips.length, locale))}
        </Notice>
      )}
      <Form
        errors={error ? [{ field: 'rt', message: error }] : undefined}
        onSubmit={() => void send()}
        actions={
          <Button type="submit" kind="primary" busy={busy}>
            {t.send}
          </Button>
        }
      >
        <div class="t-row">
          {(['rt', 'rw'] as const).map((name) => (
            <TextField
              key={name}
              name={name}
              label={t[name]}
              width="s"
              inputMode="numeric"
              maxLength={3}
              value={fields[name]}
              onInput={(value) => setFields({ ...fields, [name]: value })}
            />
          ))}
        </div>
        <TextField
          name="carrierName"
          label={t.carrier}
          hint={t.carrierHint}
          maxLength={120}
          value={fields.carrierName}
          onInput={(carrierName) => setFields({ ...fields, carrierName })}
        />
      </Form>
    </section>
  )
}

function Batch({ dispatch, onChanged }: { dispatch: SlipDispatch; onChanged: () => void }) {
  const locale = useLocale()
  const t = dispatchText(locale)
  const [receiving, setReceiving] = useState<CarriedSlip>()
  const [closing, setClosing] = useState(false)
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const received = dispatch.slips.filter(({ state }) => state === 'received').length
  const params = { id: dispatch.id }

  async function act(
    work: () => Promise<{ ok: true } | { ok: false; refusal: { sentence: { id: string; en: string } } }>,
  ) {
    setBusy(true)
    const answer = await work()
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setError(undefined)
    setReceiving(undefined)
    setClosing(false)
    onChanged()
  }

  return (
    <section class="t-card">
      <h2>
        {dispatch.number} · {t.where(dispatch.rt, dispatch.rw)}
      </h2>
      <p class="t-muted">
        {dispatch.carrierName} · {formatDate(dispatch.sentAt, locale)} ·{' '}
        {t.of(formatNumber(received, locale), formatNumber(dispatch.slips.length, locale))}
        {dispatch.closedAt && ` · ${t.closed} ${formatDate(dispatch.closedAt, locale)}`}
      </p>
      <div class="t-row">
        <DocumentLink
          href={addressOf(dispatchList, { params })}
          title={t.list}
          download="tanda-terima-slip.pdf"
        />
        {!dispatch.closedAt && <Button onClick={() => setClosing(true)}>{t.close}</Button>}
      </div>
      <Table
        caption={`${t.number} ${dispatch.number}`}
        rows={dispatch.slips}
        rowKey={({ slipId }) => slipId}
        columns={[
          {
            key: 'serial',
            header: t.serial,
            names: true,
            cell: ({ serial }) => <span class="t-digits">{serial}</span>,
          },
          { key: 'head', header: t.head, cell: ({ headName }) => headName },
          {
            key: 'state',
            header: t.state,
            cell: ({ state, receivedBy }) => (
              <>
                <StatusChip tone={state === 'received' ? 'good' : state === 'carried' ? 'moving' : 'neutral'}>
                  {t.states[state]}
                </StatusChip>
                {receivedBy && <small class="t-muted"> {receivedBy}</small>}
              </>
            ),
          },
          {
            key: 'act',
            header: t.act,
            cell: (slip) =>
              slip.state === 'carried' &&
              !dispatch.closedAt && (
                <Button
                  kind="quiet"
                  onClick={() => {
                    setError(undefined)
                    setReceiving(slip)
                  }}
                >
                  {t.receive}
                </Button>
              ),
          },
        ]}
      />
      <ConfirmDialog
        open={receiving !== undefined}
        title={t.receiveTitle}
        consequence={t.receiveLead(receiving?.headName ?? '')}
        confirmLabel={t.receive}
        busy={busy}
        error={error}
        reason={{ label: t.receivedBy }}
        onConfirm={(receivedBy) =>
          receiving &&
          void act(() => ask(recordReceipt, { params, body: { slipId: receiving.slipId, receivedBy } }))
        }
        onCancel={() => setReceiving(undefined)}
      />
      <ConfirmDialog
        open={closing}
        title={t.closeTitle}
        consequence={t.closeConsequence}
        confirmLabel={t.close}
        danger
        busy={busy}
        error={error}
        reason={{}}
        onConfirm={(reason) => void act(() => ask(closeDispatch, { params, body: { reason } }))}
        onCancel={() => setClosing(false)}
      />
    </section>
  )
}
