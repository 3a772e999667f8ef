import { ageOn, daysInMonth, isDate } from '../calendar/index.ts'
import { cleanDigits, type DigitsRefusal } from './clean-digits.ts'
import { type Finding, type FindingTable, findingFrom } from './finding.ts'

declare const nikBrand: unique symbol

/** A national identity number: sixteen digits. Whether it is true only the civil registry (Dukcapil) can say. */
export type Nik = string & { readonly [nikBrand]: 'nik' }

export type Sex = 'male' | 'female'

export type ParsedNik =
  | { readonly ok: true; readonly nik: Nik; readonly cleaned: boolean }
  | { readonly ok: false; readonly refusal: DigitsRefusal }

/** Reads a NIK from a form or a spreadsheet cell; see `cleanDigits` for what is repaired and what is refused. */
export function parseNik(raw: string): ParsedNik {
  const result = cleanDigits(raw)
  if (!result.ok) return result
  if (!isNik(result.digits))
    return { ok: false, refusal: { code: 'digits.length', found: result.digits.length } }
  return { ok: true, nik: result.digits, cleaned: result.cleaned }
}

export function isNik(text: string): text is Nik {
  return /^\d{16}$/.test(text)
}

/** What else is known about the person; every fact given is compared. */
export interface NikFacts {
  readonly birthDate?: string
  readonly sex?: Sex
  /** Four digits of the regency that keeps this registry. */
  readonly regencyCode?: string
  /** Codes of two, four or six digits that exist or once existed. Without it only the province range is checked. */
  readonly knownRegions?: ReadonlySet<string>
  readonly today: string
}

export type NikFindingCode =
  | 'nik.placeholder'
  | 'nik.date_impossible'
  | 'nik.serial_zero'
  | 'nik.region_unknown'
  | 'nik.sex_mismatch'
  | 'nik.birth_mismatch'
  | 'nik.age_over_110'
  | 'nik.other_region'

/**
 * Structure of a NIK: PP KK CC DDMMYY SSSS, day + 40 for women. A mismatch with the person's data is only a
 * warning: a NIK is for life and stays valid when its embedded date or sex is wrong (PP 40/2019 Ps. 30(2)).
 * There is no check digit.
 */
export function checkNik(nik: Nik, facts: NikFacts): readonly Finding<NikFindingCode>[] {
  if (isPlaceholder(nik)) return [findingFrom(nikFindings, 'nik.placeholder')]
  const codes: NikFindingCode[] = []
  if (encodedDates(nik).length === 0) codes.push('nik.date_impossible')
  if (nik.endsWith('0000')) codes.push('nik.serial_zero')
  if (!regionIsKnown(nik, facts.knownRegions)) codes.push('nik.region_unknown')
  codes.push(...personMismatches(nik, facts))
  if (facts.regencyCode !== undefined && !nik.startsWith(facts.regencyCode)) codes.push('nik.other_region')
  return codes.map((code) => findingFrom(nikFindings, code))
}

/** Sex as the number tells it: days 41 to 71 are women's. */
export function sexInNik(nik: Nik): Sex {
  return Number(nik.slice(6, 8)) > 40 ? 'female' : 'male'
}

/**
 * Birth date as the number tells it. Two-digit years leave the century open: it is the one nearest to the
 * stated birth date, else the latest that is not in the future.
 */
export function birthDateInNik(nik: Nik, context: { today: string; stated?: string }): string | undefined {
  const dates = encodedDates(nik)
  const { stated, today } = context
  if (stated !== undefined) return dates.toSorted((a, b) => yearsApart(a, stated) - yearsApart(b, stated))[0]
  return dates.findLast((date) => date <= today)
}

/** All the same digit, or a counted row of keys: what people type to get past a field. */
export function isPlaceholder(digits: string): boolean {
  if (/^(\d)\1{15}$/.test(digits) || /^0{6}/.test(digits)) return true
  return '12345678901234567890123456'.includes(digits) || '98765432109876543210987654'.includes(digits)
}

function encodedDates(nik: Nik): string[] {
  const coded = Number(nik.slice(6, 8))
  const day = coded > 40 ? coded - 40 : coded
  const month = Number(nik.slice(8, 10))
  return [1900, 2000]
    .map((century) => century + Number(nik.slice(10, 12)))
    .filter((year) => day >= 1 && day <= daysInMonth(year, month))
    .map((year) => `${year}-${nik.slice(8, 10)}-${String(day).padStart(2, '0')}`)
}

function personMismatches(nik: Nik, { birthDate, sex, today }: NikFacts): NikFindingCode[] {
  const codes: NikFindingCode[] = []
  const dates = encodedDates(nik)
  if (sex !== undefined && dates.length > 0 && sex !== sexInNik(nik)) codes.push('nik.sex_mismatch')
  if (birthDate === undefined || !isDate(birthDate)) return codes
  if (dates.length > 0 && !dates.includes(birthDate)) codes.push('nik.birth_mismatch')
  if (ageOn(birthDate, today) > 110) codes.push('nik.age_over_110')
  return codes
}

function regionIsKnown(nik: Nik, known: ReadonlySet<string> | undefined): boolean {
  const province = Number(nik.slice(0, 2))
  if (province < 11 || province > 96) return false
  return known === undefined || known.has(nik.slice(0, 6)) || known.has(nik.slice(0, 4))
}

function yearsApart(a: string, b: string): number {
  return Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4)))
}

export const nikFindings: FindingTable<NikFindingCode> = {
  'nik.placeholder': {
    severity: 'error',
    sentence: {
      id: 'NIK ini angka isian (misalnya semua angka sama). Tulis NIK dari KTP atau KK.',
      en: 'This NIK is a filler (for example one digit repeated). Enter the NIK from the identity or family card.',
    },
  },
  'nik.date_impossible': {
    severity: 'error',
    sentence: {
      id: 'Tanggal di dalam NIK tidak ada di kalender. Periksa angka ke-7 sampai ke-12.',
      en: 'The date inside the NIK does not exist. Check digits 7 to 12.',
    },
  },
  'nik.serial_zero': {
    severity: 'error',
    sentence: {
      id: 'Empat angka terakhir NIK 0000. Nomor urut mulai dari 0001; mungkin NIK sementara.',
      en: 'The last four digits of the NIK are 0000. Serial numbers start at 0001; it may be a temporary number.',
    },
  },
  'nik.region_unknown': {
    severity: 'warning',
    sentence: {
      id: 'Kode wilayah di awal NIK tidak dikenal. Bisa jadi wilayah lama; cocokkan dengan KTP.',
      en: 'The region code at the start of the NIK is unknown. It may be an old region; compare with the card.',
    },
  },
  'nik.sex_mismatch': {
    severity: 'warning',
    sentence: {
      id: 'Jenis kelamin tidak sama dengan yang tersirat di NIK. NIK tetap berlaku; cocokkan dengan KTP.',
      en: 'The sex differs from the one inside the NIK. The NIK stays valid; compare with the card.',
    },
  },
  'nik.birth_mismatch': {
    severity: 'warning',
    sentence: {
      id: 'Tanggal lahir tidak sama dengan yang tersirat di NIK. NIK tetap berlaku; cocokkan dengan KTP.',
      en: 'The birth date differs from the one inside the NIK. The NIK stays valid; compare with the card.',
    },
  },
  'nik.age_over_110': {
    severity: 'warning',
    sentence: {
      id: 'Umur lebih dari 110 tahun. Periksa tahun lahir.',
      en: 'The age is over 110 years. Check the year of birth.',
    },
  },
  'nik.other_region': {
    severity: 'info',
    sentence: {
      id: 'NIK terbit di kabupaten/kota lain. Ini wajar bagi pendatang.',
      en: 'The NIK was issued in another regency. This is normal for people who moved in.',
    },
  },
}
