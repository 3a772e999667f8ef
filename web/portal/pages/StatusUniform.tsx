import { uniformAnswer } from '@tanggap/core/citizens'
import { LinkButton, useLocale } from '../../kit/index.ts'
import { usePortalText } from '../tongue.tsx'

/** The one answer to everyone who does not hold the right slip. It must not depend on anything. */
export function StatusUniform() {
  const locale = useLocale()
  const t = usePortalText()
  return (
    <>
      <div class="p-part">
        <h1>{t.uniformTitle}</h1>
        <p>{uniformAnswer[locale]}</p>
        <p class="t-muted">{t.uniformWhy}</p>
      </div>
      <section class="p-part">
        <h2>{t.uniformCheck}</h2>
        <ul class="p-list">
          <li>{t.uniform1}</li>
          <li>{t.uniform2}</li>
          <li>{t.uniform3}</li>
          <li>{t.uniform4}</li>
        </ul>
      </section>
      <div class="t-row">
        <LinkButton href="/status" kind="primary">
          {t.tryAgain}
        </LinkButton>
        <LinkButton href="/lapor?jenis=ask_status">{t.askStatus}</LinkButton>
      </div>
    </>
  )
}
