import { type ChangeDetail, unmaskItem } from '@tanggap/contract/changes'
import { mayDo } from '@tanggap/core/access'
import { labelOf } from '@tanggap/core/changes'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import { Button, ConfirmDialog, inFours, KeyValue, useLocale } from '../../kit/index.ts'
import { useSession } from '../session/session.ts'
import { changesText } from './changes.text.ts'

/** Identity numbers are masked; who has to compare one with a card opens it here, once, with a reason. */
export function Unmask({ change }: { change: ChangeDetail }) {
  const locale = useLocale()
  const t = changesText(locale)
  const { office } = useSession()
  const [asking, setAsking] = useState<number>()
  const [shown, setShown] = useState<Readonly<Record<number, { from: string | null; to: string | null }>>>({})
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const masked = change.items.filter(({ from, to }) => [from, to].some((one) => String(one).includes('•')))
  if (masked.length === 0 || !mayDo(office.role, 'registry.unmask')) return null

  async function open(position: number, reason: string) {
    setBusy(true)
    const answer = await ask(unmaskItem, { params: { id: change.id }, body: { position, reason } })
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setAsking(undefined)
    setShown({ ...shown, [position]: answer.value })
  }
  return (
    <section class="t-stack-s">
      <h3>{t.numbers}</h3>
      {masked.map(({ position, question, subjectName }) => {
        const full = shown[position]
        const label = `${labelOf(question)[locale]} · ${subjectName}`
        return full ? (
          <KeyValue
            key={position}
            pairs={[
              { label: `${label}, ${t.recorded}`, value: full.from && inFours(full.from) },
              { label: `${label}, ${t.proposed}`, value: full.to && inFours(full.to) },
            ]}
          />
        ) : (
          <div key={position}>
            <Button icon="eye" onClick={() => setAsking(position)}>
              {t.show(label)}
            </Button>
          </div>
        )
      })}
      <ConfirmDialog
        open={asking !== undefined}
        title={t.numbers}
        consequence={t.unmaskConsequence}
        confirmLabel={t.showNumber}
        busy={busy}
        reason={{}}
        error={error}
        onConfirm={(reason) => asking !== undefined && void open(asking, reason)}
        onCancel={() => {
          setAsking(undefined)
          setError(undefined)
        }}
      />
    </section>
  )
}
