import { answerSchema } from '@tanggap/contract/instrument'
import { localDay } from '@tanggap/core/calendar'
import { labelOf, type VillageField, villageForms, villageKinds } from '@tanggap/core/changes'
import { wrongShape } from '@tanggap/core/instrument'
import type { Refusal } from '@tanggap/core/workflow'
import { instrumentBook } from '../instrument/index.ts'
import type { ChangeRow, StoredItem } from './changes.store.ts'
import { wrongIn } from './propose-by-village.ts'

/** The longest a stated word may be where neither questionnaire nor form says it. */
const longest = 2000

/** A corrected value has the form of what it replaces: the questionnaire's, the village form's, or plain words. */
export function refusesCorrection(
  change: ChangeRow,
  items: readonly StoredItem[],
  correction: readonly { readonly position: number; readonly to?: unknown }[],
  now: Date,
): Refusal | undefined {
  for (const { position, to } of correction) {
    const item = items.find((one) => one.position === position)
    if (!item) return { code: 'request.not-understood', facts: { where: 'correction' } }
    const why = wrongValue(change, item, to, localDay(now))
    if (why) return { code: 'change.value-wrong', facts: { field: labelOf(item.question).id, why } }
  }
  return undefined
}

function wrongValue(change: ChangeRow, item: StoredItem, to: unknown, today: string): string | undefined {
  const kind = villageKinds.find((one) => one === change.kind)
  const fields: readonly VillageField[] = kind ? villageForms[kind].fields : []
  const field = fields.find(({ key }) => key === item.question)
  // Code and name of a village say one thing: another village is another proposal.
  if (change.kind === 'family_moved_within' && ['village', 'destination'].includes(item.question))
    return 'kept'
  if (field) return typeof to === 'string' ? wrongIn(field, to.trim(), today) : 'choice'
  const question = instrumentBook().questions.find(
    ({ key, subject }) => key === item.question && subject === item.subject,
  )
  if (!question) return typeof to === 'string' && to.trim() && to.length <= longest ? undefined : 'choice'
  const answer = answerSchema.safeParse(to)
  return answer.success && !wrongShape(instrumentBook(), question, answer.data) ? undefined : 'choice'
}
