import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { getChange as getChangeRoute, takeStep as stepRoute } from '@tanggap/contract/changes'
import {
  type BatchDetail,
  batchDocument,
  batchFile,
  collectVerified as collectRoute,
  getBatch as getRoute,
  handOverBatch as handOverRoute,
  listBatches as listRoute,
  openBatch as openRoute,
  releaseBatch as releaseRoute,
  removeFromBatch as removeRoute,
  reopenBatch as reopenRoute,
  recordReplies as repliesRoute,
  recordReplyFile as replyFileRoute,
  signBatch as signRoute,
  submitBatch as submitRoute,
} from '@tanggap/contract/ratification'
import type { ChangeItem, ChangeKind } from '@tanggap/core/changes'
import { z } from 'zod'
import { propose, readForCarrier, recordRankings } from '../changes/index.ts'
import { type Office, systemOffice } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { applyRatifiedChange, getFamilyRecord } from '../registry/index.ts'

const village = '3320112013'

let house: TestOffice
let facilitator: Office
let supervisor: Office
let clerk: Office
let secondClerk: Office
let verifier: Office
let ratifier: Office
let auditor: Office
let operator: Office

before(async () => {
  house = await makeTestOffice()
  facilitator = await house.hire('facilitator')
  supervisor = await house.hire('field_supervisor')
  clerk = await house.hire('data_operator', '3320', 'Dewi Operator')
  secondClerk = await house.hire('data_operator', '3320', 'Agus Operator')
  verifier = await house.hire('dinsos_verifier')
  ratifier = await house.hire('ratifier', '3320', 'Ibu Kepala Dinas')
  auditor = await house.hire('auditor')
  operator = await house.hire('village_operator', village)
})
after(() => house.close())

const said = (
  subject: 'family' | 'member',
  question: string,
  to: unknown,
  more: Partial<ChangeItem> = {},
): ChangeItem => ({
  subject,
  subjectName: 'Warsito',
  question,
  from: null,
  to,
  sensitivity: 'general',
  ...more,
})

/** A family of two as an earlier batch brought it into the register. */
async function family(nik: string) {
  return house.act(systemOffice('3320', 'uji'), async (acting) => {
    const base = { asOf: '2025-01-01', batchId: acting.id() }
    const { familyId } = await applyRatifiedChange(acting, {
      ...base,
      changeId: acting.id(),
      kind: 'new_family',
      villageCode: village,
      items: [
        said('family', 'headName', 'Warsito'),
        said('family', 'familyCardNumber', '3399011203250001', { sensitivity: 'identity' }),
        said('family', 'floorMaterial', 'ceramic'),
        said('member', 'name', 'Warsito', { sensitivity: 'identity' }),
        said('member', 'nik', nik, { sensitivity: 'identity' }),
        said('member', 'relationship', 'head'),
      ],
    })
    return familyId
  })
}

/** The next extract as the register keeps it: a new version of the provider's layer, and the decile BPS gave. */
async function snapshotArrives(familyId: string, asOf: string) {
  await house.act(systemOffice('3320', 'uji'), async ({ tx, id, now }) => {
    await tx.run(
      `update family_values set superseded_at = $2
        where regency_code = '3320' and family_id = $1 and layer = 'provider' and superseded_at is null`,
      [familyId, now],
    )
    await tx.insert('family_values', [
      {
        regency_code: '3320',
        id: id(),
        family_id: familyId,
        layer: 'provider',
        version: Number(asOf.replaceAll('-', '')),
        village_code: village,
        values: {},
        source_kind: 'intake',
        source_id: id(),
        source_name: `DTSEN ${asOf}`,
        as_of: asOf,
        recorded_at: now,
      },
    ])
    await tx.run(
      `update family set official_decile = 2, decile_version = $2 where regency_code = '3320' and id = $1`,
      [familyId, `DTSEN ${asOf}`],
    )
  })
}

async function verified(
  familyId: string,
  kind: ChangeKind = 'correct_values',
  items = [said('family', 'floorMaterial', 'earth', { from: 'ceramic' })],
  personId?: string,
) {
  const made = await house.act(supervisor, (acting) =>
    propose(acting, {
      familyId,
      personId,
      villageCode: village,
      headName: 'Warsito',
      kind,
      door: 'ground_check',
      sourceId: acting.id(),
      items,
      explanation: 'Ditemukan saat kunjungan',
      participants: [
        { accountId: facilitator.accountId, part: 'visited' },
        { accountId: supervisor.accountId, part: 'reviewed' },
      ],
    }),
  )
  assert.ok(made.ok)
  const { id } = made.value
  for (const [by, action] of [
    [secondClerk, 'passCompleteness'],
    [verifier, 'verify'],
  ] as const) {
    const { version, contentHash } = await seen(id)
    const taken = await house.ask(by, stepRoute, { params: { id }, body: { action, version, contentHash } })
    assert.equal(taken.status, 200, taken.refusal)
  }
  return made.value
}

async function seen(id: string) {
  const change = await house.act(systemOffice('3320', 'uji'), (acting) => readForCarrier(acting, id))
  assert.ok(change)
  return change
}

const statusOf = async (id: string) =>
  (await house.ask(auditor, getChangeRoute, { params: { id } })).body.status
const reread = async (id: string) => (await house.ask(auditor, getRoute, { params: { id } })).body

async function submitted(period = '2025-03'): Promise<BatchDetail> {
  const opened = await house.ask(clerk, openRoute, { body: { period } })
  assert.equal(opened.status, 200, opened.refusal)
  const sent = await house.ask(clerk, submitRoute, {
    params: { id: opened.body.id },
    body: { version: opened.body.version },
  })
  assert.equal(sent.status, 200, sent.refusal)
  return sent.body
}

function sign(batch: BatchDetail, by = ratifier) {
  return house.ask(by, signRoute, {
    params: { id: batch.id },
    body: { version: batch.version, contentHash: batch.contentHash ?? '', decreeNumber: '400/12/2025' },
  })
}

const handover = {
  number: 'BAST/045/2025',
  date: '2025-03-10',
  method: 'Unggah SIKS-NG',
  receiverName: 'Petugas Pusdatin',
  receiverOffice: 'Pusdatin Kementerian Sosial',
}

test('a change climbs the whole staircase: verified, signed into the register, handed over, answered', async () => {
  const familyId = await family('3399011203700001')
  const change = await verified(familyId)
  const second = await verified(familyId, 'correct_values', [
    said('family', 'roofMaterial', '=HYPERLINK("x")\nbaris kedua'),
  ])
  const batch = await submitted()
  assert.equal(batch.items, 2)
  // The roof was never recorded: it is ratified and handed over like the floor, and is no correction.
  assert.deepEqual(
    new Map(batch.lines.map(({ changeId, correctsAny }) => [changeId, correctsAny])),
    new Map([
      [change.id, true],
      [second.id, false],
    ]),
  )
  assert.equal(await statusOf(change.id), 'in_batch')

  const draft = await house.ask(ratifier, batchDocument, { params: { id: batch.id, name: 'decree.pdf' } })
  assert.equal(Buffer.from(draft.body).subarray(0, 5).toString(), '%PDF-')
  assert.equal((await sign(batch, verifier)).refusal, 'workflow.not-your-office')
  const signed = await sign(batch)
  assert.equal(signed.status, 200, signed.refusal)
  assert.equal(await statusOf(change.id), 'ratified')
  const record = await house.act(auditor, (acting) => getFamilyRecord(acting, familyId, 'uji'))
  const floor = record?.values.find(({ key }) => key === 'floorMaterial')
  const roof = record?.values.find(({ key }) => key === 'roofMaterial')
  assert.equal(roof?.from, 'ratified')
  assert.deepEqual([floor?.value, floor?.from, floor?.ratified?.ministry], ['earth', 'ratified', 'waiting'])

  const early = await house.ask(clerk, handOverRoute, {
    params: { id: batch.id },
    body: { version: signed.body.version, handover },
  })
  assert.equal(early.refusal, 'batch.not-released')
  assert.equal(
    (await house.ask(clerk, batchFile, { params: { id: batch.id, name: 'changes.csv' } })).refusal,
    'batch.document-not-yet',
  )
  const released = await house.ask(clerk, releaseRoute, {
    params: { id: batch.id },
    body: { version: signed.body.version },
  })
  assert.equal(released.body.release?.rows, 2)
  assert.equal(released.body.release?.releasedBy, 'Ibu Kepala Dinas')

  const file = await house.ask(clerk, batchFile, { params: { id: batch.id, name: 'changes.csv' } })
  const csv = Buffer.from(file.body).toString('utf8')
  assert.match(csv, /3399011203250001,3399011203700001,/)
  assert.match(csv, /jenis_lantai_terluas,[^,]*,[^,]*,\d+,2025-03-10,400\/12\/2025/)
  assert.ok(!/,"?=HYPERLINK/.test(csv) && csv.includes("'=HYPERLINK"), 'no cell is run as a formula')
  for (const by of [ratifier, auditor, operator])
    assert.equal(
      (await house.ask(by, batchFile, { params: { id: batch.id, name: 'changes.csv' } })).status,
      403,
    )
  const manifest = await house.ask(clerk, batchFile, { params: { id: batch.id, name: 'manifest.json' } })
  assert.equal((manifest.body as { counts: { rows: number } }).counts.rows, 2)

  const handed = await house.ask(clerk, handOverRoute, {
    params: { id: batch.id },
    body: { version: released.body.version, handover },
  })
  assert.equal(handed.body.status, 'handed_over')
  assert.equal(await statusOf(change.id), 'sent')
  const bast = await house.ask(clerk, batchDocument, { params: { id: batch.id, name: 'handover.pdf' } })
  assert.equal(Buffer.from(bast.body).subarray(0, 5).toString(), '%PDF-')

  const reply = (csvText: string) =>
    reread(batch.id).then(({ version }) =>
      house.ask(clerk, replyFileRoute, { params: { id: batch.id }, body: { version, csv: csvText } }),
    )
  assert.equal((await reply('nomor,hasil\nUP-1,diterima')).refusal, 'batch.reply-not-understood')
  assert.equal((await reply('nomor_usulan;hasil\nUP-1;diterima')).refusal, 'batch.reply-not-understood')
  assert.equal(
    (await reply(`nomor_usulan;hasil\n${change.number};mungkin`)).refusal,
    'batch.reply-not-understood',
  )
  const unexplained = await reply(`nomor_usulan;hasil;kode;catatan\n${second.number};dikembalikan;;`)
  assert.equal(unexplained.refusal, 'batch.reply-not-understood')
  const first = await reply(`nomor_usulan;hasil;kode;catatan\n${change.number};diterima;;`)
  assert.deepEqual([first.body.status, first.body.unanswered], ['handed_over', 1])
  const both = `nomor_usulan;hasil;kode;catatan\n${change.number};diterima;;\n${second.number};dikembalikan;D12;Kode atap tidak dikenal`
  const rest = await reply(both)
  assert.deepEqual([rest.body.status, rest.body.unanswered], ['answered', 0])
  assert.equal(await statusOf(change.id), 'ministry_accepted')
  assert.equal(await statusOf(second.id), 'ministry_returned')
  assert.equal((await reply(both)).status, 200, 'the same file again changes nothing')
  assert.equal(
    (await reply(`nomor_usulan;hasil\n${change.number};dikembalikan`)).refusal,
    'batch.reply-not-understood',
  )
  const after = await house.act(auditor, (acting) => getFamilyRecord(acting, familyId, 'uji'))
  assert.equal(after?.values.find(({ key }) => key === 'floorMaterial')?.ratified?.ministry, 'accepted')

  // A snapshot of the day of the answer cannot hold it yet; the next one ranks it, once.
  const rank = () => house.act(systemOffice('3320', 'uji'), recordRankings)
  await snapshotArrives(familyId, '2025-03-10')
  assert.deepEqual(await rank(), { ok: true, value: 0 })
  await snapshotArrives(familyId, '2025-06-30')
  assert.deepEqual(await rank(), { ok: true, value: 1 })
  assert.deepEqual(await rank(), { ok: true, value: 0 })
  assert.deepEqual([await statusOf(change.id), await statusOf(second.id)], ['ranked', 'ministry_returned'])
})

test('the one whose signature released a file does not make it, and both stand in the audit', async () => {
  const familyId = await family('3399011203700002')
  await verified(familyId)
  const batch = await submitted()
  const signed = await sign(batch)
  await house.act(systemOffice('3320', 'uji'), (acting) =>
    acting.tx.run(`update batch set signed_by = $2 where regency_code = '3320' and id = $1`, [
      batch.id,
      clerk.accountId,
    ]),
  )
  const own = await house.ask(clerk, releaseRoute, {
    params: { id: batch.id },
    body: { version: signed.body.version },
  })
  assert.equal(own.refusal, 'batch.signer-may-not-release')
  const other = await house.ask(secondClerk, releaseRoute, {
    params: { id: batch.id },
    body: { version: signed.body.version },
  })
  assert.equal(other.status, 200)
  assert.equal(
    (await house.ask(clerk, batchFile, { params: { id: batch.id, name: 'changes.csv' } })).refusal,
    'batch.signer-may-not-release',
  )
  const [line] = await house.act(auditor, (acting) =>
    acting.tx.all(
      z.object({ detail: z.record(z.string(), z.unknown()) }),
      `select detail from audit_line where regency_code = '3320' and action = 'batch.release' and $1 = any (subject_ids)`,
      [batch.id],
    ),
  )
  assert.deepEqual([line?.detail.releasedBy, line?.detail.madeBy], [clerk.accountId, secondClerk.accountId])
})

test('nobody signs a batch they had a hand in, not even the one who prepared it', async () => {
  const familyId = await family('3399011203700003')
  await verified(familyId)
  const batch = await submitted()
  const seat = await house.hire('ratifier')
  await house.act(systemOffice('3320', 'uji'), (acting) =>
    acting.tx.run(
      `update change set participants = participants || $2::jsonb where regency_code = '3320' and id = $1`,
      [batch.lines[0]?.changeId, JSON.stringify([{ accountId: seat.accountId, part: 'checked' }])],
    ),
  )
  assert.equal((await sign(batch, seat)).refusal, 'batch.own-work')
  const preparer = await house.hire('ratifier')
  await house.act(systemOffice('3320', 'uji'), (acting) =>
    acting.tx.run(`update batch set prepared_by = $2 where regency_code = '3320' and id = $1`, [
      batch.id,
      preparer.accountId,
    ]),
  )
  assert.equal((await sign(batch, preparer)).refusal, 'batch.own-work')
  const given = await house.ask(ratifier, reopenRoute, {
    params: { id: batch.id },
    body: { version: batch.version, reason: 'Lengkapi dulu' },
  })
  assert.equal(given.body.status, 'open')
  const unexplained = await house.ask(clerk, removeRoute, {
    params: { id: batch.id, changeId: batch.lines[0]?.changeId ?? '' },
    body: { version: given.body.version, reason: ' ' },
  })
  assert.equal(unexplained.refusal, 'workflow.reason-missing')
  const removed = await house.ask(clerk, removeRoute, {
    params: { id: batch.id, changeId: batch.lines[0]?.changeId ?? '' },
    body: { version: given.body.version, reason: 'Menunggu surat pindah' },
  })
  assert.equal(removed.body.items, 0)
  const empty = await house.ask(clerk, submitRoute, {
    params: { id: batch.id },
    body: { version: removed.body.version },
  })
  assert.equal(empty.refusal, 'batch.empty')
  assert.equal(
    (await house.ask(clerk, openRoute, { body: { period: '2025-03' } })).refusal,
    'batch.already-open',
  )
  const again = await house.ask(clerk, collectRoute, {
    params: { id: batch.id },
    body: { version: removed.body.version },
  })
  assert.equal(again.body.items, 1)
  const sent = await house.ask(clerk, submitRoute, {
    params: { id: batch.id },
    body: { version: again.body.version },
  })
  assert.equal((await sign(sent.body)).status, 200)
})

test('a batch whose content was exchanged after verification cannot be signed', async () => {
  const familyId = await family('3399011203700004')
  const change = await verified(familyId)
  const batch = await submitted()
  await house.act(systemOffice('3320', 'uji'), (acting) =>
    acting.tx.run(
      `update change set items = jsonb_set(items, '{0,to}', '"marble"') where regency_code = '3320' and id = $1`,
      [change.id],
    ),
  )
  assert.equal((await sign(batch)).refusal, 'batch.changed-since-verified')
  const record = await house.act(auditor, (acting) => getFamilyRecord(acting, familyId, 'uji'))
  assert.equal(record?.values.find(({ key }) => key === 'floorMaterial')?.value, 'ceramic')
  const open = await house.ask(ratifier, reopenRoute, {
    params: { id: batch.id },
    body: { version: batch.version, reason: 'Isi berubah' },
  })
  assert.equal(open.body.status, 'open')
  await house.act(systemOffice('3320', 'uji'), (acting) =>
    acting.tx.run(
      `update change set items = jsonb_set(items, '{0,to}', '"earth"') where regency_code = '3320' and id = $1`,
      [change.id],
    ),
  )
  const sent = await house.ask(clerk, submitRoute, {
    params: { id: batch.id },
    body: { version: open.body.version },
  })
  assert.equal((await sign(sent.body)).status, 200)
})

test('a double click on sign signs once, and the register gains one version', async () => {
  const familyId = await family('3399011203700005')
  await verified(familyId)
  const batch = await submitted()
  const answers = await Promise.all(Array.from({ length: 10 }, () => sign(batch)))
  assert.equal(answers.filter(({ status }) => status === 200).length, 1)
  assert.ok(answers.every(({ status }) => status === 200 || status === 409))
  const { versions } = await house.act(auditor, (acting) =>
    acting.tx.one(
      z.object({ versions: z.number() }),
      `select count(*) as versions from family_values
        where regency_code = '3320' and family_id = $1 and layer = 'ratified' and source_id = $2`,
      [familyId, batch.id],
    ),
  )
  assert.equal(versions, 1)
})

test('a death in a signed batch ends the membership, and the file still names the person', async () => {
  const familyId = await family('3399011203700006')
  const record = await house.act(auditor, (acting) => getFamilyRecord(acting, familyId, 'uji'))
  const personId = record?.members[0]?.personId
  assert.ok(personId)
  const made = await house.act(supervisor, (acting) =>
    propose(acting, {
      familyId,
      personId,
      villageCode: village,
      headName: 'Warsito',
      kind: 'correct_values',
      door: 'ground_check',
      sourceId: acting.id(),
      items: [said('member', 'phone', '081200000001', { personId, sensitivity: 'identity' })],
      explanation: 'uji',
      participants: [],
    }),
  )
  assert.ok(made.ok)
  const { id } = made.value
  for (const [by, action] of [
    [secondClerk, 'passCompleteness'],
    [verifier, 'verify'],
  ] as const) {
    const { version, contentHash } = await seen(id)
    await house.ask(by, stepRoute, { params: { id }, body: { action, version, contentHash } })
  }
  const batch = await submitted()
  const signed = await sign(batch)
  await house.act(systemOffice('3320', 'uji'), (acting) =>
    applyRatifiedChange(acting, {
      changeId: acting.id(),
      familyId,
      personId,
      kind: 'member_died',
      items: [],
      asOf: '2025-03-10',
      batchId: batch.id,
    }),
  )
  await house.ask(clerk, releaseRoute, { params: { id: batch.id }, body: { version: signed.body.version } })
  const file = await house.ask(clerk, batchFile, { params: { id: batch.id, name: 'changes.csv' } })
  assert.match(Buffer.from(file.body).toString('utf8'), /3399011203700006,Warsito/)
})

test('a village sees no batch at all', async () => {
  assert.equal((await house.ask(operator, listRoute, {})).status, 403)
  const list = await house.ask(auditor, listRoute, {})
  assert.ok(list.body.batches.length > 0)
  const replies = await house.ask(auditor, repliesRoute, {
    params: { id: list.body.batches[0]?.id ?? '' },
    body: { version: 1, lines: [{ number: 'x', reply: 'accepted' }] },
  })
  assert.equal(replies.status, 403)
})

test('one batch is open at a time, one that is given back included', async () => {
  await verified(await family('3399011203700077'))
  const waiting = await submitted()
  await verified(await family('3399011203700078'))
  assert.equal((await house.ask(clerk, openRoute, { body: { period: '2025-04' } })).status, 200)
  const back = await house.ask(ratifier, reopenRoute, {
    params: { id: waiting.id },
    body: { version: waiting.version, reason: 'Lengkapi dulu' },
  })
  assert.equal(back.refusal, 'batch.already-open')
})
