import { checkIntake, type IntakeDetail } from '@tanggap/contract/intake'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import {
  Button,
  FileField,
  formatBytes,
  formatNumber,
  formatPercent,
  Notice,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { useSession } from '../session/session.ts'
import { intakeText } from './intake.text.ts'
import { sendFile } from './send-file.ts'

interface Props {
  readonly intake: IntakeDetail
  readonly onChange: () => void
}

/** The files of a delivery; while it receives, also where they are sent from. */
export function FilesOfIntake({ intake, onChange }: Props) {
  const locale = useLocale()
  const t = intakeText(locale)
  const warnings = intake.files.flatMap((file) =>
    file.warnings.map((warning) => `${file.fileName}: ${warning[locale]}`),
  )
  return (
    <section class="t-stack-s">
      <h2>{t.files}</h2>
      {warnings.map((warning) => (
        <Notice key={warning} tone="attention">
          {warning}
        </Notice>
      ))}
      {intake.files.length > 0 && (
        <Table
          caption={t.files}
          captionHidden
          rows={intake.files}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', header: t.file, names: true, cell: ({ fileName }) => fileName },
            { key: 'layout', header: t.layout, cell: ({ layoutTitle }) => layoutTitle[locale] },
            {
              key: 'size',
              header: t.size,
              align: 'end',
              cell: ({ bytes }) => formatBytes(bytes, locale),
            },
            {
              key: 'writing',
              header: t.writing,
              cell: ({ encoding, delimiter }) => `${encoding.toUpperCase()} · ${signOf(delimiter)}`,
            },
            {
              key: 'rows',
              header: t.rowsRead,
              align: 'end',
              cell: ({ rows }) => (rows === null ? '–' : formatNumber(rows, locale)),
            },
          ]}
        />
      )}
      <SendFiles intake={intake} onChange={onChange} />
    </section>
  )
}

function SendFiles({ intake, onChange }: Props) {
  const locale = useLocale()
  const t = intakeText(locale)
  const { office } = useSession()
  const [file, setFile] = useState<File>()
  const [share, setShare] = useState<number>()
  const [said, setSaid] = useState<{ good: boolean; text: string }>()
  const [turn, setTurn] = useState(0)
  if (intake.status !== 'receiving' || office.role !== 'data_operator') return null

  async function send() {
    if (!file) return
    setShare(0)
    setSaid(undefined)
    const answer = await sendFile(intake.id, file, setShare)
    setShare(undefined)
    if (!answer.ok) return setSaid({ good: false, text: answer.refusal.sentence[locale] })
    const { layoutTitle, ignored } = answer.value
    const unused = ignored.length > 0 ? ` ${t.ignored(ignored.join(', '))}` : ''
    setSaid({ good: true, text: `${t.received(layoutTitle[locale])}${unused}` })
    setFile(undefined)
    setTurn(turn + 1)
    onChange()
  }

  async function check() {
    const answer = await ask(checkIntake, { params: { id: intake.id } })
    if (answer.ok) onChange()
    else setSaid({ good: false, text: answer.refusal.sentence[locale] })
  }

  return (
    <div class="t-stack-s">
      {said && (
        <Notice tone={said.good ? 'good' : 'bad'} live>
          {said.text}
        </Notice>
      )}
      <p class="t-muted">{intake.kind === 'dtsen' ? t.needsDtsen : t.needsRecipients}</p>
      <FileField
        key={turn}
        name="file"
        label={t.fileField}
        hint={t.fileHint}
        accept=".csv,.txt,text/csv"
        onInput={([chosen]) => setFile(chosen)}
      />
      {share !== undefined && (
        <label class="t-stack-s">
          <span role="status">{t.uploading(formatPercent(share, locale, 0))}</span>
          <progress class="o-progress" max={1} value={share} />
        </label>
      )}
      <div class="t-row">
        <Button icon="upload" busy={share !== undefined} disabled={!file} onClick={() => void send()}>
          {t.upload}
        </Button>
        {intake.allowed.includes('check') && (
          <Button kind="primary" icon="check" onClick={() => void check()}>
            {t.check}
          </Button>
        )}
      </div>
    </div>
  )
}

function signOf(delimiter: string): string {
  return delimiter === '\t' ? 'tab' : delimiter
}
