import { printSlips } from '../../server/citizens/index.ts'
import type { Acting } from '../../server/plumbing/acting.ts'
import { householdName, nikAt, village } from './people.ts'

interface Settled {
  readonly nik: string
  readonly code: string
  readonly headName: string
}

const batch = 400

/** Many invented families of one, each with a slip in its hand, on no list of recipients any more. */
export async function settleMany(acting: Acting, families: number): Promise<Settled[]> {
  const settled: Settled[] = []
  for (let from = 0; from < families; from += batch)
    settled.push(...(await settleBatch(acting, from, Math.min(batch, families - from))))
  return settled
}

async function settleBatch(acting: Acting, from: number, count: number): Promise<Settled[]> {
  const { tx, office, now, vault } = acting
  const printed = await printSlips(acting, { villageCode: village, count })
  if (!printed.ok) throw new Error(printed.refusal.code)
  const common = { regency_code: office.regency, village_code: village }
  const times = { version: 1, created_at: now, updated_at: now }
  const people = printed.value.map(({ serial, code }, index) => ({
    ...{ serial, code, familyId: acting.id(), headId: acting.id() },
    nik: nikAt((from + index) * 2),
    headName: householdName(from + index),
  }))
  await tx.insert(
    'family',
    people.map(({ familyId, headName }) => ({
      ...{ ...common, ...times, id: familyId, head_name: headName, head_name_key: headName.toLowerCase() },
      ...{ hamlet: 'Krajan', rt: '002', rw: '001', address: 'Dukuh Krajan 7', status: 'active' },
      ...{ official_decile: 6, decile_version: 'DTSEN Februari 2025' },
    })),
  )
  await tx.insert(
    'person',
    people.map(({ headId, headName, nik }) => ({
      ...{ ...common, ...times, id: headId, name: headName, name_key: headName.toLowerCase() },
      ...{ sex: 'male', birth_date: '1970-03-12', status: 'active' },
      nik_sealed: vault.seal(`person.nik_sealed/${headId}`, nik),
      nik_index: vault.index('nik', nik),
    })),
  )
  const source = { source_kind: 'intake', source_id: acting.id() }
  await tx.insert(
    'membership',
    people.map(({ familyId, headId }) => ({
      ...{ ...common, ...source, id: acting.id(), family_id: familyId, person_id: headId },
      ...{ relationship: 'head', from_date: '2025-01-01' },
    })),
  )
  await tx.insert(
    'family_values',
    people.map(({ familyId }) => ({
      ...{ ...common, ...source, id: acting.id(), family_id: familyId, layer: 'provider', version: 1 },
      ...{ values: { floorMaterial: 'earth' }, source_name: 'DTSEN Februari 2025', as_of: '2025-02-01' },
      recorded_at: now,
    })),
  )
  for (const { serial, familyId } of people)
    await tx.run(
      `update slip set status = 'bound', family_id = $3, bound_via = 'visit', bound_at = $4
        where regency_code = $1 and serial = $2`,
      [office.regency, serial, familyId, now],
    )
  return people.map(({ nik, code, headName }) => ({ nik, code, headName }))
}
