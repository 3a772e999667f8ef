import {
  mayAttempt,
  type Position,
  type VisitAttemptOutcome,
  visitAttemptOutcomeLabels,
} from '@tanggap/core/instrument'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { Button, formatTime, Notice, RadioGroup, TextArea, useLocale } from '../../kit/index.ts'
import { PositionField } from '../evidence/PositionField.tsx'
import { Frame } from '../Frame.tsx'
import { draftFor, endAttempt } from '../visit/visit-steps.ts'
import { officeNow, useHeld, useWorkspace } from '../workspace.ts'
import { caseText } from './case.text.ts'

/** The ways an attempt ends without an interview; a refusal is a finding, with its own evidence. */
const vain = ['respondent_absent', 'dwelling_not_found', 'access_blocked', 'safety_stop'] as const

/** A visit that met nobody: it is told to the office, and the case goes on. */
export function AbsentPage({ id = '' }: { id?: string }) {
  const locale = useLocale()
  const t = caseText(locale)
  const held = useHeld()
  const { outbox } = useWorkspace()
  const { route } = useLocation()
  const [outcome, setOutcome] = useState<VisitAttemptOutcome>()
  const [note, setNote] = useState('')
  const [position, setPosition] = useState<Position | null>(null)
  const [fault, setFault] = useState<string>()
  const [busy, setBusy] = useState(false)
  const one = held.cases.get(id)
  const back = () => route(`/case/${id}`)

  async function save() {
    if (!one || !outcome) return setFault(t.outcomeMissing)
    const instrument = held.instruments.get(one.campaign.instrumentVersion)
    if (!held.device.office || !instrument) return setFault(t.noOfficeKey)
    const now = officeNow(held)
    const draft = draftFor(one, held.drafts.get(id), instrument, now)
    const isUnderWay = draft.interview.attempts.at(-1)?.endedAt === null
    const decision = mayAttempt(draft.interview.attempts, now)
    if (!isUnderWay && !decision.ok)
      return setFault(
        decision.refusal.code === 'attempt.too-soon'
          ? t.notYet(formatTime(decision.refusal.from, locale))
          : t.noneLeft,
      )
    setBusy(true)
    try {
      const said = { outcome, note: note.trim(), position }
      const { command, change } = endAttempt(draft, one, said, now, { madeAt: new Date().toISOString() })
      await outbox.keep(command, change)
      back()
    } catch {
      setFault(t.keepFault)
      setBusy(false)
    }
  }

  return (
    <Frame
      title={t.absentTitle}
      subtitle={one?.headName}
      onBack={back}
      actions={
        <Button kind="primary" busy={busy} onClick={() => void save()}>
          {t.save}
        </Button>
      }
    >
      <p class="t-muted">{t.absentLead}</p>
      {fault && (
        <Notice tone="bad" live>
          {fault}
        </Notice>
      )}
      <RadioGroup
        name="outcome"
        label={t.outcome}
        choices={vain.map((key) => ({ value: key, label: visitAttemptOutcomeLabels[key][locale] }))}
        value={outcome ?? ''}
        onInput={(chosen) => setOutcome(vain.find((key) => key === chosen))}
      />
      <TextArea
        name="note"
        label={t.note}
        hint={t.noteHint}
        optional
        rows={3}
        limit={2000}
        value={note}
        onInput={setNote}
      />
      <section class="t-stack-s">
        <b>{t.where}</b>
        <PositionField
          name="attempt"
          value={position ?? undefined}
          onTaken={(taken, reason) => {
            setPosition(taken)
            if (reason) setNote((before) => `${before}\n${reason}`.trim())
          }}
        />
      </section>
    </Frame>
  )
}
