import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { assignCases, freezeCampaign } from '@tanggap/contract/campaigns'
import { today } from '@tanggap/contract/reporting'
import {
  depositOutbox,
  depositPhoto,
  type Envelope,
  foretellReassignment,
  listDevices,
  listKeptAside,
  type PhoneCase,
  pullPackage,
  replayCommand,
  takeRescueFile,
} from '@tanggap/contract/sync'
import { visitPhoto } from '@tanggap/contract/visits'
import { groundCheck202503 as instrument } from '@tanggap/core/instrument'
import { rescueHead, rescueLine } from '@tanggap/core/sync'
import pg from 'pg'
import { certify, settleFamilies } from '../campaigns/test-village.ts'
import { actAs, type Office, systemOffice } from '../plumbing/acting.ts'
import { regencyScope } from '../plumbing/database/index.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { finishedVisit, makeTestPhone, sealTo, type TestPhone, testPhoto } from './test-phone.ts'
import { watchHeld } from './watch-held.ts'

const village = '3320102001'
let office: TestOffice
let sari: Office
let budi: Office
let siti: Office
let phone: TestPhone
let campaignId: string
let cases: PhoneCase[]

before(async () => {
  office = await makeTestOffice()
  sari = await office.hire('field_supervisor', '3320', 'Sari Koordinator')
  budi = await office.hire('facilitator', '332010', 'Budi Pendamping')
  siti = await office.hire('facilitator', '332010', 'Siti Pendamping')
  await settleFamilies(office, sari, village, 24)
  for (const who of [budi, siti]) await certify(office, sari, who)
  const frozen = await office.ask(sari, freezeCampaign, {
    body: {
      name: 'Ground check uji',
      villageCode: village,
      startsOn: '2025-03-10',
      endsOn: '2025-04-30',
      instrumentVersion: instrument.version,
      optionGroups: [],
    },
  })
  campaignId = frozen.body.id
  await office.ask(sari, assignCases, { params: { id: campaignId }, body: { accountIds: [budi.accountId] } })
  phone = makeTestPhone(office, budi)
  await phone.register()
  cases = (await phone.pull()).cases.toSorted((a, b) => a.number - b.number)
})
after(() => office.close())

function nextCase(): PhoneCase {
  const visit = cases.shift()
  assert.ok(visit, 'the village has no family left for this test')
  return visit
}

function visitOf(visit: PhoneCase, by: TestPhone = phone, photos?: readonly Buffer[]): Promise<Envelope> {
  return by.make('visit.finish', finishedVisit(visit, instrument, office.foundation.clock.now(), {}, photos))
}

const replay = (id: string, decision: 'again' | 'let-stand' = 'again') =>
  office.ask(sari, replayCommand, { params: { id }, body: { decision, reason: 'Ponsel pertama rusak' } })

test('a command whose predecessor never comes is told of after a day, and after a week a person takes it without', async () => {
  const broken = makeTestPhone(office, budi)
  await broken.register()
  const [, second, third] = [
    await visitOf(nextCase(), broken),
    await visitOf(nextCase(), broken),
    await visitOf(nextCase(), broken),
  ]
  office.at('2025-03-11T02:00:00Z')
  assert.deepEqual(fatesOf(await broken.send(second, third)), ['held', 'held'])
  const watch = () => actAs(office.foundation, systemOffice('3320', 'Uji'), watchHeld)
  const shown = async () =>
    (await office.ask(sari, listKeptAside)).body.commands.find(({ id }) => id === second.id)
  const onFirstPage = async () =>
    (await office.ask(sari, today)).body.waiting.find(({ key }) => key === 'phones')
  assert.deepEqual(await watch(), { alarmed: 0, opened: 0 })
  const before = (await onFirstPage())?.count ?? 0

  office.at('2025-03-12T02:00:00Z')
  const alarm = await onFirstPage()
  assert.deepEqual([alarm?.count, alarm?.opens], [before + 2, '/phones'])
  assert.ok((alarm?.overdue ?? 0) >= 2)
  assert.deepEqual(await watch(), { alarmed: 2, opened: 0 })
  assert.deepEqual(await watch(), { alarmed: 0, opened: 0 })
  assert.deepEqual([(await shown())?.overdue, (await shown())?.mayOpen], [true, false])
  assert.equal((await replay(second.id)).refusal, 'sync.still-waiting')

  office.at('2025-03-18T02:00:00Z')
  assert.deepEqual(await watch(), { alarmed: 0, opened: 2 })
  assert.equal((await shown())?.mayOpen, true)
  assert.equal((await replay(second.id)).body.fate, 'applied')
  // What waited behind it follows, and both are told to the phone should it ever come back.
  assert.deepEqual(
    (await broken.send()).receipts.map(({ commandId, fate }) => [commandId, fate]).toSorted(),
    [
      [second.id, 'applied'],
      [third.id, 'applied'],
    ].toSorted(),
  )
})

test('what the office could not read stays on the phone, and nothing behind it waits', async () => {
  const careful = makeTestPhone(office, budi)
  await careful.register()
  const [unread, next] = [await visitOf(nextCase(), careful), await visitOf(nextCase(), careful)]
  assert.deepEqual(fatesOf(await careful.send(next)), ['held'])
  assert.deepEqual(fatesOf(await careful.sendSkipping([unread.sequence], next)), ['applied'])
})

test('sealed work of a revoked officer goes up without a session, into quarantine, and stands when a person says so', async () => {
  const rudi = await office.hire('facilitator', '332010', 'Rudi Pendamping')
  await certify(office, sari, rudi)
  const visit = nextCase()
  const give = { params: { id: campaignId }, body: { accountIds: [rudi.accountId], caseIds: [visit.id] } }
  await office.ask(sari, assignCases, give)
  const his = makeTestPhone(office, rudi)
  await his.register()
  const [own] = (await his.pull()).cases
  assert.ok(own)
  const photos = [testPhoto('front, of a revoked officer'), testPhoto('inside, of a revoked officer')]
  const command = await visitOf(own, his, photos)
  const deposit = (token = his.depositToken()) =>
    office.ask(undefined, depositOutbox, {
      body: { deviceId: his.deviceId, accountId: rudi.accountId, token, commands: [command] },
    })
  assert.equal((await deposit('wrong')).refusal, 'sync.deposit-refused')
  assert.deepEqual(fatesOf((await deposit()).body), ['held'])

  await revoke(rudi)
  const left = (await deposit()).body.receipts
  assert.deepEqual([left[0]?.fate, left[0]?.reason?.code], ['quarantined', 'sync.officer-revoked'])
  assert.ok(left[0] && (await his.verifies(left[0])))
  assert.deepEqual((await deposit()).body.receipts, left)

  const leave = async (photo: Buffer, sealed = photo, token = his.depositToken()) => {
    const sha256 = createHash('sha256').update(photo).digest('hex')
    const seal = await sealTo(office.foundation.vault.sealingKey, `photo ${sha256}`, sealed)
    const body = {
      deviceId: his.deviceId,
      accountId: rudi.accountId,
      token,
      photo: { caseId: own.id, sha256, bytes: photo.length, seal },
    }
    return office.ask(undefined, depositPhoto, { body })
  }
  const [front = Buffer.alloc(0), inside = Buffer.alloc(0)] = photos
  assert.equal((await leave(front, front, 'wrong')).refusal, 'sync.deposit-refused')
  assert.equal((await leave(front, inside)).refusal, 'sync.photo-damaged')
  const script = Buffer.from('<svg onload="alert(1)"></svg>')
  assert.equal((await leave(script)).refusal, 'sync.photo-damaged')
  for (const photo of [front, inside, front]) assert.deepEqual((await leave(photo)).body, { stored: true })
  const look = () =>
    office.ask(sari, visitPhoto, {
      params: { id: own.id, sha256: createHash('sha256').update(front).digest('hex') },
    })
  assert.equal((await look()).refusal, 'request.not-found')
  assert.equal((await replay(command.id, 'let-stand')).body.fate, 'applied')
  assert.deepEqual((await look()).body, front)
})

test('a colleague’s sealed work left from a shared phone is held until they sign in, then applied once', async () => {
  const command = await visitOf(nextCase())
  const deposited = await office.ask(undefined, depositOutbox, {
    body: {
      deviceId: phone.deviceId,
      accountId: budi.accountId,
      token: phone.depositToken(),
      commands: [command],
    },
  })
  assert.deepEqual(fatesOf(deposited.body), ['held'])
  assert.deepEqual(fatesOf(await phone.send(command)), ['applied'])
})

test('a rescue file is taken like a sync, photos and all; taken twice or beside a sync it changes nothing', async () => {
  const carrier = makeTestPhone(office, budi)
  await carrier.register()
  const photos = [testPhoto('front of a house'), testPhoto('inside')]
  const visit = nextCase()
  const [first, second] = [await visitOf(visit, carrier, photos), await visitOf(nextCase(), carrier)]
  const sealed = await Promise.all(
    photos.map(async (photo) => {
      const sha256 = createHash('sha256').update(photo).digest('hex')
      const seal = await sealTo(office.foundation.vault.sealingKey, `photo ${sha256}`, photo)
      return { caseId: visit.id, sha256, bytes: photo.length, seal }
    }),
  )
  const file = [
    rescueHead({ deviceId: carrier.deviceId, madeAt: '2025-03-10T02:00:00Z', appVersion: '0.1.0' }),
    rescueLine({ command: first }),
    '{"command": torn\n',
    rescueLine({ command: second }),
    ...sealed.map((photo) => rescueLine({ photo })),
    rescueLine({ end: { commands: 2, photos: 2 } }),
  ].join('')
  const { body } = await office.ask(sari, takeRescueFile, { body: { file } })
  assert.deepEqual(
    [body.officer, body.applied, body.repeated, body.damaged, body.cutShort, body.photosStored],
    ['Budi Pendamping', 2, 0, 1, false, 2],
  )
  const again = (await office.ask(sari, takeRescueFile, { body: { file } })).body
  assert.deepEqual([again.applied, again.repeated], [0, 2])
  assert.deepEqual((await carrier.send(first)).receipts, [
    body.receipts.find(({ commandId }) => commandId === first.id),
  ])

  const refused = (text: string) => office.ask(sari, takeRescueFile, { body: { file: text } })
  assert.equal((await refused('PK\u0003\u0004')).refusal, 'sync.not-a-rescue-file')
  assert.equal((await refused(file.replace('"version":1', '"version":9'))).refusal, 'sync.newer-rescue-file')
})

test('after the database is set back, a phone sends again what the office forgot, and nothing is doubled', async () => {
  const kept = makeTestPhone(office, budi)
  await kept.register()
  const photos = [testPhoto('kept front'), testPhoto('kept inside')]
  const visit = nextCase()
  const command = await visitOf(visit, kept, photos)
  await kept.send(command)
  for (const photo of photos) {
    const sha256 = createHash('sha256').update(photo).digest('hex')
    assert.equal((await kept.sendPhoto(visit.id, sha256, 0, photo)).status, 204)
  }
  await forget(kept.deviceId, visit.id)
  const greeted = await kept.register()
  assert.equal(greeted.nextSequence, 1)
  assert.deepEqual(fatesOf(await kept.send(command)), ['applied'])
  // The pictures have left the phone; the office finds them again by their content.
  for (const photo of photos) {
    const sha256 = createHash('sha256').update(photo).digest('hex')
    assert.equal((await kept.askPhoto(visit.id, sha256)).offset, photo.length)
  }
})

test('a photo whose last piece stood when the office died is closed when the phone asks, and only then let go', async () => {
  const photos = [testPhoto('crash front'), testPhoto('crash inside')]
  const visit = nextCase()
  await phone.send(await visitOf(visit, phone, photos))
  const [photo] = photos
  assert.ok(photo)
  const sha256 = createHash('sha256').update(photo).digest('hex')
  await office.foundation.files.pieces.add(`${visit.id}.${sha256}`, 0, photo)
  assert.equal((await phone.askPhoto(visit.id, sha256)).offset, photo.length)
  const owner = new pg.Client({ connectionString: office.test.ownerUrl })
  await owner.connect()
  const { rows } = await owner.query('select stored_sha256 from visit_photo where sha256 = $1', [sha256])
  await owner.end()
  assert.equal(rows[0]?.stored_sha256, sha256)
})

test('a case given to another while its holder is away is foretold, and told to both phones', async () => {
  const visit = nextCase()
  const foretold = await office.ask(sari, foretellReassignment, { body: { caseIds: [visit.id] } })
  const [holder] = foretold.body.holders
  assert.deepEqual([holder?.officer.name, holder?.cases, holder?.mayHoldWork], ['Budi Pendamping', 1, true])
  await office.ask(sari, assignCases, {
    params: { id: campaignId },
    body: { accountIds: [siti.accountId], caseIds: [visit.id] },
  })
  const toldTo = async (who: Office) =>
    (await office.ask(who, pullPackage)).body.told?.map(({ text }) => text.id).join(' ') ?? ''
  assert.match(await toldTo(budi), new RegExp(`nomor ${visit.number} kini dipegang Siti`))
  assert.match(await toldTo(siti), new RegExp(`nomor ${visit.number} dipindahkan dari Budi`))
})

test('lists of phones and of what is kept aside come by pages, however long they are', async () => {
  const { deviceId } = phone
  await office.test.database.within(regencyScope('3320'), async (tx) => {
    for (let start = 0; start < 16_000; start += 4_000)
      await tx.insert(
        'command',
        Array.from({ length: 4_000 }, (_, index) => quarantinedRow(start + index, deviceId, budi.accountId)),
      )
  })
  const started = performance.now()
  const { body } = await office.ask(sari, listKeptAside, { query: { page: 200 } })
  const milliseconds = performance.now() - started
  assert.ok(body.total >= 16_000)
  assert.equal(body.commands.length, body.pageSize)
  assert.ok(milliseconds < 2_000, `a page took ${Math.round(milliseconds)} ms`)
  const devices = (await office.ask(sari, listDevices)).body
  assert.ok(devices.devices.length <= devices.pageSize && devices.total >= devices.devices.length)
})

function quarantinedRow(number: number, deviceId: string, accountId: string) {
  const id = office.foundation.chance.id(new Date())
  const at = '2025-03-10T02:00:00Z'
  const seal = { keyId: 'k', ephemeral: 'AA', iv: 'AA', box: 'AA' }
  const hash = 'a'.repeat(64)
  const sequence = 100_000 + number
  const reason = { code: 'sync.seal-broken', id: 'rusak', en: 'broken' }
  const envelope = { id, deviceId, sequence, type: 'visit.finish', hash, madeAt: at, appVersion: '0', seal }
  const receipt = { commandId: id, hash, fate: 'quarantined', reason, receivedAt: at, signature: 'AA' }
  return {
    regency_code: '3320',
    id,
    device_id: deviceId,
    assignee_id: accountId,
    sequence,
    type: 'visit.finish',
    content_hash: hash,
    envelope,
    fate: 'quarantined',
    reason,
    receipt,
    device_time: at,
    received_at: at,
    settled_at: at,
  }
}

function fatesOf({ receipts }: { readonly receipts: readonly { readonly fate: string }[] }): string[] {
  return receipts.map(({ fate }) => fate)
}

function revoke({ accountId }: Office): Promise<number> {
  return office.test.database.within(regencyScope('3320'), (tx) =>
    tx.run(`update account set disabled_at = $2 where regency_code = '3320' and id = $1`, [
      accountId,
      office.foundation.clock.now(),
    ]),
  )
}

/** What a backup of before these commands leaves: no trace of them, and of this phone neither. */
async function forget(deviceId: string, caseId: string): Promise<void> {
  const owner = new pg.Client({ connectionString: office.test.ownerUrl })
  await owner.connect()
  try {
    await owner.query('delete from visit_photo where case_id = $1', [caseId])
    await owner.query('delete from visit_submission where case_id = $1', [caseId])
    await owner.query(
      `update visit_case set status = 'assigned', version = 2, submission_id = null where id = $1`,
      [caseId],
    )
    await owner.query('delete from command where device_id = $1', [deviceId])
    await owner.query('delete from device where id = $1', [deviceId])
  } finally {
    await owner.end()
  }
}
