import { draftVersion, type FormProblemShown } from '@tanggap/contract/questionnaires'
import type { AnswerOf } from '@tanggap/contract/route'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import {
  Button,
  FileField,
  Form,
  formatNumber,
  Notice,
  StatusChip,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { instrumentText } from './instrument.text.ts'

const largest = 2_500_000

/** Sends a workbook and says, row by row, what of it is not understood. */
export function SendDraft({ onKept }: { onKept: () => void }) {
  const locale = useLocale()
  const t = instrumentText(locale)
  const [file, setFile] = useState<File>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const [answer, setAnswer] = useState<AnswerOf<typeof draftVersion>>()

  async function send() {
    setAnswer(undefined)
    if (file === undefined) return setError(t.choose)
    if (file.size > largest) return setError(t.tooLarge)
    setBusy(true)
    setError(undefined)
    const said = await ask(draftVersion, { body: { file: await base64Of(file) } })
    setBusy(false)
    if (!said.ok) return setError(said.refusal.sentence[locale])
    setAnswer(said.value)
    if (said.value.version !== null) onKept()
  }

  return (
    <section class="t-card" aria-labelledby="send-draft">
      <h2 id="send-draft">{t.send}</h2>
      <p class="t-muted">{t.sendLead}</p>
      <Form onSubmit={() => void send()}>
        <FileField
          name="file"
          label={t.file}
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          error={error}
          onInput={([chosen]) => {
            setFile(chosen)
            setError(undefined)
          }}
        />
        <Button type="submit" kind="primary" icon="upload" busy={busy}>
          {t.sendNow}
        </Button>
      </Form>
      {answer && (
        <div class="t-stack-s" aria-live="polite">
          <Notice tone={answer.version === null ? 'bad' : 'good'}>
            {answer.version === null ? t.notKept : t.kept}
          </Notice>
          {answer.problems.length > 0 && <Problems problems={answer.problems} />}
        </div>
      )}
    </section>
  )
}

function Problems({ problems }: { problems: readonly FormProblemShown[] }) {
  const locale = useLocale()
  const t = instrumentText(locale)
  const placeOf = ({ sheet, row, column }: FormProblemShown) =>
    [row === null ? sheet : t.row(sheet, formatNumber(row, locale)), column].filter(Boolean).join(' · ')
  return (
    <Table
      caption={t.problems}
      columns={[
        { key: 'place', header: t.place, names: true, cell: placeOf },
        {
          key: 'severity',
          header: t.status,
          cell: ({ severity }) => (
            <StatusChip tone={severity === 'error' ? 'bad' : 'attention'}>{t.severity[severity]}</StatusChip>
          ),
        },
        { key: 'sentence', header: t.sentence, cell: ({ sentence }) => sentence[locale] },
      ]}
      rows={problems.map((problem, place) => ({ ...problem, place }))}
      rowKey={({ place }) => String(place)}
    />
  )
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 32_768)
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768))
  return btoa(text)
}
