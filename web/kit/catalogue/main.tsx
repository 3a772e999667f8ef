import { render } from 'preact'
import '../tanggap.css'
import './catalogue.css'
import { AppShell, LocaleScope, type NavItem, PageHeader, Tabs } from '../index.ts'
import { Actions } from './Actions.tsx'
import { Figures } from './Figures.tsx'
import { Forms } from './Forms.tsx'
import { Foundations } from './Foundations.tsx'
import { FieldFrame, OfficeFrame, PortalFrame } from './Frames.tsx'
import { Lists } from './Lists.tsx'
import { States } from './States.tsx'
import { hrefOf, type View, viewOf } from './view.ts'

const pages = [
  { key: 'dasar', label: 'Dasar', icon: 'house', show: Foundations },
  { key: 'tindakan', label: 'Tindakan dan status', icon: 'check', show: Actions },
  { key: 'formulir', label: 'Formulir', icon: 'edit', show: Forms },
  { key: 'daftar', label: 'Daftar', icon: 'menu', show: Lists },
  { key: 'gambaran', label: 'Gambaran', icon: 'chart', show: Figures },
  { key: 'keadaan', label: 'Keadaan', icon: 'info', show: States },
] as const

/** Whole screens, which stand in no other frame. */
const frames = {
  'bingkai-kantor': OfficeFrame,
  'bingkai-warga': PortalFrame,
  'bingkai-lapangan': FieldFrame,
} as const

function Catalogue({ view }: { view: View }) {
  const page = pages.find((each) => each.key === view.page) ?? pages[0]
  const toPage = (key: string): string => hrefOf({ ...view, page: key })
  const framed: readonly NavItem[] = [
    { href: hrefOf({ ...view, page: 'bingkai-kantor', temperament: 'office' }), label: 'Kantor' },
    { href: hrefOf({ ...view, page: 'bingkai-warga', temperament: 'portal' }), label: 'Warga' },
    { href: hrefOf({ ...view, page: 'bingkai-lapangan', temperament: 'field' }), label: 'Lapangan' },
  ]
  return (
    <AppShell
      name="Tanggap"
      place="Katalog tampilan"
      homeHref={toPage('dasar')}
      nav={[
        {
          items: pages.map(({ key, label, icon }) => ({
            href: toPage(key),
            label,
            icon,
            current: key === page.key,
          })),
        },
        { heading: 'Layar utuh', items: framed },
      ]}
    >
      <PageHeader title={page.label} lead="Setiap komponen dalam setiap keadaannya." />
      <div class="t-row">
        <Tabs
          label="Tema"
          tabs={(['system', 'light', 'dark'] as const).map((theme) => ({
            href: hrefOf({ ...view, theme }),
            label: { system: 'Ikut perangkat', light: 'Terang', dark: 'Gelap' }[theme],
            current: theme === view.theme,
          }))}
        />
        <Tabs
          label="Watak"
          tabs={(['office', 'portal', 'field'] as const).map((temperament) => ({
            href: hrefOf({ ...view, temperament }),
            label: { office: 'Kantor', portal: 'Warga', field: 'Lapangan' }[temperament],
            current: temperament === view.temperament,
          }))}
        />
      </div>
      <page.show />
    </AppShell>
  )
}

const view = viewOf(location.search)
const Frame = Object.entries(frames).find(([key]) => key === view.page)?.[1]
const root = document.documentElement
root.dataset.temperament = view.temperament
if (view.theme !== 'system') root.dataset.theme = view.theme
render(<LocaleScope value="id">{Frame ? <Frame /> : <Catalogue view={view} />}</LocaleScope>, document.body)
