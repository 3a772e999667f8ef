import { localDay } from '@tanggap/core/calendar'
import { emptyTrail, type TrailStep, withEdit, withStep } from '@tanggap/core/campaigns'
import {
  type Answer,
  answerOf,
  type CheckContext,
  type Instrument,
  type Interview,
  type SubjectRef,
  sameAnswer,
  withAnswer,
} from '@tanggap/core/instrument'
import { inventedRegencyCodes } from '@tanggap/core/regions'
import { useEffect, useState } from 'preact/hooks'
import type { Draft, HeldCase } from '../store/index.ts'
import { officeNow, useHeld, useWorkspace } from '../workspace.ts'

/** A visit as the screens work on it. Every change is kept at once. */
export interface Visit {
  readonly one: HeldCase
  readonly draft: Draft
  readonly instrument: Instrument
  readonly interview: Interview
  /** The day it is in the regency, by the office's clock. */
  readonly today: string
  answer(subject: SubjectRef, key: string, answer: Answer | undefined, confirmed?: boolean): void
  /** From what is kept now, not from when the screen was drawn. */
  change(make: (latest: Interview) => Interview): void
  note(
    change: Partial<Pick<Draft, 'slipSerial' | 'withoutSlip' | 'respondentIs' | 'screen' | 'movedTo'>>,
  ): void
  /** Adds to the trail that a screen was left. */
  left(step: TrailStep): void
}

export type FoundVisit = Visit | 'no case' | 'no draft' | 'no instrument'

export function useVisit(caseId: string): FoundVisit {
  const { store } = useWorkspace()
  const held = useHeld()
  const one = held.cases.get(caseId)
  const draft = held.drafts.get(caseId)
  if (!one) return 'no case'
  if (!draft) return 'no draft'
  const instrument = held.instruments.get(draft.interview.instrumentVersion)
  if (!instrument) return 'no instrument'

  // From what is held now, not from when the screen was drawn: two quick taps must not undo each other.
  const save = (change: (latest: Draft) => Partial<Draft>) => {
    const latest = store.held().drafts.get(caseId)
    if (!latest) return
    store.saveDraft({ ...latest, ...change(latest), savedAt: officeNow(store.held()) })
  }
  return {
    one,
    draft,
    instrument,
    interview: draft.interview,
    today: localDay(new Date(officeNow(held))),
    answer: (subject, key, answer, confirmed) =>
      save(({ interview, trail, screen }) => {
        const isEdit = noteAnswer({ interview, instrument, subject, key, answer, screen })
        return {
          interview: withAnswer(interview, subject, key, answer, confirmed),
          ...(isEdit && { trail: withEdit(trail ?? emptyTrail, nameInTrail(interview, subject, key)) }),
        }
      }),
    change: (make) => save(({ interview }) => ({ interview: make(interview) })),
    note: (change) => save(() => change),
    left: (step) => {
      typedHere.clear()
      save(({ trail }) => ({ trail: withStep(trail ?? emptyTrail, step) }))
    },
  }
}

/** What is being typed on this screen: a word of ten letters is one answer, not ten changes. */
const typedHere = new Set<string>()

/** Whether an answer takes the place of another that had stood before this screen, or was chosen on it. */
function noteAnswer(given: {
  interview: Interview
  instrument: Instrument
  subject: SubjectRef
  key: string
  answer: Answer | undefined
  screen: string
}): boolean {
  const { interview, instrument, subject, key, answer, screen } = given
  const before = answerOf(interview, subject, key)
  const isChosen = instrument.questions.some(
    (question) => question.key === key && ['single', 'multi', 'yesNo'].includes(question.type),
  )
  const name = `${screen} ${nameInTrail(interview, subject, key)}`
  if (!isChosen) {
    if (typedHere.has(name)) return false
    typedHere.add(name)
  }
  return before !== undefined && answer !== undefined && !sameAnswer(before, answer)
}

/** The question, and for a member their place in the list: a trail names nobody. */
function nameInTrail(interview: Interview, subject: SubjectRef, key: string): string {
  if (subject.kind === 'family') return key
  return `${key}@${interview.members.findIndex(({ id }) => id === subject.memberId) + 1}`
}

/** What this phone knows around an interview; the office knows more and checks again. */
export function checkContext(one: HeldCase, today: string): CheckContext {
  return { today, regencyCode: one.villageCode.slice(0, 4), inventedRegencyCodes }
}

/** The value once it has stood for a moment: what takes long to judge waits until the thumb rests. */
export function useSettled<T>(value: T, milliseconds = 400): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(() => value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}
