import { type VillageDesk as Desk, getVillageDesk, keepVillageDesk } from '@tanggap/contract/village-desk'
import { weekdays } from '@tanggap/core/citizens'
import { useState } from 'preact/hooks'
import { Answered, ask, useAsk } from '../../kit/client/index.ts'
import { Button, Form, Notice, PageHeader, TextField, useLocale } from '../../kit/index.ts'
import { deskText } from './desk.text.ts'
import { useOwnVillage, VillageSelect } from './VillageSelect.tsx'

/** When and where the village's desk answers: what its operator writes here, every citizen reads. */
export function VillageDesk() {
  const t = deskText(useLocale())
  const own = useOwnVillage()
  const [village, setVillage] = useState(own ?? '')
  const asked = useAsk(getVillageDesk, { params: { village } }, { skip: village === '' })
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      {!own && <VillageSelect value={village} onInput={setVillage} />}
      {village === '' ? (
        <p class="t-muted">{t.choose}</p>
      ) : (
        <Answered of={asked}>{(desk) => <DeskForm key={desk.villageCode} desk={desk} />}</Answered>
      )}
    </>
  )
}

function DeskForm({ desk }: { desk: Desk }) {
  const locale = useLocale()
  const t = deskText(locale)
  const [standing, setStanding] = useState(desk)
  const [place, setPlace] = useState(desk.place)
  const [phone, setPhone] = useState(desk.phone)
  const [note, setNote] = useState(desk.note)
  const [week, setWeek] = useState(() =>
    desk.hours.map((day) => ({ from: day?.from ?? '', to: day?.to ?? '' })),
  )
  const [errors, setErrors] = useState<readonly { field: string; message: string }[]>([])
  const [saved, setSaved] = useState(false)
  const [busy, setBusy] = useState(false)
  const nameOf = (day: number) => weekdays[day]?.[locale] ?? ''

  async function save() {
    const wrong = week.flatMap(({ from, to }, day) =>
      (from === '') === (to === '') && [from, to].every((time) => time === '' || isTime(time))
        ? []
        : [{ field: `from${day}`, message: t.badTime(nameOf(day)) }],
    )
    setSaved(false)
    setErrors(wrong)
    if (wrong.length) return
    setBusy(true)
    const [mon, tue, wed, thu, fri, sat, sun] = week.map(({ from, to }) => (from ? { from, to } : null))
    const answer = await ask(keepVillageDesk, {
      params: { village: desk.villageCode },
      body: {
        ...{ place, phone, note, version: standing.version },
        hours: [mon ?? null, tue ?? null, wed ?? null, thu ?? null, fri ?? null, sat ?? null, sun ?? null],
      },
    })
    setBusy(false)
    if (!answer.ok) return setErrors([{ field: 'place', message: answer.refusal.sentence[locale] }])
    setStanding(answer.value)
    setSaved(true)
  }

  return (
    <Form
      errors={errors}
      onSubmit={() => void save()}
      actions={
        <Button type="submit" kind="primary" busy={busy}>
          {t.save}
        </Button>
      }
    >
      {!standing.kept && <Notice>{t.assumed}</Notice>}
      {saved && (
        <Notice tone="good" live>
          {t.saved}
        </Notice>
      )}
      <TextField name="place" label={t.place} hint={t.placeHint} value={place} onInput={setPlace} />
      <fieldset class="t-card">
        <legend>{t.hours}</legend>
        <p class="t-muted">{t.hoursHint}</p>
        {week.map((hours, day) => (
          <div class="o-hours" key={nameOf(day)}>
            {(['from', 'to'] as const).map((end) => (
              <TextField
                key={end}
                name={`${end}${day}`}
                label={t[end](nameOf(day))}
                width="s"
                maxLength={5}
                value={hours[end]}
                onInput={(value) =>
                  setWeek(
                    week.map((one, at) => (at === day ? { ...one, [end]: value.replace('.', ':') } : one)),
                  )
                }
                error={errors.find(({ field }) => field === `${end}${day}`)?.message}
              />
            ))}
          </div>
        ))}
      </fieldset>
      <TextField
        name="phone"
        type="tel"
        label={t.phone}
        optional
        width="m"
        maxLength={30}
        value={phone}
        onInput={setPhone}
      />
      <TextField
        name="note"
        label={t.note}
        hint={t.noteHint}
        optional
        maxLength={300}
        value={note}
        onInput={setNote}
      />
    </Form>
  )
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}
