import { LinkButton } from '../../kit/index.ts'
import { usePortalText } from '../tongue.tsx'

/** Unknown number, wrong PIN, too many tries: one page. */
export function TrackNothing() {
  const t = usePortalText()
  return (
    <>
      <div class="p-part">
        <h1>{t.nothingTitle}</h1>
        <p>{t.nothingText}</p>
      </div>
      <div class="t-row">
        <LinkButton href="/tiket" kind="primary">
          {t.tryAgain}
        </LinkButton>
        <LinkButton href="/">{t.name}</LinkButton>
      </div>
    </>
  )
}
