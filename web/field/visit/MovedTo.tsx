import { TextField, useLocale } from '../../kit/index.ts'
import { useHeld } from '../workspace.ts'
import { LongChoices } from './LongChoices.tsx'
import type { Visit } from './use-visit.ts'
import { visitText } from './visit.text.ts'

/** Where the family lives now, as far as it was told: the village there goes on with the visit. */
export function MovedTo({ visit }: { visit: Visit }) {
  const t = visitText(useLocale())
  const { device } = useHeld()
  const { movedTo } = visit.draft
  const others = (device.villages ?? []).filter(({ code }) => code !== visit.one.villageCode)
  if (others.length === 0) return <p class="t-muted">{t.noVillages}</p>
  return (
    <section class="f-inset t-stack">
      <div>
        <h3>{t.movedTitle}</h3>
        <p class="t-hint">{t.movedLead}</p>
      </div>
      <LongChoices
        name="moved-village"
        label={t.movedVillage}
        options={others.map(({ code, name }) => ({ key: code, label: name }))}
        value={movedTo?.villageCode}
        recorded={undefined}
        onInput={(villageCode) => visit.note({ movedTo: { place: '', ...movedTo, villageCode } })}
      />
      {movedTo && (
        <TextField
          name="moved-place"
          label={t.movedPlace}
          hint={t.movedPlaceHint}
          value={movedTo.place}
          maxLength={200}
          onInput={(place) => visit.note({ movedTo: { ...movedTo, place } })}
        />
      )}
    </section>
  )
}
