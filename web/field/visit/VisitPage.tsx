import { type Interview, progress, type Screen, screensOf } from '@tanggap/core/instrument'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { Button, EmptyState, LinkButton, Notice, useLocale } from '../../kit/index.ts'
import { beginAt, Frame } from '../Frame.tsx'
import { officeNow, useHeld, useWorkspace } from '../workspace.ts'
import { judgeVisit } from './judge-visit.ts'
import { LeaveScreen } from './LeaveScreen.tsx'
import { memberNameOf, Outline } from './Outline.tsx'
import { Review } from './Review.tsx'
import { StopScreen } from './StopScreen.tsx'
import { nameOfScreen } from './screen-names.ts'
import { TopicScreen } from './TopicScreen.tsx'
import { useSettled, useVisit, type Visit } from './use-visit.ts'
import { visitText } from './visit.text.ts'
import { finishVisit } from './visit-steps.ts'

/** A visit under way. The address names the screen, so that back, restart and a lost page find it again. */
export function VisitPage({ id = '', step = '' }: { id?: string; step?: string }) {
  const t = visitText(useLocale())
  const visit = useVisit(id)
  if (typeof visit === 'object') return <OpenVisit visit={visit} step={step} />
  const isInstrument = visit === 'no instrument'
  return (
    <Frame title={t.outline}>
      <EmptyState
        icon="house"
        title={isInstrument ? t.noInstrument : t.gone}
        action={
          <LinkButton href="/" kind="primary">
            {t.toDay}
          </LinkButton>
        }
      >
        {isInstrument ? t.noInstrumentLead : t.goneLead}
      </EmptyState>
    </Frame>
  )
}

function OpenVisit({ visit, step }: { visit: Visit; step: string }) {
  const locale = useLocale()
  const t = visitText(locale)
  const { route } = useLocation()
  const { one, instrument, interview, today, draft } = visit
  const screens = useMemo(() => screensOf(instrument, interview, today), [instrument, interview, today])
  const settled = useSettled(interview)
  const { total } = useMemo(() => progress(instrument, settled, today), [instrument, settled, today])
  const names = [...screens.map(nameOfScreen), ...(interview.finding === 'found' ? ['leave'] : []), 'review']
  const wanted = step || draft.screen
  const isAside = wanted === 'outline' || wanted === 'stop'
  const at = isAside ? -1 : Math.max(0, names.indexOf(wanted))
  const current = isAside ? wanted : (names[at] ?? 'review')
  const screen = screens[at]

  useEffect(() => {
    beginAt(0)
    if (!isAside && current !== draft.screen) visit.note({ screen: current })
  }, [current])
  useTrail(visit, screen ? trailNameOf(screen, interview) : current)

  const go = (name: string | undefined) => route(`/visit/${one.id}/${name ?? 'review'}`)
  const back = () => (at > 0 ? go(names[at - 1]) : isAside ? go(draft.screen) : route(`/case/${one.id}`))
  const title =
    current === 'outline'
      ? t.outline
      : current === 'stop'
        ? t.stopTitle
        : current === 'leave'
          ? t.leaveTitle
          : current === 'review'
            ? t.reviewTitle
            : screen?.topic.label[locale]
  const whose = screen && memberNameOf(visit, screen)

  return (
    <Frame
      title={title}
      subtitle={`${whose ?? one.headName}${at >= 0 ? ` · ${t.position(at + 1, names.length)}` : ''}`}
      onBack={back}
      aside={
        <Button icon="menu" iconOnly onClick={() => go(current === 'outline' ? draft.screen : 'outline')}>
          {t.outline}
        </Button>
      }
      actions={
        current === 'review' ? (
          <FinishButton visit={visit} />
        ) : current === 'stop' ? (
          <Button kind="primary" onClick={() => go(draft.screen)}>
            {t.goOnAsking}
          </Button>
        ) : (
          <Button kind="primary" onClick={() => go(current === 'outline' ? draft.screen : names[at + 1])}>
            {names[at + 1] === 'review' ? t.toReview : t.next}
          </Button>
        )
      }
    >
      <div class="f-progress" aria-hidden="true">
        <span
          style={{ inlineSize: `${Math.round((total.answered / Math.max(1, total.required)) * 100)}%` }}
        />
      </div>
      {current === 'outline' ? (
        <Outline visit={visit} screens={screens} />
      ) : current === 'stop' ? (
        <StopScreen visit={visit} />
      ) : current === 'leave' ? (
        <LeaveScreen visit={visit} />
      ) : current === 'review' ? (
        <Review visit={visit} screens={screens} judgement={judgeVisit(visit, visit.draft.savedAt)} />
      ) : (
        screen && <TopicScreen key={current} visit={visit} screen={screen} />
      )}
    </Frame>
  )
}

/** Notes how long a screen was in sight; what lies under a locked phone does not count. */
function useTrail(visit: Visit, screen: string): void {
  const latest = useRef(visit)
  latest.current = visit
  const held = useHeld()
  const offset = held.device.clockOffset
  useEffect(() => {
    const began = Date.now()
    let seen = 0
    let since: number | undefined = began
    const look = () => {
      if (since !== undefined) seen += Date.now() - since
      since = document.visibilityState === 'visible' ? Date.now() : undefined
    }
    document.addEventListener('visibilitychange', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      look()
      latest.current.left({ screen, at: new Date(began + offset).toISOString(), seconds: seen / 1000 })
    }
  }, [screen])
}

/** The topic, and for a person's topic their place in the list: a trail names nobody. */
function trailNameOf({ topic, memberId }: Screen, { members }: Interview): string {
  return memberId === undefined
    ? topic.key
    : `${topic.key}.${members.findIndex(({ id }) => id === memberId) + 1}`
}

/** Seals the visit and puts it in the outbox, together with the end of the draft; or neither. */
function FinishButton({ visit }: { visit: Visit }) {
  const t = visitText(useLocale())
  const { route } = useLocation()
  const { outbox, store } = useWorkspace()
  const held = useHeld()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const now = officeNow(held)
  const { ready, interview } = judgeVisit(visit, now)

  async function finish() {
    if (!held.device.office) return setFault(t.noOfficeKey)
    setBusy(true)
    try {
      const device = { madeAt: new Date().toISOString() }
      const { command, change } = finishVisit(visit.draft, interview, store.held().photos, now, device)
      await outbox.keep(command, change)
      route(`/case/${visit.one.id}`, true)
    } catch {
      setFault(t.keepFault)
      setBusy(false)
    }
  }
  if (!ready)
    return (
      <Button icon="arrow-up" wide onClick={() => beginAt(0)}>
        {t.seeMissing}
      </Button>
    )
  return (
    <div class="f-finish">
      {fault && (
        <Notice tone="bad" live>
          {fault}
        </Notice>
      )}
      <Button kind="primary" icon="seal" wide busy={busy} onClick={() => void finish()}>
        {t.finish}
      </Button>
    </div>
  )
}
