import { readSession, type Session, signOut, switchOffice } from '@tanggap/contract/access'
import { roleTitles } from '@tanggap/core/access'
import { useEffect, useRef, useState } from 'preact/hooks'
import { LocationProvider, Route, Router, useLocation } from 'preact-iso'
import { ask, SignIn, whenSessionEnds } from '../kit/client/index.ts'
import {
  AppShell,
  Brand,
  Button,
  DemoBadge,
  Dialog,
  LanguageSwitch,
  LinkButton,
  Loading,
  type Locale,
  LocaleScope,
  Notice,
  PageHeader,
  parseLocale,
  Select,
  useLocale,
} from '../kit/index.ts'
import './office.css'
import { loadBook } from './instrument/book.ts'
import { OpenPagesScope } from './open-pages.ts'
import { navSections } from './page.ts'
import { pagesOf } from './pages-of.ts'
import { DemoOffices } from './session/DemoOffices.tsx'
import { SetUp } from './session/SetUp.tsx'
import { sessionText } from './session/session.text.ts'
import { SessionScope, useSession } from './session/session.ts'
import { setUpText } from './session/set-up.text.ts'

/** The office: signed out it is a door, signed in it is the rooms of the office one acts in. */
export function App() {
  const [locale, setLocale] = useState<Locale>(() => parseLocale(localStorage.getItem('locale')))
  const [session, setSession] = useState<Session | 'unknown' | undefined>('unknown')
  useEffect(() => {
    document.documentElement.lang = locale
    localStorage.setItem('locale', locale)
  }, [locale])
  const signedIn = session !== 'unknown' && session !== undefined
  useEffect(() => {
    if (signedIn) void loadBook()
  }, [signedIn])
  useEffect(() => {
    void ask(readSession).then((answer) => setSession(answer.ok ? answer.value : undefined))
  }, [])
  return (
    <LocaleScope value={locale}>
      {session === 'unknown' ? (
        <Loading />
      ) : session ? (
        <SessionScope value={session}>
          <LocationProvider>
            <Office onSession={setSession} onLocale={setLocale} />
          </LocationProvider>
        </SessionScope>
      ) : (
        <FrontDoor onIn={setSession} onLocale={setLocale} />
      )}
    </LocaleScope>
  )
}

function FrontDoor({
  onIn,
  onLocale,
}: {
  onIn: (session: Session) => void
  onLocale: (locale: Locale) => void
}) {
  const locale = useLocale()
  const t = sessionText(locale)
  const setUp = setUpText(locale)
  const [sight, setSight] = useState<'sign-in' | 'set-up' | 'ready'>('sign-in')
  return (
    <div class="o-door">
      <header class="o-door-head t-on-shell">
        <Brand href="/" name={t.app} />
        <LanguageSwitch href={() => '#'} onChoose={onLocale} />
      </header>
      <main id="isi" class="o-door-main">
        {sight === 'set-up' ? (
          <SetUp onReady={() => setSight('ready')} onBack={() => setSight('sign-in')} />
        ) : (
          <section class="t-stack">
            <div class="t-stack-s">
              <h1>{t.signInTitle}</h1>
              <p class="t-muted">{t.signInLead}</p>
            </div>
            {sight === 'ready' && (
              <Notice tone="good" live>
                {setUp.ready}
              </Notice>
            )}
            <SignIn onIn={onIn} />
            <Button kind="quiet" onClick={() => setSight('set-up')}>
              {setUp.given}
            </Button>
          </section>
        )}
        <DemoOffices onIn={onIn} />
      </main>
    </div>
  )
}

function Office({
  onSession,
  onLocale,
}: {
  onSession: (session: Session | undefined) => void
  onLocale: (locale: Locale) => void
}) {
  const locale = useLocale()
  const t = sessionText(locale)
  const session = useSession()
  const { path, route } = useLocation()
  const open = pagesOf(session.office.role)

  async function leave() {
    await ask(signOut)
    onSession(undefined)
  }
  function enter(next: Session) {
    onSession(next)
    route('/')
  }

  return (
    <AppShell
      name={t.app}
      place={session.regency.name}
      homeHref="/"
      demoBadge={session.demo && <DemoBadge>{t.demoBadge}</DemoBadge>}
      officeSwitcher={<OfficeSwitcher onSession={enter} />}
      languageSwitch={<LanguageSwitch href={() => path} onChoose={onLocale} />}
      account={
        <Button kind="quiet" icon="logout" onClick={() => void leave()}>
          {t.signOut} · {session.name}
        </Button>
      }
      nav={navSections
        .map((section) => ({
          heading: t[section],
          items: open
            .filter((page) => page.nav?.section === section)
            .map((page) => ({
              href: page.path,
              label: page.nav?.label(locale) ?? '',
              icon: page.nav?.icon,
              current: page.path === '/' ? path === '/' : path.startsWith(page.path),
            })),
        }))
        .filter((section) => section.items.length > 0)}
    >
      <OpenPagesScope value={open}>
        <Router>
          {[
            ...open.map((page) => <Route key={page.path} path={page.path} component={page.component} />),
            <Route key="default" default component={NotHere} />,
          ]}
        </Router>
      </OpenPagesScope>
      <SignInAgain onSession={onSession} />
    </AppShell>
  )
}

function OfficeSwitcher({ onSession }: { onSession: (session: Session) => void }) {
  const locale = useLocale()
  const t = sessionText(locale)
  const session = useSession()
  const [choosing, setChoosing] = useState(false)
  const label = (office: Session['office']) => `${roleTitles[office.role][locale]} · ${office.regionName}`

  async function goOn(officeId: string) {
    const answer = await ask(switchOffice, { body: { officeId } })
    if (answer.ok) onSession(answer.value)
  }

  return (
    <div class="o-office">
      {session.offices.length > 1 ? (
        <Select
          name="office"
          label={t.office}
          placeholder={false}
          value={session.office.officeId}
          options={session.offices.map((office) => ({ value: office.officeId, label: label(office) }))}
          onInput={(officeId) => void goOn(officeId)}
        />
      ) : (
        <p>
          <small>{t.office}</small>
          <b>{label(session.office)}</b>
        </p>
      )}
      {session.demo && (
        <Button kind="quiet" icon="people" onClick={() => setChoosing(true)}>
          {t.demoSwitch}
        </Button>
      )}
      <Dialog open={choosing} onClose={() => setChoosing(false)} title={t.demo} wide>
        <DemoOffices
          onIn={(next) => {
            setChoosing(false)
            onSession(next)
          }}
        />
      </Dialog>
    </div>
  )
}

/** Lays itself over the page when the session ends, so that what was typed stays where it is. */
function SignInAgain({ onSession }: { onSession: (session: Session) => void }) {
  const t = sessionText(useLocale())
  const [waiting, setWaiting] = useState(false)
  const settle = useRef<(isIn: boolean) => void>(() => undefined)
  useEffect(() => {
    whenSessionEnds(
      () =>
        new Promise((resolve) => {
          settle.current = resolve
          setWaiting(true)
        }),
    )
  }, [])
  function end(session: Session | undefined) {
    setWaiting(false)
    if (session) onSession(session)
    settle.current(session !== undefined)
  }
  return (
    <Dialog open={waiting} onClose={() => end(undefined)} title={t.again}>
      <p>{t.againLead}</p>
      <SignIn onIn={end} />
    </Dialog>
  )
}

function NotHere() {
  const t = sessionText(useLocale())
  return (
    <>
      <PageHeader title={t.notHere} lead={t.notHereLead} />
      <div class="t-row">
        <LinkButton href="/" kind="primary">
          {t.home}
        </LinkButton>
      </div>
    </>
  )
}
