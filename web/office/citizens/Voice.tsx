import { ticketVoice } from '@tanggap/contract/citizens'
import { addressOf } from '../../kit/client/index.ts'
import { useLocale } from '../../kit/index.ts'
import { deskText } from './desk.text.ts'

/** Told by voice: played here and nowhere else. Fetched when somebody presses play, since listening is written down. */
export function Voice({ ticketId }: { ticketId: string }) {
  const t = deskText(useLocale())
  return (
    <figure>
      <figcaption>{t.voice}</figcaption>
      {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down yet what is said; that is what the desk does. */}
      <audio
        controls
        preload="none"
        aria-label={t.voice}
        src={addressOf(ticketVoice, { params: { id: ticketId } })}
      />
      <small class="t-muted">{t.voiceHint}</small>
    </figure>
  )
}
