import type { ShownMember, ShownValue } from '@tanggap/contract/registry'
import type { ShownField } from '@tanggap/contract/registry-history'
import type { Role } from '@tanggap/core/access'
import { classOfPersonal, maskedNumber, maskedText, seesClass } from '@tanggap/core/registry'
import { sensitivityOf } from './layered-values.ts'
import type { MemberRecord, RecordedValue } from './record.ts'

/** How values of the register leave the server: by class and role, and numbers by their last four digits. */

const numbers = ['nik', 'familyCardNumber', 'memberCardNumber', 'phone']

export function shownMember(member: MemberRecord, role: Role, today: string): ShownMember {
  const { values, ...rest } = member
  return {
    ...rest,
    nikEnd: endOf(values, 'nik'),
    values: values.map((value) => {
      const about = { key: value.key, birthDate: member.birthDate }
      return shownValue({ ...value, sensitivity: classOfPersonal(value.sensitivity, about, today) }, role)
    }),
  }
}

export function shownValue(value: RecordedValue, role: Role): ShownValue {
  const hidden = !seesClass(role, value.sensitivity)
  const { provider, ratified } = value
  const of = (answer: unknown) => (hidden ? {} : { value: maskedAnswer(value.key, answer) })
  return {
    key: value.key,
    ...of(value.value),
    hidden,
    from: value.from,
    notYetInDtsen: value.notYetInDtsen,
    provider: provider
      ? { ...of(provider.value), asOf: provider.asOf, sourceName: provider.sourceName }
      : null,
    ratified: ratified
      ? {
          ...of(ratified.value),
          asOf: ratified.asOf,
          changeId: ratified.changeId,
          ministry: ratified.ministry,
        }
      : null,
  }
}

/** One changed value with both sides, as far as they are kept and this office may see them. Of a person, `whose`. */
export function shownField(
  role: Role,
  { key, ...sides }: { readonly key: string; readonly from?: unknown; readonly to?: unknown },
  whose: { readonly birthDate: string | null; readonly today: string } | undefined,
): ShownField {
  const asked = sensitivityOf(key)
  const hidden = !seesClass(
    role,
    whose ? classOfPersonal(asked, { key, birthDate: whose.birthDate }, whose.today) : asked,
  )
  if (hidden) return { key, hidden }
  return {
    key,
    hidden,
    ...('from' in sides && { from: maskedAnswer(key, sides.from) }),
    ...('to' in sides && { to: maskedAnswer(key, sides.to) }),
  }
}

export function maskedAnswer(key: string, answer: unknown): unknown {
  if (typeof answer === 'string') return numbers.includes(key) ? maskedNumber(answer) : maskedText(answer)
  if (key !== 'electricityMeters' || !Array.isArray(answer)) return answer
  return answer.map((meter: Readonly<Record<string, string>>) =>
    meter.idNumber === undefined ? meter : { ...meter, idNumber: maskedNumber(meter.idNumber) },
  )
}

export function endOf(values: readonly RecordedValue[], key: string): string | null {
  return textOf(values, key)?.slice(-4) ?? null
}

export function textOf(values: readonly RecordedValue[], key: string): string | undefined {
  const value = values.find((candidate) => candidate.key === key)?.value
  return typeof value === 'string' ? value : undefined
}
