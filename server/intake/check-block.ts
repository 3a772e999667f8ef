import { groundCheck202503 } from '@tanggap/core/instrument'
import { type LayoutKey, layoutOf, type RowContext, rowReader } from '@tanggap/core/intake'
import { BinaryRows } from '../plumbing/database/binary-rows.ts'
import type { Vault } from '../plumbing/keys/index.ts'
import { type RowBlock, unpacked } from './row-block.ts'
import { type KeptValues, type StagedRow, type Staging, sayingOf, stagedRow } from './staged-row.ts'

/** What checking a file's rows takes; plain data, so that a thread can be told it. */
export interface FileToCheck {
  readonly regency: string
  readonly intakeId: string
  readonly fileId: string
  readonly layout: LayoutKey
  readonly places: ReadonlyMap<string, number>
  readonly headings: readonly string[]
  readonly kept: KeptValues
  /** Code lists are the questionnaire's, which every thread has. */
  readonly context: Omit<RowContext, 'codeLists'>
}

/** Checked rows, ready to be written, and what was counted on the way. */
export interface CheckedBlock {
  /** In COPY's binary format, in the order of `stagedColumns`. */
  readonly copy: Uint8Array<ArrayBuffer>
  readonly rows: number
  readonly lastLine: number
  readonly niks: number
  readonly niksEndingInZero: number
  /** Sum of the first four bytes of every row's fingerprint: below 2⁵³ for two million rows. */
  readonly hashTotal: number
}

export const stagedColumns = [
  'regency_code',
  'intake_id',
  'file_id',
  'line',
  'unit',
  'target_id',
  'source_key',
  'village_code',
  'name',
  'fields',
  'nik_sealed',
  'nik_index',
  'card_sealed',
  'card_index',
  'specific_sealed',
  'nik_as_card',
  'fingerprint',
  'raw_sealed',
  'problems',
  'severity',
] as const

/** @param room where the checked rows may be written: a block written to the database leaves its own */
export type CheckBlock = (block: RowBlock, room?: ArrayBuffer) => CheckedBlock

/** Reads, checks and seals blocks of one file. */
export function blockChecker(file: FileToCheck, vault: Vault, newId: () => string): CheckBlock {
  const staging = stagingOf(file, vault, newId)
  const begin = beginning(file)
  return (block, room) => {
    const out = new BinaryRows(room)
    let [rows, lastLine, niks, niksEndingInZero, hashTotal] = [0, 0, 0, 0, 0]
    for (const source of unpacked(block)) {
      const row = stagedRow(staging, source)
      write(out, begin, row)
      rows += 1
      lastLine = row.line
      if (row.nikEndsInZero !== undefined) niks += 1
      if (row.nikEndsInZero === true) niksEndingInZero += 1
      hashTotal += row.fingerprint.readUInt32BE(0)
    }
    return { copy: out.end(), rows, lastLine, niks, niksEndingInZero, hashTotal }
  }
}

/** What one row of a file is read and sealed by. */
export function stagingOf(file: FileToCheck, vault: Vault, newId: () => string): Staging {
  const layout = layoutOf(file.layout)
  const context = { ...file.context, codeLists: groundCheck202503.codeLists }
  return {
    layout,
    headings: file.headings,
    read: rowReader(layout, file.places, context),
    said: sayingOf(layout, file.places),
    vault,
    kept: file.kept,
    newId,
  }
}

/** What is the same in every row of a file. */
function beginning({ regency, intakeId, fileId }: FileToCheck): Uint8Array {
  const out = new BinaryRows(new ArrayBuffer(128))
  out.row(stagedColumns.length)
  out.text(regency)
  out.uuid(intakeId)
  out.uuid(fileId)
  return out.end()
}

function write(out: BinaryRows, begin: Uint8Array, row: StagedRow): void {
  out.again(begin)
  out.int4(row.line)
  out.text(row.unit)
  out.uuid(row.targetId)
  out.text(row.sourceKey)
  out.text(row.villageCode)
  out.text(row.name)
  out.jsonb(JSON.stringify(row.fields))
  out.bytea(row.nikSealed)
  out.bytea(row.nikIndex)
  out.bytea(row.cardSealed)
  out.bytea(row.cardIndex)
  out.bytea(row.specificSealed)
  out.bytea(row.nikAsCard)
  out.bytea(row.fingerprint)
  out.bytea(row.rawSealed)
  out.jsonb(row.problems.length === 0 ? '[]' : JSON.stringify(row.problems))
  out.text(row.severity)
}
