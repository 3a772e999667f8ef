import { boundaryStatuses, matchWays } from '@tanggap/core/regions'
import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'
import type { Tx } from '../plumbing/database/index.ts'
import type { BoundaryFile } from './read-boundary-file.ts'

const problem = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  place: z.number().nullable(),
  sentence: z.object({ id: z.string(), en: z.string() }),
})

const setRow = z.object({
  id: z.string(),
  status: z.enum(boundaryStatuses),
  version: z.number(),
  source: z.string(),
  licence: z.string(),
  valid_from: z.string(),
  problems: z.array(problem),
  made_by: z.string(),
  made_by_name: z.string(),
  made_at: z.date(),
  decided_by_name: z.string().nullable(),
  decided_at: z.date().nullable(),
  note: z.string().nullable(),
  shapes: z.number(),
  matched: z.number(),
})
export type BoundarySetRow = z.infer<typeof setRow>

const sets = `select b.id, b.status, b.version, b.source, b.licence, b.valid_from, b.problems, b.made_by, b.made_by_name,
  b.made_at, b.decided_by_name, b.decided_at, b.note, count(s.place) as shapes, count(s.of_village) as matched
  from boundary_set b left join boundary_shape s on s.regency_code = b.regency_code and s.set_id = b.id
 where b.regency_code = $1`

export function boundarySets(tx: Tx, regency: string): Promise<BoundarySetRow[]> {
  return tx.all(setRow, `${sets} group by b.regency_code, b.id order by b.made_at desc, b.id desc`, [regency])
}

export function findBoundarySet(tx: Tx, regency: string, id: string): Promise<BoundarySetRow | undefined> {
  return tx.find(setRow, `${sets} and b.id = $2 group by b.regency_code, b.id`, [regency, id])
}

const shapeRow = z.object({
  place: z.number(),
  name: z.string(),
  codes: z.array(z.object({ system: z.enum(['kemendagri', 'bps']), code: z.string() })),
  suggested: z.array(z.string()),
  of_village: z.string().nullable(),
  matched_by: z.enum(matchWays).nullable(),
  matched_by_name: z.string().nullable(),
  outline: z.string(),
  wide: z.string(),
  square_km: z.number(),
})
export type BoundaryShapeRow = z.infer<typeof shapeRow>

export function shapesOfSet(tx: Tx, regency: string, set: string): Promise<BoundaryShapeRow[]> {
  return tx.all(
    shapeRow,
    `select place, name, codes, suggested, of_village, matched_by, matched_by_name, outline, wide, square_km
       from boundary_shape where regency_code = $1 and set_id = $2 order by place`,
    [regency, set],
  )
}

/** Outlines of villages in one set, as `detail` says; of some villages only, when they are named. */
export function outlinesOfSet(
  tx: Tx,
  regency: string,
  set: string,
  detail: 'outline' | 'close' | 'wide',
  villages: readonly string[] | null,
): Promise<{ code: string; outline: string }[]> {
  const column = { outline: 'outline', close: 'close', wide: 'wide' }[detail]
  return tx.all(
    z.object({ code: z.string(), outline: z.string() }),
    `select of_village as code, ${column} as outline from boundary_shape
      where regency_code = $1 and set_id = $2 and of_village is not null
        and ($3::text[] is null or of_village = any ($3)) order by of_village`,
    [regency, set, villages],
  )
}

export interface NewSet {
  readonly id: string
  readonly source: string
  readonly licence: string
  readonly validFrom: string
  readonly sha256: string
  readonly bytes: number
  readonly file: BoundaryFile
  readonly matches: readonly {
    readonly village: string | null
    readonly by: string | null
    readonly suggested: readonly string[]
  }[]
}

export async function insertBoundarySet({ tx, office, now }: Acting, set: NewSet): Promise<void> {
  await tx.insert('boundary_set', [
    {
      regency_code: office.regency,
      id: set.id,
      status: 'draft',
      version: 1,
      source: set.source,
      licence: set.licence,
      valid_from: set.validFrom,
      file_sha256: set.sha256,
      file_bytes: set.bytes,
      vertices: set.file.vertices,
      problems: JSON.stringify(set.file.problems),
      made_by: office.accountId,
      made_by_name: office.name,
      made_at: now,
    },
  ])
  await tx.insert(
    'boundary_shape',
    set.file.shapes.map((shape, index) => ({
      regency_code: office.regency,
      set_id: set.id,
      place: shape.place,
      name: shape.name,
      codes: JSON.stringify(shape.codes),
      suggested: JSON.stringify(set.matches[index]?.suggested ?? []),
      of_village: set.matches[index]?.village ?? null,
      matched_by: set.matches[index]?.by ?? null,
      outline: shape.outline,
      close: shape.close,
      wide: shape.wide,
      square_km: shape.squareKilometres,
    })),
  )
}

/** Null releases the shape. Answers how many shapes there were to change. */
export function setMatches(
  { tx, office }: Acting,
  set: string,
  matches: readonly { readonly place: number; readonly village: string | null }[],
): Promise<number> {
  return tx.run(
    `update boundary_shape s set of_village = m.village,
            matched_by = case when m.village is null then null else 'person' end, matched_by_name = $4
       from jsonb_to_recordset($3::jsonb) as m(place integer, village text)
      where s.regency_code = $1 and s.set_id = $2 and s.place = m.place`,
    [office.regency, set, JSON.stringify(matches), office.name],
  )
}

/** False when somebody else was there first. */
export async function raiseVersion({ tx, office }: Acting, set: string, version: number): Promise<boolean> {
  const written = await tx.run(
    'update boundary_set set version = version + 1 where regency_code = $1 and id = $2 and version = $3',
    [office.regency, set, version],
  )
  return written === 1
}

export async function moveBoundarySet(
  { tx, office, now }: Acting,
  set: string,
  version: number,
  status: BoundarySetRow['status'],
  note: string | null,
): Promise<boolean> {
  const written = await tx.run(
    `update boundary_set set status = $4, version = version + 1, decided_by_name = $5, decided_at = $6, note = $7
      where regency_code = $1 and id = $2 and version = $3`,
    [office.regency, set, version, status, office.name, now, note],
  )
  return written === 1
}

const codeRow = z.object({
  system: z.enum(['kemendagri', 'bps']),
  code: z.string(),
  of_village: z.string(),
  valid_from: z.string(),
  valid_to: z.string().nullable(),
  source: z.string(),
})

/** Other codes of villages that a desk entered for reading files; seen by regency-wide offices. */
export function otherVillageCodes(tx: Tx, regency: string): Promise<z.infer<typeof codeRow>[]> {
  return tx.all(
    codeRow,
    `select system, code, of_village, valid_from, valid_to, source from intake_village_code
      where regency_code = $1 and withdrawn_at is null order by of_village, valid_from, code`,
    [regency],
  )
}
