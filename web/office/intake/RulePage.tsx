import { getProblemVillages } from '@tanggap/contract/intake-workbench'
import type { AnswerOf } from '@tanggap/contract/route'
import { useState } from 'preact/hooks'
import { Answered, useAsk } from '../../kit/client/index.ts'
import { Button, formatNumber, LinkButton, type Sort, StatusChip, Table, useLocale } from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { PageLinks } from '../PageLinks.tsx'
import { useVillageName } from '../villages.ts'
import { benchText } from './bench.text.ts'
import { type ChosenGroup, DecideGroup } from './DecideGroup.tsx'
import { deskText } from './desk.text.ts'
import { IntakeFrame } from './IntakeFrame.tsx'
import { intakeText } from './intake.text.ts'
import { ruleIn } from './rule-address.ts'
import { useIntake } from './use-intake.ts'
import { severityTones } from './WorkbenchPage.tsx'

type Villages = AnswerOf<typeof getProblemVillages>
const sorts = ['rows', 'open', 'village'] as const

/** One rule: what it rests on, and village by village how often it is broken and what was decided. */
export function RulePage({ id, code }: { id: string; code: string }) {
  const asked = useIntake(id)
  const { query } = useAddress()
  const sort = sorts.find((each) => each === query.sort) ?? 'rows'
  const found = useAsk(getProblemVillages, {
    params: { id, code: ruleIn(code) },
    query: { sort, page: Number(query.page ?? 1) },
  })
  return (
    <Answered of={asked}>
      {(intake) => (
        <IntakeFrame intake={intake} view="bench">
          <Answered of={found}>
            {(rule) => <Rule id={id} rule={rule} sort={sort} onChange={found.reload} />}
          </Answered>
        </IntakeFrame>
      )}
    </Answered>
  )
}

function Rule({
  id,
  rule: { group, villages, total, pageSize, mayWork },
  sort,
  onChange,
}: {
  id: string
  rule: Villages
  sort: (typeof sorts)[number]
  onChange: () => void
}) {
  const locale = useLocale()
  const t = intakeText(locale)
  const d = deskText(locale)
  const b = benchText(locale)
  const address = useAddress()
  const villageName = useVillageName()
  const [chosen, setChosen] = useState<ChosenGroup>()
  const number = (value: number) => formatNumber(value, locale)
  const { code, severity, sentence, source } = group
  const rowsOf = (village: string | null) =>
    `/intakes/${id}?code=${encodeURIComponent(code)}${village === null ? '' : `&village=${village}`}`
  return (
    <>
      <section class="t-stack-s">
        <div class="t-row">
          <StatusChip tone={severityTones[severity]}>{t.severity[severity]}</StatusChip>
          <span>{b.inRegency(number(group.rows), number(group.villages))}</span>
        </div>
        <h2 class="o-problem">{sentence[locale]}</h2>
        <p class="t-muted">
          {d.source}: {source[locale]}
        </p>
        <p>{b.settledOf(number(group.settled), number(group.rows))}</p>
        <div class="t-row">
          <LinkButton href={rowsOf(null)}>{b.seeAllRows}</LinkButton>
          {mayWork && (
            <Button onClick={() => setChosen({ code, severity, sentence, village: null })}>
              {b.decideAll}
            </Button>
          )}
          <LinkButton href={`/intakes/${id}/bench`} icon="arrow-left">
            {b.back}
          </LinkButton>
        </div>
      </section>
      <section class="t-stack-s">
        <h2>{b.perVillage}</h2>
        <Table
          caption={b.perVillage}
          captionHidden
          rows={villages}
          rowKey={(village) => village.code ?? 'none'}
          href={(village) => rowsOf(village.code)}
          sort={{ key: sort, direction: sort === 'village' ? 'ascending' : 'descending' }}
          sortHref={(next: Sort) => address.with({ sort: next.key })}
          columns={[
            {
              key: 'village',
              header: b.village,
              names: true,
              sortable: true,
              cell: (village) => (village.code === null ? d.noVillage : villageName(village.code)),
            },
            { key: 'rows', header: b.rows, align: 'end', sortable: true, cell: ({ rows }) => number(rows) },
            {
              key: 'open',
              header: b.open,
              align: 'end',
              sortable: true,
              cell: ({ rows, settled }) => number(rows - settled),
            },
            ...(mayWork
              ? [
                  {
                    key: 'act',
                    header: b.act,
                    cell: (place: Villages['villages'][number]) =>
                      place.code !== null && (
                        <Button onClick={() => setChosen({ code, severity, sentence, village: place.code })}>
                          {b.decide}
                        </Button>
                      ),
                  },
                ]
              : []),
          ]}
        />
        <PageLinks total={total} pageSize={pageSize} />
      </section>
      {chosen && (
        <DecideGroup
          id={id}
          chosen={chosen}
          onClose={() => setChosen(undefined)}
          onDone={() => {
            setChosen(undefined)
            onChange()
          }}
        />
      )}
    </>
  )
}
