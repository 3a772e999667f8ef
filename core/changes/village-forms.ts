import type { Bilingual } from '../instrument/index.ts'
import type { ChangeKind } from './kinds.ts'

/** One thing the village states about an event. Keys are the questionnaire's where it asks the same. */
export interface VillageField {
  readonly key: string
  readonly label: Bilingual
  readonly form: 'text' | 'date' | 'digits' | 'sex' | 'relationship' | 'village'
  readonly required: boolean
  readonly subject: 'family' | 'member'
  readonly sensitivity: 'general' | 'identity'
}

export interface VillageForm {
  /** Whom it is about: a member of a family, a family, or a family not yet in the register. */
  readonly about: 'member' | 'family' | 'nobody yet'
  readonly fields: readonly VillageField[]
}

const name = field('name', { id: 'Nama lengkap', en: 'Full name' }, 'text', 'identity')
const nik = {
  ...field('nik', { id: 'NIK (bila sudah ada)', en: 'NIK (if there is one)' }, 'digits', 'identity'),
  required: false,
}
const birthDate = field('birthDate', { id: 'Tanggal lahir', en: 'Date of birth' }, 'date', 'identity')
const sex = field('sex', { id: 'Jenis kelamin', en: 'Sex' }, 'sex')
const relationship = field(
  'relationship',
  { id: 'Hubungan dengan kepala keluarga', en: 'Relationship to the head' },
  'relationship',
)

/** What a village operator may propose without a visit, and what each proposal must say. */
export const villageForms = {
  member_died: {
    about: 'member',
    fields: [
      field('deathDate', { id: 'Tanggal meninggal', en: 'Date of death' }, 'date'),
      optional('deathProof', {
        id: 'Nomor surat keterangan kematian',
        en: 'Number of the death certificate',
      }),
    ],
  },
  member_left: {
    about: 'member',
    fields: [
      field('leftDate', { id: 'Tanggal pindah', en: 'Date of leaving' }, 'date'),
      field('destination', { id: 'Pindah ke', en: 'Moved to' }, 'text'),
    ],
  },
  member_born: { about: 'family', fields: [name, sex, birthDate, relationship, nik].map(ofMember) },
  member_joined: {
    about: 'family',
    fields: [
      ...[name, nik, sex, birthDate, relationship].map(ofMember),
      ofMember(field('joinedDate', { id: 'Tanggal masuk', en: 'Date of joining' }, 'date')),
    ],
  },
  family_moved_within: {
    about: 'family',
    fields: [
      field('movedDate', { id: 'Tanggal pindah', en: 'Date of moving' }, 'date'),
      field('village', { id: 'Pindah ke desa/kelurahan', en: 'Village moved to' }, 'village'),
    ],
  },
  family_restored: {
    about: 'family',
    fields: [field('foundDate', { id: 'Diketahui kembali pada', en: 'Known again since' }, 'date')],
  },
  new_family: {
    about: 'nobody yet',
    fields: [
      { ...name, key: 'headName', label: { id: 'Nama kepala keluarga', en: 'Name of the head' } },
      field('familyCardNumber', { id: 'Nomor KK', en: 'Family card number' }, 'digits', 'identity'),
      optional('hamlet', { id: 'Dusun/dukuh', en: 'Hamlet' }),
      field('rt', { id: 'RT', en: 'RT' }, 'digits'),
      field('rw', { id: 'RW', en: 'RW' }, 'digits'),
      optional('street', { id: 'Jalan dan nomor rumah', en: 'Street and number' }),
      ...[{ ...nik, label: { id: 'NIK kepala keluarga', en: 'NIK of the head' }, required: true }].map(
        ofMember,
      ),
      ...[sex, birthDate].map(ofMember),
    ],
  },
} as const satisfies Partial<Record<ChangeKind, VillageForm>>

export type VillageKind = keyof typeof villageForms
export const villageKinds = Object.keys(villageForms) as VillageKind[]

/** A date must be a day that exists and is not to come; digits must be digits; what is required must be there. */
export function missingInForm(kind: VillageKind, stated: Readonly<Record<string, string>>): string[] {
  const { fields }: VillageForm = villageForms[kind]
  return fields.filter((one) => one.required && !stated[one.key]?.trim()).map((one) => one.key)
}

function field(
  key: string,
  label: Bilingual,
  form: VillageField['form'],
  sensitivity: VillageField['sensitivity'] = 'general',
): VillageField {
  return { key, label, form, required: true, subject: 'family', sensitivity }
}

function optional(key: string, label: Bilingual): VillageField {
  return { ...field(key, label, 'text'), required: false }
}

function ofMember(one: VillageField): VillageField {
  return { ...one, subject: 'member' }
}

/**
 * What the register knows of a former member already, in the words of the form by which they come back: only the rest
 * is asked. A person recorded as dead or gone by mistake returns by this, as a later change.
 */
export function knownOfReturning(member: {
  readonly name: string
  readonly sex: string
  readonly birthDate: string | null
  readonly relationship: string
}): Readonly<Record<string, string>> {
  return {
    name: member.name,
    relationship: member.relationship,
    ...(member.sex !== 'unknown' && { sex: member.sex }),
    ...(member.birthDate !== null && { birthDate: member.birthDate }),
  }
}
