import { fixRow, getStagedRow, undoFix } from '@tanggap/contract/intake-workbench'
import type { AnswerOf } from '@tanggap/contract/route'
import { useState } from 'preact/hooks'
import { Answered, ask, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  Form,
  formatDateTime,
  LinkButton,
  Notice,
  PageHeader,
  StatusChip,
  Table,
  TextField,
  useLocale,
} from '../../kit/index.ts'
import { benchText } from './bench.text.ts'
import { deskText } from './desk.text.ts'
import { intakeText } from './intake.text.ts'

type Row = AnswerOf<typeof getStagedRow>

/** One row cell by cell, to be repaired where it stands; what stood in the file stays kept. */
export function RowPage({ id, file, line }: { id: string; file: string; line: string }) {
  const locale = useLocale()
  const t = intakeText(locale)
  const d = deskText(locale)
  const asked = useAsk(getStagedRow, { params: { id, file, line: Number(line) } })
  return (
    <Answered of={asked}>
      {(row) => (
        <div class="t-stack">
          <PageHeader
            title={d.rowTitle(row.fileName, String(row.line))}
            crumbs={[
              { href: '/intakes', label: t.title },
              { href: `/intakes/${id}/bench`, label: d.bench },
              { label: d.rowTitle(row.fileName, String(row.line)) },
            ]}
          />
          {row.problems.map((problem) => (
            <Notice key={problem.code} tone={problem.severity === 'error' ? 'bad' : 'attention'}>
              {problem.sentence[locale]}{' '}
              <a href={`/intakes/${id}?code=${encodeURIComponent(problem.code)}`}>
                {benchText(locale).sameProblem}
              </a>
            </Notice>
          ))}
          {row.isHeld && <Notice tone="info">{d.isHeld}</Notice>}
          <Cells id={id} file={file} row={row} onChange={asked.reload} />
          <Fixes id={id} row={row} onChange={asked.reload} />
          <div class="t-row">
            <LinkButton href={`/intakes/${id}/bench`} icon="arrow-left">
              {d.bench}
            </LinkButton>
          </div>
        </div>
      )}
    </Answered>
  )
}

function Cells({ id, file, row, onChange }: { id: string; file: string; row: Row; onChange: () => void }) {
  const locale = useLocale()
  const d = deskText(locale)
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const [told, setTold] = useState<string>()
  const wrong = row.cells.filter(({ problems }) => problems.length > 0)
  const rest = row.cells.filter(({ problems }) => problems.length === 0)

  async function save() {
    const cells = Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== ''))
    const answer = await ask(fixRow, { params: { id, file, line: row.line }, body: { cells, reason } })
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setError(undefined)
    setTyped({})
    setReason('')
    setTold(d.fixed(d.severities[answer.value.severity]))
    onChange()
  }

  const field = (cell: Row['cells'][number]) => (
    <TextField
      key={cell.column}
      name={`cell-${cell.column}`}
      label={<code>{cell.column}</code>}
      hint={`${d.cell}: ${cell.value === '' ? '–' : cell.value}`}
      error={cell.problems.map((sentence) => sentence[locale]).join(' ') || undefined}
      optional
      value={typed[cell.column] ?? ''}
      onInput={(value) => setTyped({ ...typed, [cell.column]: value })}
      autoComplete="off"
    />
  )
  if (!row.mayFix)
    return (
      <Table
        caption={d.columns}
        captionHidden
        rows={row.cells}
        rowKey={({ column }) => column}
        columns={[
          { key: 'column', header: d.columns, names: true, cell: ({ column }) => <code>{column}</code> },
          { key: 'value', header: d.cell, cell: ({ value }) => value || '–' },
        ]}
      />
    )
  return (
    <Form
      onSubmit={() => void save()}
      actions={
        <Button type="submit" kind="primary">
          {d.fix}
        </Button>
      }
    >
      <p class="t-muted">{d.rowHelp}</p>
      {told && (
        <Notice tone="good" live>
          {told}
        </Notice>
      )}
      {error && (
        <Notice tone="bad" live>
          {error}
        </Notice>
      )}
      {wrong.map(field)}
      <details>
        <summary>
          {d.columns} ({rest.length})
        </summary>
        <div class="t-stack-s">{rest.map(field)}</div>
      </details>
      <TextField
        name="reason"
        label={d.fixReason}
        hint={d.fixReasonHint}
        value={reason}
        onInput={setReason}
      />
    </Form>
  )
}

function Fixes({ id, row, onChange }: { id: string; row: Row; onChange: () => void }) {
  const locale = useLocale()
  const d = deskText(locale)
  const [error, setError] = useState<string>()
  if (row.fixes.length === 0) return null

  async function undo(fix: string) {
    const answer = await ask(undoFix, { params: { id, fix } })
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    onChange()
  }
  return (
    <section class="t-stack-s">
      <h2>{d.fixes}</h2>
      {error && (
        <Notice tone="bad" live>
          {error}
        </Notice>
      )}
      <Table
        caption={d.fixes}
        captionHidden
        rows={row.fixes}
        rowKey={(fix) => fix.id}
        columns={[
          {
            key: 'columns',
            header: d.columns,
            names: true,
            cell: ({ columns }) => <code>{columns.join(', ')}</code>,
          },
          { key: 'reason', header: d.fixReason, cell: ({ reason }) => reason },
          { key: 'by', header: d.decided, cell: ({ by, at }) => d.by(by, formatDateTime(at, locale)) },
          {
            key: 'undo',
            header: d.undo,
            cell: (fix) =>
              fix.undone ? (
                <StatusChip tone="neutral">{d.fixUndone}</StatusChip>
              ) : (
                row.mayFix && <Button onClick={() => void undo(fix.id)}>{d.undo}</Button>
              ),
          },
        ]}
      />
    </section>
  )
}
