import { normaliseName } from '@tanggap/core/registry'
import { questionBank } from '@tanggap/core/training'
import type { Acting, Office } from '../plumbing/acting.ts'
import type { TestOffice } from '../plumbing/test-office.ts'
import { indexPersons } from '../registry/index.ts'

/** A family of a test's village, as the register holds it. */
export interface TestFamily {
  readonly id: string
  readonly headId: string
  readonly spouseId: string
  readonly headName: string
}

/** Invented families in a village, as an accepted extract would have left them: head and spouse, a few values. */
export function settleFamilies(
  office: TestOffice,
  clerk: Office,
  villageCode: string,
  count: number,
): Promise<TestFamily[]> {
  return office.act(clerk, async (acting) => {
    const families: TestFamily[] = []
    for (let index = 0; index < count; index++) families.push(await settleFamily(acting, villageCode, index))
    await indexPersons(
      acting,
      families.flatMap(({ headId, spouseId }) => [headId, spouseId]),
    )
    return families
  })
}

async function settleFamily(acting: Acting, village: string, index: number): Promise<TestFamily> {
  const { tx, office, now, vault } = acting
  const id = acting.id()
  const headName = `WARSITO ${String.fromCharCode(65 + (index % 26))}${index}`
  const common = { regency_code: office.regency, village_code: village }
  await tx.insert('family', [
    {
      ...common,
      id,
      hamlet: 'Krajan',
      rt: String(1 + (index % 4)).padStart(3, '0'),
      rw: String(1 + (index % 2)).padStart(3, '0'),
      address: `Dukuh Krajan ${index}`,
      head_name: headName,
      head_name_key: normaliseName(headName).key,
      official_decile: 2,
      decile_version: 'DTSEN-2025-1',
      status: 'active',
      version: 1,
      created_at: now,
      updated_at: now,
    },
  ])
  const persons = [
    { id: acting.id(), name: headName, sex: 'male', birth: '1970-03-12', relationship: 'head', at: 12 },
    {
      id: acting.id(),
      name: `SUMIATI ${index}`,
      sex: 'female',
      birth: '1974-06-02',
      relationship: 'spouse',
      at: 42,
    },
  ] as const
  for (const [order, person] of persons.entries()) {
    await tx.insert('person', [
      {
        ...common,
        id: person.id,
        name: person.name,
        name_key: normaliseName(person.name).key,
        sex: person.sex,
        birth_date: person.birth,
        status: 'active',
        version: 1,
        created_at: now,
        updated_at: now,
      },
    ])
    await tx.insert('membership', [
      {
        ...common,
        id: acting.id(),
        family_id: id,
        person_id: person.id,
        relationship: person.relationship,
        from_date: '2025-01-01',
        source_kind: 'intake',
        source_id: id,
      },
    ])
    const nik = `339901${person.at}${order ? '0674' : '0370'}${String(index * 2 + order + 1).padStart(4, '0')}`
    await provide(acting, 'person', person.id, village, { maritalStatus: 'married' }, { nik })
  }
  const card = `339901010120${String(index + 1).padStart(4, '0')}`
  await provide(
    acting,
    'family',
    id,
    village,
    { rt: '001', floorMaterial: 'tile_terrazzo' },
    { familyCardNumber: card },
  )
  return { id, headId: persons[0].id, spouseId: persons[1].id, headName }

  async function provide(
    { tx: into }: Acting,
    owner: 'family' | 'person',
    ownerId: string,
    villageCode: string,
    values: Readonly<Record<string, string>>,
    secret: Readonly<Record<string, string>>,
  ) {
    const version = acting.id()
    await into.insert(`${owner}_values`, [
      {
        regency_code: office.regency,
        id: version,
        [`${owner}_id`]: ownerId,
        layer: 'provider',
        version: 1,
        village_code: villageCode,
        values,
        sealed: vault.seal(`${owner}_values.sealed/${version}`, JSON.stringify(secret)),
        source_kind: 'intake',
        source_id: id,
        source_name: 'DTSEN uji',
        as_of: '2025-02-01',
        recorded_at: now,
      },
    ])
  }
}

/** Gives a facilitator a certificate for the questionnaire in use. */
export function certify(office: TestOffice, supervisor: Office, facilitator: Office): Promise<void> {
  return office.act(supervisor, async ({ tx, now, ...acting }) => {
    const testId = acting.id()
    await tx.insert('training_test', [
      {
        regency_code: facilitator.regency,
        id: testId,
        account_id: facilitator.accountId,
        bank_version: questionBank.version,
        instrument_version: questionBank.instrumentVersion,
        seed: 'uji',
        drawn_at: now,
        answers: {},
        score: 100,
        passed: true,
        finished_at: now,
      },
    ])
    await tx.insert('certificate', [
      {
        regency_code: facilitator.regency,
        id: acting.id(),
        account_id: facilitator.accountId,
        number: `UJI-${facilitator.accountId}`,
        instrument_version: questionBank.instrumentVersion,
        test_id: testId,
        pledge_version: 'uji',
        pledged_name: facilitator.name,
        pledged_at: now,
        issued_at: now,
        expires_at: new Date(now.getTime() + 365 * 86_400_000),
      },
    ])
  })
}
