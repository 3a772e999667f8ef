import type { Role } from '../access/index.ts'
import { ageOn, isDate } from '../calendar/index.ts'

/**
 * How a value is guarded. `general`: what anyone in the village can see. `identity`: names, days of birth and numbers;
 * a number is shown by its last four digits. `specific` (UU PDP 27/2022 art. 4): health, disability, children, money
 * and exact position.
 */
export type FieldClass = 'general' | 'identity' | 'specific'

/** By these a family's composition is known; the rest of what is kept of a child is for those who work with it. */
const composition: readonly string[] = ['name', 'nik', 'memberCardNumber', 'sex', 'birthDate', 'relationship']

/**
 * The class of one value of a person. Data of children are specific whatever the question (UU PDP 27/2022 art. 4(2)):
 * that follows from the person's age, not from the questionnaire. A child is under 18 (UU 35/2014 art. 1).
 *
 * @param asked the class the questionnaire gives the question
 */
export function classOfPersonal(
  asked: FieldClass,
  value: { readonly key: string; readonly birthDate: string | null },
  today: string,
): FieldClass {
  const { key, birthDate } = value
  if (birthDate === null || !isDate(birthDate) || composition.includes(key)) return asked
  return ageOn(birthDate, today) < 18 ? 'specific' : asked
}

/** Who works with specific data. Everyone else of the register sees that there is a value, not which. */
const worksWithSpecific: readonly Role[] = ['data_operator', 'dinsos_verifier']

/** Whether an office that may read a family is shown values of this class. Numbers are masked for all of them. */
export function seesClass(role: Role, fieldClass: FieldClass): boolean {
  return fieldClass !== 'specific' || worksWithSpecific.includes(role)
}
