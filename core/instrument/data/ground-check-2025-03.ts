import { familyFindingEntries, memberPresenceEntries } from '../finding-lists.ts'
import type { FindingEntry } from '../findings.ts'
import type { CodeList, Instrument, OptionGroup, Topic } from '../instrument.ts'
import type { Rule } from '../rule.ts'
import { houseChecks } from './checks-house.ts'
import { peopleChecks } from './checks-people.ts'
import { houseCodeLists } from './code-lists-house.ts'
import { personCodeLists } from './code-lists-person.ts'
import { allOf, both, is, isOneOf } from './phrasing.ts'
import { assetQuestions } from './questions-assets.ts'
import { closingQuestions } from './questions-closing.ts'
import { houseQuestions } from './questions-house.ts'
import { livelihoodQuestions } from './questions-livelihood.ts'
import { personQuestions } from './questions-person.ts'
import { placeQuestions } from './questions-place.ts'

const found: Rule = is('familyFinding', 'found')
const livesHere: Rule = allOf(found, isOneOf('presence', ['lives_here', 'new_member']))

/** In the order of the interview: people first, while the respondent is fresh; possessions late; photos last. */
const topics: readonly Topic[] = [
  {
    key: 'presence',
    subject: 'family',
    label: { id: 'Keberadaan', en: 'Presence' },
    intro: {
      id: 'Kenalkan diri, tunjukkan surat tugas, jelaskan tujuan kunjungan.',
      en: 'Introduce yourself, show your letter of assignment, say why you came.',
    },
  },
  {
    key: 'location',
    subject: 'family',
    label: { id: 'Alamat dan lokasi', en: 'Address and position' },
    relevant: found,
  },
  {
    key: 'members',
    subject: 'family',
    label: { id: 'Anggota keluarga', en: 'Members' },
    intro: {
      id: 'Minta Kartu Keluarga, lalu sebut nama satu per satu.',
      en: 'Ask for the family card, then say the names one by one.',
    },
    relevant: found,
  },
  { key: 'identity', subject: 'member', label: { id: 'Identitas', en: 'Identity' }, relevant: livesHere },
  { key: 'education', subject: 'member', label: { id: 'Pendidikan', en: 'Education' }, relevant: livesHere },
  {
    key: 'work',
    subject: 'member',
    label: { id: 'Pekerjaan dan usaha', en: 'Work and business' },
    relevant: livesHere,
  },
  {
    key: 'health',
    subject: 'member',
    label: { id: 'Kesehatan', en: 'Health' },
    intro: {
      id: 'Pertanyaan berikut pribadi. Pastikan tidak ada orang luar yang mendengar. Boleh tidak dijawab.',
      en: 'The next questions are private. Make sure no outsider listens. They may be left unanswered.',
    },
    relevant: livesHere,
  },
  { key: 'dwelling', subject: 'family', label: { id: 'Rumah', en: 'Dwelling' }, relevant: found },
  {
    key: 'waterSanitation',
    subject: 'family',
    label: { id: 'Air dan sanitasi', en: 'Water and sanitation' },
    relevant: found,
  },
  {
    key: 'energy',
    subject: 'family',
    label: { id: 'Listrik dan memasak', en: 'Electricity and cooking' },
    relevant: found,
  },
  {
    key: 'assets',
    subject: 'family',
    label: { id: 'Kepemilikan', en: 'Possessions' },
    intro: {
      id: 'Sebut satu per satu. Yang tidak dimiliki ditulis 0.',
      en: 'Name them one by one. What is not owned is written as 0.',
    },
    relevant: found,
  },
  { key: 'photos', subject: 'family', label: { id: 'Foto', en: 'Photos' }, relevant: found },
  { key: 'closing', subject: 'family', label: { id: 'Penutup', en: 'Closing' } },
]

/** Minutes are our estimates for a family of four; a campaign replaces them with what its pilot measures. */
const optionGroups: readonly OptionGroup[] = [
  {
    key: 'buildingDetail',
    label: { id: 'Rincian bangunan', en: 'Building detail' },
    why: {
      id: 'Jenis bangunan, bukti tanah, dan kondisi lantai, dinding, atap: untuk program perbaikan rumah.',
      en: 'Building type, proof of land, and condition of floor, wall and roof: for house improvement programmes.',
    },
    minutes: 2,
  },
  {
    key: 'programmeComponents',
    label: { id: 'Komponen program', en: 'Programme components' },
    why: {
      id: 'Kehamilan dan disabilitas berat: komponen PKH. Data kesehatan, dijaga ketat.',
      en: 'Pregnancy and severe disability: components of PKH. Health data, strictly guarded.',
    },
    minutes: 1,
  },
  {
    key: 'spending',
    label: { id: 'Pengeluaran', en: 'Spending' },
    why: {
      id: 'Listrik, pulsa, dan internet sebulan: dipakai pemeringkatan oleh BPS.',
      en: 'Electricity, phone credit and internet a month: used in the ranking by BPS.',
    },
    minutes: 2,
  },
  {
    key: 'income',
    label: { id: 'Pendapatan', en: 'Income' },
    why: {
      id: 'Pendapatan setiap anggota. Paling sering ditolak dan paling lama ditanyakan.',
      en: 'Income of each member. Refused most often, and takes longest to ask.',
    },
    minutes: 6,
  },
  {
    key: 'account',
    label: { id: 'Rekening', en: 'Accounts' },
    why: {
      id: 'Ada atau tidaknya rekening, untuk memilih cara penyaluran. Nomornya tidak pernah ditanyakan.',
      en: 'Whether there is an account, to choose how aid is paid. The number is never asked.',
    },
    minutes: 1,
  },
  {
    key: 'values',
    label: { id: 'Nilai sewa dan kendaraan', en: 'Rent and vehicle values' },
    why: {
      id: 'Perkiraan nilai sewa rumah, sepeda motor, dan mobil.',
      en: 'Estimated values of rent, motorcycles and cars.',
    },
    minutes: 2,
  },
  {
    key: 'smallAssets',
    label: { id: 'Tabung gas 3 kg', en: '3 kg gas cylinders' },
    why: { id: 'Untuk pendataan elpiji bersubsidi.', en: 'For the registration of subsidised LPG.' },
    minutes: 0.5,
  },
  {
    key: 'contact',
    label: { id: 'Nomor HP', en: 'Mobile numbers' },
    why: {
      id: 'Agar keluarga dapat dihubungi tentang datanya. Sukarela.',
      en: 'So that the family can be reached about its data. Voluntary.',
    },
    minutes: 1,
  },
  {
    key: 'bathroomPhoto',
    label: { id: 'Foto kamar mandi', en: 'Photo of the bathroom' },
    why: { id: 'Bukti sanitasi untuk program jamban.', en: 'Evidence of sanitation for toilet programmes.' },
    minutes: 1,
  },
  {
    key: 'cardPhoto',
    label: { id: 'Foto Kartu Keluarga', en: 'Photo of the family card' },
    why: {
      id: 'Bukti identitas, seperti pada ground check 2025. Memuat NIK semua anggota.',
      en: 'Evidence of identity, as in the ground check of 2025. Holds everyone’s NIK.',
    },
    minutes: 1,
  },
]

function codesOf(entries: Readonly<Record<string, FindingEntry<string>>>): CodeList {
  return {
    options: Object.values(entries).map(({ key, label, regsosek2022, fasih2026 }) => ({
      key,
      label,
      regsosek2022,
      fasih2026,
    })),
  }
}

/** Where this version comes from, for the document that is made of it. */
export const about = {
  title: both(['Ground check DTSEN, Maret 2025', 'DTSEN ground check, March 2025']),
  source:
    'The 39 variables (13 individual, 26 family) with official names: draft BPS regulation on DTSEN, annex IV.C. Codes: Regsosek 2022-K form and FASIH, "Pemutakhiran DTSEN PBI 2026" (both public). Wording of questions and help: our own.',
  notes: [
    both([
      'Daftar kode SIKSMA Maret 2025 tidak terbit untuk umum; kode di sini adalah yang terdekat yang terbuka.',
      'The code list of SIKSMA in March 2025 is not public; the codes here are the nearest that are.',
    ]),
    both([
      'Jalan dan kode pos tidak wajib: banyak rumah di desa tidak memilikinya.',
      'Street and postcode are optional: many village houses have neither.',
    ]),
    both([
      'Ditambahkan: bekerja seminggu terakhir (pembuka pertanyaan pekerjaan) dan sumber air mandi (untuk indikator air layak).',
      'Added: worked last week (opens the questions on work) and the source of bathing water (for the water indicator).',
    ]),
    both([
      'Jenis kloset dan pembuangan hanya ditanyakan bila fasilitas dipakai, seperti Regsosek; FASIH menanyakannya selalu.',
      'Toilet type and disposal are asked only when a facility is used, as in Regsosek; FASIH always asks.',
    ]),
  ],
} as const

export const groundCheck202503: Instrument = {
  id: 'dtsen-gc',
  version: 'dtsen-gc-2025-03',
  title: about.title,
  validFrom: '2025-03-01',
  source: about.source,
  topics,
  questions: [
    ...placeQuestions,
    ...personQuestions,
    ...livelihoodQuestions,
    ...houseQuestions,
    ...assetQuestions,
    ...closingQuestions,
  ],
  codeLists: {
    familyFinding: codesOf(familyFindingEntries),
    presence: codesOf(memberPresenceEntries),
    ...personCodeLists,
    ...houseCodeLists,
  },
  optionGroups,
  // Shape, missing answers and evidence are checked for every instrument, in `general-checks.ts`.
  checks: [...peopleChecks, ...houseChecks],
}
