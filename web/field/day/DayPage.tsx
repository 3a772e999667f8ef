import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks'
import {
  Button,
  DemoBadge,
  EmptyState,
  formatNumber,
  Icon,
  LinkButton,
  Notice,
  SearchBox,
  StatusChip,
  useLocale,
} from '../../kit/index.ts'
import { Frame, NewVersion, scroller } from '../Frame.tsx'
import { frameText } from '../frame.text.ts'
import { sessionText } from '../session/session.text.ts'
import type { HeldCase } from '../store/index.ts'
import { newListPlace, WindowedList } from '../WindowedList.tsx'
import { officeNow, useExchanging, useHeld, useOnline, useWorkspace } from '../workspace.ts'
import { attemptsOf, type CaseState, caseStateOf, caseStates, isDue, toneOf } from './case-state.ts'
import { dayText } from './day.text.ts'
import {
  findableOf,
  inOrder,
  metresTo,
  type Order,
  prepareSearch,
  type Spot,
  searchFor,
} from './find-families.ts'
import { HouseMap } from './HouseMap.tsx'

type Filter = 'due' | 'all' | CaseState

/** How the list was left, so that coming back from a family does not begin at the top again. */
const left: { typed: string; filter: Filter; order: Order; showsMap: boolean; scroll: number } = {
  typed: '',
  filter: 'due',
  order: 'place',
  showsMap: false,
  scroll: 0,
}
const place = newListPlace()

/** The day's families: what is due, found by whatever the facilitator knows of them. */
export function DayPage() {
  const locale = useLocale()
  const t = dayText(locale)
  const held = useHeld()
  const { device } = held
  const [typed, setTyped] = useState(left.typed)
  const [filter, setFilter] = useState<Filter>(left.filter)
  const [order, setOrder] = useState<Order>(left.order)
  const [showsMap, setShowsMap] = useState(left.showsMap)
  Object.assign(left, { typed, filter, order, showsMap })
  useLayoutEffect(() => {
    const main = scroller()
    const note = () => {
      left.scroll = main?.scrollTop ?? 0
    }
    main?.addEventListener('scroll', note, { passive: true })
    return () => main?.removeEventListener('scroll', note)
  }, [])
  const { here, find, fault } = useHere()

  // Asked once, when one comes back to a list by distance.
  useEffect(() => {
    if (order === 'distance' || showsMap) find()
  }, [])

  useEffect(() => {
    document.addEventListener('keydown', findsHere)
    return () => document.removeEventListener('keydown', findsHere)
  }, [])

  const all = useMemo(() => [...held.cases.values()], [held.cases])
  useEffect(() => prepareSearch(all), [all])
  const states = useMemo(
    () => new Map(all.map((one) => [one.id, caseStateOf(one, held)])),
    [all, held.drafts, held.waiting, held.acknowledged],
  )
  const stateOf = (one: HeldCase): CaseState => states.get(one.id) ?? 'new'
  const sorted = useMemo(() => inOrder(all, order, here), [all, order, here])
  const shown = useMemo(() => {
    const fits = typed.trim() === '' ? undefined : searchFor(typed)
    const fitting = sorted.filter((one) => {
      const state = stateOf(one)
      const fitsFilter = filter === 'all' || (filter === 'due' ? isDue(state) : state === filter)
      return fitsFilter && (!fits || fits(findableOf(one)))
    })
    // What was begun or came back stands first, whatever street it is in.
    const isUrgent = (one: HeldCase) => ['attention', 'correction', 'draft', 'recheck'].includes(stateOf(one))
    return [...fitting.filter(isUrgent), ...fitting.filter((one) => !isUrgent(one))]
  }, [sorted, states, filter, typed])
  const counts = useMemo(() => {
    const byState = new Map<CaseState, number>()
    for (const state of states.values()) byState.set(state, (byState.get(state) ?? 0) + 1)
    return byState
  }, [states])
  const countOf = (state: CaseState) => counts.get(state) ?? 0
  const dueCount = caseStates.filter(isDue).reduce((sum, state) => sum + countOf(state), 0)
  const present = caseStates.filter((state) => countOf(state) > 0)

  return (
    <Frame
      scrollTo={left.scroll}
      title={t.title}
      subtitle={all.length > 0 && t.due(formatNumber(dueCount, locale), formatNumber(all.length, locale))}
      aside={<Aside />}
    >
      <NewVersion />
      {device.demo && <DemoBadge>{sessionText(locale).demoBadge}</DemoBadge>}
      {device.pulledAt && !device.certified && (
        <Notice
          tone="attention"
          title={t.notCertifiedTitle}
          action={
            <LinkButton href="/training" kind="primary">
              {t.takeTest}
            </LinkButton>
          }
        >
          {t.notCertified}
        </Notice>
      )}
      <Told />
      {all.length === 0 ? (
        <NoWork />
      ) : (
        <>
          <SearchBox label={t.search} placeholder={t.searchHint} value={typed} onInput={setTyped} />
          <fieldset class="f-chips" aria-label={t.show}>
            {(['due', 'all', ...present] as const).map((one) => (
              <button key={one} type="button" aria-pressed={filter === one} onClick={() => setFilter(one)}>
                {one === 'due' ? t.toVisit : one === 'all' ? t.all : t.states[one]}
                <span>{one === 'due' ? dueCount : one === 'all' ? all.length : countOf(one)}</span>
              </button>
            ))}
          </fieldset>
          <div class="t-row t-row-end">
            <fieldset class="f-toggle" aria-label={t.order}>
              <button type="button" aria-pressed={order === 'place'} onClick={() => setOrder('place')}>
                {t.byPlace}
              </button>
              <button
                type="button"
                aria-pressed={order === 'distance'}
                onClick={() => {
                  setOrder('distance')
                  find()
                }}
              >
                {t.byDistance}
              </button>
            </fieldset>
            <Button
              icon={showsMap ? 'menu' : 'pin'}
              onClick={() => {
                setShowsMap(!showsMap)
                if (!showsMap) find()
              }}
            >
              {showsMap ? t.list : t.map}
            </Button>
          </div>
          {order === 'distance' && !here && (
            <p class="t-muted" role="status">
              {fault ? t.noLocation : t.locating}
            </p>
          )}
          {showsMap && <HouseMap cases={shown} stateOf={stateOf} here={here} />}
          {shown.length === 0 ? (
            <EmptyState icon="search" title={t.nobody}>
              {t.nobodyHint}
            </EmptyState>
          ) : (
            <WindowedList rows={shown} keyOf={({ id }) => id} place={place}>
              {(one) => (
                <FamilyRow
                  one={one}
                  state={stateOf(one)}
                  attempts={attemptsOf(one, held)}
                  metres={order === 'distance' ? metresTo(one, here) : undefined}
                />
              )}
            </WindowedList>
          )}
        </>
      )}
      {device.pulledAt && (
        <nav class="t-stack-s" aria-label={t.more}>
          <LinkButton href="/met" icon="plus" wide>
            {t.metFamily}
          </LinkButton>
          <LinkButton href="/practice" icon="person" wide>
            {t.practise}
          </LinkButton>
        </nav>
      )}
    </Frame>
  )
}

/**
 * The browser's own search sees the rows in sight only. Its key leads to the search that knows every family, as "/"
 * does; pressed there once more, it is the browser's again.
 */
function findsHere(event: KeyboardEvent): void {
  const box = document.querySelector<HTMLInputElement>('input[type=search]')
  const isFind = (event.ctrlKey || event.metaKey) && event.key === 'f'
  if (!box || document.activeElement === box || !isFind) return
  event.preventDefault()
  box.focus()
  box.select()
}

/** For how long news of the office stands on the first screen: a week, in milliseconds. */
const newsFor = 7 * 24 * 3_600_000

/** What became of families found elsewhere. */
function Told() {
  const locale = useLocale()
  const t = dayText(locale)
  const held = useHeld()
  const now = Date.parse(officeNow(held))
  const news = (held.device.told ?? []).filter(({ at }) => now - Date.parse(at) < newsFor)
  if (news.length === 0) return null
  return (
    <Notice tone="info" title={t.told}>
      <ul>
        {news.map(({ id, text }) => (
          <li key={id}>{text[locale]}</li>
        ))}
      </ul>
    </Notice>
  )
}

function Aside() {
  const t = dayText(useLocale())
  const f = frameText(useLocale())
  const online = useOnline()
  return (
    <a class="f-menu" href="/phone">
      {!online && (
        <span class="f-signal">
          <Icon name="offline" />
          <span>{f.offline}</span>
        </span>
      )}
      <Icon name="menu" />
      <span class="t-hide">{t.phone}</span>
    </a>
  )
}

function NoWork() {
  const t = dayText(useLocale())
  const online = useOnline()
  const { exchange } = useWorkspace()
  const { running } = useExchanging()
  return (
    <EmptyState
      icon="house"
      title={t.emptyTitle}
      action={
        <Button kind="primary" icon="refresh" busy={running} onClick={() => void exchange.run()}>
          {t.fetch}
        </Button>
      }
    >
      {online ? t.emptyOnline : t.emptyOffline}
    </EmptyState>
  )
}

function FamilyRow(props: { one: HeldCase; state: CaseState; attempts: number; metres: number | undefined }) {
  const { one, state, attempts, metres } = props
  const locale = useLocale()
  const t = dayText(locale)
  return (
    <a class="f-row" href={`/case/${one.id}`}>
      <span>
        <b>{one.headName || t.unnamed}</b>
        <small>
          {one.rt ? `RT ${one.rt} / RW ${one.rw}` : t.rtUnknown}
          {one.hamlet && ` · ${one.hamlet}`}
          {metres !== undefined && ` · ${distanceText(metres, locale)}`}
        </small>
        <span class="t-row">
          <StatusChip tone={toneOf[state]}>{t.states[state]}</StatusChip>
          {attempts > 0 && state === 'again' && <small>{t.visited(attempts)}</small>}
        </span>
      </span>
      <Icon name="chevron-right" />
    </a>
  )
}

export function distanceText(metres: number, locale: 'id' | 'en'): string {
  const t = dayText(locale)
  return metres < 950
    ? t.metres(formatNumber(Math.round(metres / 10) * 10, locale, 0))
    : t.kilometres(formatNumber(metres / 1000, locale, 1))
}

interface Standing extends Spot {
  readonly accuracyMetres: number
}

/** Where the facilitator stands, asked only when it is wanted. */
function useHere(): { here: Standing | undefined; find: () => void; fault: boolean } {
  const [here, setHere] = useState<Standing>()
  const [fault, setFault] = useState(false)
  const find = () => {
    setFault(false)
    navigator.geolocation?.getCurrentPosition(
      ({ coords }) =>
        setHere({ lat: coords.latitude, lon: coords.longitude, accuracyMetres: coords.accuracy }),
      () => setFault(true),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    )
  }
  return { here, find, fault }
}
