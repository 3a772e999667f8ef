import type { PhotoChoice } from '@tanggap/core/custody'
import { formatBytes, KeyValue, Notice, RadioGroup, Select, useLocale } from '../../kit/index.ts'
import { custodyOf, photosMayGo, usedToday } from '../sync/index.ts'
import { useHeld, useWorkspace } from '../workspace.ts'
import { keepingText } from './keeping.text.ts'

/** Bytes a day that may be chosen: some 25, 100 and 500 photos. */
const bounds = [5_000_000, 20_000_000, 100_000_000] as const

/** When photos travel and what the exchange has used today. Finished visits always travel. */
export function Travel() {
  const locale = useLocale()
  const t = keepingText(locale)
  const held = useHeld()
  const { store } = useWorkspace()
  const { photoChoice, dataPerDay } = held.device
  const waiting = custodyOf(held).photosWaiting
  const may = photosMayGo(held)
  const choose = (choice: string) => {
    const chosen: PhotoChoice = choice === 'wifi' ? 'wifi' : 'always'
    void store.noteDevice({ photoChoice: chosen }).catch(() => undefined)
  }
  return (
    <section class="t-stack-s">
      <h2>{t.travel}</h2>
      {waiting > 0 && may !== 'yes' && (
        <Notice tone="info">
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
        value={String(dataPerDay)}
        onInput={(value) => void store.noteDevice({ dataPerDay: Number(value) }).catch(() => undefined)}
        options={bounds.map((bytes) => ({ value: String(bytes), label: formatBytes(bytes, locale) }))}
      />
      <KeyValue
        pairs={[
          {
            label: t.usedToday,
            value: t.usedOf(formatBytes(usedToday(held), locale), formatBytes(dataPerDay, locale)),
          },
        ]}
      />
    </section>
  )
}
