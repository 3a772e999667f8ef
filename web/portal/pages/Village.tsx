import type { PortalBody } from '@tanggap/contract/portal'
import { hoursInWords, type PublicCount } from '@tanggap/core/citizens'
import { formatDate, KeyValue, useLocale } from '../../kit/index.ts'
import { useEveryoneText, usePortalText } from '../tongue.tsx'
import { countIn } from './counts.ts'

type Props = Extract<PortalBody, { page: 'village' }>

/** One village: when its desk is open, and what may be told of its figures. */
export function Village({ village, desk, figures }: Props) {
  const locale = useLocale()
  const t = useEveryoneText()
  const { print } = usePortalText()
  const told = (count: PublicCount | undefined) => (count ? countIn(count, t, locale) : t.hidden)
  const families = figures?.families.places.find(({ key }) => key === village.code)
  const reports = figures?.reports.places.find(({ key }) => key === village.code)
  return (
    <>
      <div class="p-part">
        <h1>{t.villageTitle(village.kind, village.name)}</h1>
        <p class="t-muted">Kecamatan {village.subdistrict}</p>
      </div>
      <section class="p-receipt">
        <h2>{t.deskTitle}</h2>
        <KeyValue
          pairs={[
            { label: t.deskPlace, value: desk.place },
            {
              label: t.deskHours,
              value: (
                <ul class="p-plain">
                  {hoursInWords(desk.hours).map((line) => (
                    <li key={line.id}>{line[locale]}</li>
                  ))}
                </ul>
              ),
            },
            ...(desk.phone ? [{ label: t.deskPhone, value: desk.phone }] : []),
          ]}
        />
        {desk.note && <p class="p-note">{desk.note}</p>}
        {!desk.kept && <p class="t-muted">{t.deskAssumed}</p>}
        <p>{t.deskBring}</p>
      </section>
      <section class="p-part">
        <h2>{t.villageFigures}</h2>
        {figures ? (
          <>
            <KeyValue
              pairs={[
                { label: t.familiesRecorded, value: told(families?.whole) },
                { label: t.familiesListed, value: told(families?.part) },
                { label: t.reportsReceived, value: told(reports?.whole) },
                { label: t.reportsAnswered, value: told(reports?.part) },
              ]}
            />
            <p class="t-muted">{t.howCounted2}</p>
            <p class="t-muted">{t.figuresAsOf(formatDate(figures.asOf, locale))}</p>
          </>
        ) : (
          <p>{t.figuresNone}</p>
        )}
      </section>
      <button type="button" class="t-button p-print" data-kind="secondary">
        {print}
      </button>
    </>
  )
}
