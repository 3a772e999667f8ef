import { type Belonging, getFamilyCourse } from '@tanggap/contract/registry-history'
import type { AnswerOf } from '@tanggap/contract/route'
import { mayDo } from '@tanggap/core/access'
import { type ChangeKind, changeKinds } from '@tanggap/core/changes'
import { Answered, useAsk } from '../../kit/client/index.ts'
import { formatDate, LinkButton, Notice, Table, useLocale } from '../../kit/index.ts'
import { useSession } from '../session/session.ts'
import { lineText } from './line.text.ts'
import { registryText } from './registry.text.ts'
import { valueWords } from './value-words.ts'

type Course = AnswerOf<typeof getFamilyCourse>

/** Cards, members and places over time, and what only a later change can settle. */
export function CourseTab({ id }: { id: string }) {
  const t = lineText(useLocale())
  const asked = useAsk(getFamilyCourse, { params: { id } })
  return (
    <Answered of={asked}>
      {(course) => (
        <div class="t-stack">
          <p class="t-muted">{t.courseLead}</p>
          <Open id={id} open={course.open} />
          <Members id={id} members={course.members} />
          <Cards cards={course.cards} />
          <Moves moves={course.moves} />
          <Related related={course.related} />
        </div>
      )}
    </Answered>
  )
}

function Open({ id, open }: { id: string; open: Course['open'] }) {
  const locale = useLocale()
  const t = lineText(locale)
  const mayPropose = mayDo(useSession().office.role, 'change.propose')
  if (open.length === 0) return <Notice tone="good">{t.openNone}</Notice>
  return (
    <section class="t-stack-s">
      <h2>{t.open}</h2>
      <p class="t-muted">{t.openHelp}</p>
      {open.map((one) => (
        <Notice
          key={`${one.what} ${one.personId} ${one.changeId}`}
          tone="attention"
          action={
            mayPropose && (
              <span class="t-row">
                {one.settledBy.map((kind) => (
                  <LinkButton key={kind} href={proposalHref(id, kind, one.personId)} icon="edit">
                    {t.propose(changeKinds[kind].title[locale])}
                  </LinkButton>
                ))}
              </span>
            )
          }
        >
          {sentenceOf(one, t)}
          {!mayPropose && ` ${t.proposedByVillage}`}
        </Notice>
      ))}
    </section>
  )
}

/** The change form with the family, the kind and the person filled in. No name and no number stands in the address. */
function proposalHref(family: string, kind: ChangeKind, person: string | null): string {
  if (kind === 'new_family') return '/changes/new?family=new'
  return `/changes/new?family=${family}&kind=${kind}${person ? `&person=${person}` : ''}`
}

function sentenceOf({ what, name, source }: Course['open'][number], t: ReturnType<typeof lineText>): string {
  switch (what) {
    case 'not_named':
      return t.notNamed(name ?? '', source ?? '')
    case 'nowhere':
      return t.nowhere(name ?? '')
    case 'returned':
      return t.returnedOpen(name ?? '', source ?? '')
    case 'no_destination':
      return t.noDestination
    case 'split_unsaid':
      return t.splitUnsaid
    case 'ended':
      return t.endedOpen
  }
}

function Members({ id, members }: { id: string; members: readonly Belonging[] }) {
  const locale = useLocale()
  const t = lineText(locale)
  const words: Readonly<Record<string, string>> = registryText(locale).left
  const mayPropose = mayDo(useSession().office.role, 'change.propose')
  const anyGone = members.some(({ to }) => to !== null)
  const isHere = (personId: string) => members.some((one) => one.personId === personId && one.to === null)
  return (
    <Table
      caption={t.members}
      rows={members}
      rowKey={({ personId, from }) => `${personId} ${from}`}
      href={({ personId }) => `/registry/persons/${personId}`}
      columns={[
        { key: 'name', header: t.name, names: true, cell: ({ name }) => name },
        {
          key: 'relationship',
          header: t.relationship,
          cell: ({ relationship }) => valueWords('relationship', relationship, locale) ?? relationship,
        },
        { key: 'from', header: t.since, cell: ({ from }) => formatDate(from, locale) },
        { key: 'to', header: t.until, cell: ({ to }) => (to === null ? t.now : formatDate(to, locale)) },
        ...(anyGone
          ? [
              {
                key: 'ended',
                header: t.ended,
                cell: ({ endedReason }: Belonging) =>
                  endedReason === null ? '–' : (words[endedReason] ?? endedReason),
              },
            ]
          : []),
        ...(mayPropose && anyGone
          ? [
              {
                key: 'act',
                header: t.act,
                cell: ({ personId, name, to }: Belonging) =>
                  to !== null && !isHere(personId) ? (
                    <a href={proposalHref(id, 'member_joined', personId)} aria-label={t.bringBackOf(name)}>
                      {t.bringBack}
                    </a>
                  ) : (
                    '–'
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}

function Cards({ cards }: { cards: Course['cards'] }) {
  const locale = useLocale()
  const t = lineText(locale)
  return (
    <Table
      caption={t.cards}
      rows={cards}
      rowKey={({ end, from }) => `${end} ${from}`}
      empty={<p class="t-muted">{t.noCards}</p>}
      columns={[
        {
          key: 'number',
          header: t.cardNumber,
          names: true,
          cell: ({ end }) => <span class="t-digits">•••• {end}</span>,
        },
        { key: 'from', header: t.since, cell: ({ from }) => formatDate(from, locale) },
        { key: 'to', header: t.until, cell: ({ to }) => (to === null ? t.now : formatDate(to, locale)) },
        { key: 'source', header: t.source, cell: ({ source }) => t.sources[source] },
      ]}
    />
  )
}

function Moves({ moves }: { moves: Course['moves'] }) {
  const locale = useLocale()
  const t = lineText(locale)
  return (
    <Table
      caption={t.moves}
      rows={moves}
      rowKey={({ day, from }) => `${day} ${from.code}`}
      empty={<p class="t-muted">{t.noMoves}</p>}
      columns={[
        { key: 'day', header: t.day, names: true, cell: ({ day }) => formatDate(day, locale) },
        { key: 'from', header: t.from, cell: ({ from }) => from.name },
        { key: 'to', header: t.to, cell: ({ to }) => to.name },
      ]}
    />
  )
}

function Related({ related }: { related: Course['related'] }) {
  const t = lineText(useLocale())
  return (
    <section class="t-stack-s">
      <h2>{t.related}</h2>
      <p class="t-muted">{related.length > 0 ? t.relatedHelp : t.noRelated}</p>
      {related.length > 0 && (
        <ul>
          {related.map(({ id, name, persons }) => (
            <li key={id}>
              <a href={`/registry/${id}`}>{name}</a>{' '}
              <span class="t-muted">{t.relatedBy(persons.join(', '))}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
