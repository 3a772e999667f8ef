import { listMatters, type MatterSummary, orderRoutine } from '@tanggap/contract/integrity'
import { listVillages } from '@tanggap/contract/regions'
import { useState } from 'preact/hooks'
import { Answered, ask, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  type Column,
  Dialog,
  EmptyState,
  formatNumber,
  formatShortDate,
  type Locale,
  Notice,
  PageHeader,
  Select,
  Table,
  Tabs,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { Due } from '../changes/marks.tsx'
import { PageLinks } from '../PageLinks.tsx'
import { integrityText } from './integrity.text.ts'
import { MatterChip, PriorityChip, SealChip } from './marks.tsx'

/** The queue of the integrity desk: who is pressed first, then what is urgent, then the oldest promise. */
export function MatterQueue() {
  const locale = useLocale()
  const t = integrityText(locale)
  const address = useAddress()
  const { view = 'open', page = '1' } = address.query
  const asked = useAsk(
    listMatters,
    { query: { ...(view === 'all' ? { all: '1' as const } : {}), page: Number(page) } },
    { everySeconds: 60 },
  )
  const [drawing, setDrawing] = useState(false)
  const [done, setDone] = useState<string>()
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <Button icon="refresh" onClick={() => setDrawing(true)}>
            {t.routine}
          </Button>
        }
      />
      {done && (
        <Notice tone="good" live>
          {done}
        </Notice>
      )}
      <Tabs
        label={t.queue}
        tabs={[
          {
            href: address.with({ view: 'open' }),
            label: t.open,
            count: asked.value?.counts.open,
            current: view === 'open',
          },
          { href: address.with({ view: 'all' }), label: t.all, current: view === 'all' },
        ]}
      />
      <Answered of={asked}>
        {({ matters, total, pageSize }) => (
          <>
            <Table
              caption={view === 'all' ? t.all : t.open}
              columns={columnsIn(locale)}
              rows={matters}
              rowKey={({ id }) => id}
              href={({ id }) => `/integrity/${id}`}
              empty={
                <EmptyState icon="check" title={t.emptyTitle}>
                  {t.emptyHelp}
                </EmptyState>
              }
            />
            <PageLinks total={total} pageSize={pageSize} />
          </>
        )}
      </Answered>
      {drawing && (
        <RoutineDialog
          onCancel={() => setDrawing(false)}
          onDone={(count) => {
            setDrawing(false)
            setDone(t.routineDone(formatNumber(count, locale)))
          }}
        />
      )}
    </>
  )
}

function RoutineDialog({ onCancel, onDone }: { onCancel: () => void; onDone: (count: number) => void }) {
  const locale = useLocale()
  const t = integrityText(locale)
  const villages = useAsk(listVillages)
  const [village, setVillage] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()

  async function draw() {
    if (!village) return setError(t.chooseVillage)
    setBusy(true)
    const answer = await ask(orderRoutine, { body: { villageCode: village } })
    setBusy(false)
    if (answer.ok) onDone(answer.value.ordered)
    else setError(answer.refusal.sentence[locale])
  }

  return (
    <Dialog
      open
      onClose={onCancel}
      title={t.routine}
      footer={
        <Button kind="primary" busy={busy} onClick={() => void draw()}>
          {t.routineButton}
        </Button>
      }
    >
      <p>{t.routineLead}</p>
      <p>{t.routineConsequence}</p>
      <Select
        name="village"
        label={t.village}
        placeholder={t.chooseVillage}
        value={village}
        onInput={setVillage}
        error={error}
        options={(villages.value?.villages ?? []).map(({ code, name, subdistrict }) => ({
          value: code,
          label: `${subdistrict} · ${name}`,
        }))}
      />
    </Dialog>
  )
}

function columnsIn(locale: Locale): readonly Column<MatterSummary>[] {
  const t = integrityText(locale)
  return [
    {
      key: 'number',
      header: t.number,
      cell: ({ number }) => <span class="t-digits">{number}</span>,
      names: true,
    },
    { key: 'priority', header: t.priority, cell: (matter) => <PriorityChip matter={matter} /> },
    { key: 'status', header: t.status, cell: ({ status }) => <MatterChip status={status} /> },
    { key: 'seal', header: t.seal, cell: ({ opening }) => <SealChip opening={opening} /> },
    { key: 'received', header: t.received, cell: ({ receivedAt }) => formatShortDate(receivedAt, locale) },
    { key: 'due', header: t.due, cell: ({ dueAt, overdue }) => <Due at={dueAt} overdue={overdue} /> },
  ]
}
