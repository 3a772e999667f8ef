import type { ShownFamily, ShownMember, ShownValue } from '@tanggap/contract/registry'
import { mayDo, type Role } from '@tanggap/core/access'
import { maskedNumber } from '@tanggap/core/registry'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { getFamilyRecord } from './get-family-record.ts'
import type { MemberRecord, RecordedValue } from './record.ts'

/** Who works with health, money and exact positions; everyone else sees that there is a value, not which. */
const seesSpecific: readonly Role[] = ['data_operator', 'dinsos_verifier']
const numbers = ['nik', 'familyCardNumber', 'memberCardNumber', 'phone']

/** A family for the screen: numbers end in their last four digits, and specific data only come where needed. */
export async function showFamily(acting: Acting, id: string): Promise<Done<ShownFamily>> {
  const record = await getFamilyRecord(acting, id)
  if (record === undefined) return refused('request.not-found')
  const { role } = acting.office
  const names = new Map(record.members.map(({ personId, name }) => [personId, name]))
  return done({
    id: record.id,
    villageCode: record.villageCode,
    villageName: record.villageName,
    headName: record.headName,
    hamlet: record.hamlet,
    rt: record.rt,
    rw: record.rw,
    officialDecile: record.officialDecile,
    decileVersion: record.decileVersion,
    status: record.status,
    members: record.members.filter(({ until }) => until === null).length,
    address: record.address,
    cardEnd: endOf(record.values, 'familyCardNumber'),
    endedReason: record.endedReason,
    version: record.version,
    updatedAt: record.updatedAt.toISOString(),
    values: record.values.map((value) => shown(value, role)),
    people: record.members.map((member) => shownMember(member, role)),
    aid: record.aid.map(({ personId, recordedAt, ...aid }) => ({
      ...aid,
      personName: personId === null ? null : (names.get(personId) ?? null),
      recordedAt: recordedAt.toISOString(),
    })),
    mayUnmask: mayDo(role, 'registry.unmask'),
  })
}

/** Full numbers of a family, for a reason that is kept beside the names of those concerned. */
export async function unmaskNumbers(acting: Acting, id: string, reason: string) {
  if (reason.trim().length < 10) return refused('registry.reason-too-short')
  const record = await getFamilyRecord(acting, id, reason.trim())
  if (record === undefined) return refused('request.not-found')
  const members = record.members.flatMap(({ personId, values }) => {
    const nik = textOf(values, 'nik')
    return nik === undefined ? [] : [{ personId, nik }]
  })
  await acting.record({
    action: 'registry.unmask',
    subject: 'family',
    ids: [id, ...members.map(({ personId }) => personId)],
    village: record.villageCode,
    reason: reason.trim(),
  })
  return done({ card: textOf(record.values, 'familyCardNumber') ?? null, niks: members })
}

function shownMember(member: MemberRecord, role: Role): ShownMember {
  const { values, ...rest } = member
  return {
    ...rest,
    nikEnd: endOf(values, 'nik'),
    values: values.map((value) => shown(value, role)),
  }
}

function shown(value: RecordedValue, role: Role): ShownValue {
  const hidden = value.sensitivity === 'specific' && !seesSpecific.includes(role)
  const { provider, ratified } = value
  const of = (answer: unknown) => (hidden ? {} : { value: maskedValue(value.key, answer) })
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

function maskedValue(key: string, answer: unknown): unknown {
  if (numbers.includes(key) && typeof answer === 'string') return maskedNumber(answer)
  if (key !== 'electricityMeters' || !Array.isArray(answer)) return answer
  return answer.map((meter: Readonly<Record<string, string>>) =>
    meter.idNumber === undefined ? meter : { ...meter, idNumber: maskedNumber(meter.idNumber) },
  )
}

function endOf(values: readonly RecordedValue[], key: string): string | null {
  return textOf(values, key)?.slice(-4) ?? null
}

function textOf(values: readonly RecordedValue[], key: string): string | undefined {
  const value = values.find((candidate) => candidate.key === key)?.value
  return typeof value === 'string' ? value : undefined
}
