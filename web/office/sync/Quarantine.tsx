import { type KeptAside, listKeptAside, replayCommand } from '@tanggap/contract/sync'
import { useState } from 'preact/hooks'
import { Answered, ask, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  type Column,
  ConfirmDialog,
  EmptyState,
  formatDateTime,
  formatNumber,
  type Locale,
  Notice,
  StatusChip,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { PageLinks } from '../PageLinks.tsx'
import { phonesText } from './phones.text.ts'

type Decision = 'again' | 'let-stand'

/** What phones sent that could not be processed, each with its reason and what can be done about it. */
export function Quarantine({ onChange }: { onChange: () => void }) {
  const locale = useLocale()
  const t = phonesText(locale)
  const address = useAddress()
  const page = Number(address.query.aside ?? 1)
  const asked = useAsk(listKeptAside, { query: { page } })
  const [chosen, setChosen] = useState<{ command: KeptAside; decision: Decision }>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const [isDone, setDone] = useState(false)

  async function replay(reason: string) {
    if (!chosen) return
    setBusy(true)
    const answer = await ask(replayCommand, {
      params: { id: chosen.command.id },
      body: { decision: chosen.decision, reason },
    })
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    close()
    setDone(true)
    asked.reload()
    onChange()
  }
  function close() {
    setChosen(undefined)
    setError(undefined)
  }

  return (
    <section class="t-stack-s">
      <h2>{t.quarantine}</h2>
      <p class="t-muted">{t.quarantineLead}</p>
      {isDone && (
        <Notice tone="good" live>
          {t.done}
        </Notice>
      )}
      <Answered of={asked}>
        {({ commands, total, pageSize }) => (
          <>
            <Table
              caption={t.quarantine}
              captionHidden
              columns={columnsIn(locale, (command, decision) => setChosen({ command, decision }))}
              rows={commands}
              rowKey={({ id }) => id}
              empty={
                <EmptyState icon="check" title={t.noQuarantine}>
                  {t.noQuarantineHelp}
                </EmptyState>
              }
            />
            <PageLinks total={total} pageSize={pageSize} name="aside" />
          </>
        )}
      </Answered>
      <ConfirmDialog
        open={chosen !== undefined}
        title={chosen?.decision === 'let-stand' ? t.letStandTitle : t.againTitle}
        consequence={consequenceOf(chosen, locale)}
        confirmLabel={chosen?.decision === 'let-stand' ? t.letStand : t.again}
        busy={busy}
        error={error}
        reason={{}}
        onConfirm={(reason) => void replay(reason)}
        onCancel={close}
      />
    </section>
  )
}

function consequenceOf(
  chosen: { command: KeptAside; decision: Decision } | undefined,
  locale: Locale,
): string {
  const t = phonesText(locale)
  if (chosen?.decision === 'let-stand') return t.letStandConsequence
  return chosen?.command.waitsFor != null ? t.withoutPredecessorConsequence : t.againConsequence
}

function columnsIn(
  locale: Locale,
  onChoose: (command: KeptAside, decision: Decision) => void,
): readonly Column<KeptAside>[] {
  const t = phonesText(locale)
  const types: Readonly<Record<string, string>> = t.types
  return [
    {
      key: 'kind',
      header: t.kind,
      names: true,
      cell: ({ type, visit }) => (
        <>
          {types[type] ?? type}
          {visit && (
            <>
              <br />
              <small>
                {t.family} {visit.headName}
              </small>
            </>
          )}
        </>
      ),
    },
    {
      key: 'officer',
      header: t.officer,
      cell: ({ officer, deviceLabel, sequence }) =>
        `${officer} · ${deviceLabel} · ${t.sequence} ${formatNumber(sequence, locale)}`,
    },
    {
      key: 'reason',
      header: t.reason,
      cell: ({ reason, waitsFor, overdue }) =>
        reason ? (
          reason[locale]
        ) : (
          <span class="t-row">
            {t.held(formatNumber(waitsFor ?? 0, locale))}
            {overdue && <StatusChip tone="attention">{t.overdue}</StatusChip>}
          </span>
        ),
    },
    { key: 'received', header: t.received, cell: ({ receivedAt }) => formatDateTime(receivedAt, locale) },
    {
      key: 'acts',
      header: '',
      cell: (command) => (
        <span class="t-row">
          {command.mayOpen ? (
            <Button icon="refresh" onClick={() => onChoose(command, 'again')}>
              {command.waitsFor === null ? t.again : t.withoutPredecessor}
            </Button>
          ) : (
            <small class="t-muted">{t.opensLater}</small>
          )}
          {command.mayLetStand && (
            <Button icon="check" onClick={() => onChoose(command, 'let-stand')}>
              {t.letStand}
            </Button>
          )}
        </span>
      ),
    },
  ]
}
