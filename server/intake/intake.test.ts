import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import * as contract from '@tanggap/contract/intake'
import { layoutOf } from '@tanggap/core/intake'
import pg from 'pg'
import type { Office } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { findFamilyByIdentity, getFamilyRecord } from '../registry/index.ts'
import { receiveFile, resumeIntakes, workJob, workOnIntake } from './index.ts'
import { acceptAsSeen, deliver, extractPapers, listPapers } from './test-delivery.ts'

const village = '3320112013'
const card = '3399112203120001'
const head = '3399112201850001'
const wife = '3399116201870002'

let house: TestOffice
let clerk: Office
let second: Office

before(async () => {
  house = await makeTestOffice()
  house.at('2026-10-02T02:00:00Z')
  clerk = await house.hire('data_operator')
  second = await house.hire('dinsos_verifier')
})
after(() => house.close())

/** A file of one layout; each row names what differs from an ordinary one. */
function csv(
  layout: Parameters<typeof layoutOf>[0],
  rows: readonly Readonly<Record<string, string>>[],
  delimiter = ',',
): string {
  const { columns } = layoutOf(layout)
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell}"`).join(delimiter)
  return [
    line(columns.map(({ name }) => name)),
    ...rows.map((row) => line(columns.map(({ name }) => row[name] ?? ordinary[name] ?? ''))),
  ].join('\n')
}

const ordinary: Readonly<Record<string, string>> = {
  nomor_kartu_keluarga: card,
  nama_kepala_keluarga: 'Warsito',
  kode_kelurahan_desa: village,
  alamat: 'Dukuh Krajan',
  dusun: 'Krajan',
  rt: '3',
  rw: '1',
  keluarga_dalam_rumah: '1',
  status_kepemilikan_rumah: '1',
  jenis_lantai_terluas: '8',
  sepeda_motor: '1',
  desil: '2',
  nama: 'Warsito',
  nomor_induk_kependudukan: head,
  tanggal_lahir: '1985-01-22',
  jenis_kelamin: '1',
  status_hubungan_keluarga: '1',
  status_kawin: '2',
  program: 'PKH',
  periode: '2026-T3',
  nominal: '600000',
  status: 'Berhasil',
}

const family = csv('dtsen-family', [{ id_keluarga: 'K-1' }])
const couple = [
  { id_individu: 'P-1', id_keluarga: 'K-1' },
  {
    id_individu: 'P-2',
    id_keluarga: 'K-1',
    nomor_induk_kependudukan: wife,
    nama: 'Siti Muniroh',
    tanggal_lahir: '1987-01-22',
    jenis_kelamin: '2',
    status_hubungan_keluarga: '2',
  },
]
const persons = csv('dtsen-individual', couple)

async function upload(id: string, content: string | Buffer, name = 'berkas.csv', office: Office = clerk) {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(Buffer.from(content))]), name)
  const request = new Request('http://localhost', { method: 'POST', body: form })
  const reply = await house.doors.office.app.inject({
    method: 'POST',
    url: `/api/intakes/${id}/files`,
    headers: {
      'x-test-office': office.officeId,
      host: 'localhost',
      origin: 'http://localhost',
      'content-type': request.headers.get('content-type') ?? '',
    },
    payload: Buffer.from(await request.arrayBuffer()),
  })
  return { status: reply.statusCode, body: reply.json() }
}

async function opened(papers: typeof extractPapers | typeof listPapers = extractPapers): Promise<string> {
  const { body } = await house.ask(clerk, contract.startIntake, { body: papers })
  return body.id
}

const detail = async (id: string) => (await house.ask(second, contract.getIntake, { params: { id } })).body

test('without agreement, handover and purpose nothing is received', async () => {
  const { purpose: _purpose, ...without } = extractPapers
  const answer = await house.ask(clerk, contract.startIntake, { body: without as typeof extractPapers })
  assert.equal(answer.refusal, 'request.not-understood')
})

const bad: readonly [what: string, content: string | Buffer, code: string][] = [
  ['an empty file', '', 'intake.empty'],
  ['only headings', `${persons.split('\n')[0]}\n`, 'intake.only-heading'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 1]), 'intake.not-text'],
  ['half a workbook', Buffer.from('PK\u0003\u0004 and so on'), 'intake.workbook-broken'],
  ['half a Parquet file', Buffer.from('PAR1 and so on'), 'intake.parquet-broken'],
  ['two columns', 'tanggal,suhu\n2025-01-01,31\n', 'intake.layout-unknown'],
  [
    'ten thousand columns',
    `${Array.from({ length: 10_000 }, (_, at) => `k${at}`).join()}\n1,2\n`,
    'intake.too-many-columns',
  ],
  ['a NUL within UTF-16', Buffer.from('\uFEFFid;na\u0000ma\n1;2\n', 'utf16le'), 'intake.not-text'],
  ['a recipient list among an extract', csv('recipients', [{}]), 'intake.wrong-kind'],
]
for (const [what, content, code] of bad) {
  test(`${what} is refused on arrival with a sentence, and nothing is kept`, async () => {
    const id = await opened()
    const answer = await upload(id, content)
    assert.equal(answer.body.code, code)
    assert.ok(answer.body.sentence.id.length > 20 && answer.body.sentence.en.length > 20)
    assert.equal((await detail(id)).files.length, 0)
  })
}

test('a line of two gigabytes is refused after its first megabyte, in bounded memory', async () => {
  let sent = 0
  async function* endless() {
    yield Buffer.from(`${persons.split('\n')[0]}\n`)
    const piece = Buffer.alloc(64 * 1024, 'x')
    for (; sent < 2 ** 31; sent += piece.length) yield piece
  }
  const answer = await receiveFile(house.foundation.files, Readable.from(endless()))
  assert.equal(answer.ok ? '' : answer.refusal.code, 'intake.line-too-long')
  assert.ok(sent < 2 * 1024 * 1024)
})

test('semicolons and Windows-1252 are recognised, and the accents arrive', async () => {
  const id = await opened()
  const text = csv('dtsen-individual', [{ nama: 'Renée Müller', id_individu: 'X' }], ';')
  const answer = await upload(id, Buffer.from(text, 'latin1'))
  assert.deepEqual([answer.body.encoding, answer.body.delimiter], ['windows-1252', ';'])
})

test('the same file twice is recognised and said', async () => {
  const id = await opened()
  assert.equal((await upload(id, `${family}\n`)).status, 200)
  const again = await upload(await opened(), `${family}\n`)
  assert.equal(again.body.code, 'intake.same-file')
  await house.ask(clerk, contract.rejectIntake, { params: { id }, body: { reason: 'Salah berkas' } })
})

test('a delivery is not checked before all its files are there', async () => {
  const id = await opened()
  await upload(id, `${family}\n\n`)
  const answer = await house.ask(clerk, contract.checkIntake, { params: { id } })
  assert.equal(answer.refusal, 'intake.files-missing')
  await house.ask(clerk, contract.rejectIntake, { params: { id }, body: { reason: 'Tidak lengkap' } })
})

test("Excel's scientific notation in NIK is said in plain words, and the row stays out", async () => {
  const rows = [couple[0] ?? {}, { ...couple[1], nomor_induk_kependudukan: '3,39911E+15' }]
  const id = await deliver(house, clerk, extractPapers, {
    'k.csv': family.replace('K-1', 'K-9'),
    'p.csv': csv('dtsen-individual', rows),
  })
  const { counts, problems } = await detail(id)
  assert.deepEqual([counts?.read, counts?.accepted, counts?.withErrors], [3, 2, 1])
  const [first] = problems
  assert.equal(first?.code, 'nik.scientific')
  assert.match(first?.sentence.id ?? '', /Excel/)
  const { body } = await house.ask(second, contract.listProblemRows, {
    params: { id },
    query: { code: 'nik.scientific' },
  })
  assert.deepEqual(
    body.rows.map(({ line, name, nikEnd, columns }) => ({ line, name, nikEnd, columns })),
    [{ line: 3, name: 'Siti Muniroh', nikEnd: null, columns: ['nomor_induk_kependudukan'] }],
  )
  const rejected = await house.ask(second, contract.rejectIntake, { params: { id }, body: { reason: ' ' } })
  assert.equal(rejected.refusal, 'workflow.reason-missing')
})

test('a quotation mark that never closes fails the delivery in words, and nothing of the file is staged', async () => {
  const endless = `${'x'.repeat(900)}\n`.repeat(1_500)
  const id = await deliver(house, clerk, extractPapers, {
    'k.csv': family.replace('K-1', 'K-8'),
    'p.csv': `${persons.split('\n')[0]}\n"P-1,${endless}`,
  })
  const body = await detail(id)
  assert.equal(body.status, 'failed')
  assert.match(body.failure?.id ?? '', /baris 2/)
  assert.equal(await stagedRows(id), 1)
})

test('another operator adds no file to a delivery, since they could then accept their own', async () => {
  const id = await opened()
  const colleague = await house.hire('data_operator')
  const added = await upload(id, csv('dtsen-family', [{}]), 'keluarga.csv', colleague)
  assert.deepEqual([added.status, added.body.code], [403, 'intake.another-ones-delivery'])
})

test('whoever uploaded may not accept; a second person may, and the register shows it', async () => {
  const id = await deliver(house, clerk, extractPapers, { 'k.csv': family, 'p.csv': persons })
  const seen = '0'.repeat(64)
  const own = await house.ask(clerk, contract.acceptIntake, { params: { id }, body: { seen } })
  assert.deepEqual([own.status, own.refusal], [403, 'intake.own-upload'])
  const operator = await house.hire('village_operator', village)
  assert.equal(
    (await house.ask(operator, contract.acceptIntake, { params: { id }, body: { seen } })).status,
    403,
  )

  assert.ok((await house.act(second, (acting) => acceptAsSeen(acting, id))).ok)
  await workOnIntake(house.foundation, { intakeId: id })
  await workOnIntake(house.foundation, { intakeId: id })
  const found = await house.act(operator, async (acting) => {
    const who = await findFamilyByIdentity(acting, wife)
    return who && getFamilyRecord(acting, who.familyId)
  })
  assert.equal(found?.headName, 'Warsito')
  assert.deepEqual([found?.officialDecile, found?.decileVersion], [2, '2026-09'])
  assert.deepEqual(
    found?.members.map(({ name, relationship }) => [name, relationship]),
    [
      ['Warsito', 'head'],
      ['Siti Muniroh', 'spouse'],
    ],
  )
  const floor = found?.values.find(({ key }) => key === 'floorMaterial')
  assert.deepEqual([floor?.value, floor?.from, floor?.notYetInDtsen], ['earth', 'provider', false])
  assert.match(floor?.provider?.sourceName ?? '', /DTSEN 2026-09/)
})

test('a second snapshot keeps the ids, adds a version, and moves nobody twice', async () => {
  const before = await house.act(second, (acting) => findFamilyByIdentity(acting, head))
  const later = { ...extractPapers, snapshotVersion: '2026-10', asOf: '2026-10-01' } as const
  await deliver(
    house,
    clerk,
    later,
    {
      'k.csv': csv('dtsen-family', [{ id_keluarga: 'K-1', desil: '4', jenis_lantai_terluas: '2' }]),
      'p.csv': csv('dtsen-individual', [couple[0] ?? {}, { ...couple[1], nama: 'Siti Munirah' }]),
    },
    second,
  )
  const after = await house.act(second, async (acting) => {
    const who = await findFamilyByIdentity(acting, head)
    return who && getFamilyRecord(acting, who.familyId)
  })
  assert.equal(after?.id, before?.familyId)
  assert.deepEqual([after?.officialDecile, after?.decileVersion], [4, '2026-10'])
  assert.equal(after?.values.find(({ key }) => key === 'floorMaterial')?.value, 'ceramic')
  assert.deepEqual(
    after?.members.map(({ name }) => name),
    ['Warsito', 'Siti Munirah'],
  )
})

test('a key that the provider gave to somebody else makes nobody into another person', async () => {
  const before = await house.act(second, (acting) => findFamilyByIdentity(acting, wife))
  const stranger = {
    ...couple[1],
    nomor_induk_kependudukan: '3399115507990004',
    nama: 'Rukayah',
    tanggal_lahir: '1999-07-15',
    status_hubungan_keluarga: '3',
  }
  const papers = { ...extractPapers, snapshotVersion: '2026-10b', asOf: '2026-10-02' } as const
  const files = {
    'k.csv': csv('dtsen-family', [{ id_keluarga: 'K-1', desil: '5' }]),
    'p.csv': csv('dtsen-individual', [couple[0] ?? {}, stranger]),
  }
  await deliver(house, clerk, papers, files, second)
  const record = await house.act(second, (acting) => getFamilyRecord(acting, before?.familyId ?? ''))
  assert.deepEqual(
    record?.members.map(({ name }) => name),
    ['Warsito', 'Siti Munirah', 'Rukayah'],
  )
})

test('a recipient list finds its people; whom nobody knows is listed and gets no line of aid', async () => {
  const id = await deliver(
    house,
    clerk,
    listPapers,
    {
      'penerima.csv': csv('recipients', [
        { nomor_induk_kependudukan: wife, nama: 'SITI MUNIROH' },
        {
          nomor_induk_kependudukan: '3399112201700003',
          nomor_kartu_keluarga: '3399112203120077',
          nama: 'SUKARDI',
        },
      ]),
    },
    second,
  )
  const { counts, status } = await detail(id)
  assert.equal(status, 'accepted')
  assert.deepEqual([counts?.matchedByNik, counts?.matchedByCard, counts?.unmatched], [1, 0, 1])
  const aid = await house.act(second, async (acting) => {
    const who = await findFamilyByIdentity(acting, wife)
    return who && (await getFamilyRecord(acting, who.familyId))?.aid
  })
  assert.deepEqual(
    aid?.map(({ programmeCode, period, amount, state }) => [programmeCode, period, amount, state]),
    [['pkh', '2026-T3', 600_000, 'Berhasil']],
  )
})

test('the list for the provider runs no formula and holds no number', async () => {
  const id = await deliver(house, clerk, extractPapers, {
    '=k.csv': csv('dtsen-family', [{ id_keluarga: '=HYPERLINK("x")', nomor_kartu_keluarga: '12' }]).replace(
      '"=HYPERLINK("x")"',
      '"=HYPERLINK(""x"")"',
    ),
    'p.csv': csv('dtsen-individual', [{ id_individu: '+1', nomor_kartu_keluarga: '3399112203120099' }]),
  })
  const { body } = await house.ask(second, contract.downloadProblems, { params: { id } })
  const text = String(body)
  assert.doesNotMatch(text, /HYPERLINK/)
  assert.match(text, /'=k\.csv,2,,id_keluarga,error,cell\.formula/)
  assert.match(text, /,'\+1,/)
  assert.doesNotMatch(text, /\d{16}/)
})

test('a machine that stops in the middle leaves nothing half done, and the work begins again', async () => {
  const many = Array.from({ length: 6_000 }, (_, at) => ({
    id_individu: `M-${at}`,
    id_keluarga: 'K-7',
    nomor_induk_kependudukan: `33991122018${String(50_000 + at).slice(0, 1)}${String(1001 + at)}`,
  }))
  const id = await opened()
  await upload(id, family.replace('K-1', 'K-7'))
  await upload(id, csv('dtsen-individual', many))
  assert.equal((await house.ask(clerk, contract.checkIntake, { params: { id } })).body.status, 'checking')
  const stopped = assert.rejects(workOnIntake(house.foundation, { intakeId: id }))
  const cut = await cutOff()
  await stopped
  assert.ok(cut > 0)
  // The family's file may be staged already; a batch of the persons is there whole or not at all.
  assert.equal((await detail(id)).status, 'checking')
  assert.ok((await stagedRows(id)) <= 1)

  await resumeIntakes(house.foundation)
  assert.ok((await waitingJobs(id)) > 0)
  await workOnIntake(house.foundation, { intakeId: id })
  const { status, counts } = await detail(id)
  assert.deepEqual([status, counts?.read], ['checked', 6_001])
})

async function onOwner<T extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: house.test.ownerUrl })
  await client.connect()
  try {
    return (await client.query<T>(sql, values)).rows
  } finally {
    await client.end()
  }
}

/** Ends the connection that writes rows, as a fallen machine would. */
async function cutOff(): Promise<number> {
  const client = new pg.Client({ connectionString: house.test.ownerUrl })
  await client.connect()
  try {
    for (const until = Date.now() + 20_000; Date.now() < until; ) {
      const ended = await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and usename like 'tanggap_app%'
            and (query like 'copy %' or query like 'insert into "intake_row"%' or query like 'create temp table%')
            and xact_start is not null`,
      )
      if (ended.rows.length > 0) return ended.rows.length
    }
    return 0
  } finally {
    await client.end()
  }
}

async function stagedRows(id: string): Promise<number> {
  const [row] = await onOwner<{ n: number }>(
    'select count(*)::int as n from intake_row where intake_id = $1',
    [id],
  )
  return row?.n ?? -1
}

async function waitingJobs(id: string): Promise<number> {
  const [row] = await onOwner<{ n: number }>(
    'select count(*)::int as n from graphile_worker.jobs where task_identifier = $1 and key = $2',
    [workJob, `${workJob}:${id}`],
  )
  return row?.n ?? -1
}
