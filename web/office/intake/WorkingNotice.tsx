import type { IntakeDetail } from '@tanggap/contract/intake'
import { compareAgain } from '@tanggap/contract/intake-desk'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import { Button, formatNumber, Notice, useLocale } from '../../kit/index.ts'
import { deskText } from './desk.text.ts'
import { intakeText } from './intake.text.ts'
import type { Comparison } from './use-intake.ts'

/** What the server is doing with the delivery, or that what stands here must be compared again. */
export function WorkingNotice({
  intake,
  comparison,
  onChange,
}: {
  intake: IntakeDetail
  comparison: Comparison
  onChange: () => void
}) {
  const locale = useLocale()
  const t = intakeText(locale)
  const d = deskText(locale)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const number = (value: number) => formatNumber(value, locale)
  const { status, batches, batchesDone, stage } = comparison
  if (status === 'comparing')
    return (
      <Notice tone="info" live title={d.comparing[stage === null || stage === 'done' ? 'planning' : stage]}>
        <p>{t.leaveHint}</p>
        <progress class="o-progress" />
      </Notice>
    )
  if (status === 'accepting' || status === 'rolling_back')
    return (
      <Notice
        tone="info"
        live
        title={
          status === 'accepting'
            ? d.takingIn(number(batchesDone), number(batches))
            : d.takingBack(number(batchesDone))
        }
      >
        <p>{t.leaveHint}</p>
        <progress
          class="o-progress"
          max={Math.max(1, batches)}
          value={status === 'accepting' ? batchesDone : batches - batchesDone}
        />
      </Notice>
    )
  if (!comparison.isOutdated) return null

  async function again() {
    setBusy(true)
    const answer = await ask(compareAgain, { params: { id: intake.id } })
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    onChange()
  }
  return (
    <Notice
      tone="attention"
      title={d.outdated}
      action={
        comparison.allowed.includes('compare') ? (
          <Button kind="primary" busy={busy} onClick={() => void again()}>
            {d.compareAgain}
          </Button>
        ) : undefined
      }
    >
      <p>{d.outdatedHelp}</p>
      {error && <p role="alert">{error}</p>}
    </Notice>
  )
}
