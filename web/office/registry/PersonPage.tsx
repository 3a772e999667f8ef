import { getPerson, getPersonLine } from '@tanggap/contract/registry-history'
import type { AnswerOf } from '@tanggap/contract/route'
import { Answered, useAsk } from '../../kit/client/index.ts'
import { formatDate, MaskedNumber, PageHeader, StatusChip, Table, Tabs, useLocale } from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { LineOfTime } from './LineOfTime.tsx'
import { lineText } from './line.text.ts'
import { registryText } from './registry.text.ts'
import { ValueTable } from './ValueTable.tsx'
import { valueWords } from './value-words.ts'

const views = ['values', 'belongings', 'history'] as const

/** A person as known today: their values, every family they belonged to, and what happened. */
export function PersonPage({ id }: { id: string }) {
  const asked = useAsk(getPerson, { params: { id } })
  return <Answered of={asked}>{(found) => <Person key={id} found={found} />}</Answered>
}

function Person({ found: { person, belongings } }: { found: AnswerOf<typeof getPerson> }) {
  const locale = useLocale()
  const t = lineText(locale)
  const words = registryText(locale)
  const address = useAddress()
  const view = views.find((one) => one === address.query.view) ?? 'values'
  const last = belongings.find(({ to }) => to === null) ?? belongings.at(-1)
  const relationship = valueWords('relationship', person.relationship, locale) ?? person.relationship
  return (
    <div class="t-stack">
      <PageHeader
        title={person.name}
        status={
          person.status !== 'active' && (
            <StatusChip tone="neutral">{person.status === 'deceased' ? t.deceased : t.gonePerson}</StatusChip>
          )
        }
        crumbs={[
          { href: '/registry', label: words.title },
          ...(last ? [{ href: `/registry/${last.familyId}?view=people`, label: last.headName }] : []),
          { label: person.name },
        ]}
        lead={[
          ...(last ? [t.personLead(relationship, last.headName)] : []),
          ...(person.birthDate ? [words.born(formatDate(person.birthDate, locale))] : []),
        ].join(' · ')}
      />
      {person.nikEnd && (
        <p>
          {words.nik} <MaskedNumber label={words.nik} tail={person.nikEnd} />
        </p>
      )}
      <Tabs
        label={words.views}
        tabs={views.map((one) => ({
          href: address.with({ view: one === 'values' ? undefined : one, about: undefined }),
          label: one === 'belongings' ? t.belongings : one === 'values' ? words.personValues : words.history,
          current: one === view,
          ...(one === 'belongings' && { count: belongings.length }),
        }))}
      />
      {view === 'values' && (
        <ValueTable
          caption={person.name}
          values={person.values}
          subject={{ of: 'person', id: person.personId }}
        />
      )}
      {view === 'belongings' && <Belongings of={belongings} />}
      {view === 'history' && <PersonLine id={person.personId} />}
    </div>
  )
}

function PersonLine({ id }: { id: string }) {
  const asked = useAsk(getPersonLine, { params: { id } })
  return <Answered of={asked}>{({ events }) => <LineOfTime events={events} />}</Answered>
}

function Belongings({ of }: { of: AnswerOf<typeof getPerson>['belongings'] }) {
  const locale = useLocale()
  const t = lineText(locale)
  const words: Readonly<Record<string, string>> = registryText(locale).left
  return (
    <Table
      caption={t.belongings}
      captionHidden
      rows={of}
      rowKey={({ familyId, from }) => `${familyId} ${from}`}
      href={({ familyId }) => `/registry/${familyId}`}
      columns={[
        { key: 'family', header: t.family, names: true, cell: ({ headName }) => headName },
        { key: 'village', header: registryText(locale).village, cell: ({ villageName }) => villageName },
        {
          key: 'relationship',
          header: t.relationship,
          cell: ({ relationship }) => valueWords('relationship', relationship, locale) ?? relationship,
        },
        { key: 'from', header: t.since, cell: ({ from }) => formatDate(from, locale) },
        { key: 'to', header: t.until, cell: ({ to }) => (to === null ? t.now : formatDate(to, locale)) },
        {
          key: 'ended',
          header: t.ended,
          cell: ({ endedReason }) => (endedReason === null ? '–' : (words[endedReason] ?? endedReason)),
        },
      ]}
    />
  )
}
