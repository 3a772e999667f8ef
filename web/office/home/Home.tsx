import { roleTitles } from '@tanggap/core/access'
import { Icon, PageHeader, useLocale } from '../../kit/index.ts'
import { pagesOf } from '../pages-of.ts'
import { useSession } from '../session/session.ts'
import { homeText } from './home.text.ts'

/** The first page of every office: who one is here, and the rooms that are open. */
export function Home() {
  const locale = useLocale()
  const t = homeText(locale)
  const { name, office } = useSession()
  const rooms = pagesOf(office.role).filter((page) => page.nav && page.path !== '/')
  return (
    <>
      <PageHeader
        title={t.greeting(name)}
        lead={t.lead(roleTitles[office.role][locale], office.regionName)}
      />
      <h2>{t.yourRooms}</h2>
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
    </>
  )
}
