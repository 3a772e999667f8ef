import type { PortalBody } from '@tanggap/contract/portal'
import {
  BarChart,
  Button,
  formatNumber,
  type MapShape,
  OutlineMap,
  Select,
  useLocale,
} from '../../kit/index.ts'
import { useEveryoneText } from '../tongue.tsx'
import { shareListed } from './counts.ts'

type Props = Extract<PortalBody, { page: 'villages' }>

/** The way to one's own village, and beside it how the villages of a subdistrict compare, as bars and as a table. */
export function Villages({ subdistricts, chosen, villages, figures, outlines, bordersFrom }: Props) {
  const locale = useLocale()
  const t = useEveryoneText()
  const name = subdistricts.find(({ code }) => code === chosen)?.name ?? ''
  const bars = villages.flatMap((village) => {
    const value = shareListed(figures, village.code)
    return value === undefined ? [] : [{ label: village.name, value }]
  })
  return (
    <>
      <div class="p-part">
        <h1>{t.villagesTitle}</h1>
        <p>{t.villagesLead}</p>
      </div>
      <form method="get" action="/desa" class="p-part">
        <Select
          name="kecamatan"
          label={t.subdistrict}
          placeholder={t.chooseSubdistrict}
          value={chosen}
          options={subdistricts.map(({ code, name: label }) => ({ value: code, label }))}
        />
        <Button type="submit" kind={chosen ? 'secondary' : 'primary'} wide>
          {t.showVillages}
        </Button>
      </form>
      {chosen && (
        <section class="p-part">
          <h2>{t.villagesOf(name)}</h2>
          <ul class="p-links">
            {villages.map((village) => (
              <li key={village.code}>
                <a href={`/desa/${village.code}`}>{village.name}</a>
              </li>
            ))}
          </ul>
          {bars.length > 0 && (
            <OutlineMap
              caption={t.shareListed}
              label={t.mapLabel(name)}
              shapes={outlines.map(({ code, outline, estimate }): MapShape => {
                const called = villages.find((village) => village.code === code)?.name ?? code
                const share = shareListed(figures, code)
                const told = share === undefined ? undefined : formatNumber(Math.round(share), locale)
                return {
                  key: code,
                  name: called,
                  outline,
                  estimate,
                  step: share === undefined ? undefined : stepOf(share),
                  says: told ?? t.hidden,
                  label: told ? `${called} ${told}` : called,
                  short: told,
                }
              })}
              note={bordersFrom ? t.mapFrom(bordersFrom.source, bordersFrom.licence) : t.mapEstimates}
            />
          )}
          {bars.length > 0 && (
            <BarChart
              caption={t.shareListed}
              bars={bars}
              format={(value) => formatNumber(Math.round(value), locale)}
            />
          )}
          {bars.length < villages.length && figures && <p class="t-muted">{t.hiddenVillages}</p>}
        </section>
      )}
    </>
  )
}

/** Of a hundred families. The number stands in the map too: the colour alone says nothing. */
const limits = [5, 10, 20, 30, 45] as const

function stepOf(share: number): MapShape['step'] {
  const ranks = [1, 2, 3, 4, 5] as const
  return ranks[limits.findIndex((upTo) => share < upTo)] ?? 6
}
