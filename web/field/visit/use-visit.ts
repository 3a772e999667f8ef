import { localDay } from '@tanggap/core/calendar'
import {
  type Answer,
  type CheckContext,
  type Instrument,
  type Interview,
  type SubjectRef,
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
  note(change: Partial<Pick<Draft, 'slipSerial' | 'withoutSlip' | 'respondentIs' | 'screen'>>): void
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
      save(({ interview }) => ({ interview: withAnswer(interview, subject, key, answer, confirmed) })),
    change: (make) => save(({ interview }) => ({ interview: make(interview) })),
    note: (change) => save(() => change),
  }
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
