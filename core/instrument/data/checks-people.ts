import { familyFindings } from '../../registry/index.ts'
import type { Check } from '../instrument.ts'
import { allOf, anyOf, is, isAged, isOneOf } from './phrasing.ts'

/** The earliest age, in years, at which each level can ordinarily be completed. */
const earliestAge = [
  ['primary', 11],
  ['junior_secondary', 14],
  ['senior_secondary', 16],
  ['diploma', 18],
  ['bachelor', 20],
  ['postgraduate', 22],
] as const

/** About composition and identity. Those that intake makes too bear the same code and say the same words. */
export const peopleChecks: readonly Check[] = [
  {
    code: 'family.no_member',
    severity: 'error',
    subject: 'family',
    keys: ['presence'],
    message: familyFindings['family.no_member'].sentence,
    reportWhen: { eq: [{ membersWhere: { all: [] } }, 0] },
  },
  {
    code: 'family.no_head',
    severity: 'error',
    subject: 'family',
    keys: ['relationship'],
    message: familyFindings['family.no_head'].sentence,
    reportWhen: allOf(
      { gt: [{ membersWhere: { all: [] } }, 0] },
      { eq: [{ membersWhere: is('relationship', 'head') }, 0] },
    ),
  },
  {
    code: 'family.several_heads',
    severity: 'error',
    subject: 'family',
    keys: ['relationship'],
    message: familyFindings['family.several_heads'].sentence,
    reportWhen: { gt: [{ membersWhere: is('relationship', 'head') }, 1] },
  },
  {
    code: 'family.head_and_spouse_same_sex',
    severity: 'error',
    subject: 'member',
    keys: ['relationship', 'sex'],
    message: familyFindings['family.head_and_spouse_same_sex'].sentence,
    reportWhen: { procedure: 'headAndSpouseSameSex' },
  },
  {
    code: 'family.size_differs',
    severity: 'warning',
    subject: 'family',
    keys: ['presence'],
    message: familyFindings['family.size_differs'].sentence,
    reportWhen: allOf(
      { gt: [{ context: 'membersOnCard' }, 0] },
      { not: { eq: [{ membersWhere: { all: [] } }, { context: 'membersOnCard' }] } },
    ),
  },
  {
    code: 'family.head_under_17',
    severity: 'warning',
    subject: 'member',
    keys: ['relationship', 'birthDate'],
    message: familyFindings['family.head_under_17'].sentence,
    reportWhen: allOf(is('relationship', 'head'), { lt: [{ ageFrom: 'birthDate' }, 17] }),
  },
  {
    code: 'family.spouse_not_married',
    severity: 'warning',
    subject: 'member',
    keys: ['relationship', 'maritalStatus'],
    message: familyFindings['family.spouse_not_married'].sentence,
    reportWhen: allOf(
      is('relationship', 'spouse'),
      isOneOf('maritalStatus', ['single', 'divorced', 'widowed']),
    ),
  },
  {
    code: 'family.married_under_16',
    severity: 'warning',
    subject: 'member',
    keys: ['maritalStatus', 'birthDate'],
    message: familyFindings['family.married_under_16'].sentence,
    reportWhen: allOf(isOneOf('maritalStatus', ['married', 'divorced', 'widowed']), {
      lt: [{ ageFrom: 'birthDate' }, 16],
    }),
  },
  {
    code: 'family.child_too_old',
    severity: 'warning',
    subject: 'member',
    keys: ['relationship', 'birthDate'],
    message: familyFindings['family.child_too_old'].sentence,
    reportWhen: { procedure: 'childTooOldForHead' },
  },
  {
    code: 'family.parent_too_young',
    severity: 'warning',
    subject: 'member',
    keys: ['relationship', 'birthDate'],
    message: {
      id: 'Orang tua ini kurang dari 12 tahun lebih tua daripada kepala keluarga. Sesuai kondisi lapangan?',
      en: 'This parent is less than 12 years older than the head. Is that so in the field?',
    },
    reportWhen: { procedure: 'parentTooYoungForHead' },
  },
  {
    code: 'birth.in_future',
    severity: 'error',
    subject: 'member',
    keys: ['birthDate'],
    message: {
      id: 'Tanggal lahir ada di masa depan. Periksa tahunnya.',
      en: 'The date of birth lies in the future. Check the year.',
    },
    reportWhen: { procedure: 'birthDateInFuture' },
  },
  {
    code: 'nik.structure',
    severity: 'warning',
    subject: 'member',
    keys: ['nik'],
    message: {
      id: 'Susunan NIK perlu diperiksa.',
      en: 'The structure of the NIK needs a look.',
    },
    reportWhen: { procedure: 'nikStructure' },
  },
  {
    code: 'kk.structure',
    severity: 'warning',
    subject: 'family',
    keys: ['familyCardNumber'],
    message: {
      id: 'Susunan nomor KK perlu diperiksa.',
      en: 'The structure of the family card number needs a look.',
    },
    reportWhen: { procedure: 'cardStructure' },
  },
  {
    code: 'nik.twice_in_family',
    severity: 'error',
    subject: 'member',
    keys: ['nik'],
    message: {
      id: 'NIK ini sudah dipakai anggota lain di keluarga ini. Cocokkan dengan KTP masing-masing.',
      en: 'Another member of this family has the same NIK. Compare with each KTP.',
    },
    reportWhen: { procedure: 'nikTwiceInFamily' },
  },
  {
    code: 'nik.in_another_family',
    severity: 'warning',
    subject: 'member',
    keys: ['nik'],
    message: {
      id: 'NIK ini juga tercatat di keluarga lain. Sesuai kondisi lapangan? Tulis KK mana yang benar.',
      en: 'This NIK is also recorded in another family. Is that so? Write which family card is right.',
    },
    reportWhen: { procedure: 'nikInAnotherFamily' },
  },
  {
    code: 'school.age_unlikely',
    severity: 'warning',
    subject: 'member',
    keys: ['schoolParticipation', 'birthDate'],
    message: {
      id: 'Masih sekolah pada umur lebih dari 25 tahun. Sesuai kondisi lapangan?',
      en: 'Attending school at over 25. Is that so in the field?',
    },
    reportWhen: allOf(is('schoolParticipation', 'attending'), { gt: [{ ageFrom: 'birthDate' }, 25] }),
  },
  {
    code: 'school.level_too_early',
    severity: 'warning',
    subject: 'member',
    keys: ['highestEducation', 'birthDate'],
    message: {
      id: 'Ijazah ini tidak lazim untuk umurnya. Yang dicatat adalah ijazah yang sudah dimiliki.',
      en: 'This certificate is unusual at that age. Record the certificate already held.',
    },
    reportWhen: anyOf(
      ...earliestAge.map(([level, age]) =>
        allOf(is('highestEducation', level), { lt: [{ ageFrom: 'birthDate' }, age] }),
      ),
    ),
  },
  {
    code: 'work.child',
    severity: 'warning',
    subject: 'member',
    keys: ['workedLastWeek', 'birthDate'],
    message: {
      id: 'Anak di bawah 13 tahun tercatat bekerja. Sesuai kondisi lapangan?',
      en: 'A child under 13 is recorded as working. Is that so in the field?',
    },
    reportWhen: allOf(is('workedLastWeek', true), { lt: [{ ageFrom: 'birthDate' }, 13] }),
  },
  {
    code: 'pregnancy.age_unlikely',
    severity: 'warning',
    subject: 'member',
    keys: ['pregnant', 'birthDate'],
    message: {
      id: 'Hamil pada umur di bawah 15 atau di atas 49 tahun. Pastikan dengan hati-hati.',
      en: 'Pregnant at under 15 or over 49. Make sure, with care.',
    },
    reportWhen: allOf(is('pregnant', true), { not: isAged(15, 49) }),
  },
  {
    code: 'aid.public_employee',
    severity: 'warning',
    subject: 'member',
    keys: ['employmentStatus'],
    message: {
      id: 'ASN, TNI, Polri, pegawai BUMN/BUMD, atau pejabat di keluarga penerima bantuan. Sesuai kondisi lapangan?',
      en: 'A public employee or official in a family that receives aid. Is that so in the field?',
    },
    reportWhen: allOf(is('employmentStatus', 'public_employee'), {
      eq: [{ context: 'receivesAid' }, true],
    }),
  },
]
