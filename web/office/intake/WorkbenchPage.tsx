import { getWorkbench } from '@tanggap/contract/intake-workbench'
import { listVillages } from '@tanggap/contract/regions'
import type { AnswerOf } from '@tanggap/contract/route'
import { Answered, useAsk } from '../../kit/client/index.ts'
import {
  EmptyState,
  FilterBar,
  formatNumber,
  LinkButton,
  Select,
  type Sort,
  StatusChip,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { BenchDecisions } from './BenchDecisions.tsx'
import { benchText } from './bench.text.ts'
import { deskText } from './desk.text.ts'
import { IntakeFrame } from './IntakeFrame.tsx'
import { intakeText } from './intake.text.ts'
import { ruleAddress } from './rule-address.ts'
import { useIntake } from './use-intake.ts'

type Bench = AnswerOf<typeof getWorkbench>

export const severityTones = { error: 'bad', warning: 'attention', info: 'neutral' } as const
const severities = ['error', 'warning', 'info'] as const
const states = ['open', 'settled'] as const
const sorts = ['severity', 'rows', 'open'] as const

/** Problems by rule; each opens village by village and row by row, and what was decided stands below. */
export function WorkbenchPage({ id }: { id: string }) {
  const asked = useIntake(id)
  const { query } = useAddress()
  const severity = severities.find((each) => each === query.severity)
  const state = states.find((each) => each === query.state)
  const bench = useAsk(getWorkbench, {
    params: { id },
    query: {
      ...(query.q && { q: query.q }),
      ...(severity && { severity }),
      ...(query.village && { village: query.village }),
      ...(state && { state }),
      sort: sorts.find((each) => each === query.sort) ?? 'severity',
    },
  })
  return (
    <Answered of={asked}>
      {(intake) => (
        <IntakeFrame intake={intake} view="bench">
          <Answered of={bench}>{(shown) => <Bench id={id} bench={shown} onChange={bench.reload} />}</Answered>
        </IntakeFrame>
      )}
    </Answered>
  )
}

function Bench({ id, bench, onChange }: { id: string; bench: Bench; onChange: () => void }) {
  const locale = useLocale()
  const d = deskText(locale)
  const said = d.benchLead(formatNumber(bench.settled, locale), formatNumber(bench.rows, locale))
  if (bench.rules === 0 && bench.decisions.length === 0)
    return <EmptyState icon="check" title={d.benchDone} />
  return (
    <>
      <p>{said}</p>
      <progress class="o-progress" aria-label={said} max={Math.max(1, bench.rows)} value={bench.settled} />
      {!bench.mayWork && <p class="t-muted">{d.benchClosed}</p>}
      <Rules id={id} bench={bench} />
      <BenchDecisions id={id} bench={bench} onChange={onChange} />
    </>
  )
}

function Rules({ id, bench }: { id: string; bench: Bench }) {
  const locale = useLocale()
  const t = intakeText(locale)
  const b = benchText(locale)
  const address = useAddress()
  const { query } = address
  const villages = useAsk(listVillages)
  const number = (value: number) => formatNumber(value, locale)
  const key = sorts.find((each) => each === query.sort) ?? 'severity'
  const filtered = ['q', 'severity', 'village', 'state'].some((each) => query[each])
  return (
    <section class="t-stack-s">
      <h2>{b.rules}</h2>
      <p class="t-muted">{b.lead}</p>
      <FilterBar
        onApply={address.apply}
        search={{ name: 'q', label: b.search, placeholder: b.searchHint, value: query.q ?? '' }}
      >
        <Select
          name="severity"
          label={b.severity}
          optional
          value={query.severity ?? ''}
          placeholder={b.anySeverity}
          options={severities.map((value) => ({ value, label: t.severity[value] }))}
        />
        <Select
          name="village"
          label={b.village}
          optional
          value={query.village ?? ''}
          placeholder={b.anyVillage}
          options={(villages.value?.villages ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        />
        <Select
          name="state"
          label={b.state}
          optional
          value={query.state ?? ''}
          placeholder={b.anyState}
          options={states.map((value) => ({ value, label: b.states[value] }))}
        />
      </FilterBar>
      <p class="t-muted" role="status">
        {b.shown(number(bench.groups.length), number(bench.rules))}
      </p>
      <Table
        caption={b.rules}
        captionHidden
        rows={bench.groups}
        rowKey={({ code }) => code}
        href={({ code }) => ruleAddress(id, code)}
        sort={{ key, direction: 'descending' }}
        sortHref={(next: Sort) => address.with({ sort: next.key })}
        empty={
          <EmptyState
            title={filtered ? b.noneFits : deskText(locale).benchDone}
            action={filtered && <LinkButton href={`/intakes/${id}/bench`}>{b.clear}</LinkButton>}
          >
            {filtered ? b.noneFitsHelp : ''}
          </EmptyState>
        }
        columns={[
          {
            key: 'severity',
            header: b.severity,
            sortable: true,
            cell: ({ severity }) => (
              <StatusChip tone={severityTones[severity]}>{t.severity[severity]}</StatusChip>
            ),
          },
          { key: 'problem', header: b.problem, names: true, cell: ({ sentence }) => sentence[locale] },
          { key: 'rows', header: b.rows, align: 'end', sortable: true, cell: ({ rows }) => number(rows) },
          {
            key: 'open',
            header: b.open,
            align: 'end',
            sortable: true,
            cell: ({ rows, settled }) => number(rows - settled),
          },
          { key: 'villages', header: b.villages, align: 'end', cell: ({ villages }) => number(villages) },
          {
            key: 'example',
            header: b.example,
            cell: ({ examples: [first] }) =>
              first ? (
                <a href={`/intakes/${id}/rows/${first.fileId}/${first.line}`}>
                  {first.name ?? b.line(first.fileName, String(first.line))}
                </a>
              ) : (
                '–'
              ),
          },
        ]}
      />
    </section>
  )
}
