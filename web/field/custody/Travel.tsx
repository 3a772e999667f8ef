import type { PhotoChoice } from '@tanggap/core/custody'
import { Button, formatBytes, KeyValue, Notice, RadioGroup, Select, useLocale } from '../../kit/index.ts'
import { custodyOf, photosMayGo, usedSoFar } from '../sync/index.ts'
import { useExchanging, useHeld, useWorkspace } from '../workspace.ts'
import { keepingText } from './keeping.text.ts'

/** Bytes a day that may be chosen: some 25, 100 and 500 photos. */
const bounds = [5_000_000, 20_000_000, 100_000_000] as const

/** When photos travel and what the exchange has used. Finished visits always travel. */
export function Travel() {
  const locale = useLocale()
  const t = keepingText(locale)
  const held = useHeld()
  const { store, exchange } = useWorkspace()
  const { photoChoice, dataPerDay } = held.device
  const { photosWaiting: waiting, photoBytesWaiting } = custodyOf(held)
  const { running } = useExchanging()
  const used = usedSoFar(held)
  const may = photosMayGo(held)
  const choose = (choice: string) => {
    const chosen: PhotoChoice = choice === 'wifi' ? 'wifi' : 'always'
    void store.noteDevice({ photoChoice: chosen }).catch(() => undefined)
  }
  return (
    <section class="t-stack-s">
      <h2>{t.travel}</h2>
      {waiting > 0 && may !== 'yes' && (
        <Notice
          tone="info"
          action={
            <Button icon="send" busy={running} onClick={() => void exchange.runWithPhotos()}>
              {t.photosNow(formatBytes(photoBytesWaiting, locale))}
            </Button>
          }
        >
          {may === 'wait-for-wifi' ? t.waitsForWifi(waiting) : t.waitsForTomorrow(waiting)}
        </Notice>
      )}
      <RadioGroup
        name="photo-choice"
        label={t.photoChoice}
        value={photoChoice}
        onInput={choose}
        choices={[
          { value: 'always', label: t.photoAlways, hint: t.photoAlwaysHint },
          { value: 'wifi', label: t.photoWifi, hint: t.photoWifiHint },
        ]}
      />
      <Select
        name="data-per-day"
        label={t.perDay}
        hint={t.perDayHint}
        value={String(dataPerDay)}
        onInput={(value) => void store.noteDevice({ dataPerDay: Number(value) }).catch(() => undefined)}
        options={bounds.map((bytes) => ({ value: String(bytes), label: formatBytes(bytes, locale) }))}
      />
      <KeyValue
        pairs={[
          {
            label: t.usedToday,
            value: t.upAndDown(
              formatBytes(used.today.sent, locale),
              formatBytes(used.today.received, locale),
            ),
          },
          {
            label: t.usedMonth,
            value: t.upAndDown(
              formatBytes(used.month.sent, locale),
              formatBytes(used.month.received, locale),
            ),
          },
        ]}
      />
    </section>
  )
}
