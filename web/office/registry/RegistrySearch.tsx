import { listVillages } from '@tanggap/contract/regions'
import { searchFamilies } from '@tanggap/contract/registry'
import type { AnswerOf } from '@tanggap/contract/route'
import { useState } from 'preact/hooks'
import { Answered, useAsk } from '../../kit/client/index.ts'
import {
  type Column,
  DigitsField,
  EmptyState,
  FilterBar,
  formatNumber,
  type Locale,
  Notice,
  PageHeader,
  Pager,
  Select,
  StatusChip,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { registryText } from './registry.text.ts'

type Found = AnswerOf<typeof searchFamilies>['families'][number]

/** Families by name, number or village. A number never enters the address of the page. */
export function RegistrySearch() {
  const locale = useLocale()
  const t = registryText(locale)
  const address = useAddress()
  const villages = useAsk(listVillages)
  const [digits, setDigits] = useState('')
  const { q, village, status, rt, rw, decile } = address.query
  const page = Number(address.query.page ?? 1)
  const asksSomething = [digits, q, village, decile].some(Boolean)
  const asked = useAsk(
    searchFamilies,
    {
      body: {
        page,
        ...(digits ? { digits } : q ? { name: q } : {}),
        ...(village && { village }),
        ...(rt && { rt }),
        ...(rw && { rw }),
        ...(decile && { deciles: { from: Number(decile), to: Number(decile) } }),
        ...((status === 'active' || status === 'ended') && { status }),
      },
    },
    { skip: !asksSomething },
  )

  function apply(form: FormData) {
    const text = String(form.get('q') ?? '')
    const bare = text.replace(/[\s.-]/g, '')
    const isNumber = /^\d{16}$/.test(bare)
    setDigits(isNumber ? bare : '')
    if (isNumber) form.set('q', '')
    address.apply(form)
  }

  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <FilterBar onApply={apply} search={{ label: t.search, value: q }}>
        <Select
          name="village"
          label={t.village}
          optional
          value={village ?? ''}
          placeholder={t.allVillages}
          options={(villages.value?.villages ?? []).map(({ code, name, subdistrict }) => ({
            value: code,
            label: `${name} (${subdistrict})`,
          }))}
        />
        <DigitsField name="rw" label={t.rwLabel} optional length={3} value={rw ?? ''} />
        <DigitsField name="rt" label={t.rtLabel} optional length={3} value={rt ?? ''} />
        <Select
          name="decile"
          label={t.decile}
          optional
          value={decile ?? ''}
          placeholder={t.allDeciles}
          options={Array.from({ length: 10 }, (_, at) => ({ value: `${at + 1}`, label: `${at + 1}` }))}
        />
        <Select
          name="status"
          label={t.statusLabel}
          optional
          value={status ?? ''}
          placeholder={t.allStatuses}
          options={(['active', 'ended'] as const).map((value) => ({ value, label: t.status[value] }))}
        />
      </FilterBar>
      {digits && <p class="t-muted">{t.digitsHint}</p>}
      {asksSomething ? (
        <Answered of={asked}>
          {({ families, total, more, pageSize }) => (
            <>
              {more && <Notice tone="info">{t.more(formatNumber(total, locale))}</Notice>}
              <Table
                caption={t.title}
                captionHidden
                columns={columnsIn(locale)}
                rows={families}
                rowKey={({ id }) => id}
                href={({ id }) => `/registry/${id}`}
                empty={
                  <EmptyState icon="search" title={t.none}>
                    {t.noneHelp}
                  </EmptyState>
                }
              />
              {total > pageSize && (
                <Pager
                  page={page}
                  pages={Math.ceil(total / pageSize)}
                  total={total}
                  previousHref={page > 1 ? address.with({ page: page - 1 }) : undefined}
                  nextHref={page * pageSize < total ? address.with({ page: page + 1 }) : undefined}
                />
              )}
            </>
          )}
        </Answered>
      ) : (
        <EmptyState icon="search" title={t.hint}>
          {t.hintHelp}
        </EmptyState>
      )}
    </>
  )
}

function columnsIn(locale: Locale): readonly Column<Found>[] {
  const t = registryText(locale)
  return [
    {
      key: 'head',
      header: t.head,
      names: true,
      cell: ({ headName, foundName }) => (
        <>
          {headName}
          {foundName && foundName !== headName && <small class="t-muted"> · {t.found(foundName)}</small>}
        </>
      ),
    },
    { key: 'village', header: t.village, cell: ({ villageName }) => villageName },
    { key: 'place', header: t.place, cell: ({ rt, rw, hamlet }) => t.rt(rt, rw, hamlet) },
    {
      key: 'members',
      header: t.members,
      align: 'end',
      cell: ({ members }) => formatNumber(members, locale),
    },
    {
      key: 'decile',
      header: t.decile,
      cell: ({ officialDecile, decileVersion }) =>
        officialDecile === null ? (
          <span class="t-muted">{t.noDecile}</span>
        ) : (
          <>
            {officialDecile} <small class="t-muted">{decileVersion && t.decileFrom(decileVersion)}</small>
          </>
        ),
    },
    {
      key: 'status',
      header: t.statusLabel,
      cell: ({ status }) => (
        <StatusChip tone={status === 'active' ? 'good' : 'neutral'}>{t.status[status]}</StatusChip>
      ),
    },
  ]
}
