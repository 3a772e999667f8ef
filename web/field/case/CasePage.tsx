import { mayAttempt, visitAttemptOutcomeLabels } from '@tanggap/core/instrument'
import { useLocation } from 'preact-iso'
import {
  Button,
  EmptyState,
  formatDate,
  formatTime,
  Icon,
  KeyValue,
  LinkButton,
  Notice,
  StatusChip,
  Timeline,
  useLocale,
} from '../../kit/index.ts'
import { attemptsOf, type CaseState, caseStateOf, isDue, toneOf } from '../day/case-state.ts'
import { dayText } from '../day/day.text.ts'
import { Frame } from '../Frame.tsx'
import type { Draft, HeldCase } from '../store/index.ts'
import { usePractice } from '../training/practice-context.ts'
import { beginAttempt, draftFor } from '../visit/visit-steps.ts'
import { officeNow, useHeld, useWorkspace } from '../workspace.ts'
import { caseText } from './case.text.ts'

/** One family before the door: how to find it, what is known, what was tried, and the way in. */
export function CasePage({ id = '' }: { id?: string }) {
  const locale = useLocale()
  const t = caseText(locale)
  const held = useHeld()
  const one = held.cases.get(id)
  const { route } = useLocation()
  if (!one)
    return (
      <Frame title={dayText(locale).title} onBack={() => route('/')}>
        <EmptyState
          icon="house"
          title={t.gone}
          action={
            <LinkButton href="/" kind="primary">
              {t.toDay}
            </LinkButton>
          }
        >
          {t.goneLead}
        </EmptyState>
      </Frame>
    )
  const state = caseStateOf(one, held)
  const draft = held.drafts.get(id)
  return (
    <Frame
      title={one.headName || dayText(locale).unnamed}
      subtitle={[one.rt ? `RT ${one.rt} / RW ${one.rw}` : dayText(locale).rtUnknown, one.hamlet]
        .filter(Boolean)
        .join(' · ')}
      onBack={() => route('/')}
      actions={
        isDue(state) || state === 'withdrawn' ? <Acts one={one} state={state} draft={draft} /> : undefined
      }
    >
      <StatusChip tone={toneOf[state]}>{dayText(locale).states[state]}</StatusChip>
      <Standing one={one} state={state} />
      <Directions one={one} />
      <section class="t-stack-s">
        <h2>{t.about}</h2>
        <KeyValue
          pairs={[
            { label: t.head, value: one.headName || undefined },
            { label: t.members, value: t.memberCount(one.baseline.members.length) },
            { label: t.address, value: [one.address, one.hamlet].filter(Boolean).join(', ') || undefined },
            { label: t.rtRw, value: one.rt ? `${one.rt} / ${one.rw}` : undefined },
            { label: t.village, value: one.villageName },
            { label: t.number, value: String(one.number) },
            {
              label: t.campaign,
              value: `${one.campaign.name}, ${t.ends(formatDate(one.campaign.endsOn, locale))}`,
            },
          ]}
        />
        <MemberNames one={one} />
      </section>
      <Attempts one={one} draft={draft} />
    </Frame>
  )
}

/** Why there is nothing to do, or what must be known before the door. */
function Standing({ one, state }: { one: HeldCase; state: CaseState }) {
  const locale = useLocale()
  const t = caseText(locale)
  const { instruments } = useHeld()
  const practice = usePractice()
  const questions = instruments.get(one.campaign.instrumentVersion)?.questions
  const labelOf = (question: string) =>
    questions?.find(({ key }) => key === question)?.label[locale] ?? question
  if (practice?.running && state === 'sent') return <Notice tone="good">{t.practised}</Notice>
  if (state === 'saved') return <Notice tone="good">{t.saved}</Notice>
  if (state === 'sent') return <Notice tone="good">{t.sent}</Notice>
  if (state === 'approved') return <Notice tone="good">{t.approved}</Notice>
  if (state === 'withdrawn') return <Notice tone="attention">{t.withdrawn}</Notice>
  if (state === 'attention')
    return (
      <Notice tone="attention" action={<LinkButton href="/custody">{t.openCustody}</LinkButton>}>
        {t.attention}
      </Notice>
    )
  return (
    <>
      {one.correction && (
        <Notice tone="attention" title={t.returned}>
          <p>{one.correction.reason}</p>
          <ul>
            {one.correction.notes.map((note) => (
              <li key={`${note.subject} ${note.question}`}>
                {labelOf(note.question)}: {note.note}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {one.reported && (
        <Notice tone="info" title={t.reported}>
          {one.reported}
        </Notice>
      )}
    </>
  )
}

/** Hands over to the map app of the phone. */
function Directions({ one }: { one: HeldCase }) {
  const t = caseText(useLocale())
  if (!one.position) return <p class="t-muted">{t.noPosition}</p>
  const { lat, lon } = one.position
  return (
    <LinkButton href={`geo:${lat},${lon}?q=${lat},${lon}`} icon="pin" wide>
      {t.directions}
    </LinkButton>
  )
}

function MemberNames({ one }: { one: HeldCase }) {
  const names = one.baseline.members
    .map(({ answers }) => answers.name)
    .filter((name) => typeof name === 'string')
  if (names.length === 0) return null
  return (
    <ul class="f-names">
      {names.map((name) => (
        <li key={name}>
          <Icon name="person" /> {name}
        </li>
      ))}
    </ul>
  )
}

function Attempts({ one, draft }: { one: HeldCase; draft: Draft | undefined }) {
  const locale = useLocale()
  const t = caseText(locale)
  const held = useHeld()
  const ended = draft?.interview.attempts.filter(({ endedAt }) => endedAt !== null) ?? []
  const count = attemptsOf(one, held)
  return (
    <section class="t-stack-s">
      <h2>{t.attempts}</h2>
      {ended.length > 0 ? (
        <Timeline
          label={t.attempts}
          now={officeNow(held)}
          events={ended.map((attempt, at) => ({
            key: attempt.startedAt,
            at: attempt.endedAt ?? attempt.startedAt,
            title: `${t.attemptNumber(at + 1)}: ${attempt.outcome ? visitAttemptOutcomeLabels[attempt.outcome][locale] : ''}`,
            children: attempt.note && <p>{attempt.note}</p>,
          }))}
        />
      ) : (
        <p class="t-muted">{count > 0 ? t.attemptsOnly(count) : t.noAttempts}</p>
      )}
    </section>
  )
}

/** Into the house, or a word about why not. */
function Acts({ one, state, draft }: { one: HeldCase; state: CaseState; draft: Draft | undefined }) {
  const locale = useLocale()
  const t = caseText(locale)
  const { store } = useWorkspace()
  const held = useHeld()
  const { route } = useLocation()
  const attempts = draft?.interview.attempts ?? []
  const decision = mayAttempt(attempts, officeNow(held))
  const isUnderWay = attempts.at(-1)?.endedAt === null
  const instrument = held.instruments.get(one.campaign.instrumentVersion)

  function goIn() {
    const now = officeNow(held)
    if (instrument) {
      store.saveDraft(beginAttempt(draftFor(one, draft, instrument, now), now))
    }
    route(`/visit/${one.id}`)
  }

  return (
    <div class="f-acts">
      {!decision.ok && decision.refusal.code === 'attempt.too-soon' && (
        <p class="t-hint">{t.tooSoon(formatTime(decision.refusal.from, locale))}</p>
      )}
      {!decision.ok && decision.refusal.code === 'attempt.none-left' && <p class="t-hint">{t.noneLeft}</p>}
      <div class="t-row">
        {(decision.ok || isUnderWay) && <LinkButton href={`/case/${one.id}/absent`}>{t.absent}</LinkButton>}
        <Button kind="primary" icon="house" onClick={goIn}>
          {isUnderWay || state === 'draft' ? t.goOn : state === 'correction' ? t.correct : t.start}
        </Button>
      </div>
    </div>
  )
}
