import { getFamily, type ShownFamily } from '@tanggap/contract/registry'
import { getFamilyLine } from '@tanggap/contract/registry-history'
import { Answered, useAsk } from '../../kit/client/index.ts'
import {
  EmptyState,
  formatDateTime,
  formatNumber,
  formatRupiah,
  Notice,
  PageHeader,
  Stat,
  StatusChip,
  Table,
  Tabs,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { CourseTab } from './CourseTab.tsx'
import { FamilyNumbers } from './FamilyNumbers.tsx'
import { FamilyPeople } from './FamilyPeople.tsx'
import { LineOfTime } from './LineOfTime.tsx'
import { registryText } from './registry.text.ts'
import { ValueTable } from './ValueTable.tsx'

const views = ['values', 'people', 'aid', 'course', 'history'] as const

/** A family as it is known today: each value with its source and day, both layers where they differ. */
export function FamilyPage({ id }: { id: string }) {
  const asked = useAsk(getFamily, { params: { id } })
  return <Answered of={asked}>{(family) => <Family key={family.id} family={family} />}</Answered>
}

function Family({ family }: { family: ShownFamily }) {
  const locale = useLocale()
  const t = registryText(locale)
  const address = useAddress()
  const view = views.find((one) => one === address.query.view) ?? 'values'
  const ended: Readonly<Record<string, string>> = t.ended
  const today = family.people.filter(({ until }) => until === null)
  const values = [...family.values, ...today.flatMap((person) => person.values)]
  const waiting = values.filter(({ notYetInDtsen }) => notYetInDtsen).length
  return (
    <div class="t-stack">
      <PageHeader
        title={family.headName}
        status={
          <StatusChip tone={family.status === 'active' ? 'good' : 'neutral'}>
            {t.status[family.status]}
          </StatusChip>
        }
        crumbs={[
          { href: '/registry', label: t.title },
          { href: `/registry?village=${family.villageCode}`, label: family.villageName },
          { label: family.headName },
        ]}
        lead={`${family.address} · ${t.rt(family.rt, family.rw, family.hamlet)} · ${family.villageName} · ${t.version(formatNumber(family.version, locale))}, ${t.updated(formatDateTime(family.updatedAt, locale))}`}
      />
      {family.status === 'ended' && (
        <Notice tone="attention" title={t.endedTitle}>
          {ended[family.endedReason ?? ''] ?? family.endedReason}
        </Notice>
      )}
      {waiting > 0 && <Notice tone="info">{t.notYetCount(formatNumber(waiting, locale))}</Notice>}
      <div class="t-stats">
        <Stat
          label={t.decile}
          value={family.officialDecile ?? t.noDecile}
          detail={`${family.decileVersion ? `${t.decileFrom(family.decileVersion)}. ` : ''}${t.decileHelp}`}
        />
        <Stat label={t.members} value={formatNumber(family.members, locale)} />
      </div>
      <FamilyNumbers family={family} />
      <Tabs
        label={t.views}
        tabs={views.map((one) => ({
          href: address.with({ view: one === 'values' ? undefined : one, about: undefined, who: undefined }),
          label: t[one],
          current: one === view,
          ...(one === 'people' && { count: family.members }),
          ...(one === 'aid' && { count: family.aid.length }),
        }))}
      />
      {view === 'values' && (
        <ValueTable caption={t.values} values={family.values} subject={{ of: 'family', id: family.id }} />
      )}
      {view === 'people' && <FamilyPeople people={family.people} />}
      {view === 'aid' && <FamilyAid family={family} />}
      {view === 'course' && <CourseTab id={family.id} />}
      {view === 'history' && <FamilyLine id={family.id} />}
    </div>
  )
}

function FamilyLine({ id }: { id: string }) {
  const asked = useAsk(getFamilyLine, { params: { id } })
  return <Answered of={asked}>{({ events }) => <LineOfTime events={events} />}</Answered>
}

function FamilyAid({ family }: { family: ShownFamily }) {
  const locale = useLocale()
  const t = registryText(locale)
  return (
    <Table
      caption={t.aid}
      captionHidden
      rows={family.aid}
      rowKey={({ programmeCode, period, personName }) => `${programmeCode} ${period} ${personName}`}
      empty={
        <EmptyState icon="document" title={t.noAid}>
          {t.noAidHelp}
        </EmptyState>
      }
      columns={[
        {
          key: 'programme',
          header: t.programme,
          names: true,
          cell: ({ programmeCode }) => programmeCode.toUpperCase(),
        },
        { key: 'period', header: t.period, cell: ({ period }) => period },
        { key: 'receiver', header: t.receiver, cell: ({ personName }) => personName ?? '–' },
        {
          key: 'amount',
          header: t.amount,
          align: 'end',
          cell: ({ amount }) => (amount === null ? '–' : formatRupiah(amount, locale)),
        },
        { key: 'state', header: t.state, cell: ({ state }) => state },
      ]}
    />
  )
}
