import { listOutlines, listRegions, type RegionShown } from '@tanggap/contract/boundaries'
import type { AnswerOf } from '@tanggap/contract/route'
import { formatRegionCode, parseRegionCode } from '@tanggap/core/regions'
import { useState } from 'preact/hooks'
import { Answered, useAsk } from '../../kit/client/index.ts'
import {
  type Column,
  EmptyState,
  formatDate,
  formatNumber,
  LinkButton,
  type Locale,
  OutlineMap,
  PageHeader,
  SearchBox,
  Select,
  Table,
  TooMany,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { regionsText } from './regions.text.ts'

/** Every region with its codes in both systems, and how its villages are drawn today. */
export function RegionsPage() {
  const locale = useLocale()
  const t = regionsText(locale)
  const asked = useAsk(listRegions)
  const outlines = useAsk(listOutlines)
  const { subdistrict = '' } = useAddress().query
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <LinkButton href="/regions/borders" icon="upload">
            {t.borders}
          </LinkButton>
        }
      />
      <Answered of={asked}>
        {({ regions }) => (
          <div class="t-stack">
            <Answered of={outlines}>
              {(drawn) => <RegencyMap drawn={drawn} regions={regions} subdistrict={subdistrict} />}
            </Answered>
            <RegionTable regions={regions} subdistrict={subdistrict} />
          </div>
        )}
      </Answered>
    </>
  )
}

function RegencyMap(props: {
  drawn: AnswerOf<typeof listOutlines>
  regions: readonly RegionShown[]
  subdistrict: string
}) {
  const { outlines, from } = props.drawn
  const locale = useLocale()
  const t = regionsText(locale)
  const names = new Map(props.regions.map(({ code, name }) => [code, name]))
  const given = outlines.filter(({ estimate }) => !estimate).length
  const around = props.subdistrict
    ? outlines.map(({ code }) => code).filter((code) => code.startsWith(props.subdistrict))
    : undefined
  return (
    <OutlineMap
      caption={t.map}
      label={t.mapLabel(formatNumber(given, locale), formatNumber(outlines.length, locale))}
      around={around}
      shapes={outlines.map(({ code, outline, estimate }) => ({
        key: code,
        name: names.get(code) ?? code,
        outline,
        estimate,
        step: estimate ? undefined : 3,
        says: estimate ? t.guess : t.given,
        label: around?.includes(code) ? names.get(code) : undefined,
      }))}
      note={from ? t.mapFrom(from.source, formatDate(from.validFrom, locale), from.licence) : t.mapEstimates}
    />
  )
}

/** The day of a table that knows no dates: valid for all records there are. */
const sinceEver = '2000-01-01'

/** Subdistricts, and the villages of the one that was chosen or of what is typed: never all 195 at once. */
function RegionTable({ regions, subdistrict }: { regions: readonly RegionShown[]; subdistrict: string }) {
  const locale = useLocale()
  const t = regionsText(locale)
  const address = useAddress()
  const [typed, setTyped] = useState('')
  const fits = typed.trim() === '' ? undefined : fitting(typed)
  const shown = regions.filter((region) =>
    fits
      ? fits(region)
      : subdistrict === ''
        ? region.level !== 'village'
        : region.code.startsWith(subdistrict),
  )
  return (
    <div class="t-stack-s">
      <Select
        name="subdistrict"
        label={t.subdistrict}
        placeholder={t.allSubdistricts}
        value={subdistrict}
        options={regions
          .filter(({ level }) => level === 'subdistrict')
          .map(({ code, name }) => ({ value: code, label: name }))}
        onInput={(code) => address.go({ subdistrict: code })}
      />
      <SearchBox label={t.search} placeholder={t.searchHint} value={typed} onInput={setTyped} />
      <Table
        caption={t.title}
        captionHidden
        columns={columnsIn(locale)}
        rows={shown.slice(0, mostRows)}
        rowKey={({ code }) => code}
        empty={
          <EmptyState icon="pin" title={t.nobodyFits}>
            {t.nobodyFitsHint}
          </EmptyState>
        }
      />
      {shown.length > mostRows && <TooMany count={shown.length} />}
    </div>
  )
}

const mostRows = 40

function fitting(typed: string): (region: RegionShown) => boolean {
  const sought = typed.trim().toLowerCase()
  const digits = sought.replace(/\D/g, '')
  return ({ code, bpsCode, name, otherCodes }) =>
    name.toLowerCase().includes(sought) ||
    (digits !== '' &&
      [code, bpsCode ?? '', ...otherCodes.map((one) => one.code)].some((one) => one.startsWith(digits)))
}

function columnsIn(locale: Locale): readonly Column<RegionShown>[] {
  const t = regionsText(locale)
  const days = (from: string, to: string | null) =>
    to === null
      ? from === sinceEver
        ? t.none
        : t.since(formatDate(from, locale))
      : t.from(formatDate(from, locale), formatDate(to, locale))
  return [
    { key: 'name', header: t.region, names: true, cell: ({ name }) => name },
    { key: 'kind', header: t.level, cell: ({ kind }) => <span lang="id">{kind}</span> },
    { key: 'code', header: t.code, cell: ({ code }) => <span class="t-digits">{dotted(code)}</span> },
    {
      key: 'bps',
      header: t.bps,
      cell: ({ bpsCode, otherCodes }) => {
        const known = bpsCode ?? otherCodes.find(({ system, validTo }) => system === 'bps' && !validTo)?.code
        return known ? <span class="t-digits">{known}</span> : <span class="t-muted">{t.unknown}</span>
      },
    },
    {
      key: 'others',
      header: t.others,
      cell: ({ otherCodes }) =>
        otherCodes.length === 0 ? (
          t.none
        ) : (
          <ul class="o-plain">
            {otherCodes.map((one) => (
              <li key={`${one.system} ${one.code} ${one.validFrom}`}>
                <span class="t-digits">{one.system === 'bps' ? `BPS ${one.code}` : dotted(one.code)}</span>{' '}
                <small class="t-muted">
                  {days(one.validFrom, one.validTo)} · {one.source}
                </small>
              </li>
            ))}
          </ul>
        ),
    },
    {
      key: 'valid',
      header: t.valid,
      cell: ({ validFrom, validTo, source }) =>
        validTo === null && validFrom === sinceEver ? (
          <span lang="id">{source.split(';')[0]}</span>
        ) : (
          days(validFrom, validTo)
        ),
    },
  ]
}

function dotted(code: string): string {
  const parsed = parseRegionCode(code)
  return parsed.ok ? formatRegionCode(parsed.code) : code
}
