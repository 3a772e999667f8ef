import {
  addressLine,
  assetColumns,
  dwellingColumns,
  personColumns,
  placeColumns,
  written,
} from './columns.ts'
import type { FamilyRecord } from './record.ts'

/** A family and its members as lines of the extract's two files. */

const FAMILY_COLUMNS = [...placeColumns, ...dwellingColumns, ...assetColumns].map((column) => column.name)
export const FAMILY_HEADING = [...FAMILY_COLUMNS, 'desil', 'tanggal_pemutakhiran'].join(',')
export const PERSON_HEADING = [
  'id_individu',
  'id_keluarga',
  'nomor_kartu_keluarga',
  ...personColumns.map((column) => column.name),
  'alamat',
  'kode_kelurahan_desa',
  'tanggal_pemutakhiran',
].join(',')
export function familyLine(record: FamilyRecord): string {
  const listed = record.family
  let line = ''
  for (const column of placeColumns) line += `${cell(written(column, { record, listed }))},`
  for (const column of dwellingColumns) line += `${written(column, listed)},`
  for (const column of assetColumns) line += `${written(column, listed)},`
  return `${line}${record.decile ?? ''},${listed.recordedOn}`
}

export function personLines(record: FamilyRecord): readonly string[] {
  const { family } = record
  const address = `${addressLine(family)} RT ${family.address.rt} RW ${family.address.rw}`
  const tail = `${address},${record.villageCode},${family.recordedOn}`
  return family.members.map((person) => {
    let line = `${person.id},${family.id},${person.cardNumber ?? family.cardNumber},`
    for (const column of personColumns) line += `${cell(written(column, person))},`
    return line + tail
  })
}

export function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
