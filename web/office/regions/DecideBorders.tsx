import { decideBoundaries } from '@tanggap/contract/boundaries'
import type { BoundaryAction } from '@tanggap/core/regions'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import { Button, ConfirmDialog, formatDate, formatNumber, type IconName, useLocale } from '../../kit/index.ts'
import type { BoundariesSeen } from './boundaries-seen.ts'
import { regionsText } from './regions.text.ts'

const icons = {
  accept: 'check',
  discard: 'cross',
  withdraw: 'history',
  reinstate: 'check',
} as const satisfies Record<BoundaryAction, IconName>

/** What may be done with a set now, each with what follows from it. */
export function DecideBorders({ seen, onDecided }: { seen: BoundariesSeen; onDecided: () => void }) {
  const { set, hash, allowed, before } = seen
  const locale = useLocale()
  const t = regionsText(locale)
  const [asking, setAsking] = useState<BoundaryAction>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  if (allowed.length === 0) return null

  const day = formatDate(set.validFrom, locale)
  const consequences: Readonly<Record<BoundaryAction, string>> = {
    accept: t.acceptConsequence(day, formatNumber(set.matched, locale)),
    discard: t.discardConsequence,
    withdraw: before
      ? t.withdrawToBefore(before.source, formatDate(before.validFrom, locale))
      : t.withdrawToNothing,
    reinstate: t.reinstateConsequence(day),
  }

  async function decide(reason: string) {
    if (asking === undefined) return
    setBusy(true)
    setError(undefined)
    const body = { action: asking, version: set.version, hash, reason }
    const answer = await ask(decideBoundaries, { params: { id: set.id }, body })
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setAsking(undefined)
    onDecided()
  }

  return (
    <div class="t-row">
      {allowed.map((action) => (
        <Button
          key={action}
          kind={action === 'accept' || action === 'reinstate' ? 'primary' : 'quiet'}
          icon={icons[action]}
          onClick={() => setAsking(action)}
        >
          {t[action]}
        </Button>
      ))}
      <ConfirmDialog
        open={asking !== undefined}
        title={asking === 'accept' ? t.acceptTitle : t[asking ?? 'accept']}
        consequence={consequences[asking ?? 'accept']}
        confirmLabel={t[asking ?? 'accept']}
        danger={asking === 'withdraw' || asking === 'discard'}
        busy={busy}
        {...(asking !== 'accept' && { reason: {} })}
        error={error}
        onConfirm={(reason) => void decide(reason)}
        onCancel={() => {
          setAsking(undefined)
          setError(undefined)
        }}
      />
    </div>
  )
}
