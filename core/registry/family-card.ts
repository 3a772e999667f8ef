import { daysInMonth } from '../calendar/index.ts'
import { cleanDigits, type DigitsRefusal } from './clean-digits.ts'
import { type Finding, type FindingTable, findingFrom } from './finding.ts'
import { isPlaceholder } from './nik.ts'

declare const cardBrand: unique symbol

/**
 * The number of a family card (No. KK): six digits of the region that issued it, six of the date of issue, four
 * of serial. It changes with every new card, so it never identifies a family over time.
 */
export type FamilyCardNumber = string & { readonly [cardBrand]: 'family-card' }

export type ParsedFamilyCardNumber =
  | { readonly ok: true; readonly number: FamilyCardNumber; readonly cleaned: boolean }
  | { readonly ok: false; readonly refusal: DigitsRefusal }

export function parseFamilyCardNumber(raw: string): ParsedFamilyCardNumber {
  const result = cleanDigits(raw)
  if (!result.ok) return result
  const { digits, cleaned } = result
  if (!isFamilyCardNumber(digits))
    return { ok: false, refusal: { code: 'digits.length', found: digits.length } }
  return { ok: true, number: digits, cleaned }
}

export function isFamilyCardNumber(text: string): text is FamilyCardNumber {
  return /^\d{16}$/.test(text)
}

export type FamilyCardFindingCode =
  | 'kk.placeholder'
  | 'kk.equals_nik'
  | 'kk.probably_nik'
  | 'kk.date_impossible'
  | 'kk.serial_zero'

/**
 * `memberNiks`: the NIKs of the people on the card. A card's date is its date of issue and never carries the
 * + 40 of a woman's NIK, so a day of 41 to 71 betrays a NIK in the wrong column.
 */
export function checkFamilyCardNumber(
  number: FamilyCardNumber,
  facts: { readonly memberNiks?: readonly string[] } = {},
): readonly Finding<FamilyCardFindingCode>[] {
  return codesFor(number, facts.memberNiks ?? []).map((code) => findingFrom(familyCardFindings, code))
}

function codesFor(number: FamilyCardNumber, memberNiks: readonly string[]): FamilyCardFindingCode[] {
  if (isPlaceholder(number)) return ['kk.placeholder']
  if (memberNiks.includes(number)) return ['kk.equals_nik']
  const codes: FamilyCardFindingCode[] = []
  const day = Number(number.slice(6, 8))
  const month = Number(number.slice(8, 10))
  // Every century is accepted: cards of the old system carry dates of the 1990s.
  const year = 2000 + Number(number.slice(10, 12))
  if (day > 40 && day - 40 <= daysInMonth(year, month)) codes.push('kk.probably_nik')
  else if (day < 1 || day > Math.max(daysInMonth(year, month), daysInMonth(year - 100, month))) {
    codes.push('kk.date_impossible')
  }
  if (number.endsWith('0000')) codes.push('kk.serial_zero')
  return codes
}

export const familyCardFindings: FindingTable<FamilyCardFindingCode> = {
  'kk.placeholder': {
    severity: 'error',
    sentence: {
      id: 'Nomor KK ini angka isian. Tulis nomor dari Kartu Keluarga.',
      en: 'This family card number is a filler. Enter the number from the family card.',
    },
  },
  'kk.equals_nik': {
    severity: 'error',
    sentence: {
      id: 'Kolom Nomor KK berisi NIK salah satu anggota. Tulis nomor di bagian atas Kartu Keluarga.',
      en: 'The family card column holds the NIK of a member. Enter the number printed at the top of the card.',
    },
  },
  'kk.probably_nik': {
    severity: 'warning',
    sentence: {
      id: 'Nomor KK ini tampak seperti NIK perempuan (tanggal + 40). Cocokkan dengan Kartu Keluarga.',
      en: "This card number looks like a woman's NIK (day + 40). Compare with the family card.",
    },
  },
  'kk.date_impossible': {
    severity: 'warning',
    sentence: {
      id: 'Tanggal terbit di dalam nomor KK tidak ada di kalender. Cocokkan dengan Kartu Keluarga.',
      en: 'The date of issue inside the card number does not exist. Compare with the family card.',
    },
  },
  'kk.serial_zero': {
    severity: 'warning',
    sentence: {
      id: 'Empat angka terakhir nomor KK 0000. Bisa jadi nomor sementara.',
      en: 'The last four digits of the card number are 0000. It may be a temporary number.',
    },
  },
}
