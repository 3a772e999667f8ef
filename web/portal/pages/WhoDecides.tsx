import { usePortalText } from '../tongue.tsx'

/** The most common misunderstanding, cleared up wherever it matters. */
export function WhoDecides() {
  const t = usePortalText()
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
