import { channels } from '@tanggap/core/citizens'
import { useLocale } from '../../kit/index.ts'
import { useEveryoneText } from '../tongue.tsx'

/** Which office answers what: the same table the server's texts name. */
export function Channels() {
  const locale = useLocale()
  const t = useEveryoneText()
  return (
    <>
      <div class="p-part">
        <h1>{t.channelsTitle}</h1>
        <p>{t.channelsLead}</p>
      </div>
      {channels.map((channel) => (
        <section class="t-card" key={channel.key}>
          <h2>{channel.name[locale]}</h2>
          <p>
            <b>{t.channelDecides}:</b> {channel.decides[locale]}
          </p>
          <ul class="p-list" aria-label={t.channelReach}>
            {channel.reach.map((one) => (
              <li key={one.id}>{one[locale]}</li>
            ))}
          </ul>
        </section>
      ))}
      <p>{t.channelsFree}</p>
    </>
  )
}
