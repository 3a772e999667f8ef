import { today } from '@tanggap/contract/reporting'
import { roleTitles } from '@tanggap/core/access'
import { Answered, useAsk } from '../../kit/client/index.ts'
import { formatNumber, Icon, PageHeader, Stat, useLocale } from '../../kit/index.ts'
import { useIsOpen, useOpenPages } from '../open-pages.ts'
import { useSession } from '../session/session.ts'
import { homeText } from './home.text.ts'

/** The first page of every office: who one is here, what waits, and the rooms that are open. */
export function Home() {
  const locale = useLocale()
  const t = homeText(locale)
  const { name, office } = useSession()
  const rooms = useOpenPages().filter((page) => page.nav && page.path !== '/')
  return (
    <>
      <PageHeader
        title={t.greeting(name)}
        lead={t.lead(roleTitles[office.role][locale], office.regionName)}
      />
      <Waiting />
      {office.role === 'system_admin' && <Accounts />}
      <section class="t-stack-s" aria-labelledby="rooms">
        <h2 id="rooms">{t.yourRooms}</h2>
        <ul class="o-doors">
          {rooms.map(({ path, nav }) => (
            <li key={path}>
              <a href={path}>
                {nav && <Icon name={nav.icon} />}
                <span>{nav?.label(locale)}</span>
              </a>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

/** Accounts are made at the server, not from a browser, so this office is told how. */
function Accounts() {
  const t = homeText(useLocale())
  return (
    <section class="t-stack-s" aria-labelledby="accounts">
      <h2 id="accounts">{t.accounts}</h2>
      <p>{t.accountsHow}</p>
      <p>
        <code>{t.accountsCommand}</code>
      </p>
      <p class="t-muted">{t.accountsAfter}</p>
    </section>
  )
}

/** Counts that open their lists; only lists this office may open are named. */
function Waiting() {
  const locale = useLocale()
  const t = homeText(locale)
  const isOpen = useIsOpen()
  const asked = useAsk(today, {}, { everySeconds: 60 })
  return (
    <Answered of={asked}>
      {({ waiting }) => {
        const shown = waiting.filter(({ opens }) => isOpen(opens))
        return (
          <section class="t-stack-s" aria-labelledby="waiting">
            <h2 id="waiting">{t.waiting}</h2>
            {shown.length === 0 && <p class="t-muted">{t.nothingWaits}</p>}
            <div class="t-stats">
              {shown.map(({ key, label, count, overdue, opens }) => (
                <Stat
                  key={key}
                  label={label[locale]}
                  value={formatNumber(count, locale)}
                  detail={overdue > 0 ? t.overdue(formatNumber(overdue, locale)) : undefined}
                  href={opens}
                />
              ))}
            </div>
          </section>
        )
      }}
    </Answered>
  )
}
