import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assignCases, freezeCampaign } from '@tanggap/contract/campaigns'
import { getChange } from '@tanggap/contract/changes'
import {
  listHandovers,
  listMetFamilies,
  proposeMetFamily,
  setMetFamilyAside,
} from '@tanggap/contract/met-families'
import type { PhoneCase } from '@tanggap/contract/sync'
import { pullPackage } from '@tanggap/contract/sync'
import { getVisit, reviewVisit } from '@tanggap/contract/visits'
import { groundCheck202503 as instrument } from '@tanggap/core/instrument'
import type { Office } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { finishedVisit, makeTestPhone, type TestPhone } from '../sync/test-phone.ts'
import { certify, settleFamilies } from './test-village.ts'

const [here, there] = ['3320102001', '3320102002']
let office: TestOffice
let sari: Office
let budi: Office
let wati: Office
let phone: TestPhone
let cases: PhoneCase[]

before(async () => {
  office = await makeTestOffice()
  sari = await office.hire('field_supervisor')
  budi = await office.hire('facilitator', '332010')
  wati = await office.hire('facilitator', '332010')
  await settleFamilies(office, sari, here, 6)
  for (const one of [budi, wati]) await certify(office, sari, one)
  await deal(here, budi)
  phone = makeTestPhone(office, budi)
  await phone.register()
  cases = (await phone.pull()).cases
})
after(() => office.close())

async function deal(villageCode: string, to: Office): Promise<void> {
  const frozen = await office.ask(sari, freezeCampaign, {
    body: {
      name: 'Ground check uji',
      villageCode,
      startsOn: '2025-03-10',
      endsOn: '2025-04-30',
      instrumentVersion: instrument.version,
      optionGroups: [],
    },
  })
  assert.equal(frozen.status, 200)
  const params = { id: frozen.body.id }
  assert.equal(
    (await office.ask(sari, assignCases, { params, body: { accountIds: [to.accountId] } })).status,
    200,
  )
}

/** A visit that found the family gone to another village, approved as the supervisor sees it. */
async function movedAway(villageCode: string | undefined) {
  const visit = cases.pop()
  assert.ok(visit)
  const now = office.foundation.clock.now()
  const content = finishedVisit(visit, instrument, now, {}, [])
  const moved = {
    ...content,
    interview: {
      ...content.interview,
      finding: 'moved_within_regency' as const,
      family: { village: visit.villageCode },
      members: [],
      findingEvidence: {
        informantName: 'Pak Karto',
        informantRole: 'rt_rw' as const,
        reason: 'Ikut orang tua sejak Januari',
        position: {
          lat: -6.59,
          lon: 110.67,
          accuracyMetres: 8,
          mode: 'gps' as const,
          takenAt: now.toISOString(),
        },
        photo: null,
        recordedAt: now.toISOString(),
      },
    },
    ...(villageCode && { movedTo: { villageCode, place: 'dekat pasar, rumah Pak Sastro' } }),
  }
  const sent = await phone.send(await phone.make('visit.finish', moved))
  assert.equal(sent.receipts[0]?.fate, 'applied', sent.receipts[0]?.reason?.id)
  const { body: seen } = await office.ask(sari, getVisit, { params: { id: visit.id } })
  const approve = () =>
    office.ask(sari, reviewVisit, {
      params: { id: visit.id },
      body: {
        version: seen.visit.version,
        contentHash: seen.submission.contentHash,
        decision: 'approve' as const,
      },
    })
  return { visit, seen, approve }
}

test('a family found elsewhere waits in that village’s pool while nobody works there, and its finder is told', async () => {
  const { visit, seen, approve } = await movedAway(there)
  assert.equal(seen.movedTo?.place, 'dekat pasar, rumah Pak Sastro')
  assert.equal((await approve()).status, 200)
  const { handovers } = (await office.ask(sari, listHandovers)).body
  assert.equal(handovers.length, 1)
  assert.deepEqual(
    [handovers[0]?.headName, handovers[0]?.status, handovers[0]?.assignee],
    [visit.headName, 'planned', null],
  )
  const told = (await office.ask(budi, pullPackage)).body.told
  assert.equal(told.length, 1)
  assert.match(told[0]?.text.id ?? '', new RegExp(`nomor ${visit.number} `))
  assert.deepEqual((await office.ask(wati, pullPackage)).body.told, [])
})

test('where somebody already works, the family comes to them with what is known, and without its old street', async () => {
  await settleFamilies(office, sari, there, 1)
  await deal(there, wati)
  const { visit, approve } = await movedAway(there)
  assert.equal((await approve()).status, 200)
  const { cases: hers } = (await office.ask(wati, pullPackage)).body
  const moved = hers.find(
    ({ headName, campaign }) => headName === visit.headName && campaign.purpose === 'verification',
  )
  assert.ok(moved)
  assert.equal(moved.villageCode, there)
  assert.match(moved.reported ?? '', /dekat pasar/)
  assert.deepEqual(
    [moved.rt, moved.baseline.family.rt, moved.baseline.family.village],
    ['', undefined, there],
  )
  assert.deepEqual(
    moved.baseline.members.map(({ personId }) => personId),
    visit.baseline.members.map(({ personId }) => personId),
  )
  // The visit there goes its ordinary way: nobody is asked for a verdict on a change that was never reported.
  const sister = makeTestPhone(office, wati)
  await sister.register()
  const content = finishedVisit(moved, instrument, office.foundation.clock.now(), {}, [])
  const bare = { ...content.interview, finding: 'unreachable' as const, family: {}, members: [] }
  const attempt = { outcome: 'respondent_absent' as const, note: '', position: null }
  const hour = (at: number) => `2025-03-0${at}T03:00:00.000Z`
  const attempts = [1, 2, 3].map((at) => ({ ...attempt, startedAt: hour(at), endedAt: hour(at) }))
  const evidence = content.interview.findingEvidence ?? {
    informantName: 'Bu Tin',
    informantRole: 'neighbour' as const,
    reason: 'Bekerja di kota, pulang sebulan sekali',
    position: { lat: -6.59, lon: 110.67, accuracyMetres: 8, mode: 'gps' as const, takenAt: hour(3) },
    photo: null,
    recordedAt: hour(3),
  }
  const interview = { ...bare, attempts, findingEvidence: evidence }
  const sent = await sister.send(await sister.make('visit.finish', { ...content, interview }))
  assert.equal(sent.receipts[0]?.fate, 'applied', sent.receipts[0]?.reason?.id)
  assert.equal((await office.ask(sari, getVisit, { params: { id: moved.id } })).body.verifies, false)
})

test('without a village the finding stands alone; a village outside the regency is refused before anything changes', async () => {
  const alone = await movedAway(undefined)
  assert.equal((await alone.approve()).status, 200)
  const abroad = await movedAway('3374011001')
  const refused = await abroad.approve()
  assert.equal(refused.refusal, 'visit.village-unknown')
  assert.equal(
    (await office.ask(sari, getVisit, { params: { id: abroad.visit.id } })).body.visit.status,
    'submitted',
  )
})

const met = (headName: string, facts: object = {}) => ({
  villageCode: here,
  headName,
  hamlet: 'Krajan',
  rt: '004',
  rw: '001',
  members: 3,
  note: 'Mengontrak sejak Januari, belum pernah didata',
  position: null,
  metAt: '2025-03-10T03:00:00.000Z',
  ...facts,
})

test('a family met on the way is told to its village, which proposes it once or sets it aside with a reason', async () => {
  for (const name of ['SUKARDI', 'MURYATI']) {
    const sent = await phone.send(await phone.make('family.met', met(name)))
    assert.equal(sent.receipts[0]?.fate, 'applied', sent.receipts[0]?.reason?.id)
  }
  const operator = await office.hire('village_operator', here)
  const neighbour = await office.hire('village_operator', there)
  assert.equal((await office.ask(neighbour, listMetFamilies)).body.total, 0)
  const { families, open } = (await office.ask(operator, listMetFamilies)).body
  assert.deepEqual([open, families.map(({ headName }) => headName).sort()], [2, ['MURYATI', 'SUKARDI']])
  const [first, second] = ['SUKARDI', 'MURYATI'].map((name) =>
    families.find(({ headName }) => headName === name),
  )
  assert.ok(first && second)
  assert.deepEqual([first.members, first.mayDecide], [3, true])

  const stated = {
    headName: 'SUKARDI',
    familyCardNumber: '3399010101250199',
    rt: '004',
    rw: '001',
    hamlet: 'Krajan',
    nik: '3399011203700199',
    sex: 'male',
    birthDate: '1970-03-12',
  }
  const propose = (with_: object) =>
    office.ask(operator, proposeMetFamily, {
      params: { id: first.id },
      body: { version: first.version, stated: { ...stated, ...with_ } },
    })
  assert.equal((await propose({ nik: '' })).refusal, 'change.field-missing')
  const proposed = await propose({})
  assert.equal(proposed.status, 200)
  const change = (await office.ask(operator, getChange, { params: { id: proposed.body.changeId } })).body
  assert.deepEqual([change.kind, change.door], ['new_family', 'village'])
  assert.equal((await propose({})).refusal, 'workflow.newer-version')

  const aside = (reason: string) =>
    office.ask(operator, setMetFamilyAside, {
      params: { id: second.id },
      body: { version: second.version, reason },
    })
  assert.equal((await aside(' ')).refusal, 'workflow.reason-missing')
  assert.equal((await aside('Sudah tercatat pada KK orang tuanya')).status, 200)
  const after = (await office.ask(operator, listMetFamilies)).body
  assert.deepEqual([after.open, after.total], [0, 2])
})

test('telling of a met family is safe to repeat, and one outside the own area goes to a person', async () => {
  const command = await phone.make('family.met', met('SULASTRI'))
  const [once, twice] = [await phone.send(command), await phone.send(command)]
  assert.deepEqual(once.receipts[0], twice.receipts[0])
  const far = await phone.send(await phone.make('family.met', met('JAUH', { villageCode: '3320012001' })))
  assert.equal(far.receipts[0]?.fate, 'quarantined')
})

test('a visit of a minute with every answer changed is taken and approved like any other, and asked about', async () => {
  const visit = cases.pop()
  assert.ok(visit)
  const at = office.foundation.clock.now()
  const content = {
    ...finishedVisit(visit, instrument, at, {}, []),
    interview: {
      ...finishedVisit(visit, instrument, at).interview,
      family: { ...finishedVisit(visit, instrument, at).interview.family },
    },
    photos: finishedVisit(visit, instrument, at).photos,
    trail: {
      steps: [{ screen: 'dwelling', at: at.toISOString(), seconds: 20 }],
      edits: Object.fromEntries(instrument.questions.slice(0, 200).map(({ key }) => [key, 9])),
    },
  }
  const sent = await phone.send(await phone.make('visit.finish', content))
  assert.equal(sent.receipts[0]?.fate, 'applied', sent.receipts[0]?.reason?.id)
  const { body: seen } = await office.ask(sari, getVisit, { params: { id: visit.id } })
  assert.ok(seen.questions.length > 10)
  assert.ok(seen.questions.some(({ code }) => code === 'trail.fast'))
  // Nothing but the photos that are still on their way stands between it and an approval.
  assert.match(seen.hindrance?.id ?? '', /Foto/)
})
