import { type ChangeDetail, type ChangeItemShown, getChange } from '@tanggap/contract/changes'
import { mayDo } from '@tanggap/core/access'
import { type ChangeKind, type ChangeStatus, itemsApart, titleOfChange, wordsOf } from '@tanggap/core/changes'
import { Answered, useAsk } from '../../kit/client/index.ts'
import {
  Compare,
  formatDateTime,
  KeyValue,
  type Locale,
  Notice,
  PageHeader,
  type Step,
  Steps,
  Timeline,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { roleName } from '../role-name.ts'
import { useSession } from '../session/session.ts'
import { useVillageName } from '../villages.ts'
import { changesText } from './changes.text.ts'
import { Decide } from './Decide.tsx'
import { ChangeStatusChip, Due } from './marks.tsx'
import { Unmask } from './Unmask.tsx'

/** One change: what it says, what it rests on, where it stands, and what this office may decide. */
export function ChangePage({ id }: { id: string }) {
  const locale = useLocale()
  const t = changesText(locale)
  const address = useAddress()
  const asked = useAsk(getChange, { params: { id } })
  const { done } = address.query
  return (
    <Answered of={asked}>
      {(change) => (
        <>
          <PageHeader
            crumbs={[{ label: t.title, href: '/changes' }, { label: change.number }]}
            title={titleOfChange(change.kind, change.correctsAny)[locale]}
            status={<ChangeStatusChip status={change.status} />}
            lead={`${change.number} · ${change.headName}`}
          />
          {done && (
            <Notice tone="good" live>
              {done === '1' ? t.doneHere : t.done(done)}
            </Notice>
          )}
          <Steps across label={t.stairs} steps={stepsOf(change, locale)} />
          <div class="t-beside">
            <div class="t-stack">
              <Content change={change} />
              <Unmask change={change} />
              <About change={change} />
            </div>
            <Decide key={`${change.id}${change.version}`} change={change} reload={asked.reload} />
          </div>
          <section class="t-stack-s">
            <h2>{t.history}</h2>
            <History change={change} />
          </section>
        </>
      )}
    </Answered>
  )
}

function apart({ kind, items }: { kind: ChangeKind; items: readonly ChangeItemShown[] }) {
  return itemsApart(kind, items, ({ firstRecorded }) => firstRecorded)
}

/** What is corrected first; what the register never held is counted, and opened by whoever wants to read it. */
function Content({ change }: { change: ChangeDetail }) {
  const t = changesText(useLocale())
  const { corrected, firstRecorded } = apart(change)
  return (
    <>
      <h2>{t.content}</h2>
      {corrected.length === 0 && firstRecorded.length > 0 && <p>{t.nothingCorrected}</p>}
      <ItemTables items={corrected} />
      {firstRecorded.length > 0 && (
        <details>
          <summary>{t.firstRecorded(firstRecorded.length)}</summary>
          <div class="t-stack-s">
            <p class="t-muted">{t.firstRecordedMeaning}</p>
            <ItemTables items={firstRecorded} />
          </div>
        </details>
      )}
    </>
  )
}

/** From → to, one table for each person it is about. */
function ItemTables({ items }: { items: readonly ChangeItemShown[] }) {
  const locale = useLocale()
  const t = changesText(locale)
  const subjects = [...new Set(items.map(({ subjectName }) => subjectName))]
  return (
    <>
      {subjects.map((subject) => (
        <Compare
          key={subject}
          caption={subject}
          fromHeading={t.recorded}
          toHeading={t.proposed}
          showUnchanged
          differences={items
            .filter(({ subjectName }) => subjectName === subject)
            .map((item) => {
              const words = wordsOf(item)
              return {
                label: words.label[locale],
                from: item.firstRecorded ? undefined : item.hidden ? t.hidden : words.from[locale],
                to: item.hidden
                  ? `${t.hidden} `
                  : words.from[locale] === words.to[locale]
                    ? t.differsHidden(words.to[locale])
                    : words.to[locale],
              }
            })}
        />
      ))}
    </>
  )
}

function About({ change }: { change: ChangeDetail }) {
  const locale = useLocale()
  const t = changesText(locale)
  const villageName = useVillageName()
  const { office } = useSession()
  const seesVisit = change.door === 'ground_check' && mayDo(office.role, 'visit.read')
  return (
    <>
      <h2>{t.about}</h2>
      <KeyValue
        pairs={[
          { label: t.explanation, value: change.explanation },
          { label: t.village, value: villageName(change.villageCode) },
          { label: t.door, value: t.doors[change.door] },
          ...(seesVisit
            ? [{ label: t.evidence, value: <a href={`/visits/${change.sourceId}`}>{t.seeVisit}</a> }]
            : []),
          { label: t.proposedAt, value: formatDateTime(change.proposedAt, locale) },
          { label: t.due, value: <Due at={change.dueAt} overdue={change.overdue} /> },
          { label: t.bound, value: <span class="t-digits">{change.contentHash.slice(0, 16)}</span> },
        ]}
      />
    </>
  )
}

function History({ change }: { change: ChangeDetail }) {
  const locale = useLocale()
  const t = changesText(locale)
  const titles: Readonly<Record<string, string>> = t.events
  return (
    <Timeline
      label={t.history}
      events={change.events
        .map((event) => ({
          key: event.id,
          at: event.at,
          title: titles[event.action] ?? event.action,
          by: t.by(event.actorName, roleName(event.role, locale)),
          children: event.reason && <p>{event.reason}</p>,
        }))
        .toReversed()}
    />
  )
}

/** The stairs of its kind, with where it stands; an end that is not at the top is shown as the last step. */
function stepsOf(change: ChangeDetail, locale: Locale): Step[] {
  const t = changesText(locale)
  const { stairs, status, events } = change
  const been = new Set<string>(events.flatMap(({ from, to }) => [from ?? '', to]))
  const here = stairs.indexOf(status)
  const reached = here >= 0 ? here : lastReached(stairs, been)
  const steps = stairs.map((stair, index): Step => {
    const isPast = index < reached || (here < 0 && index === reached)
    return {
      label: t.stairNames[stair],
      state: index === here ? 'current' : isPast ? (been.has(stair) ? 'done' : 'skipped') : 'waiting',
    }
  })
  return here >= 0
    ? steps
    : [...steps.slice(0, reached + 1), { label: t.stairNames[status], state: 'returned' }]
}

function lastReached(stairs: readonly ChangeStatus[], been: ReadonlySet<string>): number {
  return stairs.findLastIndex((stair) => been.has(stair))
}
