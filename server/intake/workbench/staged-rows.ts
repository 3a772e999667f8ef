import { isProblemCode, problem } from '@tanggap/core/intake'
import { maskedText } from '@tanggap/core/registry'
import { z } from 'zod'
import { type Acting, type Done, done, refused } from '../../plumbing/acting.ts'
import { stagingOf } from '../check-block.ts'
import { contextOf } from '../check-rows.ts'
import { type FileRow, filesOf, findIntake, findIntakeForUpdate, type IntakeRow } from '../intake.store.ts'
import { fileToCheck } from '../stage-file.ts'
import { rawOf, rawPlace, stagedRow } from '../staged-row.ts'
import { openTable } from '../tables.ts'
import * as store from './workbench.store.ts'

const desks: readonly string[] = ['data_operator', 'dinsos_verifier']
type Cells = readonly (readonly [heading: string, cell: string])[]
const rawCells = z.array(z.tuple([z.string(), z.string()]))
const fixedCells = z.record(z.string(), z.object({ from: z.string(), to: z.string() }))

/** One row cell by cell, as it stands in the file or as it was repaired; numbers end in their last four digits. */
export async function getStagedRow(acting: Acting, id: string, fileId: string, line: number) {
  const at = await found(acting, id, fileId, line, findIntake)
  if (!at.ok) return at
  const { intake, file, row } = at.value
  const cells = await cellsOf(acting, file, row, line)
  await acting.record({
    action: 'intake.read-row',
    subject: 'intake',
    ids: [id, fileId],
    village: row.village_code ?? undefined,
    detail: { line },
  })
  const fixes = await store.fixesOf(acting, id, fileId, line)
  const known = row.problems.flatMap(({ code, column }) =>
    isProblemCode(code) ? [{ ...problem(code), column }] : [],
  )
  return done({
    fileName: file.file_name,
    line,
    village: row.village_code,
    severity: row.severity,
    isHeld: row.held_by !== null,
    cells: cells.map(([column, cell]) => {
      const value = maskedText(cell)
      return {
        column,
        value,
        isMasked: value !== cell,
        problems: known.filter((one) => one.column === column).map(({ sentence }) => sentence),
      }
    }),
    problems: known.map(({ code, severity, sentence }) => ({ code, severity, sentence })),
    fixes: fixes.map((fix) => ({
      id: fix.id,
      columns: Object.keys(fixedOf(acting, fix)),
      reason: fix.reason,
      by: fix.fixed_by_name,
      at: fix.fixed_at.toISOString(),
      undone: fix.undone_at !== null,
    })),
    mayFix: intake.status === 'checked' && desks.includes(acting.office.role),
  })
}

/** Repairs cells. What stood there stays kept, and the row is checked anew by the rules it was checked by. */
export async function fixRow(
  acting: Acting,
  id: string,
  at: { readonly fileId: string; readonly line: number },
  repair: { readonly cells: Readonly<Record<string, string>>; readonly reason: string },
) {
  if (repair.reason.trim() === '') return refused('workflow.reason-missing', { action: 'fix' })
  const place = await found(acting, id, at.fileId, at.line, findIntakeForUpdate)
  if (!place.ok) return place
  const { intake, file, row } = place.value
  if (intake.status !== 'checked') return refused('intake.not-on-the-bench')
  const before = await cellsOf(acting, file, row, at.line)
  const unknown = Object.keys(repair.cells).find((column) => !before.some(([heading]) => heading === column))
  if (unknown !== undefined) return refused('intake.column-unknown', { column: unknown })
  const changed = before.filter(([heading, cell]) => (repair.cells[heading] ?? cell) !== cell)
  if (changed.length === 0) return refused('intake.nothing-repaired')
  const after: Cells = before.map(([heading, cell]) => [heading, repair.cells[heading] ?? cell])
  const severity = await readAgain(acting, intake, file, at.line, after)
  const fixId = acting.id()
  const kept = Object.fromEntries(
    changed.map(([heading, cell]) => [heading, { from: cell, to: repair.cells[heading] ?? '' }]),
  )
  await store.addFix(acting, id, {
    id: fixId,
    ...at,
    columns: changed.map(([heading]) => heading),
    cellsSealed: acting.vault.seal(fixPlace(fixId), JSON.stringify(kept)),
    reason: repair.reason.trim(),
  })
  await store.countRevision(acting, id)
  await acting.record({
    action: 'intake.fix-row',
    subject: 'intake',
    ids: [id, at.fileId, fixId],
    village: row.village_code ?? undefined,
    reason: repair.reason.trim(),
    detail: { line: at.line, columns: changed.map(([heading]) => heading) },
  })
  return done({ fixId, severity })
}

/** Puts back what stood there before this repair; other repairs of other columns stay. */
export async function undoFix(acting: Acting, id: string, fixId: string) {
  const fix = await store.findFix(acting, id, fixId)
  if (fix === undefined || fix.undone_at !== null) return refused('request.not-found')
  const place = await found(acting, id, fix.file_id, fix.line, findIntakeForUpdate)
  if (!place.ok) return place
  const { intake, file, row } = place.value
  if (intake.status !== 'checked') return refused('intake.not-on-the-bench')
  const fixed = fixedOf(acting, fix)
  const cells = await cellsOf(acting, file, row, fix.line)
  const after: Cells = cells.map(([heading, cell]) => [
    heading,
    fixed[heading]?.to === cell ? fixed[heading].from : cell,
  ])
  const severity = await readAgain(acting, intake, file, fix.line, after)
  await store.noteFixUndone(acting, fixId)
  await store.countRevision(acting, id)
  await acting.record({ action: 'intake.undo-fix', subject: 'intake', ids: [id, fix.file_id, fixId] })
  return done({ severity })
}

interface Found {
  readonly intake: IntakeRow
  readonly file: FileRow
  readonly row: store.KeptRow
}

async function found(
  acting: Acting,
  id: string,
  fileId: string,
  line: number,
  find: typeof findIntake,
): Promise<Done<Found>> {
  const intake = await find(acting, id)
  const file = (await filesOf(acting, id)).find((one) => one.id === fileId)
  const row = await store.findRow(acting, id, fileId, line)
  if (intake === undefined || file === undefined || row === undefined) return refused('request.not-found')
  return done({ intake, file, row })
}

/** Kept with a row that is wrong by itself; of one that only contradicts another, read from the file again. */
async function cellsOf(acting: Acting, file: FileRow, row: store.KeptRow, line: number): Promise<Cells> {
  if (row.raw_sealed !== null)
    return rawCells.parse(
      JSON.parse(acting.vault.open(rawPlace(row.target_id), row.raw_sealed).toString('utf8')),
    )
  const table = await openTable(acting.files, file, () => undefined)
  try {
    for await (const source of table.rows)
      if (source.line === line) return rawOf(table.headings, source.cells)
  } finally {
    table.close()
  }
  throw new Error('a row that was staged is not in its file any more')
}

async function readAgain(acting: Acting, intake: IntakeRow, file: FileRow, line: number, cells: Cells) {
  const headings = cells.map(([heading]) => heading)
  const context = await contextOf(acting, intake)
  const told = fileToCheck({ foundation: { regency: acting.office.regency }, intake, context }, file, {
    headings,
  })
  const staging = stagingOf(told, acting.vault, acting.id)
  const row = stagedRow(staging, { line, cells: cells.map(([, cell]) => cell) })
  const raw = acting.vault.seal(rawPlace(row.targetId), JSON.stringify(cells))
  await store.replaceRow(acting, intake.id, file.id, row, raw)
  return row.severity
}

function fixPlace(id: string): string {
  return `intake_fix.cells_sealed/${id}`
}

function fixedOf({ vault }: Acting, fix: store.FixRow) {
  return fixedCells.parse(JSON.parse(vault.open(fixPlace(fix.id), fix.cells_sealed).toString('utf8')))
}
