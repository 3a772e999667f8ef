import { listReports, makeReport, type ReportSummary } from '@tanggap/contract/reporting'
import type { AnswerOf } from '@tanggap/contract/route'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { Answered, ask, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  type Column,
  DateField,
  Dialog,
  EmptyState,
  formatDateTime,
  type Locale,
  Notice,
  PageHeader,
  Select,
  StatusChip,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { cellText } from './cells.ts'
import { reportingText } from './reporting.text.ts'

/** Every report made, newest first, and the way to make one. */
export function ReportList() {
  const locale = useLocale()
  const t = reportingText(locale)
  const asked = useAsk(listReports)
  const [making, setMaking] = useState(false)
  return (
    <Answered of={asked}>
      {({ reports, campaigns, mayMake }) => {
        const canMake = mayMake && campaigns.length > 0
        const make = canMake && (
          <Button kind="primary" icon="plus" onClick={() => setMaking(true)}>
            {t.make}
          </Button>
        )
        return (
          <>
            <PageHeader title={t.title} lead={t.lead} actions={make} />
            {mayMake && campaigns.length === 0 && <Notice>{t.noCampaign}</Notice>}
            <Table
              caption={t.title}
              captionHidden
              columns={columnsIn(locale)}
              rows={reports}
              rowKey={({ id }) => id}
              href={({ id }) => `/reports/${id}`}
              empty={
                <EmptyState icon="chart" title={t.none} action={make}>
                  {t.noneHelp}
                </EmptyState>
              }
            />
            {canMake && <MakeDialog open={making} campaigns={campaigns} onClose={() => setMaking(false)} />}
          </>
        )
      }}
    </Answered>
  )
}

interface MakeProps {
  readonly open: boolean
  readonly campaigns: AnswerOf<typeof listReports>['campaigns']
  readonly onClose: () => void
}

function MakeDialog({ open, campaigns, onClose }: MakeProps) {
  const locale = useLocale()
  const t = reportingText(locale)
  const { route } = useLocation()
  const [campaignId, setCampaign] = useState('')
  const [moment, setMoment] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  async function make() {
    setBusy(true)
    const answer = await ask(makeReport, {
      body: {
        ...(campaignId && { campaignId }),
        ...(moment && { asOf: `${moment}:00+07:00` }),
      },
    })
    setBusy(false)
    if (answer.ok) route(`/reports/${answer.value.id}`)
    else setError(answer.refusal.sentence[locale])
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t.make}
      footer={
        <Button kind="primary" icon="chart" busy={busy} onClick={() => void make()}>
          {t.make}
        </Button>
      }
    >
      <div class="t-stack">
        <p>{t.makeLead}</p>
        {error && (
          <Notice tone="bad" live>
            {error}
          </Notice>
        )}
        <Select
          name="campaign"
          label={t.scope}
          placeholder={t.everything}
          optional
          value={campaignId}
          onInput={setCampaign}
          options={campaigns.map(({ id, number, name }) => ({ value: id, label: `${number} · ${name}` }))}
        />
        <DateField
          name="asOf"
          label={t.asOf}
          hint={t.asOfHint}
          optional
          withTime
          value={moment}
          onInput={setMoment}
        />
      </div>
    </Dialog>
  )
}

function columnsIn(locale: Locale): readonly Column<ReportSummary>[] {
  const t = reportingText(locale)
  const count = (key: keyof ReportSummary['headline']): Column<ReportSummary> => ({
    key,
    header: t[key],
    align: 'end',
    cell: ({ headline }) => cellText(headline[key], 'count', locale),
  })
  return [
    {
      key: 'number',
      header: t.number,
      names: true,
      cell: ({ number }) => <span class="t-digits">{number}</span>,
    },
    { key: 'scope', header: t.scope, cell: ({ campaign }) => campaign?.name ?? t.everything },
    { key: 'asOf', header: t.until, cell: ({ asOf }) => formatDateTime(asOf, locale) },
    count('target'),
    count('collected'),
    count('approved'),
    count('ratified'),
    {
      key: 'signed',
      header: t.signature,
      cell: ({ signedAt }) => <SignedChip signedAt={signedAt} />,
    },
  ]
}

export function SignedChip({ signedAt }: { signedAt: string | null }) {
  const t = reportingText(useLocale())
  return signedAt ? (
    <StatusChip tone="good">{t.signed}</StatusChip>
  ) : (
    <StatusChip tone="waiting">{t.unsigned}</StatusChip>
  )
}
