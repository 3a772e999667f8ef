import { listMetFamilies, type MetFamily } from '@tanggap/contract/met-families'
import { useState } from 'preact/hooks'
import { Answered, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  type Column,
  EmptyState,
  formatDate,
  formatNumber,
  LinkButton,
  type Locale,
  PageHeader,
  StatusChip,
  Table,
  type Tone,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { useIsOpen } from '../open-pages.ts'
import { PageLinks } from '../PageLinks.tsx'
import { MetDecision } from './MetDecision.tsx'
import { metText } from './met.text.ts'

const toneOf: Readonly<Record<MetFamily['status'], Tone>> = {
  met: 'waiting',
  proposed: 'good',
  set_aside: 'neutral',
}

/** Families that facilitators met on the way: the village proposes them, or sets them aside. */
export function MetFamilies() {
  const locale = useLocale()
  const t = metText(locale)
  const address = useAddress()
  const isOpen = useIsOpen()
  const page = Number(address.query.page ?? '1')
  const asked = useAsk(listMetFamilies, { query: { page } })
  const [deciding, setDeciding] = useState<MetFamily>()
  const mayOpenChange = isOpen('/changes/x')
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Answered of={asked}>
        {({ families, total, open, pageSize }) => (
          <>
            {open > 0 && <p>{t.open(formatNumber(open, locale))}</p>}
            <Table
              caption={t.title}
              captionHidden
              rows={families}
              rowKey={({ id }) => id}
              empty={
                <EmptyState icon="people" title={t.none}>
                  {t.noneHelp}
                </EmptyState>
              }
              columns={[
                ...columnsIn(locale),
                {
                  key: 'act',
                  header: t.decide,
                  cell: (one) =>
                    one.mayDecide ? (
                      <Button onClick={() => setDeciding(one)}>{t.decide}</Button>
                    ) : one.changeId && mayOpenChange ? (
                      <LinkButton href={`/changes/${one.changeId}`}>{t.toChange}</LinkButton>
                    ) : (
                      (one.reason ?? '–')
                    ),
                },
              ]}
            />
            <PageLinks total={total} pageSize={pageSize} />
          </>
        )}
      </Answered>
      {deciding && (
        <MetDecision
          family={deciding}
          onDone={() => {
            setDeciding(undefined)
            asked.reload()
          }}
          onCancel={() => setDeciding(undefined)}
        />
      )}
    </>
  )
}

function columnsIn(locale: Locale): readonly Column<MetFamily>[] {
  const t = metText(locale)
  return [
    { key: 'head', header: t.head, names: true, cell: ({ headName }) => headName },
    { key: 'village', header: t.village, cell: ({ villageName }) => villageName },
    { key: 'place', header: t.place, cell: ({ hamlet, rt, rw }) => t.address(hamlet, rt, rw) },
    {
      key: 'members',
      header: t.members,
      align: 'end',
      cell: ({ members }) => formatNumber(members, locale),
    },
    { key: 'note', header: t.note, cell: ({ note }) => note || '–' },
    { key: 'met', header: t.met, cell: ({ metBy, metAt }) => t.by(metBy, formatDate(metAt, locale)) },
    {
      key: 'state',
      header: t.state,
      cell: ({ status }) => <StatusChip tone={toneOf[status]}>{t.states[status]}</StatusChip>,
    },
  ]
}
