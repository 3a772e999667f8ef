import { type CaseRow, withdrawCase } from '@tanggap/contract/campaigns'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import { ConfirmDialog, useLocale } from '../../kit/index.ts'
import { campaignsText } from './campaigns.text.ts'

export interface WithdrawDialogProps {
  readonly visit: CaseRow | undefined
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** Takes a family out of the frame, with a reason. */
export function WithdrawDialog({ visit, onDone, onCancel }: WithdrawDialogProps) {
  const locale = useLocale()
  const t = campaignsText(locale)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()

  async function withdraw(reason: string) {
    if (!visit) return
    setBusy(true)
    const answer = await ask(withdrawCase, {
      params: { id: visit.id },
      body: { version: visit.version, reason },
    })
    setBusy(false)
    if (answer.ok) onDone()
    else setError(answer.refusal.sentence[locale])
  }

  return (
    <ConfirmDialog
      open={visit !== undefined}
      title={t.withdrawTitle(visit?.headName ?? '')}
      consequence={t.withdrawConsequence}
      confirmLabel={t.withdraw}
      danger
      busy={busy}
      error={error}
      reason={{}}
      onConfirm={(reason) => void withdraw(reason)}
      onCancel={onCancel}
    />
  )
}
