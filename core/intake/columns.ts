import type { Column, ColumnKind } from './layout.ts'

/** The words in which layouts are written. */

export function column(name: string, key: string, kind: ColumnKind, need: Column['need']): Column {
  return { name, key, kind, need }
}

interface CodedOptions {
  /** When its list is not called like the variable. */
  readonly codeList?: string
  readonly several?: boolean
  readonly need?: Column['need']
}

/** Most coded columns may be empty in a row: skips of the questionnaire leave them so. */
export function coded(
  name: string,
  key: string,
  { codeList = key, several = false, need = 'present' }: CodedOptions = {},
): Column {
  return { ...column(name, key, several ? 'codes' : 'code', need), codeList }
}

/** Other headings in use for the same column. */
export function called(base: Column, ...alsoCalled: readonly string[]): Column {
  return { ...base, alsoCalled }
}

export function nikColumn(): Column {
  return called(column('nomor_induk_kependudukan', 'nik', 'nik', 'filled'), 'nik', 'no_nik', 'nomor_nik')
}

export function cardColumn(key: 'familyCardNumber' | 'memberCardNumber'): Column {
  return called(column('nomor_kartu_keluarga', key, 'familyCard', 'filled'), 'no_kk', 'nomor_kk', 'nokk')
}

export function villageColumn(need: Column['need']): Column {
  return called(column('kode_kelurahan_desa', 'village', 'village', need), 'kode_desa')
}
