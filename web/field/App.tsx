import { type Session, signOut } from '@tanggap/contract/access'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { LocationProvider, Route, Router } from 'preact-iso'
import { ask } from '../kit/client/index.ts'
import { type Locale, LocaleScope, parseLocale } from '../kit/index.ts'
import { AbsentPage } from './case/AbsentPage.tsx'
import { CasePage } from './case/CasePage.tsx'
import { MetPage } from './case/MetPage.tsx'
import { CustodyPage } from './custody/CustodyPage.tsx'
import { PhonePage } from './custody/PhonePage.tsx'
import { DayPage } from './day/DayPage.tsx'
import { keepInstalled } from './new-version.ts'
import { CannotOpen, Door, OtherTab, SignInAgain } from './session/Door.tsx'
import { Gate, useIdle } from './session/Gate.tsx'
import { LocaleChoice } from './session/locale-choice.ts'
import { askKeeper, becomeTheTab, type FieldStore, type Keys, openFieldStore } from './store/index.ts'
import { type Exchange, exchangeByItself, makeExchange, type Outbox, openOutbox } from './sync/index.ts'
import { PracticePage } from './training/PracticePage.tsx'
import { PracticeScope } from './training/PracticeScope.tsx'
import { TrainingPage } from './training/TrainingPage.tsx'
import { VisitPage } from './visit/VisitPage.tsx'
import { noteLeft, noteOwner, type Owner, readOwner } from './who-works-here.ts'
import { WorkspaceScope } from './workspace.ts'

/** The field app: before the first sign-in a door, afterwards this facilitator's work, with signal or without. */
export function App() {
  const [locale, setLocale] = useState<Locale>(() => parseLocale(localStorage.getItem('locale')))
  const [owner, setOwner] = useState(readOwner)
  useEffect(() => {
    document.documentElement.lang = locale
    localStorage.setItem('locale', locale)
  }, [locale])

  function comeIn(session: Session) {
    const next = ownerOf(session)
    noteOwner(next)
    setOwner(next)
  }

  /** Somebody who has worked here before: their phrase opens, whoever's session it was. */
  function stay(person: Owner) {
    noteOwner(person)
    setOwner(person)
  }
  function forget() {
    noteOwner(undefined)
    noteLeft(true)
    setOwner(undefined)
  }

  return (
    <LocaleScope value={locale}>
      <LocaleChoice value={setLocale}>
        {owner ? (
          <Gate key={owner.accountId} owner={owner} onOther={() => forget()}>
            {(keys, lock) => (
              <Opened owner={owner} keys={keys} lock={lock} onLeft={() => setOwner(undefined)} />
            )}
          </Gate>
        ) : (
          <Door onIn={comeIn} onPerson={stay} />
        )}
      </LocaleChoice>
    </LocaleScope>
  )
}

interface Open {
  readonly store: FieldStore
  readonly outbox: Outbox
  readonly exchange: Exchange
  /** Lets another tab, or the next who opens this one, write. */
  readonly giveBack: () => void
}

function Opened(props: { owner: Owner; keys: Keys; lock: () => void; onLeft: () => void }) {
  const { owner, keys, onLeft } = props
  const [open, setOpen] = useState<Open | 'other tab' | 'fault'>()
  const [useNewVersion, offerNewVersion] = useState<() => void>()
  const [signingIn, setSigningIn] = useState(false)

  async function begin(takeOver: boolean) {
    try {
      const giveBack = await becomeTheTab(owner.accountId, { takeOver, taken: () => setOpen('other tab') })
      if (!giveBack) return setOpen('other tab')
      const store = await openFieldStore(owner, owner.demo, keys)
      const outbox = openOutbox(store)
      setOpen({ store, outbox, exchange: makeExchange(store, outbox), giveBack })
    } catch {
      setOpen('fault')
    }
  }

  useEffect(() => {
    void begin(false)
    void navigator.storage?.persist?.()
    void keepInstalled(
      (useIt) => offerNewVersion(() => useIt),
      () => askKeeper({ ask: 'hold', accountId: owner.accountId, keys }),
    )
  }, [])

  useEffect(() => {
    if (typeof open !== 'object') return
    const stop = exchangeByItself(open.store, open.exchange)
    return () => {
      stop()
      open.store.close()
      open.giveBack()
    }
  }, [open])
  const lock = useCallback(() => {
    // What cannot be written stays on the screen and is said there; the screen is not closed over it.
    if (typeof open === 'object') void open.store.atRest().then(props.lock, () => undefined)
  }, [open])
  useIdle(keys.pin !== null, lock)

  if (open === undefined) return null
  if (open === 'other tab') return <OtherTab onUseHere={() => void begin(true)} />
  if (open === 'fault') return <CannotOpen onRetry={() => void begin(false)} />

  function backIn(session: Session) {
    setSigningIn(false)
    if (session.accountId !== owner.accountId) {
      noteOwner(ownerOf(session))
      location.reload()
    } else if (typeof open === 'object') void open.exchange.run()
  }
  async function leave() {
    noteLeft(true)
    noteOwner(undefined)
    const answer = await ask(signOut)
    if (answer.ok) noteLeft(false)
    await askKeeper({ ask: 'drop', accountId: owner.accountId })
    onLeft()
    location.assign('/')
  }

  return (
    <WorkspaceScope
      value={{
        ...open,
        useNewVersion,
        signInAgain: () => setSigningIn(true),
        lock,
        hasPin: keys.pin !== null,
        leave,
      }}
    >
      <LocationProvider>
        <PracticeScope keys={keys}>
          <Router>
            <Route path="/" component={DayPage} />
            <Route path="/case/:id" component={CasePage} />
            <Route path="/case/:id/absent" component={AbsentPage} />
            <Route path="/visit/:id/:step?" component={VisitPage} />
            <Route path="/custody" component={CustodyPage} />
            <Route path="/phone" component={PhonePage} />
            <Route path="/training" component={TrainingPage} />
            <Route path="/met" component={MetPage} />
            <Route path="/practice" component={PracticePage} />
            <Route default component={DayPage} />
          </Router>
        </PracticeScope>
      </LocationProvider>
      {signingIn && <SignInAgain owner={owner} onIn={backIn} onClose={() => setSigningIn(false)} />}
    </WorkspaceScope>
  )
}

function ownerOf(session: Session): Owner {
  return { accountId: session.accountId, name: session.name, demo: session.demo }
}
