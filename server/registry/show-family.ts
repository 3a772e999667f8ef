import type { ShownFamily } from '@tanggap/contract/registry'
import { mayDo } from '@tanggap/core/access'
import { localDay } from '@tanggap/core/calendar'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { getFamilyRecord } from './get-family-record.ts'
import { endOf, shownMember, shownValue, textOf } from './shown-values.ts'

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
    values: record.values.map((value) => shownValue(value, role)),
    people: record.members.map((member) => shownMember(member, role, localDay(acting.now))),
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
