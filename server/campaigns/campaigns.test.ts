import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import {
  assignCases,
  freezeCampaign,
  getCampaign,
  listCampaigns,
  listCandidates,
  listCases,
  previewCampaign,
  withdrawCase,
} from '@tanggap/contract/campaigns'
import { getChange, listChanges } from '@tanggap/contract/changes'
import type { PhoneCase } from '@tanggap/contract/sync'
import { getVisit, listFieldVisits, listVisits, orderFieldVisit, reviewVisit } from '@tanggap/contract/visits'
import { groundCheck202503 as instrument, withNewMember } from '@tanggap/core/instrument'
import { propose, readForCarrier, takeStep } from '../changes/index.ts'
import { printSlips } from '../citizens/index.ts'
import type { Office } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { type Found, finishedVisit, makeTestPhone, type TestPhone, testPhoto } from '../sync/test-phone.ts'
import { certify, settleFamilies, type TestFamily } from './test-village.ts'

const village = '3320102001'
let office: TestOffice
let sari: Office
let budi: Office
let siti: Office
let phone: TestPhone
let families: TestFamily[]
let campaignId: string

before(async () => {
  office = await makeTestOffice()
  sari = await office.hire('field_supervisor', '3320', 'Sari Koordinator')
  budi = await office.hire('facilitator', '332010', 'Budi Pendamping')
  siti = await office.hire('facilitator', '332010', 'Siti Pendamping')
  families = await settleFamilies(office, sari, village, 19)
  await certify(office, sari, budi)
  phone = makeTestPhone(office, budi)
  await phone.register()
})
after(() => office.close())

const plan = {
  name: 'Ground check Maret',
  villageCode: village,
  startsOn: '2025-03-10',
  endsOn: '2025-04-30',
  instrumentVersion: instrument.version,
  optionGroups: ['spending'],
}

test('a frame is frozen once: every active family, numbered, with a hash, and no second one beside it', async () => {
  const preview = await office.ask(sari, previewCampaign, { query: { village } })
  assert.deepEqual([preview.body.families, preview.body.running, preview.body.certified], [19, null, 1])
  const wrong = { ...plan, optionGroups: ['telepathy'] }
  assert.equal(
    (await office.ask(sari, freezeCampaign, { body: wrong })).refusal,
    'campaign.unknown-instrument',
  )
  const empty = { ...plan, villageCode: '3320102002' }
  assert.equal((await office.ask(sari, freezeCampaign, { body: empty })).refusal, 'campaign.no-families')
  const backwards = { ...plan, endsOn: '2025-03-01' }
  assert.equal(
    (await office.ask(sari, freezeCampaign, { body: backwards })).refusal,
    'campaign.dates-reversed',
  )

  const frozen = await office.ask(sari, freezeCampaign, { body: plan })
  assert.deepEqual([frozen.body.number, frozen.body.families], ['GC-2025-0001', 19])
  campaignId = frozen.body.id
  const again = await office.ask(sari, freezeCampaign, { body: plan })
  assert.equal(again.refusal, 'campaign.already-running')

  const { body } = await office.ask(sari, listCases, { params: { id: campaignId }, query: {} })
  assert.deepEqual(
    body.cases.map(({ number }) => number),
    Array.from({ length: 19 }, (_, index) => index + 1),
  )
  const [listed] = (await office.ask(sari, listCampaigns)).body.campaigns
  assert.match(listed?.frameHash ?? '', /^[0-9a-f]{64}$/)
  assert.equal(listed?.counts.planned, 19)
})

test('nobody is assigned without a certificate, and the refusal says whose is missing', async () => {
  const refused = await office.ask(sari, assignCases, {
    params: { id: campaignId },
    body: { accountIds: [budi.accountId, siti.accountId] },
  })
  assert.equal(refused.refusal, 'campaign.not-certified')
  assert.match(JSON.stringify(refused.body), /Siti Pendamping/)
  assert.doesNotMatch(JSON.stringify(refused.body), /Budi Pendamping/)
  const elsewhere = await office.hire('facilitator', '332011')
  const outside = await office.ask(sari, assignCases, {
    params: { id: campaignId },
    body: { accountIds: [elsewhere.accountId] },
  })
  assert.equal(outside.refusal, 'campaign.not-in-area')
  const { body } = await office.ask(sari, getCampaign, { params: { id: campaignId } })
  assert.equal(body.campaign.counts.planned, 19)
})

test('cases are dealt so that loads are level and neighbours stay together', async () => {
  await certify(office, sari, siti)
  const { body } = await office.ask(sari, assignCases, {
    params: { id: campaignId },
    body: { accountIds: [budi.accountId, siti.accountId] },
  })
  assert.deepEqual(
    body.assigned.map(({ count }) => count).sort((a, b) => a - b),
    [9, 10],
  )
  const seen = await office.ask(sari, listCases, {
    params: { id: campaignId },
    query: { assignee: budi.accountId },
  })
  const numbers = seen.body.cases.map(({ number }) => number)
  const [first = 0] = numbers
  assert.deepEqual(
    numbers,
    numbers.map((_, index) => first + index),
  )
  const nothing = await office.ask(sari, assignCases, {
    params: { id: campaignId },
    body: { accountIds: [budi.accountId] },
  })
  assert.equal(nothing.refusal, 'campaign.nothing-to-assign')
  const candidates = (await office.ask(sari, listCandidates, { params: { id: campaignId } })).body
    .facilitators
  assert.deepEqual(
    candidates.map(({ load }) => load).sort((a, b) => a - b),
    [9, 10],
  )
})

test('a returned visit comes back to the phone with its notes, and its correction is approved', async () => {
  const visit = await aCase()
  await handIn(visit, { family: { floorMaterial: 'ceramic' } })
  const seen = await see(visit.id)
  const notes = [{ subject: 'family', question: 'floorMaterial', note: 'Di foto lantainya tanah' }]
  const giveBack = (body: object) =>
    office.ask(sari, reviewVisit, {
      params: { id: visit.id },
      body: { ...seenBy(seen), decision: 'return', ...body },
    })
  assert.equal((await giveBack({ notes })).refusal, 'workflow.reason-missing')
  assert.equal((await giveBack({ reason: 'Periksa lantai' })).refusal, 'visit.notes-missing')
  assert.equal((await giveBack({ reason: 'Periksa lantai', notes })).body.status, 'returned')
  assert.equal((await giveBack({ reason: 'Periksa lantai', notes })).refusal, 'workflow.newer-version')

  const back = (await phone.pull()).cases.find(({ id }) => id === visit.id)
  assert.deepEqual([back?.status, back?.correction?.notes], ['returned', notes])
  assert.equal(back?.correction?.interview.family.floorMaterial, 'ceramic')
  assert.ok(back)
  await handIn(back, { family: { floorMaterial: 'earth' } })
  const queue = (await office.ask(sari, listVisits, { query: {} })).body.visits
  assert.equal(queue.find(({ id }) => id === visit.id)?.corrected, true)
  const corrected = await see(visit.id)
  assert.deepEqual([corrected.submission.sequence, corrected.reviews.length], [2, 1])
  assert.equal((await approve(corrected)).body.status, 'approved')
})

test('an approval counts for exactly what was seen: after a correction the older sight is too old', async () => {
  const visit = await aCase()
  await handIn(visit)
  const seen = await see(visit.id)
  const other = await office.ask(sari, reviewVisit, {
    params: { id: visit.id },
    body: { ...seenBy(seen), contentHash: '0'.repeat(64), decision: 'approve' },
  })
  assert.equal(other.refusal, 'workflow.newer-version')
})

test('an approved visit proposes what it found: values together, each event alone, health apart', async () => {
  const visit = await aCase()
  const family = families.find(({ headName }) => headName === visit.headName)
  assert.ok(family)
  await handIn(visit, {
    family: { floorMaterial: 'earth' },
    members: {
      [family.headId]: { chronicIllness: ['hypertension'] },
      'f0000000-0000-7000-8000-000000000001': {
        name: 'BAYI BARU',
        birthDate: '2025-01-20',
        relationship: 'child',
        maritalStatus: 'single',
        nik: { missing: 'notObserved' },
      },
    },
    change: (interview) => {
      const grown = withNewMember(interview, 'f0000000-0000-7000-8000-000000000001')
      return {
        ...grown,
        members: grown.members.map((member) =>
          member.id === family.spouseId
            ? {
                ...member,
                presence: 'deceased',
                presenceEvidence: {
                  informantName: 'Pak RT',
                  informantRole: 'rt_rw',
                  reason: 'Meninggal Januari',
                  position: {
                    lat: -6.6,
                    lon: 110.6,
                    accuracyMetres: 5,
                    mode: 'gps',
                    takenAt: '2025-03-10T02:00:00Z',
                  },
                  photo: null,
                  recordedAt: '2025-03-10T02:00:00Z',
                },
              }
            : member,
        ),
      }
    },
  })
  const seen = await see(visit.id)
  assert.deepEqual(
    new Set(seen.differences.map(({ kind }) => kind)),
    new Set(['value', 'memberAdded', 'memberGone']),
  )
  assert.equal((await approve(seen)).body.changes, 4)
  const { body } = await office.ask(sari, listChanges, { query: {} })
  const ours = body.changes.filter(({ familyId }) => familyId === family.id)
  assert.deepEqual(ours.map(({ kind, status }) => `${kind} ${status}`).sort(), [
    'correct_health completeness_check',
    'correct_values completeness_check',
    'member_born village_review',
    'member_died village_review',
  ])
  const birth = ours.find(({ kind }) => kind === 'member_born')
  const shown = await office.ask(sari, getChange, { params: { id: birth?.id ?? '' } })
  const told = shown.body.items.map(({ question }) => question)
  assert.ok(told.includes('name') && told.includes('birthDate'))
  assert.ok(!told.includes('chronicIllness') && !told.includes('disability'))
})

test('a negative finding becomes a proposal with its evidence, for the village to confirm', async () => {
  const visit = await aCase()
  await handIn(visit, {
    change: (interview) => ({
      ...interview,
      finding: 'moved_out',
      findingEvidence: {
        informantName: 'Bu Lurah',
        informantRole: 'village_officer',
        reason: 'Pindah ke Kudus',
        position: { lat: -6.6, lon: 110.6, accuracyMetres: 5, mode: 'gps', takenAt: '2025-03-10T02:00:00Z' },
        photo: null,
        recordedAt: '2025-03-10T02:00:00Z',
      },
    }),
  })
  const seen = await see(visit.id)
  assert.deepEqual([seen.differences.length, seen.position?.lat], [1, -6.6])
  await approve(seen)
  const { body } = await office.ask(sari, listChanges, { query: { kind: 'family_moved_out' } })
  assert.deepEqual(
    body.changes.map(({ headName, status }) => [headName, status]),
    [[visit.headName, 'village_review']],
  )
})

test('the reviewer’s page holds no whole identity number, and only reviewers reach it', async () => {
  const visit = await aCase()
  await handIn(visit)
  const seen = await see(visit.id)
  // A photo's hash may hold sixteen digits in a row; a number of identity stands by itself.
  assert.doesNotMatch(JSON.stringify(seen), /(?<![0-9a-f])\d{16}(?![0-9a-f])/)
  assert.match(JSON.stringify(seen.submission.interview), /•••• \d{4}/)
  for (const [role, region] of [
    ['facilitator', '332010'],
    ['village_operator', village],
    ['data_operator', '3320'],
  ] as const) {
    const other = await office.hire(role, region)
    const answer = await office.ask(other, reviewVisit, {
      params: { id: visit.id },
      body: { ...seenBy(seen), decision: 'approve' },
    })
    assert.equal(answer.refusal, 'workflow.not-your-office', role)
  }
})

test('whoever made a visit cannot approve it, whichever office they sit in', async () => {
  const visit = await aCase()
  await handIn(visit)
  const seen = await see(visit.id)
  const twoOffices: Office = { ...sari, accountId: budi.accountId }
  const { reviewVisit: review } = await import('./review-visit.ts')
  const outcome = await office.act(twoOffices, (acting) =>
    review(acting, { caseId: visit.id, ...seenBy(seen), decision: 'approve', notes: [] }),
  )
  assert.deepEqual(outcome.ok ? 'approved' : outcome.refusal.code, 'visit.own-visit')
})

test('the slip left at the visit is bound to the family; a mistyped one is told to the reviewer and holds nothing up', async () => {
  const clerk = await office.hire('data_operator')
  const printed = await office.act(clerk, (acting) => printSlips(acting, { villageCode: village, count: 1 }))
  assert.ok(printed.ok)
  const serial = printed.value[0]?.serial ?? ''
  const first = await aCase()
  await handIn(first, {}, serial)
  assert.deepEqual((await see(first.id)).submission.slip, { serial, bound: true, refusal: null })
  const next = await aCase()
  await handIn(next, {}, serial)
  assert.deepEqual((await see(next.id)).submission.slip, {
    serial,
    bound: false,
    refusal: 'slip.bound-to-another',
  })
})

test('a family is taken out of a campaign with a reason only', async () => {
  const { cases } = (
    await office.ask(sari, listCases, {
      params: { id: campaignId },
      query: { assignee: siti.accountId, status: 'assigned' },
    })
  ).body
  const [visit] = cases
  assert.ok(visit)
  const withdraw = (reason: string) =>
    office.ask(sari, withdrawCase, { params: { id: visit.id }, body: { version: visit.version, reason } })
  assert.equal((await withdraw(' ')).refusal, 'workflow.reason-missing')
  assert.equal((await withdraw('Terdaftar di desa lain')).body.status, 'withdrawn')
})

test('a reported change is confirmed by a visit ordered for it, by nobody who had a hand in it before', async () => {
  const family = families[0]
  assert.ok(family)
  const changeId = await reportedChange(family)
  const due = (await office.ask(sari, listFieldVisits)).body.due.find((one) => one.changeId === changeId)
  assert.ok(due?.candidates.some(({ accountId, certified }) => accountId === budi.accountId && certified))
  const order = () => office.ask(sari, orderFieldVisit, { body: { changeId, accountId: budi.accountId } })
  const { caseId } = (await order()).body
  assert.equal((await order()).refusal, 'visit.not-ordered-now')

  const visit = (await phone.pull()).cases.find(({ id }) => id === caseId)
  assert.ok(visit)
  assert.equal(visit.campaign.purpose, 'verification')
  assert.match(visit.reported ?? '', /Jenis lantai|lantai/i)
  await handIn(visit, { family: { floorMaterial: 'earth' } })
  const seen = await see(caseId)
  assert.equal((await approve(seen)).refusal, 'visit.verdict-missing')
  const outcome = await approve(seen, { bearsOut: true })
  assert.equal(outcome.body.status, 'approved')
  const change = await office.act(sari, (acting) => readForCarrier(acting, changeId))
  assert.equal(change?.status, 'verification')
  assert.ok(
    change?.participants.some(({ accountId, part }) => accountId === budi.accountId && part === 'visited'),
  )
})

test('a visit that contradicts a reported change ends it, with the reason', async () => {
  const family = families[1]
  assert.ok(family)
  const changeId = await reportedChange(family)
  const ordered = await office.ask(sari, orderFieldVisit, { body: { changeId, accountId: budi.accountId } })
  const visit = (await phone.pull()).cases.find(({ id }) => id === ordered.body.caseId)
  assert.ok(visit)
  await handIn(visit)
  const seen = await see(visit.id)
  assert.equal((await approve(seen, { bearsOut: false })).refusal, 'workflow.reason-missing')
  await approve(seen, { bearsOut: false, reason: 'Lantai masih tegel seperti tercatat' })
  const change = await office.act(sari, (acting) => readForCarrier(acting, changeId))
  assert.equal(change?.status, 'rejected')
})

/** A corrected floor that a village reported, brought to the step where a visit is due. */
async function reportedChange(family: TestFamily): Promise<string> {
  const operator = await office.hire('village_operator', village)
  const clerk = await office.hire('data_operator')
  const proposed = await office.act(operator, (acting) =>
    propose(acting, {
      familyId: family.id,
      villageCode: village,
      headName: family.headName,
      kind: 'correct_values',
      door: 'village',
      sourceId: family.id,
      items: [
        {
          subject: 'family',
          subjectName: family.headName,
          question: 'floorMaterial',
          from: 'tile_terrazzo',
          to: 'earth',
          sensitivity: 'general',
        },
      ],
      explanation: 'Rumah rusak banjir',
      participants: [{ accountId: operator.accountId, part: 'proposed' }],
    }),
  )
  assert.ok(proposed.ok)
  const { id } = proposed.value
  const passed = await office.act(clerk, async (acting) => {
    const change = await readForCarrier(acting, id)
    assert.ok(change)
    return takeStep(acting, id, 'passCompleteness', {
      version: change.version,
      contentHash: change.contentHash,
    })
  })
  assert.equal(passed.ok && passed.value.status, 'field_verification')
  return id
}

async function aCase(): Promise<PhoneCase> {
  const { cases } = await phone.pull()
  const visit = cases.find(({ status, campaign }) => status === 'assigned' && campaign.purpose === 'census')
  assert.ok(visit, 'no family left for this test')
  return visit
}

/** The visit with its photos, as the phone sends both. */
async function handIn(visit: PhoneCase, found: Found = {}, slipSerial: string | null = null): Promise<void> {
  const photos = [
    testPhoto(`front ${visit.id} ${visit.version}`),
    testPhoto(`inside ${visit.id} ${visit.version}`),
  ]
  const content = finishedVisit(visit, instrument, office.foundation.clock.now(), found, photos)
  const command = await phone.make('visit.finish', { ...content, slipSerial })
  const [receipt] = (await phone.send(command)).receipts
  assert.deepEqual([receipt?.fate, receipt?.reason], ['applied', null])
  for (const photo of photos)
    await phone.sendPhoto(visit.id, createHash('sha256').update(photo).digest('hex'), 0, photo)
}

async function see(caseId: string) {
  const answer = await office.ask(sari, getVisit, { params: { id: caseId } })
  assert.equal(answer.status, 200)
  return answer.body
}

type Seen = Awaited<ReturnType<typeof see>>

function seenBy({ visit, submission }: Seen) {
  return { version: visit.version, contentHash: submission.contentHash }
}

function approve(seen: Seen, more: { bearsOut?: boolean; reason?: string } = {}) {
  const body = { ...seenBy(seen), decision: 'approve', ...more } as const
  return office.ask(sari, reviewVisit, { params: { id: seen.visit.id }, body })
}
