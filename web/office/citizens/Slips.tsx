import { listSlips, revokeSlip, type Slip } from '@tanggap/contract/slips'
import { useState } from 'preact/hooks'
import { Answered, ask, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  type Column,
  ConfirmDialog,
  EmptyState,
  FilterBar,
  formatNumber,
  formatShortDate,
  type Locale,
  PageHeader,
  Select,
  Stat,
  StatusChip,
  Table,
  type Tone,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { PageLinks } from '../PageLinks.tsx'
import { citizensText } from './citizens.text.ts'
import { HandOver } from './HandOver.tsx'
import { PrintSlips } from './PrintSlips.tsx'

/** The slips of the office's villages: print, hand over, revoke. No code is ever on this screen. */
export function Slips() {
  const locale = useLocale()
  const t = citizensText(locale)
  const address = useAddress()
  const { q, page = '1' } = address.query
  const wanted = statuses.find((one) => one === address.query.status)
  const asked = useAsk(listSlips, { query: { status: wanted, q: q || undefined, page: Number(page) } })
  const [chosen, setChosen] = useState<Slip>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()

  async function revoke(slip: Slip, reason: string) {
    setBusy(true)
    const answer = await ask(revokeSlip, { params: { id: slip.id }, body: { reason } })
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setChosen(undefined)
    asked.reload()
  }

  return (
    <>
      <PageHeader title={t.slips} lead={t.slipsLead} />
      <div class="t-grid">
        <div>
          <HandOver onDone={asked.reload} />
        </div>
        <div>
          <PrintSlips />
        </div>
      </div>
      <Answered of={asked}>
        {({ slips, counts, total, pageSize }) => (
          <>
            <div class="t-stats">
              {statuses.map((status) => (
                <Stat
                  key={status}
                  label={t[status]}
                  value={formatNumber(counts[status], locale)}
                  href={address.with({ status: wanted === status ? undefined : status })}
                />
              ))}
            </div>
            <FilterBar search={{ label: t.searchSlip, value: q }} onApply={address.apply}>
              <Select
                name="status"
                label={t.status}
                optional
                placeholder={t.any}
                value={wanted}
                options={statuses.map((one) => ({ value: one, label: t.slipStatuses[one] }))}
              />
            </FilterBar>
            <Table
              caption={wanted ? t[wanted] : t.slips}
              rows={slips}
              rowKey={({ id }) => id}
              columns={columnsIn(locale, (slip) => {
                setError(undefined)
                setChosen(slip)
              })}
              empty={
                <EmptyState icon="document" title={t.noSlips}>
                  {q || wanted ? t.noSlipsFound : t.noSlipsHelp}
                </EmptyState>
              }
            />
            <PageLinks total={total} pageSize={pageSize} />
          </>
        )}
      </Answered>
      <ConfirmDialog
        open={chosen !== undefined}
        title={t.revokeTitle}
        consequence={t.revokeConsequence}
        confirmLabel={t.revoke}
        danger
        busy={busy}
        error={error}
        reason={{}}
        onConfirm={(reason) => chosen && void revoke(chosen, reason)}
        onCancel={() => setChosen(undefined)}
      />
    </>
  )
}

const statuses = ['printed', 'dispatched', 'bound', 'revoked'] as const
const tones: Readonly<Record<Slip['status'], Tone>> = {
  printed: 'waiting',
  dispatched: 'moving',
  bound: 'good',
  revoked: 'neutral',
}

function columnsIn(locale: Locale, onRevoke: (slip: Slip) => void): readonly Column<Slip>[] {
  const t = citizensText(locale)
  const via: Readonly<Record<string, string>> = t.via
  return [
    {
      key: 'serial',
      header: t.serial,
      names: true,
      cell: ({ serial }) => <span class="t-digits">{serial}</span>,
    },
    {
      key: 'status',
      header: t.status,
      cell: ({ status }) => <StatusChip tone={tones[status]}>{t.slipStatuses[status]}</StatusChip>,
    },
    {
      key: 'holder',
      header: t.holder,
      cell: ({ headName, boundVia }) => [headName, boundVia && via[boundVia]].filter(Boolean).join(' · '),
    },
    {
      key: 'since',
      header: t.since,
      cell: ({ revokedAt, boundAt, printedAt, revokedReason }) => (
        <>
          {formatShortDate(revokedAt ?? boundAt ?? printedAt, locale)}
          {revokedReason && <small class="t-muted"> {revokedReason}</small>}
        </>
      ),
    },
    {
      key: 'act',
      header: t.act,
      cell: (slip) =>
        slip.status !== 'revoked' && (
          <Button kind="quiet" onClick={() => onRevoke(slip)}>
            {t.revoke}
          </Button>
        ),
    },
  ]
}
