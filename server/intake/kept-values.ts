import { groundCheck202503, type Subject } from '@tanggap/core/instrument'
import type { RowUnit } from '@tanggap/core/intake'
import { divided, valuesPlace } from '../registry/index.ts'
import type { KeptValues } from './staged-row.ts'

/** What the register keeps of a family or a person, and which of it sealed; of a recipient nothing. */
export function keptValues(unit: RowUnit): KeptValues {
  if (unit === 'recipient') return { keys: new Map(), place: null }
  const subject: Subject = unit === 'family' ? 'family' : 'member'
  const questions = groundCheck202503.questions.filter(
    ({ key, subject: whose, recordedIn, filledBy }) =>
      whose === subject && recordedIn === 'registry' && filledBy !== 'frame' && key !== 'headName',
  )
  return {
    keys: new Map(questions.map(({ key }) => [key, key in divided({ [key]: true }).secret])),
    place: valuesPlace(unit, ''),
  }
}
