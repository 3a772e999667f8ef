import { listComparedFamilies } from '@tanggap/contract/intake-desk'
import { familyKinds } from '@tanggap/core/intake'
import { Answered, useAsk } from '../../kit/client/index.ts'
import {
  EmptyState,
  FilterBar,
  formatNumber,
  LinkButton,
  Pager,
  Select,
  type Sort,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { variableName } from '../registry/value-words.ts'
import { useVillageName } from '../villages.ts'
import { comparisonText } from './comparison.text.ts'
import { deskText } from './desk.text.ts'
import type { Comparison } from './use-intake.ts'

/** How many families a sample may hold. */
const sizes = [10, 25, 50] as const
const sorts = ['name', '-name', 'decile', '-decile'] as const

/** Families that change, by kind and village, or a random sample of them. */
export function ComparedFamilies({
  id,
  summary,
}: {
  id: string
  summary: NonNullable<Comparison['summary']>
}) {
  const locale = useLocale()
  const d = deskText(locale)
  const t = comparisonText(locale)
  const address = useAddress()
  const villageName = useVillageName()
  const { query } = address
  const page = Number(query.page ?? 1)
  const kind = familyKinds.find((each) => each === query.kind)
  const sample = sizes.find((each) => String(each) === query.sample)
  const draw = Math.max(1, Math.trunc(Number(query.draw ?? 1)) || 1)
  const sort = sorts.find((each) => each === query.sort) ?? 'name'
  const asked = useAsk(listComparedFamilies, {
    params: { id },
    query: {
      page,
      sort,
      ...(kind && { kind }),
      ...(query.village && { village: query.village }),
      ...(sample && { sample, draw }),
    },
  })
  const [key, direction] = sort.startsWith('-')
    ? [sort.slice(1), 'descending' as const]
    : [sort, 'ascending' as const]
  return (
    <section class="t-stack-s" id="families">
      <div class="t-row t-row-end">
        <h2>{sample ? t.sample : d.listTitle}</h2>
        {sample ? (
          <span class="t-row">
            <LinkButton href={`${address.with({ draw: (draw % 1_000) + 1 })}#families`}>
              {t.another}
            </LinkButton>
            <LinkButton href={`${address.with({ sample: undefined, draw: undefined })}#families`}>
              {t.all}
            </LinkButton>
          </span>
        ) : (
          <LinkButton href={`${address.with({ sample: 25, sort: undefined })}#families`}>{t.look}</LinkButton>
        )}
      </div>
      <FilterBar
        onApply={address.apply}
        active={[
          ...(kind ? [{ label: d.kinds[kind] ?? kind, removeHref: address.with({ kind: undefined }) }] : []),
          ...(query.village
            ? [{ label: villageName(query.village), removeHref: address.with({ village: undefined }) }]
            : []),
        ]}
      >
        <Select
          name="kind"
          label={d.kind}
          optional
          placeholder={d.any}
          value={kind}
          options={familyKinds
            .filter((each) => (summary.kinds[each] ?? 0) > 0)
            .map((each) => ({ value: each, label: d.kinds[each] ?? each }))}
        />
        <Select
          name="village"
          label={d.village}
          optional
          placeholder={d.anyVillage}
          value={query.village}
          options={summary.villages
            .map(({ code }) => ({ value: code, label: villageName(code) }))
            .toSorted((a, b) => a.label.localeCompare(b.label, locale))}
        />
        {sample && (
          <Select
            name="sample"
            label={t.sample}
            placeholder={false}
            value={String(sample)}
            options={sizes.map((size) => ({ value: String(size), label: t.sampleSize(String(size)) }))}
          />
        )}
      </FilterBar>
      <Answered of={asked}>
        {({ families, total, pageSize }) => (
          <>
            {sample && (
              <p class="t-muted">
                {t.sampleOf(formatNumber(families.length, locale), formatNumber(total, locale))}
              </p>
            )}
            <Table
              caption={sample ? t.sample : d.listTitle}
              captionHidden
              rows={families}
              rowKey={({ familyId }) => familyId}
              href={({ familyId }) => `/intakes/${id}/families/${familyId}`}
              empty={<EmptyState icon="check" title={d.noFamilies} />}
              {...(!sample && {
                sort: { key, direction },
                sortHref: (next: Sort) =>
                  `${address.with({ sort: `${next.direction === 'descending' ? '-' : ''}${next.key}` })}#families`,
              })}
              columns={[
                {
                  key: 'name',
                  header: d.head,
                  names: true,
                  sortable: !sample,
                  cell: ({ headName }) => headName,
                },
                {
                  key: 'village',
                  header: d.village,
                  cell: ({ village, villageBefore }) =>
                    villageBefore !== null && villageBefore !== village
                      ? `${villageName(villageBefore)} → ${villageName(village)}`
                      : villageName(village),
                },
                {
                  key: 'kinds',
                  header: d.kind,
                  cell: ({ kinds }) => kinds.map((each) => d.kinds[each] ?? each).join(', '),
                },
                {
                  key: 'what',
                  header: d.what,
                  cell: ({ fields }) => fields.map((each) => variableName(each, locale)).join(', ') || '–',
                },
                {
                  key: 'decile',
                  header: d.decile,
                  align: 'end',
                  sortable: !sample,
                  cell: ({ decileBefore, decileAfter }) =>
                    decileBefore === decileAfter
                      ? (decileAfter ?? '–')
                      : `${decileBefore ?? '–'} → ${decileAfter ?? '–'}`,
                },
              ]}
            />
            {!sample && (
              <Pager
                page={page}
                pages={Math.max(1, Math.ceil(total / pageSize))}
                total={total}
                previousHref={page > 1 ? `${address.with({ page: page - 1 })}#families` : undefined}
                nextHref={
                  page * pageSize < total ? `${address.with({ page: page + 1 })}#families` : undefined
                }
              />
            )}
          </>
        )}
      </Answered>
    </section>
  )
}
