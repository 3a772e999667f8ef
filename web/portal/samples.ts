import type { ChangeView, FamilyView, PortalBody, ValueView } from '@tanggap/contract/portal'
import type { Bilingual } from '@tanggap/contract/refusal'
import { regencyHours, type TicketKind, ticketKindRule, ticketKinds } from '@tanggap/core/citizens'
import { codeOutline } from '@tanggap/core/regions'

/**
 * One of each page as heavy as it gets in real use, invented from end to end: the build weighs them, since what
 * counts on 2G is not the lightest page but the one a large family opens.
 */
const words = (id: string): Bilingual => ({ id, en: id })
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at))

const moment = '2026-11-23T02:00:00.000Z'

const value = (index: number): ValueView => ({
  key: `isian${index}`,
  label: words(`Bahan bangunan utama nomor ${index} yang terluas`),
  value: words(index % 3 ? `Kayu jati kualitas ${index}` : 'Keramik atau ubin'),
  source: words('Disahkan kabupaten 3 Maret 2026, belum masuk DTSEN'),
  notYetInDtsen: index % 4 === 0,
})

const change = (index: number): ChangeView => ({
  key: `perubahan${index}`,
  number: `UP-2026-00${index}`,
  kind: words('Perbaikan isian keluarga'),
  status: {
    title: words('Diperiksa Dinas Sosial'),
    text: words('Petugas kedua memeriksanya paling lama 5 hari kerja.'),
  },
  open: index < 3,
  proposedAt: moment,
  dueAt: moment,
  late: index === 1,
  who: words('Verifikator Dinas Sosial kabupaten'),
  reason: index > 8 ? 'Alamat tidak ditemukan saat kunjungan.' : null,
  items: many(4, (at) => ({
    key: `${index} ${at}`,
    about: 'KELUARGA REKAAN',
    label: words(`Isian ke-${at}`),
    from: words('Keramik'),
    to: words('Tanah'),
  })),
  firstRecorded: index,
})

const family: FamilyView = {
  headName: 'WARSITO REKAAN BIN SUDARMO',
  place: 'Krajan RT 002/RW 001, Kecapi',
  status: 'active',
  members: many(9, (at) => ({
    key: `orang${at}`,
    name: `ANGGOTA REKAAN ${at}`,
    relationship: words('Anak'),
  })),
  aid: many(4, (at) => ({
    key: `bantuan${at}`,
    title: words('Program Keluarga Harapan (PKH)'),
    period: `2026-T${at + 1}`,
    state: words('Tercantum sebagai penerima'),
    receives: true,
    amount: 750_000,
    source: words('Daftar penerima dari program, diterima 3 Maret 2026'),
  })),
  aidReason: words('Keluarga Anda ada di daftar penerima dari Kementerian Sosial.'),
  decile: { value: 2, version: 'DTSEN Februari 2026' },
  groups: [
    ...many(6, (at) => ({ key: `topik${at}`, title: words(`Topik ${at}`), values: many(11, value) })),
    ...many(9, (at) => ({
      key: `anggota${at}`,
      title: words(`ANGGOTA REKAAN ${at}`),
      values: many(16, value),
    })),
  ],
  specific: 'shown',
  recheck: null,
  visit: { at: moment, finding: words('Ditemukan dan diwawancarai'), approved: true },
  changes: many(12, change),
  tickets: many(6, (at) => ({
    number: `JT-7K3M-92QF-${at}`,
    kind: words('Ada bayi lahir'),
    status: words('Sudah dijawab'),
    receivedAt: moment,
    waiting: at < 2,
  })),
  looks: many(120, (at) => ({
    key: `lihat${at}`,
    day: `2026-${String(1 + (at % 11)).padStart(2, '0')}-10`,
    office: words(at % 2 ? 'Operator desa' : 'Verifikator Dinsos'),
    what: words('membaca data keluarga'),
    times: at,
  })),
  readAt: moment,
  endsAt: moment,
}

const villages = many(18, (at) => ({
  code: `33201120${String(at).padStart(2, '0')}`,
  name: `Desa Rekaan ${at}`,
}))
const parts = villages.map(({ code }, at) => ({
  key: code,
  part: at === 3 ? { fewerThan: 10 } : { shown: 215 + at * 5 },
  whole: { shown: 1250 + at * 15 },
}))
const total = { key: 'total', part: { shown: 4100 }, whole: { shown: 24_000 } }
const times = { answered: 88, late: 4, median: { days: 3 }, p90: { days: 9 } }

const figures = {
  asOf: moment,
  since: '2025-11-23',
  families: { places: parts, total },
  reports: { places: parts, total },
  kinds: (Object.keys(ticketKinds) as TicketKind[]).map((kind) => ({
    kind,
    received: { shown: 120 },
    times,
  })),
  all: times,
}

/** A ticket that went back and forth for months. */
const lines = many(14, (at) => ({
  key: `baris${at}`,
  at: moment,
  title: words('Dinas Sosial menjawab laporan Anda'),
  text: words('Anda dapat menambah keterangan sampai 26 November 2026.'),
  note: 'Rekaan '.repeat(40),
  by: at % 2 ? ('citizen' as const) : ('office' as const),
}))

const now = { title: words('Menunggu keterangan Anda'), text: words('Tulis jawaban Anda di bawah ini.') }

const question = ticketKindRule('house_changed').questions[0]

export const samples: readonly PortalBody[] = [
  { page: 'home', draft: true },
  { page: 'about' },
  { page: 'channels' },
  { page: 'figures', figures },
  {
    page: 'villages',
    subdistricts: villages,
    chosen: villages[0]?.code ?? '',
    villages,
    figures,
    outlines: villages.map(({ code }, at) => ({
      code,
      outline: codeOutline([
        many(1, () =>
          many(
            40,
            (turn) =>
              [
                110.6 + (at % 5) / 40 + Math.cos(turn / 6.4) / 100,
                -6.6 - Math.floor(at / 5) / 40 + Math.sin(turn / 6.4) / 90,
              ] as const,
          ),
        ),
      ]),
      estimate: at > 14,
    })),
    bordersFrom: { source: 'Peta batas desa rekaan', licence: 'Uji' },
  },
  {
    page: 'village',
    village: {
      code: '3320112000',
      name: 'Rekaan',
      kind: 'desa',
      subdistrict: 'Tahunan',
      subdistrictCode: '332011',
    },
    desk: {
      villageCode: '3320112000',
      place: 'Balai Desa Rekaan',
      hours: [...regencyHours.week],
      phone: '',
      note: 'Antre di teras.',
      kept: true,
      keptAt: moment,
      version: 1,
    },
    figures,
  },
  {
    page: 'status-form',
    nik: '',
    code: '',
    errors: [],
    gate: { challenge: 'x'.repeat(500), wait: 'y'.repeat(200), waitMinutes: 2 },
  },
  { page: 'status-uniform' },
  { page: 'code-ask', nik: '', errors: [] },
  { page: 'code-enter', errors: [] },
  { page: 'family', family },
  { page: 'report-begin', draft: true, kind: '' },
  {
    page: 'question',
    question: {
      step: 'desa',
      number: 5,
      of: 10,
      title: question?.label ?? words(''),
      fields: [
        {
          name: 'desa',
          label: words('Desa'),
          required: true,
          value: '',
          form: 'select',
          choices: villages.map(({ code, name }) => ({ key: code, label: words(name) })),
        },
      ],
      errors: [{ field: 'desa', message: words('Pilih salah satu jawaban.') }],
      returning: false,
    },
  },
  {
    page: 'report-check',
    urgent: true,
    rows: many(11, (at) => ({
      label: words(`Isian ${at}`),
      value: words('Cerita '.repeat(60)),
      href: '/lapor',
    })),
  },
  {
    page: 'report-done',
    receipt: {
      number: 'JT-7K3M-92QF-X',
      pin: '123456',
      receivedAt: moment,
      verifyBy: '2026-11-26',
      followUpBy: '2026-12-03',
      statusAnswer: words(
        'Bila data cocok, ambil hasilnya di balai desa dengan KTP, paling lambat 26 November 2026.',
      ),
    },
  },
  { page: 'track-form', number: '', errors: [] },
  { page: 'draft-open', number: '', errors: [] },
  { page: 'draft-kept', kept: { number: 'JT-7K3M-92QF-X', pin: '123456', until: moment } },
  { page: 'track-nothing' },
  {
    page: 'ticket',
    ticket: {
      number: 'JT-7K3M-92QF-X',
      kind: words('Rumah atau lantai berubah'),
      receivedAt: moment,
      status: 'answered',
      now,
      who: words('Operator desa'),
      dueAt: moment,
      late: true,
      confidential: false,
      lines,
      may: ['giveMore', 'reopen', 'appeal', 'withdraw', 'close'],
      contestableUntil: moment,
      appealableUntil: moment,
      renunciation: { stand: 'to-confirm', coolingUntil: moment },
    },
    errors: [],
    typed: 'Rekaan '.repeat(100),
  },
  {
    page: 'sealed',
    sealed: {
      view: 'ticket',
      ticket: {
        number: 'JS-7K3M-92QF-X',
        receivedAt: moment,
        now,
        dueAt: moment,
        late: true,
        pressed: true,
        contestableUntil: moment,
        may: ['addWords', 'press', 'reopen', 'withdraw', 'close'],
        lines,
      },
      errors: [],
      typed: 'Rekaan '.repeat(100),
      act: 'addWords',
    },
  },
  {
    page: 'recheck-reply',
    reply: {
      visitedOn: '2026-11-20',
      replyUntil: '2026-12-04',
      fields: many(6, (at) => ({
        name: `jawab${at}`,
        label: words('Apakah yang dicatat petugas sesuai keadaan?'),
        required: true,
        value: 'Rekaan '.repeat(60),
        form: 'story' as const,
        longest: 1000,
      })),
      errors: [],
    },
  },
]
