import type { listRecipients } from '@tanggap/contract/intake-recipients'
import { listVillages } from '@tanggap/contract/regions'
import type { AnswerOf } from '@tanggap/contract/route'
import { useAsk } from '../../kit/client/index.ts'
import {
  EmptyState,
  FilterBar,
  formatRupiah,
  MaskedNumber,
  Select,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { useVillageName } from '../villages.ts'
import { benchText } from './bench.text.ts'
import { deskText } from './desk.text.ts'

/** Narrows the recipients of one state to a village or a name. */
export function RecipientFilter({ state }: { state: string }) {
  const locale = useLocale()
  const b = benchText(locale)
  const address = useAddress()
  const villages = useAsk(listVillages)
  return (
    <FilterBar
      onApply={(form) => {
        form.set('state', state)
        address.apply(form)
      }}
      search={{ name: 'q', label: b.nameSearch, value: address.query.q ?? '' }}
    >
      <Select
        name="village"
        label={b.village}
        optional
        value={address.query.village ?? ''}
        placeholder={b.anyVillage}
        options={(villages.value?.villages ?? []).map(({ code, name }) => ({ value: code, label: name }))}
      />
    </FilterBar>
  )
}

type Listed = AnswerOf<typeof listRecipients>['recipients'][number]

/** Recipients nobody has to decide on: what the list says, beside whom it means where they were found. */
export function ListedRecipients({
  shown,
  state,
  period,
}: {
  shown: AnswerOf<typeof listRecipients>
  state: 'found' | 'unmatched'
  period: string | null
}) {
  const locale = useLocale()
  const d = deskText(locale)
  const villageName = useVillageName()
  return (
    <Table
      caption={d.states[state]}
      captionHidden
      rows={shown.recipients}
      rowKey={({ fileId, line }) => `${fileId} ${line}`}
      empty={<EmptyState icon="check" title={state === 'found' ? d.foundNone : d.queueEmpty.unmatched} />}
      columns={[
        { key: 'name', header: d.onList, names: true, cell: ({ name }) => name },
        {
          key: 'nik',
          header: d.nik,
          cell: ({ nikEnd }) => (nikEnd ? <MaskedNumber label={d.nik} tail={nikEnd} /> : '–'),
        },
        {
          key: 'village',
          header: d.village,
          cell: ({ village }) => (village ? villageName(village) : '–'),
        },
        ...(state === 'found'
          ? [
              {
                key: 'found',
                header: d.inRegister,
                cell: ({ found }: Listed) =>
                  found && <a href={`/registry/${found.familyId}`}>{found.name}</a>,
              },
              {
                key: 'how',
                header: d.foundBy,
                cell: ({ foundBy }: Listed) => foundBy && d.foundHow[foundBy],
              },
            ]
          : []),
        { key: 'period', header: d.period, cell: (row) => row.period ?? period ?? '–' },
        {
          key: 'amount',
          header: d.amount,
          align: 'end',
          cell: ({ amount }) => (amount === null ? '–' : formatRupiah(amount, locale)),
        },
        {
          key: 'state',
          header: d.payment,
          cell: ({ state }) => (state === 'listed' ? d.listed : state),
        },
      ]}
    />
  )
}
