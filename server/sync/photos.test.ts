import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { assignCases, freezeCampaign } from '@tanggap/contract/campaigns'
import type { PhoneCase } from '@tanggap/contract/sync'
import { getVisit, reviewVisit, visitPhoto } from '@tanggap/contract/visits'
import { groundCheck202503 as instrument } from '@tanggap/core/instrument'
import { certify, settleFamilies } from '../campaigns/test-village.ts'
import type { Office } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { finishedVisit, makeTestPhone, type TestPhone, testPhoto } from './test-phone.ts'

const village = '3320102001'
let office: TestOffice
let sari: Office
let phone: TestPhone
let cases: PhoneCase[]

before(async () => {
  office = await makeTestOffice()
  sari = await office.hire('field_supervisor')
  const budi = await office.hire('facilitator', '332010')
  await settleFamilies(office, sari, village, 8)
  await certify(office, sari, budi)
  const frozen = await office.ask(sari, freezeCampaign, {
    body: {
      name: 'Foto uji',
      villageCode: village,
      startsOn: '2025-03-10',
      endsOn: '2025-04-30',
      instrumentVersion: instrument.version,
      optionGroups: [],
    },
  })
  await office.ask(sari, assignCases, {
    params: { id: frozen.body.id },
    body: { accountIds: [budi.accountId] },
  })
  phone = makeTestPhone(office, budi)
  await phone.register()
  cases = (await phone.pull()).cases
})
after(() => office.close())

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A visit handed in whose photos are these. Each photo bears the visit's number, so that none is another's. */
async function visitWith(...photos: Buffer[]): Promise<PhoneCase> {
  const visit = cases.pop()
  assert.ok(visit)
  const content = finishedVisit(visit, instrument, office.foundation.clock.now(), {}, photos)
  const sent = await phone.send(await phone.make('visit.finish', content))
  assert.equal(sent.receipts[0]?.fate, 'applied')
  return visit
}

test('a photo cut off on its way goes on where it stopped, and sending it is safe to repeat', async () => {
  const photo = testPhoto('cut off')
  const visit = await visitWith(photo, testPhoto('inside 1'))
  const name = [visit.id, sha(photo)] as const
  assert.deepEqual(await phone.askPhoto(...name), { status: 200, offset: 0, refusal: undefined })
  assert.equal((await phone.sendPhoto(...name, 0, photo.subarray(0, 40))).offset, 40)
  assert.equal((await phone.askPhoto(...name)).offset, 40)

  const wrong = await phone.sendPhoto(...name, 0, photo.subarray(0, 40))
  assert.deepEqual([wrong.status, wrong.offset, wrong.refusal], [409, 40, 'sync.photo-offset'])
  assert.equal((await phone.askPhoto(...name)).offset, 40)

  const last = await phone.sendPhoto(...name, 40, photo.subarray(40))
  assert.deepEqual([last.status, last.offset], [204, photo.length])
  assert.equal((await phone.sendPhoto(...name, photo.length, Buffer.alloc(0))).offset, photo.length)
  const again = await phone.sendPhoto(...name, 40, photo.subarray(40))
  assert.deepEqual([again.status, again.offset], [409, photo.length])
})

test('the same piece sent twice at once is written once', async () => {
  const photo = testPhoto('twice')
  const visit = await visitWith(photo, testPhoto('inside 2'))
  const both = await Promise.all([0, 0].map((at) => phone.sendPhoto(visit.id, sha(photo), at, photo)))
  assert.deepEqual(both.map(({ status }) => status).sort(), [204, 409])
  assert.equal((await phone.askPhoto(visit.id, sha(photo))).offset, photo.length)
})

test('an empty photo is refused with a sentence, in the declaration and in the sending', async () => {
  const photo = testPhoto('empty')
  const visit = await visitWith(photo, testPhoto('inside 3'))
  const sent = await phone.sendPhoto(visit.id, sha(photo), 0, Buffer.alloc(0))
  assert.deepEqual([sent.status, sent.refusal], [422, 'sync.photo-empty'])

  const other = cases.at(-1)
  assert.ok(other)
  const content = finishedVisit(other, instrument, office.foundation.clock.now())
  const empty = content.photos.map((one) => ({ ...one, bytes: 0 }))
  const command = await phone.make('visit.finish', { ...content, photos: empty })
  const [receipt] = (await phone.send(command)).receipts
  assert.equal(receipt?.reason?.code, 'sync.not-readable')
  assert.match(receipt?.reason?.id ?? '', /photos\.0\.bytes/)
})

test('a script that calls itself a photo is refused, and another photo than the one named too', async () => {
  const script = Buffer.from('<svg onload="alert(1)"></svg>')
  const photo = testPhoto('named')
  const visit = await visitWith(script, photo)
  const refused = await phone.sendPhoto(visit.id, sha(script), 0, script)
  assert.deepEqual([refused.status, refused.offset, refused.refusal], [422, 0, 'sync.photo-damaged'])
  const other = Buffer.from(photo)
  other[30] = 0x2a
  assert.equal((await phone.sendPhoto(visit.id, sha(photo), 0, other)).refusal, 'sync.photo-damaged')
  assert.deepEqual((await phone.sendPhoto(visit.id, sha(photo), 0, photo)).status, 204)
})

test('nobody uploads what no visit declares, nor to another one’s visit', async () => {
  const photo = testPhoto('undeclared')
  const visit = await visitWith(testPhoto('front 5'), testPhoto('inside 5'))
  const undeclared = await phone.sendPhoto(visit.id, sha(photo), 0, photo)
  assert.deepEqual([undeclared.status, undeclared.refusal], [404, 'sync.photo-not-declared'])
  const stranger = makeTestPhone(office, await office.hire('facilitator', '332010'))
  const front = testPhoto('front 5')
  assert.equal((await stranger.sendPhoto(visit.id, sha(front), 0, front)).refusal, 'sync.photo-not-declared')
})

test('a visit is approved only when its photos are here; they lose their metadata and are shown to whoever may look', async () => {
  const plain = testPhoto('front 6')
  const exif = Buffer.from([0xff, 0xe1, 0, 20, ...Buffer.from('Exif\0\0 -6.59 110.67')])
  exif.writeUInt16BE(exif.length - 2, 2)
  const front = Buffer.concat([plain.subarray(0, 2), exif, plain.subarray(2)])
  const inside = testPhoto('inside 6')
  const visit = await visitWith(front, inside)
  const seen = async () => (await office.ask(sari, getVisit, { params: { id: visit.id } })).body
  const approve = async () => {
    const { visit: at, submission } = await seen()
    const body = { version: at.version, contentHash: submission.contentHash, decision: 'approve' } as const
    return office.ask(sari, reviewVisit, { params: { id: visit.id }, body })
  }
  assert.equal((await approve()).refusal, 'visit.photos-still-coming')
  assert.match((await seen()).hindrance?.id ?? '', /Foto/)
  for (const photo of [front, inside]) await phone.sendPhoto(visit.id, sha(photo), 0, photo)
  const shown = await office.ask(sari, visitPhoto, { params: { id: visit.id, sha256: sha(front) } })
  assert.deepEqual(shown.body, plain)
  const verifier = await office.hire('village_operator', village)
  const other = await office.ask(verifier, visitPhoto, { params: { id: visit.id, sha256: sha(front) } })
  assert.equal(other.refusal, 'workflow.not-your-office')
  assert.equal((await approve()).status, 200)
})

test('a photo comes as it waited on the phone, sealed, and is opened only when it is whole', async () => {
  const picture = testPhoto('sealed')
  const visit = await visitWith(picture, testPhoto('inside sealed'))
  const name = [visit.id, sha(picture)] as const
  const { box, seal } = await phone.sealPhoto(sha(picture), picture)
  assert.equal(box.length, picture.length + 16)
  assert.equal((await phone.sendPhoto(...name, 0, box.subarray(0, 50), seal)).offset, 50)
  assert.equal((await phone.askPhoto(...name, seal)).offset, 50)
  // Bare bytes of the same photo do not land between those of the box.
  assert.equal((await phone.askPhoto(...name)).offset, 0)
  const last = await phone.sendPhoto(...name, 50, box.subarray(50), seal)
  assert.deepEqual([last.status, last.offset], [204, box.length])
  assert.equal((await phone.askPhoto(...name, seal)).offset, box.length)
  assert.equal((await phone.askPhoto(...name)).offset, picture.length)
})

test('a seal for another photo, or a byte changed on its way, is asked for again from the beginning', async () => {
  const picture = testPhoto('sealed wrongly')
  const visit = await visitWith(picture, testPhoto('inside sealed wrongly'))
  const name = [visit.id, sha(picture)] as const
  const other = await phone.sealPhoto(sha(testPhoto('another')), picture)
  const changed = await phone.sealPhoto(sha(picture), picture)
  changed.box[20] = (changed.box[20] ?? 0) ^ 1
  for (const { box, seal } of [other, changed]) {
    const answer = await phone.sendPhoto(...name, 0, box, seal)
    assert.deepEqual([answer.status, answer.offset, answer.refusal], [422, 0, 'sync.photo-damaged'])
  }
  assert.equal((await phone.askPhoto(...name, 'no seal')).status, 404)
  const right = await phone.sealPhoto(sha(picture), picture)
  assert.equal((await phone.sendPhoto(...name, 0, right.box, right.seal)).status, 204)
})
