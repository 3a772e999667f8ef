import { acceptIntake, type IntakeDetail, rejectIntake } from '@tanggap/contract/intake'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import { Button, ConfirmDialog, formatNumber, LinkButton, Notice, useLocale } from '../../kit/index.ts'
import { useSession } from '../session/session.ts'
import { deskText } from './desk.text.ts'
import { intakeText } from './intake.text.ts'
import type { Comparison } from './use-intake.ts'

/** The second person's decision, bound to what they saw, with what follows from it. */
export function DecideIntake({
  intake,
  comparison,
  onChange,
}: {
  intake: IntakeDetail
  comparison: Comparison | undefined
  onChange: () => void
}) {
  const locale = useLocale()
  const t = intakeText(locale)
  const d = deskText(locale)
  const { name } = useSession()
  const [asking, setAsking] = useState<'accept' | 'reject'>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const mayAccept = comparison?.allowed.includes('accept') ?? false
  const mayReject = intake.allowed.includes('reject')
  const number = (value: number | undefined) => formatNumber(value ?? 0, locale)

  async function decide(reason: string) {
    setBusy(true)
    const params = { id: intake.id }
    const answer =
      asking === 'accept'
        ? await ask(acceptIntake, { params, body: { seen: comparison?.seen ?? '' } })
        : await ask(rejectIntake, { params, body: { reason } })
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setAsking(undefined)
    onChange()
  }

  if (intake.status === 'accepted')
    return (
      <Notice tone="good" action={<LinkButton href="/registry">{t.openRegister}</LinkButton>}>
        {t.status.accepted}
      </Notice>
    )
  const isWaiting = intake.status === 'checked' && !mayAccept
  const { list, taking } = comparison ?? {}
  return (
    <>
      {isWaiting && intake.uploadedBy === name && <Notice tone="info">{t.ownUpload}</Notice>}
      {isWaiting && comparison?.scopeBy === name && <Notice tone="info">{d.ownChoice}</Notice>}
      {(mayAccept || mayReject) && (
        <div class="t-row">
          {mayAccept && (
            <Button kind="primary" icon="check" onClick={() => setAsking('accept')}>
              {t.accept}
            </Button>
          )}
          {mayReject && <Button onClick={() => setAsking('reject')}>{t.reject}</Button>}
        </div>
      )}
      <ConfirmDialog
        open={asking === 'accept'}
        title={t.acceptTitle}
        consequence={
          intake.kind === 'dtsen'
            ? d.confirmConsequence(
                number(taking?.families),
                number(taking?.persons),
                number(taking?.yielding),
              )
            : t.acceptListConsequence(
                number((list?.byNik ?? 0) + (list?.byCard ?? 0) + (list?.decided ?? 0)),
                number((list?.doubtful ?? 0) + (list?.unmatched ?? 0)),
              )
        }
        confirmLabel={t.accept}
        busy={busy}
        error={error}
        onConfirm={(reason) => void decide(reason)}
        onCancel={() => setAsking(undefined)}
      />
      <ConfirmDialog
        open={asking === 'reject'}
        title={t.rejectTitle}
        consequence={t.rejectConsequence}
        confirmLabel={t.reject}
        danger
        busy={busy}
        error={error}
        reason={{ label: t.rejectReason }}
        onConfirm={(reason) => void decide(reason)}
        onCancel={() => setAsking(undefined)}
      />
    </>
  )
}
