import { downloadReturn, type getWorkbench, undoDecision } from '@tanggap/contract/intake-workbench'
import type { AnswerOf } from '@tanggap/contract/route'
import { useState } from 'preact/hooks'
import { addressOf, ask } from '../../kit/client/index.ts'
import {
  Button,
  DocumentLink,
  EmptyState,
  formatDateTime,
  formatNumber,
  Notice,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { useVillageName } from '../villages.ts'
import { benchText } from './bench.text.ts'
import { deskText } from './desk.text.ts'
import { intakeText } from './intake.text.ts'

type Bench = AnswerOf<typeof getWorkbench>

/** What was decided, each decision with its undo, and the files that go back to the provider because of it. */
export function BenchDecisions({ id, bench, onChange }: { id: string; bench: Bench; onChange: () => void }) {
  const locale = useLocale()
  const t = intakeText(locale)
  const d = deskText(locale)
  const b = benchText(locale)
  const villageName = useVillageName()
  const [error, setError] = useState<string>()
  const number = (value: number) => formatNumber(value, locale)
  const returning = bench.files.filter(({ toReturn }) => toReturn > 0)

  async function undo(decision: string) {
    const answer = await ask(undoDecision, { params: { id, decision } })
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setError(undefined)
    onChange()
  }
  return (
    <>
      <section class="t-stack-s">
        <h2>{d.decided}</h2>
        {error && (
          <Notice tone="bad" live>
            {error}
          </Notice>
        )}
        <Table
          caption={d.decided}
          captionHidden
          rows={bench.decisions}
          rowKey={(decision) => decision.id}
          empty={<EmptyState title={d.noDecisions} />}
          columns={[
            { key: 'what', header: t.problem, names: true, cell: ({ sentence }) => sentence[locale] },
            { key: 'decision', header: d.decide, cell: ({ decision }) => d.decisions[decision] },
            {
              key: 'village',
              header: d.village,
              cell: ({ village }) => (village === null ? d.everywhere : villageName(village)),
            },
            { key: 'rows', header: d.rows, align: 'end', cell: ({ rows }) => number(rows) },
            { key: 'by', header: t.decision, cell: ({ by, at }) => d.by(by, formatDateTime(at, locale)) },
            {
              key: 'undo',
              header: b.act,
              cell: (decision) =>
                bench.mayWork && <Button onClick={() => void undo(decision.id)}>{d.undo}</Button>,
            },
          ]}
        />
      </section>
      {returning.length > 0 && (
        <section class="t-stack-s">
          <h2>{d.returnFiles}</h2>
          {returning.flatMap((file) =>
            (['csv', 'xlsx'] as const).map((as) => (
              <DocumentLink
                key={`${file.id} ${as}`}
                href={addressOf(downloadReturn, { params: { id, file: file.id }, query: { as } })}
                title={as === 'csv' ? b.returnCsv(file.name) : b.returnXlsx(file.name)}
                detail={d.returnDetail(number(file.toReturn))}
                download
              />
            )),
          )}
        </section>
      )}
    </>
  )
}
