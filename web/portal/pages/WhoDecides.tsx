import { useLocale } from '../../kit/index.ts'
import { portalText } from '../portal.text.ts'

/** The most common misunderstanding, cleared up wherever it matters. */
export function WhoDecides() {
  const t = portalText(useLocale())
  return (
    <section class="p-part">
      <h2>{t.whoTitle}</h2>
      <ul class="p-list">
        <li>{t.whoVillage}</li>
        <li>{t.whoRegency}</li>
        <li>{t.whoBps}</li>
        <li>{t.whoMinistry}</li>
      </ul>
    </section>
  )
}
