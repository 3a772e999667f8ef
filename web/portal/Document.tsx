import { css, js } from 'virtual:portal-assets'
import type { PortalPage, PortalTongue } from '@tanggap/contract/portal'
import type { ComponentChildren } from 'preact'
import { DemoBadge, LanguageSwitch, type Locale, PortalShell, useLocale } from '../kit/index.ts'
import { useEveryoneText, usePortalText } from './tongue.tsx'

/** The whole document around a page: title, style, frame. The script only adds comfort. */
export function Document(props: { page: PortalPage; tongue: PortalTongue; children: ComponentChildren }) {
  const { page, tongue, children } = props
  const locale = useLocale()
  const t = usePortalText()
  const { frame } = page
  const hasErrors = 'errors' in page ? page.errors.length > 0 : false
  const questionHasErrors = page.page === 'question' && page.question.errors.length > 0
  const title = [hasErrors || questionHasErrors ? t.errorTitle : '', useTitle(page, locale), t.name]
  return (
    <html lang={tongue}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title.filter(Boolean).join(' · ')}</title>
        <meta name="robots" content={isForEveryone(page) ? 'index' : 'noindex'} />
        <link rel="icon" href="data:," />
        {css.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {js.map((src) => (
          <script key={src} type="module" src={src} />
        ))}
      </head>
      <body data-temperament="portal">
        <PortalShell
          name={t.name}
          place={frame.regency}
          homeHref="/"
          backHref={frame.backHref}
          demoBadge={frame.demo && <DemoBadge>{t.demoBadge}</DemoBadge>}
          languageSwitch={<LanguageSwitch href={(other) => `${frame.path}?bahasa=${other}`} />}
          footer={
            <>
              <p>{t.footerFree}</p>
              <p>{t.footerOffice(frame.regency)}</p>
              <p>{t.footerOther}</p>
              <p>
                <a href="/tentang">{t.about}</a>
              </p>
            </>
          }
        >
          {children}
        </PortalShell>
      </body>
    </html>
  )
}

/** Pages that hold nobody's data may be found by a search. */
function isForEveryone({ page }: PortalPage): boolean {
  return ['home', 'about', 'channels', 'figures', 'villages', 'village'].includes(page)
}

function useTitle(page: PortalPage, locale: Locale): string {
  const t = usePortalText()
  const everyone = useEveryoneText()
  switch (page.page) {
    case 'home':
      return t.homeTitle
    case 'about':
      return t.aboutTitle
    case 'channels':
      return everyone.channelsTitle
    case 'figures':
      return everyone.figuresTitle
    case 'villages':
      return everyone.villagesTitle
    case 'village':
      return everyone.villageTitle(page.village.kind, page.village.name)
    case 'status-form':
      return t.statusTitle
    case 'status-uniform':
      return t.uniformTitle
    case 'code-ask':
      return t.codeAskTitle
    case 'code-enter':
      return t.codeEnterTitle
    case 'draft-kept':
      return t.keptTitle
    case 'draft-open':
      return t.openKeptTitle
    case 'family':
      return t.familyTitle(page.family.headName)
    case 'report-begin':
      return t.reportTitle
    case 'question':
      return page.question.title[locale]
    case 'report-check':
      return t.checkTitle
    case 'report-done':
      return t.doneTitle
    case 'track-form':
      return t.trackTitle
    case 'track-nothing':
      return t.nothingTitle
    case 'ticket':
      return `${t.ticket} ${page.ticket.number}`
    // Browsers remember titles, also on a lent phone.
    case 'sealed':
    case 'recheck-reply':
      return ''
    case 'message':
      return page.title[locale]
  }
}
