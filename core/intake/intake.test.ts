import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { groundCheck202503 } from '../instrument/data/ground-check-2025-03.ts'
import { decide } from '../workflow/index.ts'
import {
  cellsOf,
  checkFamiliesAcross,
  checkPersonsAcross,
  counted,
  emptyTally,
  intakeWorkflow,
  isAccepted,
  type Layout,
  type LineProblems,
  lastDigitsLookLost,
  layoutOf,
  layouts,
  type PersonKeys,
  problem,
  problemCodes,
  type RowContext,
  readRow,
  recogniseLayout,
  writeCode,
} from './index.ts'

const { codeLists, questions } = groundCheck202503

const context: RowContext = {
  today: '2025-03-03',
  asOf: '2025-03-01',
  codeLists,
  villages: new Set(['3320112013']),
  regencyCode: '3320',
  inventedRegencyCodes: ['3399'],
  bounds: { south: -6.7963, north: -5.7254, west: 110.1632, east: 110.977 },
}

const person = {
  nomor_induk_kependudukan: '3399112201850001',
  nama: 'Warsito',
  nomor_kartu_keluarga: '3399112203120001',
  tanggal_lahir: '1985-01-22',
  jenis_kelamin: '1',
  status_hubungan_keluarga: '1',
  status_kawin: '2',
}

const family = {
  nomor_kartu_keluarga: '3399112203120001',
  nama_kepala_keluarga: 'Warsito',
  kode_kelurahan_desa: '33.20.11.2013',
  alamat: '',
  rt: '3',
  rw: '001',
  keluarga_dalam_rumah: '1',
}

const recipient = {
  nomor_induk_kependudukan: '3399116201850001',
  nomor_kartu_keluarga: '3399112203120001',
  nama: 'SUMIATI',
  kode_kelurahan_desa: '3320112013',
  periode: '2025-T1',
  nominal: '600000',
}

function codesOf(layout: Layout, cells: Record<string, string>): string[] {
  return readRow(layout, cells, context).problems.map(({ code }) => code)
}

const individual = layoutOf('dtsen-individual')
const families = layoutOf('dtsen-family')
const recipients = layoutOf('recipients')

test('every variable of a layout is a question of the questionnaire, or known not to be one', () => {
  const keys = new Set(questions.map(({ key }) => key))
  const framed = new Set([
    'providerFamilyId',
    'providerPersonId',
    'provinceName',
    'regencyName',
    'subdistrictName',
    'villageName',
    'latitude',
    'longitude',
    'membersOnCard',
    'installedPower',
    'meterNumbers',
    'officialDecile',
    'recordedOn',
    'address',
    'programme',
    'period',
    'amountRupiah',
    'paymentStatus',
  ])
  for (const { key, columns } of layouts) {
    for (const column of columns) {
      assert.ok(keys.has(column.key) || framed.has(column.key), `${key}: ${column.key}`)
      if (column.codeList !== undefined) assert.ok(codeLists[column.codeList], column.name)
    }
  }
})

test('a file is recognised whatever the order, case and spacing of its headings', () => {
  for (const layout of layouts) {
    const names = layout.columns.map(({ name }) => name)
    for (const header of [
      names,
      names.toReversed(),
      names.map((name) => ` ${name.toUpperCase().replaceAll('_', ' ')} `),
      ['\uFEFFcatatan', ...names],
    ]) {
      const recognised = recogniseLayout(header)
      assert.ok(recognised.ok, layout.key)
      assert.equal(recognised.layout.key, layout.key)
      assert.equal(recognised.places.size, layout.columns.length)
    }
  }
})

test('a file that cannot be read is refused with the reason in a sentence', () => {
  const names = families.columns.map(({ name }) => name)
  const refusals = [
    [[], 'intake.empty'],
    [['', ' '], 'intake.empty'],
    [['foo', 'bar', 'baz'], 'intake.layout-unknown'],
    [names.filter((name) => name !== 'mobil'), 'intake.columns-missing'],
    [[...names, 'no_kk'], 'intake.column-twice'],
  ] as const
  for (const [header, code] of refusals) {
    const recognised = recogniseLayout(header)
    assert.ok(!recognised.ok)
    assert.equal(recognised.refusal.code, code)
    assert.ok(recognised.refusal.sentence.id && recognised.refusal.sentence.en)
  }
  const missing = recogniseLayout(names.filter((name) => name !== 'mobil'))
  assert.ok(!missing.ok && missing.refusal.code === 'intake.columns-missing')
  assert.deepEqual(missing.refusal.columns, ['mobil'])
})

test('other headings are read as the same column and unknown ones are named', () => {
  const header = ['catatan', 'NIK', 'no_kk', 'nama penerima', 'kode_desa', 'periode', 'nominal']
  const recognised = recogniseLayout(header)
  assert.ok(recognised.ok)
  assert.deepEqual(recognised.ignored, ['catatan'])
  const cells = cellsOf(['x', '3399116201850001', '3399112203120001', 'SUMIATI'], recognised.places)
  assert.equal(cells.nama, 'SUMIATI')
  assert.equal(cells.nominal, '')
})

test('a good row becomes answers in the words of the questionnaire', () => {
  const read = readRow(
    families,
    {
      ...family,
      jenis_atap_terluas: '5',
      daya_terpasang: '1;2',
      id_meteran_PLN: '990110000000;99011000000',
      lintang: '-6.63',
      bujur: '110,70',
      luas_lantai: '42,5',
      sawah_kebun: '0.1250',
      desil: '3',
    },
    context,
  )
  assert.deepEqual(read.problems, [])
  assert.deepEqual(read.values, {
    familyCardNumber: '3399112203120001',
    headName: 'Warsito',
    village: '3320112013',
    rt: '003',
    rw: '001',
    familiesInDwelling: 1,
    roofMaterial: 'wood_shingle',
    electricityMeters: [
      { power: 'va450', idKind: 'customer', idNumber: '990110000000' },
      { power: 'va900', idKind: 'meter', idNumber: '99011000000' },
    ],
    position: {
      lat: -6.63,
      lon: 110.7,
      accuracyMetres: null,
      mode: 'manual',
      takenAt: '2025-03-01T00:00:00.000Z',
    },
    floorArea: 42.5,
    farmlandHectares: 0.125,
    officialDecile: 3,
  })
})

test('the same code means another roof in the other code system', () => {
  const fasih: Layout = { ...families, codeSystem: 'fasih2026' }
  const roof = (layout: Layout) =>
    readRow(layout, { ...family, jenis_atap_terluas: '5' }, context).values.roofMaterial
  assert.equal(roof(families), 'wood_shingle')
  assert.equal(roof(fasih), 'bamboo')
})

test('health is read as several choices, and as none when it says so', () => {
  const health = (cells: Record<string, string>) =>
    readRow(individual, { ...person, ...cells }, context).values
  assert.deepEqual(health({ penyandang_disabilitas: 'a;e', penyakit_kronis: '02;06' }).disability, [
    'physical',
    'sensory_hearing',
  ])
  assert.deepEqual(health({ penyandang_disabilitas: '38b' }).disability, ['mental'])
  assert.deepEqual(health({ penyandang_disabilitas: '0' }).disability, ['none'])
  assert.equal(health({ penyandang_disabilitas: '' }).disability, undefined)
  assert.deepEqual(health({ penyakit_kronis: '1' }).chronicIllness, ['none'])
})

test('what is written in codes is read back, except where an official code covers two options', () => {
  const coded = layouts.flatMap(({ columns }) =>
    columns.filter(({ codeList, codes }) => codeList !== undefined && codes === undefined),
  )
  const systems = ['regsosek2022', 'fasih2026'] as const
  fc.assert(
    fc.property(
      fc.constantFrom(...coded),
      fc.constantFrom(...systems),
      fc.nat(),
      (column, codeSystem, pick) => {
        const list = codeLists[column.codeList ?? '']
        assert.ok(list)
        const option = list.options[pick % list.options.length]
        assert.ok(option)
        const layout: Layout = { ...families, codeSystem, columns: [column] }
        const cell = writeCode(option.key, list, codeSystem)
        const { values, problems } = readRow(layout, { [column.name]: cell }, context)
        if (problems.some(({ code }) => code === 'code.ambiguous')) return
        const value = column.kind === 'codes' && column.key !== 'installedPower' ? [option.key] : option.key
        if (column.key === 'installedPower') assert.deepEqual(values.electricityMeters, [{ power: value }])
        else assert.deepEqual(values[column.key], value)
      },
    ),
    { numRuns: 1000 },
  )
})

test('every typical error of an extract is said with its code', () => {
  for (const [name, cells, expected] of [
    ['a good row', {}, []],
    ['NIK of 15 digits', { nomor_induk_kependudukan: '339911220185000' }, ['nik.length']],
    ['letter O for 0', { nomor_induk_kependudukan: '339911220185OOO1' }, ['nik.letters']],
    ["Excel's apostrophe", { nomor_induk_kependudukan: "'3399112201850001 " }, []],
    ['scientific notation', { nomor_induk_kependudukan: '3.39911E+15' }, ['nik.scientific']],
    ['no NIK', { nomor_induk_kependudukan: '' }, ['nik.empty']],
    ['a filler', { nomor_induk_kependudukan: '3333333333333333' }, ['nik.placeholder']],
    ['serial 0000', { nomor_induk_kependudukan: '3399112201850000' }, ['nik.serial_zero']],
    ['NIK of another regency', { nomor_induk_kependudukan: '3318112201850001' }, ['nik.other_region']],
    ['NIK in both columns', { nomor_kartu_keluarga: '3399112201850001' }, ['kk.equals_nik']],
    ["a woman's NIK as card", { nomor_kartu_keluarga: '3399116203120001' }, ['kk.probably_nik']],
    ['an empty name', { nama: '-' }, ['name.empty']],
    ['digits in the name', { nama: 'Wars1to' }, ['name.not_a_name']],
    ['sex against NIK', { jenis_kelamin: '2' }, ['nik.sex_mismatch']],
    ['another birth date', { tanggal_lahir: '1985-02-25' }, ['nik.birth_mismatch']],
    ['an impossible date', { tanggal_lahir: '31/02/1985' }, ['date.format']],
    ['a date to come', { tanggal_lahir: '2025-03-04' }, ['date.future']],
    ['day first', { tanggal_lahir: '22/01/1985' }, []],
    ['with a time', { tanggal_lahir: '1985-01-22 00:00:00' }, []],
    ['an unknown relation', { status_hubungan_keluarga: '77' }, ['code.unknown']],
    ['a relation that covers two', { status_hubungan_keluarga: '6' }, ['code.ambiguous']],
    ['no relation', { status_hubungan_keluarga: '' }, ['cell.empty']],
    ['a negative count', { jumlah_usaha: '-1' }, ['number.negative']],
    ['a word for a count', { jumlah_usaha: 'dua' }, ['number.format']],
    ['a formula for a name', { nama: '=HYPERLINK("http://x")' }, ['cell.formula']],
    ['a number kept as text by a formula', { nomor_induk_kependudukan: '="3399112201850001"' }, []],
  ] as const) {
    assert.deepEqual(codesOf(individual, { ...person, ...cells }), expected, name)
  }
  assert.deepEqual(
    codesOf(individual, {
      ...person,
      nomor_induk_kependudukan: '3399110307850001',
      tanggal_lahir: '1985-03-07',
    }),
    ['date.day_month_swapped'],
  )
  assert.deepEqual(
    codesOf(individual, {
      ...person,
      nomor_induk_kependudukan: '3399110101000001',
      tanggal_lahir: '1900-01-01',
    }),
    ['date.year_1900', 'nik.age_over_110'],
  )
})

test('a family row is checked for its place, its possessions and its size', () => {
  const nothingOwned = Object.fromEntries(families.columns.slice(-21, -2).map((column) => [column.name, '0']))
  for (const [name, cells, expected] of [
    ['a village before the split', { kode_kelurahan_desa: '3320092001' }, ['village.unknown']],
    ['a subdistrict as village', { kode_kelurahan_desa: '332009' }, ['village.format']],
    ['no village', { kode_kelurahan_desa: '' }, ['cell.empty']],
    ['an odd RT', { rt: '0003' }, ['rt_rw.format']],
    ['position 0, 0', { lintang: '0', bujur: '0' }, ['position.zero']],
    ['swapped position', { lintang: '110.7', bujur: '-6.6' }, ['position.swapped']],
    ['a position in Jakarta', { lintang: '-6.2', bujur: '106.8' }, ['position.outside']],
    ['decile 11', { desil: '11' }, ['decile.range']],
    ['no decile', { desil: '' }, ['decile.missing']],
    ['nothing owned', nothingOwned, ['assets.all_zero']],
    ['rooms for square metres', { luas_lantai: '3' }, ['floor_area.implausible']],
    ['a short meter number', { id_meteran_PLN: '123' }, ['meter.length']],
  ] as const) {
    assert.deepEqual(codesOf(families, { ...family, ...cells }), expected, name)
  }
  assert.equal(readRow(families, { ...family, lintang: '0', bujur: '0' }, context).values.position, undefined)
})

test('a code from before a split is known by the name of the village, where only one bears it', () => {
  const old = { ...family, kode_kelurahan_desa: '3320092001', kelurahan_desa: 'Kecapi' }
  const known = { ...context, villageNames: new Map([['KECAPI', '3320112013']]) }
  const { values, problems } = readRow(families, old, known)
  assert.deepEqual([values.village, problems.map(({ code }) => code)], ['3320112013', ['village.by_name']])
  const other = readRow(families, { ...old, kelurahan_desa: 'Jambu' }, known)
  assert.deepEqual(
    [other.values.village, other.problems.map(({ code }) => code)],
    [undefined, ['village.unknown']],
  )
  assert.deepEqual(codesOf(individual, { ...person, kode_kelurahan_desa: '3320092001' }), [
    'village.of_family',
  ])
})

test('an amount in thousands is noticed', () => {
  assert.deepEqual(codesOf(recipients, recipient), [])
  assert.deepEqual(codesOf(recipients, { ...recipient, nominal: '600' }), ['amount.probably_thousands'])
  assert.equal(
    readRow(recipients, { ...recipient, nominal: '1.475.000' }, context).values.amountRupiah,
    1_475_000,
  )
})

test('a problem never repeats what the cell holds', () => {
  const { problems } = readRow(individual, { ...person, nomor_induk_kependudukan: '33991122018500' }, context)
  assert.doesNotMatch(JSON.stringify(problems), /3399|Warsito/)
})

const row = (line: number, more: Partial<PersonKeys> = {}): PersonKeys => ({
  line,
  fingerprint: `row ${line}`,
  nik: `nik ${line}`,
  card: 'card a',
  name: `Orang ${line}`,
  isHead: line === 1,
  ...more,
})

function codesByLine(problems: LineProblems): Record<number, string[]> {
  return Object.fromEntries([...problems].map(([line, found]) => [line, found.map(({ code }) => code)]))
}

test('rows of individuals are compared with each other, and contradictions stay out on both sides', () => {
  for (const [name, rows, expected] of [
    ['an ordinary family', [row(1), row(2)], {}],
    ['a copied row', [row(1), row(2), row(2, { line: 3 })], { 3: ['duplicate.row'] }],
    [
      'two persons with one NIK',
      [row(1, { name: 'Sumiati' }), row(2, { nik: 'nik 1', name: 'Kasmin' })],
      { 1: ['duplicate.nik'], 2: ['duplicate.nik'] },
    ],
    [
      'one person on two cards, spelled otherwise',
      [
        row(1, { name: 'Soemiati' }),
        row(2, { nik: 'nik 1', name: 'Sumiyati', card: 'card b', isHead: true }),
      ],
      { 1: ['person.on_two_cards'], 2: ['person.on_two_cards'] },
    ],
    [
      'one person twice on a card',
      [row(1), row(2, { nik: 'nik 1', name: 'Orang 1' })],
      { 2: ['duplicate.row'] },
    ],
    ['no head', [row(2), row(3)], { 2: ['family.no_head'] }],
    ['two heads', [row(1), row(2, { isHead: true })], { 1: ['family.several_heads'] }],
    [
      'NIK and card swapped',
      [row(1), row(2, { nik: 'card a', card: 'nik 2', isHead: true })],
      { 2: ['kk.equals_nik'] },
    ],
  ] as const) {
    assert.deepEqual(codesByLine(checkPersonsAcross(rows)), expected, name)
  }
  assert.deepEqual(codesByLine(checkPersonsAcross([row(1)], new Set(['card b']))), {
    1: ['person.without_family'],
  })
})

test('a card number stands for one family', () => {
  const one = { line: 1, fingerprint: 'a', card: 'card a' }
  assert.deepEqual(codesByLine(checkFamiliesAcross([one, { ...one, line: 2, fingerprint: 'b' }])), {
    1: ['duplicate.card'],
    2: ['duplicate.card'],
  })
  assert.deepEqual(codesByLine(checkFamiliesAcross([one, { ...one, line: 2 }])), { 2: ['duplicate.row'] })
  assert.deepEqual(codesByLine(checkFamiliesAcross([one], new Set())), { 1: ['family.without_members'] })
})

test('a file whose NIKs mostly end in 0 was cut by a spreadsheet', () => {
  assert.equal(lastDigitsLookLost(15, 20), true)
  assert.equal(lastDigitsLookLost(10, 19), false)
  assert.equal(lastDigitsLookLost(100, 1000), false)
})

test('every row is counted: read is accepted plus with errors', () => {
  const found = fc.array(fc.constantFrom('nik.length', 'nik.sex_mismatch', 'nik.other_region'), {
    maxLength: 3,
  })
  fc.assert(
    fc.property(fc.array(found), (rows) => {
      const problems = rows.map((codes) => codes.map((code) => problem(code)))
      const tally = problems.reduce(counted, emptyTally)
      assert.equal(tally.read, rows.length)
      assert.equal(tally.accepted + tally.withErrors, tally.read)
      assert.equal(tally.accepted, problems.filter(isAccepted).length)
      assert.ok(tally.withWarnings <= tally.accepted)
    }),
  )
})

test('a SIKS-NG list comes alone: beside an extract it would complete what the other replaces', () => {
  const subject = {
    status: 'receiving',
    kind: 'dtsen',
    uploadedBy: 'a',
    layouts: ['siks-family', 'siks-individual'],
    acceptedRows: 5,
  } as const
  const operator = { accountId: 'a', role: 'data_operator' } as const
  assert.ok(decide(intakeWorkflow, 'check', subject, operator).ok)
  const mixed = decide(
    intakeWorkflow,
    'check',
    { ...subject, layouts: ['siks-family', 'dtsen-individual'] },
    operator,
  )
  assert.equal(mixed.ok ? '' : mixed.refusal.code, 'intake.partial-beside-whole')
  const second = { accountId: 'b', role: 'dinsos_verifier' } as const
  assert.ok(decide(intakeWorkflow, 'accept', { ...subject, status: 'checked' }, second).ok)
})

test('a code of BPS and an old one become the village of today, each with its word', () => {
  const other = {
    ...context,
    otherVillageCodes: new Map([
      ['3320070004', { village: '3320112013', system: 'bps' as const }],
      ['3320062054', { village: '3320112013', system: 'kemendagri' as const }],
    ]),
    bpsSubdistricts: new Map([['3320070', new Map([['KECAPI', '3320112013']])]]),
  }
  const read = (code: string, name = '') => {
    const { values, problems } = readRow(
      families,
      { ...family, kode_kelurahan_desa: code, kelurahan_desa: name },
      other,
    )
    return [values.village, problems.map((each) => each.code)]
  }
  assert.deepEqual(read('3320070004'), ['3320112013', ['village.bps']])
  assert.deepEqual(read('33.20.06.2054'), ['3320112013', ['village.old_code']])
  assert.deepEqual(read('3320070099', 'Kecapi'), ['3320112013', ['village.bps']], 'its subdistrict is public')
  assert.deepEqual(read('3320080099', 'Kecapi'), [undefined, ['village.unknown']], 'another subdistrict')
  const ofPerson = (code: string) =>
    readRow(individual, { ...person, kode_kelurahan_desa: code }, other).problems.map((each) => each.code)
  for (const code of ['3320070004', '33.20.06.2054', '3320070099'])
    assert.deepEqual(ofPerson(code), [], 'said of the family, not of each of its people')
  assert.deepEqual(ofPerson('3320092001'), ['village.of_family'])
})

test('the seven digits of BPS are a region too', () => {
  assert.deepEqual(codesOf(families, { ...family, kode_kecamatan: '3320070' }), [])
})

test('every rule says where it comes from, in both languages', () => {
  for (const code of problemCodes()) {
    const { sentence, source } = problem(code)
    for (const text of [sentence.id, sentence.en, source.id, source.en]) assert.ok(text.length > 5, code)
    assert.notEqual(source.id, source.en, code)
  }
})

test('rooms written for square metres are told by who lives there and how; a rented room is none', () => {
  const told = (cells: Record<string, string>) =>
    codesOf(families, { ...family, ...cells }).includes('floor_area.implausible')
  const owned = { status_kepemilikan_rumah: '1', jumlah_anggota_keluarga: '3' }
  const rented = { status_kepemilikan_rumah: '2', jumlah_anggota_keluarga: '2' }
  assert.deepEqual(
    ['7', '11', '12', '36'].map((luas_lantai) => told({ ...owned, luas_lantai })),
    [true, true, false, false],
  )
  assert.deepEqual(
    ['5', '6', '9'].map((luas_lantai) => told({ ...rented, luas_lantai })),
    [true, false, false],
  )
  assert.ok(
    told({ ...rented, jumlah_anggota_keluarga: '4', luas_lantai: '9' }),
    'nine square metres for four',
  )
  assert.ok(told({ ...owned, jumlah_anggota_keluarga: '8', luas_lantai: '15' }), 'under two a head')
})
