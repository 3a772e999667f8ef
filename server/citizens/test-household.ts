import { normaliseName } from '@tanggap/core/registry'
import type { Acting, Office } from '../plumbing/acting.ts'
import type { TestOffice } from '../plumbing/test-office.ts'
import { bindSlip, printSlips } from './index.ts'

/** A family that holds a slip, as a test knows it. */
export interface Household {
  readonly familyId: string
  readonly headId: string
  readonly headName: string
  readonly nik: string
  readonly serial: string
  readonly code: string
}

/** An invented family of one: values in the provider's layer, an illness, PKH, and a slip. */
export function settleHousehold(
  house: TestOffice,
  clerk: Office,
  village: string,
  person: { readonly name: string; readonly nik: string },
): Promise<Household> {
  return house.act(clerk, async (acting) => {
    const familyId = acting.id()
    const headId = acting.id()
    await settle(acting, { familyId, headId, village, ...person })
    const printed = await printSlips(acting, { villageCode: village, count: 1 })
    const slip = printed.ok ? printed.value[0] : undefined
    if (!slip) throw new Error('no slip was printed')
    const bound = await bindSlip(acting, { serial: slip.serial, familyId, via: 'visit' })
    if (!bound.ok) throw new Error(bound.refusal.code)
    return { familyId, headId, headName: person.name, nik: person.nik, serial: slip.serial, code: slip.code }
  })
}

interface Settled {
  readonly familyId: string
  readonly headId: string
  readonly village: string
  readonly name: string
  readonly nik: string
}

async function settle(acting: Acting, { familyId, headId, village, name, nik }: Settled): Promise<void> {
  const { tx, office, now, vault } = acting
  const common = { regency_code: office.regency, village_code: village }
  const times = { version: 1, created_at: now, updated_at: now }
  await tx.insert('family', [
    {
      ...common,
      ...times,
      id: familyId,
      hamlet: 'Krajan',
      rt: '002',
      rw: '001',
      address: 'Dukuh Krajan 7',
      head_name: name,
      head_name_key: normaliseName(name).key,
      official_decile: 2,
      decile_version: 'DTSEN Februari 2025',
      status: 'active',
    },
  ])
  await tx.insert('person', [
    {
      ...common,
      ...times,
      id: headId,
      name,
      name_key: normaliseName(name).key,
      sex: 'male',
      birth_date: '1970-03-12',
      nik_sealed: vault.seal(`person.nik_sealed/${headId}`, nik),
      nik_index: vault.index('nik', nik),
      status: 'active',
    },
  ])
  const source = { source_kind: 'intake', source_id: familyId }
  await tx.insert('membership', [
    {
      ...common,
      ...source,
      id: acting.id(),
      family_id: familyId,
      person_id: headId,
      relationship: 'head',
      from_date: '2025-01-01',
    },
  ])
  for (const [owner, ownerId, values, secret] of [
    [
      'family',
      familyId,
      { floorMaterial: 'tile_terrazzo' },
      { familyCardNumber: nik.replace(/^3399/, '3398') },
    ],
    ['person', headId, { maritalStatus: 'married' }, { nik, chronicIllness: ['asthma'] }],
  ] as const) {
    const id = acting.id()
    await tx.insert(`${owner}_values`, [
      {
        ...common,
        ...source,
        id,
        [`${owner}_id`]: ownerId,
        layer: 'provider',
        version: 1,
        values,
        sealed: vault.seal(`${owner}_values.sealed/${id}`, JSON.stringify(secret)),
        source_name: 'DTSEN Februari 2025',
        as_of: '2025-02-01',
        recorded_at: now,
      },
    ])
  }
  await tx.insert('aid', [
    {
      ...common,
      id: acting.id(),
      programme_code: 'pkh',
      period: '2025-01',
      family_id: familyId,
      amount: 750_000,
      state: 'listed',
      intake_id: familyId,
      recorded_at: now,
    },
  ])
}
