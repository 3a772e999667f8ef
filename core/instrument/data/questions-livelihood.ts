import type { Question } from '../instrument.ts'
import { allOf, is, isAged, isOneOf, isOver, questionsOf } from './phrasing.ts'

const works = allOf(isAged(5), is('workedLastWeek', true))

/** How the members live: education, work, business, health. Official individual variables 9 to 13. */
export const livelihoodQuestions: readonly Question[] = [
  ...questionsOf('education', 'member', [
    {
      key: 'schoolParticipation',
      type: 'single',
      codeList: 'schoolParticipation',
      official: ['pendidikan (partisipasi sekolah)', 'ind-9'],
      regsosek: '412',
      fasih: 'r33',
      label: ['Partisipasi sekolah', 'School participation'],
      help: [
        'Sekolah, madrasah, kuliah, atau Paket A/B/C. "Masih sekolah" bila terdaftar dan ikut belajar. TK dan PAUD belum dihitung.',
        'School, madrasah, university, or Paket A/B/C. "Attending" when enrolled and taking part. Kindergarten does not count yet.',
      ],
      relevant: isAged(5),
    },
    {
      key: 'highestEducation',
      type: 'single',
      codeList: 'highestEducation',
      official: ['pendidikan (ijazah terakhir)', 'ind-9'],
      regsosek: '415',
      fasih: 'r34',
      label: ['Pendidikan tertinggi yang ditamatkan', 'Highest completed education'],
      help: [
        'Ijazah tertinggi yang dimiliki. Yang masih kelas 4 SD atau keluar di kelas 5 belum punya ijazah.',
        'The highest certificate held. A child in grade 4, or one who left in grade 5, has none.',
      ],
      relevant: allOf(isAged(5), isOneOf('schoolParticipation', ['attending', 'left'])),
    },
  ]),
  ...questionsOf('work', 'member', [
    {
      key: 'workedLastWeek',
      type: 'yesNo',
      official: ['bekerja seminggu terakhir'],
      regsosek: '416a',
      label: ['Bekerja seminggu terakhir', 'Worked in the last week'],
      help: [
        'Bekerja untuk upah, usaha sendiri, atau membantu usaha keluarga, paling sedikit satu jam dalam tujuh hari terakhir. Yang sedang cuti, sakit, atau menunggu panen tetap "Ya".',
        'Worked for pay, in an own business, or helped in the family’s, at least one hour in the last seven days. On leave, ill or between harvests still counts as "Yes".',
      ],
      script: [
        'Dalam tujuh hari terakhir, apakah [nama] bekerja atau membantu bekerja, walaupun hanya satu jam?',
        'In the last seven days, did [name] work or help with work, if only for one hour?',
      ],
      relevant: isAged(5),
    },
    {
      key: 'employmentStatus',
      type: 'single',
      codeList: 'employmentStatus',
      official: ['pekerjaan (status)', 'ind-10'],
      regsosek: '418',
      fasih: 'r37',
      label: ['Kedudukan dalam pekerjaan utama', 'Status in main job'],
      help: [
        'Pekerjaan utama adalah yang paling banyak waktunya. Tukang ukir dengan alat dan risiko sendiri: berusaha sendiri. Yang diupah harian berganti majikan: pekerja bebas.',
        'The main job takes the most time. A carver with own tools and at own risk is self-employed. One paid by the day by changing employers is a casual worker.',
      ],
      relevant: works,
    },
    {
      key: 'industry',
      type: 'single',
      codeList: 'industry',
      official: ['pekerjaan (lapangan usaha)', 'ind-10'],
      regsosek: '417',
      label: ['Lapangan usaha pekerjaan utama', 'Industry of main job'],
      help: [
        'Usaha tempat ia bekerja, bukan jabatannya. Sopir di pabrik mebel: industri pengolahan. Mebel, ukir, tenun, dan konveksi: industri pengolahan.',
        'What the place of work does, not the job. A driver at a furniture factory: manufacturing. Furniture, carving, weaving and garments: manufacturing.',
      ],
      relevant: works,
    },
    {
      key: 'businessCount',
      type: 'integer',
      min: 0,
      max: 20,
      official: ['kepemilikan_usaha (jumlah)', 'ind-11'],
      regsosek: '420',
      label: ['Jumlah usaha yang dimiliki', 'Number of businesses owned'],
      help: [
        'Usaha milik sendiri, sekecil apa pun: warung, jualan daring, ternak untuk dijual, bengkel. Tulis 0 bila tidak punya.',
        'Businesses of one’s own, however small: a stall, online selling, livestock for sale, a workshop. Write 0 when there is none.',
      ],
      relevant: isAged(5),
    },
    {
      key: 'businessIndustry',
      type: 'single',
      codeList: 'industry',
      official: ['kepemilikan_usaha (lapangan usaha)', 'ind-11'],
      regsosek: '421',
      label: ['Lapangan usaha dari usaha utama', 'Industry of main business'],
      help: [
        'Usaha yang paling banyak hasilnya. Warung dan jualan daring: perdagangan. Warung makan: akomodasi dan makan minum.',
        'The business that earns the most. Stalls and online selling: trade. Food stalls: accommodation and food.',
      ],
      relevant: allOf(isAged(5), isOver('businessCount', 0)),
    },
    ...(['job', 'business', 'other'] as const).flatMap((kind) => incomeQuestions(kind)),
    {
      key: 'account',
      type: 'single',
      codeList: 'account',
      official: ['rekening'],
      regsosek: '506',
      fasih: 'r40',
      label: ['Rekening aktif atau dompet digital', 'Active bank account or e-wallet'],
      help: [
        'Cukup punya atau tidak. Jangan pernah menanyakan nomor rekening, PIN, atau saldo.',
        'Only whether there is one. Never ask for the account number, PIN or balance.',
      ],
      relevant: isAged(17),
      optionGroup: 'account',
      sensitivity: 'specific',
    },
  ]),
  ...questionsOf('health', 'member', [
    {
      key: 'disability',
      type: 'multi',
      codeList: 'disability',
      official: ['penyandang_disabilitas', 'ind-12'],
      regsosek: '428',
      fasih: 'r38',
      label: ['Penyandang disabilitas', 'Disability'],
      help: [
        'Keterbatasan yang sudah lama dan mengganggu kegiatan sehari-hari. Boleh lebih dari satu. Tanyakan kepada orangnya sendiri atau pengasuhnya, jangan di depan tetangga.',
        'A lasting limitation that hinders daily life. More than one is possible. Ask the person or the carer, never in front of neighbours.',
      ],
      sensitivity: 'specific',
    },
    {
      key: 'severeDisability',
      type: 'yesNo',
      official: ['penyandang_disabilitas (berat)'],
      label: ['Disabilitas berat', 'Severe disability'],
      help: [
        'Tidak dapat makan, mandi, atau berpindah tempat tanpa dibantu orang lain sepanjang hari.',
        'Cannot eat, bathe or move about without another person’s help all day.',
      ],
      relevant: {
        all: [
          { not: { includes: [{ answer: 'disability' }, 'none'] } },
          { not: { isEmpty: { answer: 'disability' } } },
        ],
      },
      optionGroup: 'programmeComponents',
      sensitivity: 'specific',
    },
    {
      key: 'chronicIllness',
      type: 'multi',
      codeList: 'chronicIllness',
      official: ['penyakit_kronis', 'ind-13'],
      regsosek: '430',
      fasih: 'r39',
      label: ['Penyakit kronis/menahun', 'Chronic illness'],
      help: [
        'Penyakit yang pernah dinyatakan oleh tenaga kesehatan dan masih ada. Dengarkan jawabannya; jangan bacakan daftar penyakit satu per satu.',
        'Illness that a health worker has stated and that persists. Listen to the answer; do not read the list of illnesses aloud.',
      ],
      script: [
        'Apakah [nama] punya penyakit menahun menurut dokter, bidan, atau mantri? Bila tidak ingin menjawab, tidak apa-apa.',
        'Does [name] have a lasting illness, according to a doctor, midwife or nurse? It is fine not to answer.',
      ],
      sensitivity: 'specific',
    },
    {
      key: 'pregnant',
      type: 'yesNo',
      official: ['status_kehamilan'],
      regsosek: '410',
      label: ['Sedang hamil', 'Pregnant now'],
      help: [
        'Tanyakan langsung kepada yang bersangkutan, tanpa orang lain mendengar. Jangan menebak dari penampilan.',
        'Ask the woman herself, with nobody else listening. Never guess from looks.',
      ],
      relevant: { all: [{ eq: [{ answer: 'sex' }, 'female'] }, isAged(10, 54)] },
      optionGroup: 'programmeComponents',
      sensitivity: 'specific',
    },
  ]),
]

function incomeQuestions(kind: 'job' | 'business' | 'other') {
  const words = {
    job: { id: 'pekerjaan', en: 'jobs', item: 'r35a' },
    business: { id: 'usaha', en: 'businesses', item: 'r35b' },
    other: {
      id: 'sumber lain (kiriman, pensiun, sewa)',
      en: 'other sources (remittances, pension, rent)',
      item: 'r35c',
    },
  }[kind]
  const has = `${kind}Income`
  return [
    {
      key: has,
      type: 'single' as const,
      codeList: 'income',
      official: [`pendapatan (${kind})`] as const,
      fasih: words.item,
      label: [`Ada pendapatan dari ${words.id}`, `Has income from ${words.en}`] as const,
      help: [
        'Sebulan terakhir, uang atau barang. "Tidak tahu" boleh dipilih.',
        'In the last month, in money or in kind. "Do not know" may be chosen.',
      ] as const,
      relevant: isAged(5),
      optionGroup: 'income',
      sensitivity: 'specific' as const,
    },
    {
      key: `${has}Amount`,
      type: 'money' as const,
      min: 0,
      max: 1_000_000_000,
      official: [`pendapatan (${kind}, Rp)`] as const,
      fasih: words.item,
      unit: ['Rp sebulan', 'Rp a month'] as const,
      label: [`Pendapatan dari ${words.id} sebulan`, `Monthly income from ${words.en}`] as const,
      help: [
        'Rupiah penuh, bukan ribuan: dua juta ditulis 2000000. Bila tidak tetap, ambil rata-rata tiga bulan.',
        'Full rupiah, not thousands: two million is 2000000. If it varies, take the mean of three months.',
      ] as const,
      relevant: allOf(isAged(5), is(has, 'yes')),
      optionGroup: 'income',
      sensitivity: 'specific' as const,
    },
  ]
}
