import type { IntakeDetail } from '@tanggap/contract/intake'
import { askRollback, keepIntake, rollBackIntake } from '@tanggap/contract/intake-desk'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import { Button, ConfirmDialog, formatDateTime, Notice, useLocale } from '../../kit/index.ts'
import { useSession } from '../session/session.ts'
import { deskText } from './desk.text.ts'
import type { Comparison } from './use-intake.ts'

/** Taking a delivery back: one asks, another confirms, and what stands in the way is said in words. */
export function RollBack({
  intake,
  comparison,
  onChange,
}: {
  intake: IntakeDetail
  comparison: Comparison
  onChange: () => void
}) {
  const locale = useLocale()
  const d = deskText(locale)
  const { name } = useSession()
  const [asking, setAsking] = useState<'ask' | 'confirm'>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const { rollback, dependants, allowed, status } = comparison
  const params = { id: intake.id }

  async function act(answer: ReturnType<typeof ask<typeof keepIntake>>) {
    setBusy(true)
    const told = await answer
    setBusy(false)
    if (!told.ok) return setError(told.refusal.sentence[locale])
    setAsking(undefined)
    setError(undefined)
    onChange()
  }

  if (status === 'rolled_back')
    return <Notice tone="attention">{d.rolledBack(rollback?.confirmedBy ?? '')}</Notice>
  if (status !== 'accepted' && status !== 'rollback_asked') return null
  return (
    <section class="t-stack-s">
      {dependants.length > 0 && (
        <Notice tone="info" title={d.restsTitle}>
          <ul>
            {dependants.map(({ kind, sentence }) => (
              <li key={kind}>{sentence[locale]}</li>
            ))}
          </ul>
        </Notice>
      )}
      {rollback && status === 'rollback_asked' && (
        <Notice tone="attention" title={d.rollbackAsked(rollback.by, formatDateTime(rollback.at, locale))}>
          <p>{rollback.reason}</p>
          {rollback.by === name && <p>{d.rollbackOwn}</p>}
          {error && asking === undefined && <p role="alert">{error}</p>}
        </Notice>
      )}
      <div class="t-row">
        {allowed.includes('askRollback') && <Button onClick={() => setAsking('ask')}>{d.rollback}</Button>}
        {allowed.includes('rollBack') && (
          <Button kind="danger" onClick={() => setAsking('confirm')}>
            {d.rollbackConfirm}
          </Button>
        )}
        {allowed.includes('keep') && (
          <Button busy={busy} onClick={() => void act(ask(keepIntake, { params }))}>
            {d.rollbackKeep}
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={asking === 'ask'}
        title={d.rollbackTitle}
        consequence={d.rollbackHelp}
        confirmLabel={d.rollback}
        danger
        busy={busy}
        error={error}
        reason={{ label: d.rollbackReason }}
        onConfirm={(reason) => void act(ask(askRollback, { params, body: { reason } }))}
        onCancel={() => setAsking(undefined)}
      />
      <ConfirmDialog
        open={asking === 'confirm'}
        title={d.rollbackConfirmTitle}
        consequence={d.rollbackHelp}
        confirmLabel={d.rollbackConfirm}
        danger
        busy={busy}
        error={error}
        onConfirm={() => void act(ask(rollBackIntake, { params }))}
        onCancel={() => setAsking(undefined)}
      />
    </section>
  )
}
