import { type ShownFamily, unmaskNumbers } from '@tanggap/contract/registry'
import type { AnswerOf } from '@tanggap/contract/route'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import { Button, ConfirmDialog, inFours, KeyValue, MaskedNumber, Notice, useLocale } from '../../kit/index.ts'
import { registryText } from './registry.text.ts'

/** The numbers of a family, masked; in full only for a reason, which is recorded. */
export function FamilyNumbers({ family }: { family: ShownFamily }) {
  const locale = useLocale()
  const t = registryText(locale)
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const [full, setFull] = useState<AnswerOf<typeof unmaskNumbers>>()

  async function unmask(reason: string) {
    setBusy(true)
    const answer = await ask(unmaskNumbers, { params: { id: family.id }, body: { reason } })
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setError(undefined)
    setAsking(false)
    setFull(answer.value)
  }

  const name = (personId: string) => family.people.find((person) => person.personId === personId)?.name ?? ''
  return (
    <section class="t-stack-s">
      {full ? (
        <>
          <Notice
            tone="attention"
            live
            action={
              <Button icon="eye-off" onClick={() => setFull(undefined)}>
                {t.hide}
              </Button>
            }
          >
            {t.shownFor}
          </Notice>
          <KeyValue
            pairs={[
              {
                label: t.card,
                value: full.card && <span class="t-digits">{inFours(full.card)}</span>,
              },
              ...full.niks.map(({ personId, nik }) => ({
                label: `${t.nik} ${name(personId)}`,
                value: <span class="t-digits">{inFours(nik)}</span>,
              })),
            ]}
          />
        </>
      ) : (
        <div class="t-row">
          {family.cardEnd && (
            <span>
              {t.card} <MaskedNumber label={t.card} tail={family.cardEnd} />
            </span>
          )}
          {family.mayUnmask && (
            <Button kind="quiet" icon="eye" onClick={() => setAsking(true)}>
              {t.unmask}
            </Button>
          )}
        </div>
      )}
      <ConfirmDialog
        open={asking}
        title={t.unmaskTitle}
        consequence={t.unmaskConsequence}
        confirmLabel={t.unmask}
        busy={busy}
        error={error}
        reason={{ label: t.unmaskReason }}
        onConfirm={(reason) => void unmask(reason)}
        onCancel={() => setAsking(false)}
      />
    </section>
  )
}
