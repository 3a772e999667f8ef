import { getIntake } from '@tanggap/contract/intake'
import { getComparison } from '@tanggap/contract/intake-desk'
import type { AnswerOf } from '@tanggap/contract/route'
import { useEffect, useState } from 'preact/hooks'
import { useAsk } from '../../kit/client/index.ts'

export type Comparison = AnswerOf<typeof getComparison>

const working: readonly (string | undefined)[] = ['checking', 'comparing', 'accepting', 'rolling_back']

/** A delivery, asked for again while the server works on it. */
export function useIntake(id: string) {
  const [works, setWorks] = useState(false)
  const asked = useAsk(getIntake, { params: { id } }, works ? { everySeconds: 2 } : {})
  const status = asked.value?.status
  useEffect(() => setWorks(working.includes(status)), [status])
  return asked
}

/** Its comparison, asked for again while the server works on it or when the delivery's state changes. */
export function useComparison(id: string) {
  const [works, setWorks] = useState(false)
  const asked = useAsk(getComparison, { params: { id } }, works ? { everySeconds: 2 } : {})
  const status = asked.value?.status
  useEffect(() => setWorks(working.includes(status)), [status])
  return asked
}
