import { listVillages } from '@tanggap/contract/regions'
import type { FamilyFilter } from '@tanggap/contract/registry'
import { useAsk } from '../../kit/client/index.ts'
import { DigitsField, FilterBar, Select, useLocale } from '../../kit/index.ts'
import type { Address } from '../address.ts'
import * as choices from './filter-address.ts'
import { registryText } from './registry.text.ts'
import { searchText } from './search.text.ts'

/** The register's filters. What is typed goes to `onTyped`, everything else into the address. */
export function SearchFilters(props: {
  address: Address
  filter: FamilyFilter
  typed: string
  onTyped: (text: string) => void
}) {
  const { address, filter, typed, onTyped } = props
  const locale = useLocale()
  const t = registryText(locale)
  const s = searchText(locale)
  const { value } = useAsk(listVillages)
  const villages = value?.villages ?? []
  const further = [filter.people, filter.ended, filter.ratified, filter.aid, filter.lacks]
  return (
    <>
      <FilterBar
        search={{ label: t.search, value: typed }}
        active={activeIn(filter, address, locale, (code) => villages.find((one) => one.code === code)?.name)}
        onApply={(form) => {
          onTyped(String(form.get('q') ?? '').trim())
          form.set('q', '')
          form.set('after', '')
          form.set('before', '')
          address.apply(form)
        }}
      >
        <Select
          name="village"
          label={t.village}
          optional
          value={filter.village ?? ''}
          placeholder={t.allVillages}
          options={villages.map(({ code, name, subdistrict }) => ({
            value: code,
            label: `${name} (${subdistrict})`,
          }))}
        />
        <DigitsField name="rw" label={t.rwLabel} optional length={3} value={filter.rw ?? ''} />
        <DigitsField name="rt" label={t.rtLabel} optional length={3} value={filter.rt ?? ''} />
        <Select
          name="decile"
          label={t.decile}
          optional
          value={String(filter.deciles?.from ?? '')}
          placeholder={t.allDeciles}
          options={Array.from({ length: 10 }, (_, at) => ({ value: `${at + 1}`, label: `${at + 1}` }))}
        />
        <Choice
          name="status"
          label={t.statusLabel}
          values={['active', 'ended']}
          words={t.status}
          chosen={filter.status}
        />
        <details class="o-further" open={further.some(Boolean) || filter.sort !== undefined}>
          <summary>{s.further}</summary>
          <div class="t-filters">
            <Choice
              name="people"
              label={s.people}
              values={choices.people}
              words={s.peoples}
              chosen={filter.people}
            />
            <Choice
              name="ended"
              label={s.ended}
              values={choices.ended}
              words={t.ended}
              chosen={filter.ended}
            />
            <Choice
              name="ratified"
              label={s.ratified}
              values={choices.ratified}
              words={s.ratifieds}
              chosen={filter.ratified}
            />
            <Choice name="aid" label={s.aid} values={choices.aid} words={s.aids} chosen={filter.aid} />
            <Choice
              name="lacks"
              label={s.lacks}
              values={choices.lacks}
              words={s.lackings}
              chosen={filter.lacks}
            />
            <Select
              name="sort"
              label={s.sort}
              optional
              value={filter.sort ?? ''}
              placeholder={s.sorts.place}
              options={(['decile', 'changed'] as const).map((value) => ({ value, label: s.sorts[value] }))}
            />
          </div>
        </details>
      </FilterBar>
      {typed && <p class="t-muted">{s.nameHint}</p>}
    </>
  )
}

function Choice<Value extends string>(props: {
  name: string
  label: string
  values: readonly Value[]
  words: Readonly<Record<Value, string>>
  chosen: Value | undefined
}) {
  const { name, label, values, words, chosen } = props
  const s = searchText(useLocale())
  return (
    <Select
      name={name}
      label={label}
      optional
      value={chosen ?? ''}
      placeholder={s.any}
      options={values.map((value) => ({ value, label: words[value] }))}
    />
  )
}

/** The filters in use, each with the address without it. */
function activeIn(
  filter: FamilyFilter,
  address: Address,
  locale: 'id' | 'en',
  villageName: (code: string) => string | undefined,
) {
  const t = registryText(locale)
  const s = searchText(locale)
  const labels: [string, string | undefined][] = [
    ['village', filter.village && (villageName(filter.village) ?? filter.village)],
    ['rw', filter.rw && `RW ${filter.rw}`],
    ['rt', filter.rt && `RT ${filter.rt}`],
    ['decile', filter.deciles && `${t.decile} ${filter.deciles.from}`],
    ['status', filter.status && t.status[filter.status]],
    ['people', filter.people && s.peoples[filter.people]],
    ['ended', filter.ended && t.ended[filter.ended]],
    ['ratified', filter.ratified && s.ratifieds[filter.ratified]],
    ['aid', filter.aid && s.aids[filter.aid]],
    ['lacks', filter.lacks && s.lackings[filter.lacks]],
    ['sort', filter.sort && filter.sort !== 'place' ? s.sorts[filter.sort] : undefined],
  ]
  return labels.flatMap(([key, label]) =>
    label
      ? [{ label, removeHref: address.with({ [key]: undefined, after: undefined, before: undefined }) }]
      : [],
  )
}
