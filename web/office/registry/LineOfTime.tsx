import type { LineEvent } from '@tanggap/contract/registry-history'
import { mayDo } from '@tanggap/core/access'
import {
  Button,
  EmptyState,
  FilterBar,
  formatDate,
  formatDateTime,
  formatShortDate,
  Select,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { stepTitle } from '../changes/index.ts'
import { roleName } from '../role-name.ts'
import { useSession } from '../session/session.ts'
import { lineText } from './line.text.ts'
import { kindsOf, lineKinds, tell } from './line-sentences.tsx'

/** What happened, in sentences, newest first; by kind and by person, and on paper as it stands. */
export function LineOfTime({ events }: { events: readonly LineEvent[] }) {
  const locale = useLocale()
  const t = lineText(locale)
  const address = useAddress()
  const { about, who } = address.query
  const people = new Map(events.flatMap(({ persons }) => persons.map(({ id, name }) => [id, name] as const)))
  const kind = lineKinds.find((one) => one === about)
  const shown = events.filter(
    (event) =>
      (kind === undefined || kindsOf(event).includes(kind)) &&
      (!who || event.persons.some(({ id }) => id === who)),
  )
  return (
    <section class="t-stack-s">
      <p class="t-muted">{t.lead}</p>
      <FilterBar
        onApply={address.apply}
        active={[
          ...(kind
            ? [{ label: t.withoutKind(t.kinds[kind]), removeHref: address.with({ about: undefined }) }]
            : []),
          ...(who
            ? [{ label: people.get(who) ?? t.person, removeHref: address.with({ who: undefined }) }]
            : []),
        ]}
      >
        <Select
          name="about"
          label={t.kind}
          optional
          value={about ?? ''}
          placeholder={t.allKinds}
          options={lineKinds.map((value) => ({ value, label: t.kinds[value] }))}
        />
        {people.size > 1 && (
          <Select
            name="who"
            label={t.person}
            optional
            value={who ?? ''}
            placeholder={t.allPeople}
            options={[...people].map(([value, label]) => ({ value, label }))}
          />
        )}
      </FilterBar>
      <div class="t-row">
        <Button kind="quiet" icon="printer" onClick={() => window.print()}>
          {t.print}
        </Button>
      </div>
      {shown.length === 0 ? (
        <EmptyState icon="history" title={t.nothing}>
          {t.nothingHelp}
        </EmptyState>
      ) : (
        <ol class="t-timeline" aria-label={t.label}>
          {shown.map((event) => (
            <Event key={event.key} event={event} />
          ))}
        </ol>
      )}
    </section>
  )
}

function Event({ event }: { event: LineEvent }) {
  const locale = useLocale()
  const t = lineText(locale)
  const { title, lines, by } = tell(event, locale)
  const isDay = event.at.endsWith('T00:00:00Z')
  const when = isDay ? formatDate(event.asOf ?? event.at, locale) : formatDateTime(event.at, locale)
  const asOf = !isDay && event.asOf !== null ? ` · ${t.asOf(formatShortDate(event.asOf, locale))}` : ''
  return (
    <li>
      <time dateTime={event.at}>
        {when}
        {asOf}
      </time>
      <b>{title}</b>
      {by && <small>{by}</small>}
      {lines.length > 0 && (
        <ul class="o-told">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {event.kind === 'change' && event.steps.length > 0 && <Hands steps={event.steps} />}
      <Onward event={event} />
    </li>
  )
}

type Steps = Extract<LineEvent, { kind: 'change' }>['steps']

function Hands({ steps }: { steps: Steps }) {
  const locale = useLocale()
  const t = lineText(locale)
  return (
    <details class="o-hands">
      <summary>{t.whoDid}</summary>
      <ul class="o-told">
        {steps.map((step) => (
          <li key={`${step.action} ${step.at}`}>
            {formatShortDate(step.at, locale)}:{' '}
            {t.step(stepTitle(step.action, locale), step.by, roleName(step.role, locale))}
            {step.reason && ` · ${step.reason}`}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Where more stands about it, for those who may open it. */
function Onward({ event }: { event: LineEvent }) {
  const t = lineText(useLocale())
  const { role } = useSession().office
  if ((event.kind === 'change' || event.kind === 'reply') && mayDo(role, 'change.read'))
    return <a href={`/changes/${event.changeId}`}>{t.openChange(event.number)}</a>
  if (event.kind === 'visit' && mayDo(role, 'visit.read'))
    return <a href={`/visits/${event.caseId}`}>{t.openVisit}</a>
  if (event.kind === 'member' && event.otherFamily)
    return <a href={`/registry/${event.otherFamily.id}`}>{t.openFamily(event.otherFamily.name)}</a>
  return null
}
