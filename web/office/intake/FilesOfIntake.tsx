import { checkIntake, type IntakeDetail } from '@tanggap/contract/intake'
import { type FilesTaken, getInbox, listUploads, removeFile } from '@tanggap/contract/intake-files'
import { useState } from 'preact/hooks'
import { ask, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  ConfirmDialog,
  FileField,
  formatBytes,
  formatNumber,
  formatPercent,
  type Locale,
  Notice,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { useSession } from '../session/session.ts'
import { filesText } from './files.text.ts'
import { sendFile } from './send-file.ts'

interface Props {
  readonly intake: IntakeDetail
  readonly onChange: () => void
}

/** The files of a delivery; while it receives, also where they are sent from. */
export function FilesOfIntake({ intake, onChange }: Props) {
  const locale = useLocale()
  const t = filesText(locale)
  const warnings = intake.files.flatMap((file) =>
    file.warnings.map((warning) => `${file.fileName}: ${warning[locale]}`),
  )
  const { office } = useSession()
  const mayMap = intake.status === 'receiving' && office.role === 'data_operator'
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
              cell: ({ format, encoding, delimiter, cameBy }) =>
                [
                  format.toUpperCase(),
                  ...(format === 'csv' ? [encoding.toUpperCase(), signOf(delimiter, t.signs)] : []),
                  ...(cameBy === 'folder' ? [t.fromFolder] : []),
                ].join(' · '),
            },
            {
              key: 'rows',
              header: t.rowsRead,
              align: 'end',
              cell: ({ rows }) => (rows === null ? '–' : formatNumber(rows, locale)),
            },
            {
              key: 'total',
              header: t.controlTotal,
              align: 'end',
              cell: ({ hashTotal }) => (hashTotal === null ? '–' : formatNumber(hashTotal, locale)),
            },
            ...(mayMap
              ? [
                  {
                    key: 'map',
                    header: t.action,
                    cell: (file: IntakeDetail['files'][number]) => (
                      <ActsOnFile intakeId={intake.id} file={file} onChange={onChange} />
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      <ControlTotals intake={intake} />
      <SendFiles intake={intake} onChange={onChange} />
    </section>
  )
}

/** What was read is what may be taken in and what was held back, to the last row. */
function ControlTotals({ intake: { counts } }: { intake: IntakeDetail }) {
  const locale = useLocale()
  const t = filesText(locale)
  if (counts?.hashRead === undefined) return null
  const said = (total: number | undefined) => formatNumber(total ?? 0, locale)
  return (
    <p class="t-muted">
      {t.totals(said(counts.hashRead), said(counts.hashAccepted), said(counts.hashWithErrors))}{' '}
      {t.controlTotalHint}
    </p>
  )
}

/** What may be done with a file while the delivery receives. */
function ActsOnFile({
  intakeId,
  file,
  onChange,
}: {
  intakeId: string
  file: IntakeDetail['files'][number]
  onChange: () => void
}) {
  const locale = useLocale()
  const t = filesText(locale)
  const [asking, setAsking] = useState(false)
  const [error, setError] = useState<string>()
  async function remove() {
    const answer = await ask(removeFile, { params: { id: intakeId, fileId: file.id } })
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setAsking(false)
    onChange()
  }
  return (
    <div class="t-row">
      {(!file.mapped || file.profile !== null) && (
        <a href={`/intakes/${intakeId}/files/${file.id}`}>{file.mapped ? t.remap : t.map}</a>
      )}
      <Button kind="quiet" onClick={() => setAsking(true)}>
        {t.remove}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t.removeTitle(file.fileName)}
        consequence={t.removeConsequence}
        confirmLabel={t.remove}
        error={error}
        onConfirm={() => void remove()}
        onCancel={() => setAsking(false)}
      />
    </div>
  )
}

function SendFiles({ intake, onChange }: Props) {
  const locale = useLocale()
  const t = filesText(locale)
  const { office } = useSession()
  const [file, setFile] = useState<File>()
  const [share, setShare] = useState<number>()
  const [said, setSaid] = useState<{ tone: 'good' | 'attention' | 'bad'; text: string }>()
  const [turn, setTurn] = useState(0)
  if (intake.status !== 'receiving' || office.role !== 'data_operator') return null

  async function send() {
    if (!file) return
    setShare(0)
    setSaid(undefined)
    const answer = await sendFile(intake.id, file, setShare)
    setShare(undefined)
    if (!answer.ok) return setSaid({ tone: 'bad', text: answer.refusal.sentence[locale] })
    const isKnown = answer.value.files.every(({ layout }) => layout !== null)
    setSaid({ tone: isKnown ? 'good' : 'attention', text: toldOf(answer.value, locale) })
    setFile(undefined)
    setTurn(turn + 1)
    onChange()
  }

  async function check() {
    const answer = await ask(checkIntake, { params: { id: intake.id } })
    if (answer.ok) onChange()
    else setSaid({ tone: 'bad', text: answer.refusal.sentence[locale] })
  }

  return (
    <div class="t-stack-s">
      {said && (
        <Notice tone={said.tone} live>
          {said.text}
        </Notice>
      )}
      <p class="t-muted">{intake.kind === 'dtsen' ? t.needsDtsen : t.needsRecipients}</p>
      <InboxOfIntake id={intake.id} />
      {share === undefined && <BrokenOff key={turn} id={intake.id} />}
      <FileField
        key={turn}
        name="file"
        label={t.fileField}
        hint={t.fileHint}
        accept=".csv,.txt,.xlsx,.parquet,text/csv"
        onInput={([chosen]) => setFile(chosen)}
      />
      {share !== undefined && (
        <label class="t-stack-s">
          <span role="status">{share < 1 ? t.uploading(formatPercent(share, locale, 0)) : t.looking}</span>
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

/** What was begun before, on this machine or another, and where it goes on. */
function BrokenOff({ id }: { id: string }) {
  const locale = useLocale()
  const t = filesText(locale)
  const { value } = useAsk(listUploads, { params: { id } })
  return (
    <>
      {value?.uploads.map(({ uploadId, fileName, received, bytes }) => (
        <Notice key={uploadId} tone="attention" title={t.brokenOff(fileName)}>
          {t.goOn(
            formatBytes(received, locale),
            formatBytes(bytes, locale),
            formatPercent(received / bytes, locale, 0),
          )}
        </Notice>
      ))}
    </>
  )
}

/** Another way for files to come, where the office has one. */
function InboxOfIntake({ id }: { id: string }) {
  const t = filesText(useLocale())
  const { value } = useAsk(getInbox, { params: { id } }, { everySeconds: 30 })
  if (!value || value.folder === null) return null
  return (
    <p class="t-muted">
      {t.inbox(value.folder)} {value.waiting.length > 0 && t.waiting(value.waiting.join(', '))}
    </p>
  )
}

/** What became of a file, in a sentence or a few. */
function toldOf({ files, leftOut }: FilesTaken, locale: Locale): string {
  const t = filesText(locale)
  const known = files.flatMap(({ layoutTitle }) => (layoutTitle === null ? [] : [`"${layoutTitle[locale]}"`]))
  const ignored = [...new Set(files.flatMap((file) => file.ignored))]
  return [
    known.length > 0 ? t.received([...new Set(known)].join(', ')) : '',
    known.length < files.length ? t.unmapped : '',
    ignored.length > 0 ? t.ignored(ignored.join(', ')) : '',
    leftOut.length > 0 ? t.leftOut(leftOut.join(', ')) : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

function signOf(delimiter: string, signs: Readonly<Record<string, string>>): string {
  return signs[delimiter] ?? delimiter
}
