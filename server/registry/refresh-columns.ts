import type { Answer } from '@tanggap/core/instrument'
import { normaliseName } from '@tanggap/core/registry'
import type { Acting } from '../plumbing/acting.ts'
import { readFamilies } from './get-family-record.ts'
import { indexPersons } from './index-names.ts'
import * as store from './ratified.store.ts'
import type { FamilyRecord, MemberRecord, RecordedValue } from './record.ts'

/**
 * The columns by which a family is listed and found follow its current values; this brings them up after a
 * change of either layer or of the composition, and counts one version of the family.
 */
export async function refreshColumns(
  acting: Acting,
  familyId: string,
  cause: { readonly day: string; readonly sourceId: string },
): Promise<void> {
  const [family] = await readFamilies(acting, [familyId])
  if (family === undefined) return
  const today = family.members.filter(({ until }) => until === null)
  for (const member of today) await refreshMember(acting, family, member)
  const head = today.find((member) => current(member.values, 'relationship', member.relationship) === 'head')
  const headName = head ? current(head.values, 'name', head.name) : family.headName
  await store.writeFamilyColumns(acting, {
    id: family.id,
    hamlet: current(family.values, 'hamlet', family.hamlet),
    rt: current(family.values, 'rt', family.rt),
    rw: current(family.values, 'rw', family.rw),
    address: current(family.values, 'street', family.address),
    headName,
    headNameKey: normaliseName(headName).key,
  })
  await indexPersons(
    acting,
    today.map(({ personId }) => personId),
  )
  const card = answerFor(family.values, 'familyCardNumber')
  if (typeof card !== 'string') return
  const id = acting.id()
  await store.writeFamilyCard(acting, {
    id,
    familyId: family.id,
    villageCode: family.villageCode,
    sealed: acting.vault.seal(`family_card.card_sealed/${id}`, card),
    index: acting.vault.index('card', card),
    ...cause,
  })
}

async function refreshMember(acting: Acting, family: FamilyRecord, member: MemberRecord): Promise<void> {
  const name = current(member.values, 'name', member.name)
  const nik = answerFor(member.values, 'nik')
  const birthDate = answerFor(member.values, 'birthDate')
  await store.writePersonColumns(acting, {
    id: member.personId,
    familyId: family.id,
    name,
    nameKey: normaliseName(name).key,
    sex: current(member.values, 'sex', member.sex),
    birthDate: typeof birthDate === 'string' ? birthDate : member.birthDate,
    relationship: current(member.values, 'relationship', member.relationship),
    nik:
      typeof nik === 'string'
        ? {
            sealed: acting.vault.seal(`person.nik_sealed/${member.personId}`, nik),
            index: acting.vault.index('nik', nik),
          }
        : undefined,
  })
}

function current(values: readonly RecordedValue[], key: string, otherwise: string): string {
  const value = answerFor(values, key)
  return typeof value === 'string' ? value : otherwise
}

function answerFor(values: readonly RecordedValue[], key: string): Answer | undefined {
  return values.find((value) => value.key === key)?.value
}
