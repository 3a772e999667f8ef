import { Icon, type IconName, LinkButton, Notice, useLocale } from '../../kit/index.ts'
import { objectionText } from '../objection.text.ts'
import { useEveryoneText, usePortalText } from '../tongue.tsx'
import { WhoDecides } from './WhoDecides.tsx'

export function Home({ draft }: { draft: boolean }) {
  const locale = useLocale()
  const t = usePortalText()
  const everyone = useEveryoneText()
  return (
    <>
      <div class="p-part">
        <h1>{t.homeTitle}</h1>
        <p>{t.homeLead}</p>
      </div>
      {draft && (
        <Notice
          action={
            <LinkButton href="/lapor/lanjut" kind="primary">
              {t.draftGo}
            </LinkButton>
          }
        >
          {t.draftTitle}
        </Notice>
      )}
      <div class="p-actions">
        <Action href="/status" icon="house" title={t.goStatus} hint={t.goStatusHint} />
        <Action href="/lapor" icon="edit" title={t.goReport} hint={t.goReportHint} />
        <Action
          href="/aduan"
          icon="lock"
          title={objectionText(locale).go}
          hint={objectionText(locale).goHint}
        />
        <Action href="/tiket" icon="search" title={t.goTrack} hint={t.goTrackHint} quiet />
      </div>
      <section class="p-part">
        <h2>{t.dtsenTitle}</h2>
        <p>{t.dtsenText}</p>
      </section>
      <WhoDecides />
      <section class="p-part">
        <h2>{t.noSlipTitle}</h2>
        <p>{t.noSlipText}</p>
        <div class="t-row">
          <LinkButton href="/lapor?jenis=ask_status">{t.askStatus}</LinkButton>
        </div>
      </section>
      <nav class="p-part" aria-label={everyone.more}>
        <h2>{everyone.more}</h2>
        <ul class="p-links">
          <li>
            <a href="/kanal">{everyone.goChannels}</a>
          </li>
          <li>
            <a href="/desa">{everyone.goVillages}</a>
          </li>
          <li>
            <a href="/angka">{everyone.goFigures}</a>
          </li>
          <li>
            <a href="/tentang">{t.about}</a>
          </li>
        </ul>
      </nav>
      <section class="p-part">
        <h2>{t.otherTitle}</h2>
        <ul class="p-list">
          <li>{t.otherCekBansos}</li>
          <li>{t.otherCall}</li>
          <li>{t.otherLapor}</li>
        </ul>
      </section>
    </>
  )
}

interface ActionProps {
  href: string
  icon: IconName
  title: string
  hint: string
  quiet?: boolean
}

function Action({ href, icon, title, hint, quiet }: ActionProps) {
  return (
    <a class="p-action" href={href} data-quiet={quiet || undefined}>
      <Icon name={icon} />
      <b>{title}</b>
      <small>{hint}</small>
    </a>
  )
}
