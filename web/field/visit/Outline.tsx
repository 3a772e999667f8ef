import { type Counts, effortOfScreen, progress, type Screen } from '@tanggap/core/instrument'
import { Icon, LinkButton, StatusChip, useLocale } from '../../kit/index.ts'
import { nameOfMember } from './member-names.ts'
import { nameOfScreen, notesOn } from './screen-names.ts'
import type { Visit } from './use-visit.ts'
import { visitText } from './visit.text.ts'

/** Every part of the visit with what is missing; any of them is one tap away. */
export function Outline({ visit, screens }: { visit: Visit; screens: readonly Screen[] }) {
  const locale = useLocale()
  const t = visitText(locale)
  const counts = progress(visit.instrument, visit.interview, visit.today).screens
  const minutes = minutesLeft(visit, screens, counts)
  const rows = screens.map((screen, at) => ({
    memberId: screen.memberId,
    href: `/visit/${visit.one.id}/${nameOfScreen(screen)}`,
    label: screen.topic.label[locale],
    whose: memberNameOf(visit, screen),
    counts: counts[at],
    notes: screen.asked.flatMap((asked) => notesOn(visit.one, asked)).length,
  }))
  return (
    <>
      <p class="t-muted">{t.outlineLead}</p>
      {minutes > 0 && <p>{t.minutesLeft(minutes)}</p>}
      <ul class="f-list">
        {byPerson(rows).map((group) => (
          <li key={group[0]?.href}>
            {group[0]?.memberId ? (
              <PersonRow rows={group} />
            ) : (
              group.map((row) => <TopicRow key={row.href} row={row} />)
            )}
          </li>
        ))}
        {visit.interview.finding === 'found' && (
          <li>
            <a class="f-row" href={`/visit/${visit.one.id}/leave`}>
              <span>
                <b>{t.leaveTitle}</b>
              </span>
              <Icon name="chevron-right" />
            </a>
          </li>
        )}
        <li>
          <a class="f-row" href={`/visit/${visit.one.id}/review`}>
            <span>
              <b>{t.reviewTitle}</b>
            </span>
            <Icon name="chevron-right" />
          </a>
        </li>
      </ul>
      <LinkButton href={`/visit/${visit.one.id}/stop`} icon="clock" wide>
        {t.stop}
      </LinkButton>
    </>
  )
}

/** What the screens that still miss something usually take, so that one can say it before sitting down. */
function minutesLeft(visit: Visit, screens: readonly Screen[], counts: readonly Counts[]): number {
  const open = screens.filter((_, at) => (counts[at]?.answered ?? 0) < (counts[at]?.required ?? 0))
  const seconds = open.reduce(
    (sum, screen) => sum + effortOfScreen(screen, visit.interview, visit.one.baseline).seconds,
    0,
  )
  return Math.ceil(seconds / 60)
}

interface Row {
  readonly memberId: string | undefined
  readonly href: string
  readonly label: string
  readonly whose: string | undefined
  readonly counts: Counts | undefined
  readonly notes: number
}

/** The topics of one person stand together, as they are asked; a topic of the family stands alone. */
function byPerson(rows: readonly Row[]): readonly (readonly Row[])[] {
  const groups: Row[][] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (last && row.memberId !== undefined && last[0]?.memberId === row.memberId) last.push(row)
    else groups.push([row])
  }
  return groups
}

function TopicRow({ row }: { row: Row }) {
  const t = visitText(useLocale())
  return (
    <a class="f-row" href={row.href}>
      <span>
        <b>{row.label}</b>
      </span>
      {row.notes > 0 ? (
        <StatusChip tone="attention">{t.notes(row.notes)}</StatusChip>
      ) : (
        <Standing counts={row.counts} />
      )}
      <Icon name="chevron-right" />
    </a>
  )
}

/** One card a person: what is missing of them at a glance, each topic one tap away. */
function PersonRow({ rows }: { rows: readonly Row[] }) {
  const t = visitText(useLocale())
  const sum = (of: 'answered' | 'required') =>
    rows.reduce((total, { counts }) => total + (counts?.[of] ?? 0), 0)
  return (
    <div class="f-item">
      <div class="t-row t-row-end">
        <b>{rows[0]?.whose}</b>
        <Standing counts={{ answered: sum('answered'), required: sum('required') }} />
      </div>
      <div class="f-topics">
        {rows.map(({ href, label, counts, notes }) => {
          const isComplete = counts !== undefined && counts.answered >= counts.required
          return (
            <a
              key={href}
              href={href}
              data-complete={(notes === 0 && isComplete) || undefined}
              data-noted={notes > 0 || undefined}
            >
              {isComplete && notes === 0 && <Icon name="check" />}
              {label}
              {notes > 0 && `: ${t.notes(notes)}`}
              <span class="t-hide">
                {isComplete ? t.complete : t.missingCount((counts?.required ?? 0) - (counts?.answered ?? 0))}
              </span>
            </a>
          )
        })}
      </div>
    </div>
  )
}

function Standing({ counts }: { counts: Counts | undefined }) {
  const t = visitText(useLocale())
  if (!counts || counts.required === 0) return null
  const left = counts.required - counts.answered
  return left === 0 ? (
    <StatusChip tone="good">{t.complete}</StatusChip>
  ) : (
    <StatusChip tone="waiting">{t.missingCount(left)}</StatusChip>
  )
}

export function memberNameOf(visit: Visit, screen: Screen): string | undefined {
  const member = visit.interview.members.find(({ id }) => id === screen.memberId)
  return member && (nameOfMember(visit, member) || visitText('id').newMember)
}
