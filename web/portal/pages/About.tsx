import { usePortalText } from '../tongue.tsx'
import { WhoDecides } from './WhoDecides.tsx'

export function About() {
  const t = usePortalText()
  return (
    <>
      <div class="p-part">
        <h1>{t.aboutTitle}</h1>
        <p>{t.dtsenText}</p>
      </div>
      <WhoDecides />
      <section class="p-part">
        <h2>{t.aboutHow}</h2>
        <ol class="p-list">
          <li>{t.aboutSteps1}</li>
          <li>{t.aboutSteps2}</li>
          <li>{t.aboutSteps3}</li>
          <li>{t.aboutSteps4}</li>
        </ol>
      </section>
      <section class="p-part">
        <h2>{t.aboutListed}</h2>
        <p>{t.aboutListedText}</p>
      </section>
      <section class="p-part">
        <h2>{t.aboutPrivacy}</h2>
        <p>{t.aboutPrivacyText}</p>
        <p>{t.aboutRights}</p>
      </section>
    </>
  )
}
