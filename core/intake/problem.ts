import type { Bilingual } from '../instrument/index.ts'
import { type FamilyFindingCode, familyCardFindings, familyFindings, nikFindings } from '../registry/index.ts'

/**
 * Something noticed in a file. An error keeps the row out; a warning and an information let it in and stay
 * with it. A problem never repeats what the cell holds: it is shown in lists and logs.
 */
export interface Problem {
  readonly code: ProblemCode
  readonly severity: 'error' | 'warning' | 'info'
  readonly sentence: Bilingual
  /** Law or practice the rule comes from. */
  readonly source: Bilingual
  /** Heading of the column, where one is to blame. */
  readonly column?: string
}

export type ProblemCode = keyof typeof problemRules

/** Whether a text names a rule of this table, such as one that was kept with a row. */
export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(problemRules, text)
}

export function problemCodes(): readonly ProblemCode[] {
  return Object.keys(problemRules).filter(isProblemCode)
}

export function problem(code: ProblemCode, column?: string): Problem {
  return { code, ...problemRules[code], ...(column !== undefined && { column }) }
}

const bps = {
  id: 'Peraturan BPS 6/2025 Pasal 10(4) dan 15(3)',
  en: 'BPS regulation 6/2025, articles 10(4) and 15(3)',
}
const ranking = {
  id: 'Peraturan BPS 6/2025: desil dihitung oleh BPS',
  en: 'BPS regulation 6/2025: the decile is computed by BPS',
}
const nikStructure = {
  id: 'Susunan NIK (Dukcapil); PP 40/2019 Pasal 30(2)',
  en: 'Structure of the NIK (civil registry); government regulation 40/2019, article 30(2)',
}
const cardStructure = {
  id: 'Susunan nomor Kartu Keluarga (Dukcapil)',
  en: 'Structure of the family card number (civil registry)',
}
const checklist = {
  id: 'Daftar kesalahan yang lazim pada daftar Dinsos dan Regsosek',
  en: 'Checklist of errors that are usual in lists of social agencies and of Regsosek',
}
const regsosek = {
  id: 'Regsosek 2022-K, aturan konsistensi pada validasinya',
  en: 'Regsosek 2022-K, consistency rules of its validation',
}
const plausible = {
  id: 'Uji kewajaran isian, disusun dari Regsosek 2022-K dan FASIH 2026',
  en: 'Plausibility checks, compiled from Regsosek 2022-K and FASIH 2026',
}
const integrity = {
  id: 'Permensos 3/2021 Pasal 8(3), kriteria integritas data',
  en: 'Social ministry regulation 3/2021, article 8(3), integrity criteria',
}
const codeLists = {
  id: 'Daftar kode Regsosek 2022-K dan FASIH 2026',
  en: 'Code lists of Regsosek 2022-K and FASIH 2026',
}
const regionCodes = {
  id: 'Kepmendagri 300.2.2-2430/2025 tentang kode wilayah',
  en: 'Home ministry decree 300.2.2-2430/2025 on region codes',
}
const bothCodes = {
  id: 'Kepmendagri 300.2.2-2430/2025 dan kode wilayah kerja statistik BPS',
  en: 'Home ministry decree 300.2.2-2430/2025 and the statistical area codes of BPS',
}
const twoWriters = {
  id: 'Permensos 3/2021 Pasal 6–8: keluarga dan anggota baru lewat musyawarah desa',
  en: 'Social ministry regulation 3/2021, articles 6 to 8: new families and members come through the village meeting',
}

/** Every rule the intake knows, as data. The code never changes its meaning. */
const problemRules = {
  'cell.empty': error(
    'Kolom ini wajib diisi tetapi kosong.',
    'This column must be filled but is empty.',
    bps,
  ),
  'cell.formula': error(
    'Sel ini berisi rumus, bukan nilai. Salin sebagai nilai lalu kirim ulang.',
    'This cell holds a formula, not a value. Paste it as a value and send it again.',
    checklist,
  ),
  'number.format': error('Isinya bukan angka.', 'This is not a number.', checklist),
  'number.negative': error('Angka tidak boleh kurang dari 0.', 'The number may not be below 0.', checklist),
  'code.unknown': error(
    'Kode ini tidak ada dalam daftar kode.',
    'This code is not in the code list.',
    codeLists,
  ),
  'code.ambiguous': info(
    'Kode ini mencakup lebih dari satu pilihan; dipilih yang paling umum. Kunjungan akan memastikannya.',
    'This code covers more than one option; the more general one is taken. The visit will settle it.',
    codeLists,
  ),
  'nik.empty': error('NIK kosong.', 'The NIK is empty.', bps),
  'nik.scientific': error(
    'NIK rusak oleh Excel (bentuk 3,32E+15): angka belakangnya hilang. Kirim ulang berkas dengan kolom NIK sebagai teks.',
    'The NIK was damaged by Excel (3.32E+15): its last digits are lost. Send the file again with the NIK column as text.',
    checklist,
  ),
  'nik.letters': error(
    'NIK memuat huruf, mungkin huruf O sebagai pengganti angka 0. Cocokkan dengan KTP.',
    'The NIK holds letters, perhaps an O for a 0. Compare with the identity card.',
    checklist,
  ),
  'nik.length': error('NIK tidak 16 angka.', 'The NIK does not have 16 digits.', bps),
  'nik.placeholder': { ...nikFindings['nik.placeholder'], source: nikStructure },
  'nik.date_impossible': { ...nikFindings['nik.date_impossible'], source: nikStructure },
  'nik.serial_zero': { ...nikFindings['nik.serial_zero'], source: nikStructure },
  'nik.region_unknown': { ...nikFindings['nik.region_unknown'], source: nikStructure },
  'nik.sex_mismatch': { ...nikFindings['nik.sex_mismatch'], source: nikStructure },
  'nik.birth_mismatch': { ...nikFindings['nik.birth_mismatch'], source: nikStructure },
  'nik.age_over_110': { ...nikFindings['nik.age_over_110'], source: nikStructure },
  'nik.other_region': { ...nikFindings['nik.other_region'], source: nikStructure },
  'kk.empty': error('Nomor KK kosong.', 'The family card number is empty.', bps),
  'kk.scientific': error(
    'Nomor KK rusak oleh Excel (bentuk 3,32E+15). Kirim ulang berkas dengan kolom nomor KK sebagai teks.',
    'The card number was damaged by Excel (3.32E+15). Send the file again with the column as text.',
    checklist,
  ),
  'kk.letters': error('Nomor KK memuat huruf.', 'The family card number holds letters.', checklist),
  'kk.length': error('Nomor KK tidak 16 angka.', 'The family card number does not have 16 digits.', bps),
  'kk.placeholder': { ...familyCardFindings['kk.placeholder'], source: cardStructure },
  'kk.equals_nik': { ...familyCardFindings['kk.equals_nik'], source: cardStructure },
  'kk.probably_nik': { ...familyCardFindings['kk.probably_nik'], source: cardStructure },
  'kk.date_impossible': { ...familyCardFindings['kk.date_impossible'], source: cardStructure },
  'kk.serial_zero': { ...familyCardFindings['kk.serial_zero'], source: cardStructure },
  'name.empty': error('Nama kosong.', 'The name is empty.', bps),
  'name.not_a_name': warning(
    'Nama memuat angka atau tanda yang tidak biasa.',
    'The name holds digits or unusual signs.',
    { id: 'Permendagri 73/2022 Pasal 4–5', en: 'Home ministry regulation 73/2022, articles 4 and 5' },
  ),
  'date.format': error(
    'Tanggal tidak terbaca. Pakai bentuk 1985-01-31 atau 31/01/1985.',
    'The date cannot be read. Use 1985-01-31 or 31/01/1985.',
    checklist,
  ),
  'date.future': error('Tanggal ini ada di masa depan.', 'This date is in the future.', checklist),
  'date.year_1900': warning(
    'Tahun lahir 1900: biasanya berarti tahun tidak diketahui.',
    'Birth year 1900: this usually means the year is unknown.',
    checklist,
  ),
  'date.day_unknown': info(
    'Tanggal lahir 1 Januari, 1 Juli, atau 31 Desember: hari mungkin tidak diketahui.',
    'Born on 1 January, 1 July or 31 December: the day may be unknown.',
    checklist,
  ),
  'date.day_month_swapped': warning(
    'Tanggal dan bulan lahir tampak tertukar bila dibandingkan dengan NIK.',
    'Day and month of birth look swapped when compared with the NIK.',
    checklist,
  ),
  'village.format': error(
    'Kode desa bukan 10 angka, baik menurut Kemendagri maupun BPS.',
    "The village code does not have ten digits, neither Kemendagri's nor BPS's.",
    bothCodes,
  ),
  'village.unknown': error(
    'Desa dengan kode ini tidak ada sekarang; mungkin kode sebelum pemekaran. Tambahkan padanannya di halaman "Kode desa lain", lalu kirim ulang.',
    'No village has this code today; it may be a code from before a split. Add it on the page "Other village codes" and send the file again.',
    bothCodes,
  ),
  'village.by_name': warning(
    'Kode desa ini tidak ada sekarang, mungkin dari sebelum pemekaran; desanya dikenali dari namanya.',
    'No village has this code today, perhaps it is from before a split; the village was known by its name.',
    checklist,
  ),
  'village.bps': info(
    'Kode desa ini kode BPS; diterjemahkan ke kode Kemendagri.',
    "The village code is BPS's; it was translated into Kemendagri's.",
    bothCodes,
  ),
  'village.old_code': info(
    'Kode desa lama; menurut tabel padanan, desa ini sekarang berkode lain.',
    'An old village code; by the table of codes this village has another code today.',
    bothCodes,
  ),
  'village.of_family': warning(
    'Kode desa orang ini tidak ada sekarang; yang dipakai desa keluarganya.',
    "No village has the code of this person today; the family's village is taken.",
    checklist,
  ),
  'region.format': warning('Kode wilayah tidak terbaca.', 'The region code cannot be read.', regionCodes),
  'rt_rw.format': warning(
    'RT/RW bukan angka sampai tiga digit.',
    'RT/RW is not a number of up to three digits.',
    checklist,
  ),
  'decile.range': error('Desil harus 1 sampai 10.', 'The decile must be 1 to 10.', ranking),
  'decile.missing': info(
    'Belum ada desil: keluarga ini belum diperingkat BPS.',
    'No decile yet: BPS has not ranked this family.',
    ranking,
  ),
  'position.zero': warning('Titik koordinat 0,0.', 'The position is 0, 0.', checklist),
  'position.swapped': warning(
    'Lintang dan bujur tampak tertukar.',
    'Latitude and longitude look swapped.',
    checklist,
  ),
  'position.outside': warning(
    'Titik koordinat jauh di luar kabupaten.',
    'The position is far outside the regency.',
    checklist,
  ),
  'meter.length': warning(
    'Nomor meteran PLN bukan 12 angka (ID pelanggan) atau 11 angka (nomor meter).',
    'The PLN number has neither 12 digits (customer id) nor 11 (meter number).',
    { id: 'FASIH 2026, rincian 18c', en: 'FASIH 2026, item 18c' },
  ),
  'assets.all_zero': warning(
    'Semua jumlah barang 0; mungkin tidak ditanyakan.',
    'All quantities are 0; perhaps nobody asked.',
    checklist,
  ),
  'floor_area.implausible': warning(
    'Luas lantai tidak wajar untuk rumah ini; mungkin yang ditulis jumlah ruang, bukan m².',
    'The floor area is not plausible for this dwelling; perhaps the number of rooms was written, not m².',
    checklist,
  ),
  'amount.probably_thousands': warning(
    'Nominal sangat kecil; mungkin ditulis dalam ribuan rupiah.',
    'The amount is very small; perhaps it is in thousands of rupiah.',
    checklist,
  ),
  'duplicate.row': error('Baris ini salinan baris lain.', 'This row is a copy of another row.', checklist),
  'duplicate.nik': error(
    'NIK ini dipakai orang lain di berkas yang sama.',
    'Somebody else in this file has this NIK.',
    integrity,
  ),
  'duplicate.card': error(
    'Nomor KK ini sudah ada pada keluarga lain di berkas yang sama.',
    'Another family in this file has this card number.',
    integrity,
  ),
  'person.on_two_cards': error(
    'Orang ini ada di dua Kartu Keluarga.',
    'This person is on two family cards.',
    integrity,
  ),
  'person.without_family': error(
    'Nomor KK orang ini tidak ada di berkas keluarga.',
    "This person's card number is not in the family file.",
    integrity,
  ),
  'person.family_has_error': error(
    'Baris keluarga orang ini bermasalah, jadi orang ini ikut tertahan.',
    "The row of this person's family has an error, so this person is held back too.",
    integrity,
  ),
  'siks.family_unknown': error(
    'Keluarga ini tidak ada di register desa itu (dicari dengan nomor KK). Keluarga baru atau pindah diajukan sebagai usulan desa.',
    'The register of that village does not hold this family (looked for by card number). New or moved families are proposed by the village.',
    twoWriters,
  ),
  'siks.member_unknown': error(
    'Orang ini bukan anggota keluarga itu di register (dicari dengan NIK). Anggota baru diajukan sebagai usulan desa.',
    'In the register this person is no member of that family (looked for by NIK). New members are proposed by the village.',
    twoWriters,
  ),
  'family.without_members': warning(
    'Keluarga ini tidak punya anggota di berkas perorangan.',
    'This family has no member in the file of individuals.',
    integrity,
  ),
  'family.no_head': warning(
    'Keluarga ini tidak punya kepala keluarga. Kunjungan akan memastikannya.',
    'This family has no head. The visit will settle it.',
    checklist,
  ),
  'family.several_heads': warning(
    'Kepala keluarga lebih dari satu. Kunjungan akan memastikannya.',
    'The family has more than one head. The visit will settle it.',
    checklist,
  ),
  'family.head_and_spouse_same_sex': structure('family.head_and_spouse_same_sex'),
  'family.head_under_17': structure('family.head_under_17'),
  'family.spouse_not_married': structure('family.spouse_not_married'),
  'family.married_under_16': structure('family.married_under_16'),
  'family.child_too_old': structure('family.child_too_old'),
  'power.needed': warning(
    'Ada kulkas, AC, pemanas air, televisi, atau komputer, padahal tercatat tanpa listrik.',
    'There is a refrigerator, air conditioner, heater, television or computer where no electricity is recorded.',
    regsosek,
  ),
  'meter.without_pln': warning(
    'Ada daya atau nomor meteran, padahal penerangannya bukan PLN dengan meteran.',
    'There is a power rating or a meter where the light is not PLN with a meter.',
    regsosek,
  ),
  'toilet.type_without': warning(
    'Jenis kloset terisi, padahal tidak ada fasilitas buang air besar.',
    'A kind of toilet is given where there is none.',
    regsosek,
  ),
  'floor.earth_with_ac': warning(
    'Lantai tanah dengan AC: salah satunya mungkin keliru.',
    'An earth floor with air conditioning: one of the two may be wrong.',
    plausible,
  ),
  'decile.power_high': info(
    'Desil 1–2 dengan daya di atas 2.200 VA. Kunjungan akan memastikannya.',
    'Decile 1–2 with more than 2,200 VA. The visit will settle it.',
    plausible,
  ),
  'decile.vehicles': info(
    'Desil 1–2 dengan mobil atau tiga sepeda motor. Kunjungan akan memastikannya.',
    'Decile 1–2 with a car or three motorcycles. The visit will settle it.',
    plausible,
  ),
  'school.age': warning(
    'Tercatat masih sekolah pada umur di bawah 3 atau di atas 30 tahun.',
    'Recorded as attending school under 3 or over 30 years of age.',
    plausible,
  ),
  'education.age': warning(
    'Ijazah ini tidak mungkin pada umur tersebut.',
    'This level cannot have been completed at this age.',
    plausible,
  ),
  'work.age': warning(
    'Tercatat bekerja pada umur di bawah 10 tahun.',
    'Recorded as working under 10 years of age.',
    plausible,
  ),
  'file.last_digits_lost': warning(
    'Lebih dari separuh NIK berakhir dengan angka 0: Excel mungkin menghilangkan angka terakhir. Minta berkas asli.',
    'More than half of the NIKs end in 0: Excel may have lost the last digit. Ask for the original file.',
    checklist,
  ),
} as const satisfies Record<string, Omit<Problem, 'code' | 'column'>>

type Rule = Omit<Problem, 'code' | 'column'>

/** A family that cannot be so is taken in with a warning, whatever the visit would make of it. */
function structure(code: FamilyFindingCode): Rule {
  return { severity: 'warning', sentence: familyFindings[code].sentence, source: checklist }
}

function error(id: string, en: string, source: Bilingual): Rule {
  return { severity: 'error', sentence: { id, en }, source }
}

function warning(id: string, en: string, source: Bilingual): Rule {
  return { severity: 'warning', sentence: { id, en }, source }
}

function info(id: string, en: string, source: Bilingual): Rule {
  return { severity: 'info', sentence: { id, en }, source }
}
