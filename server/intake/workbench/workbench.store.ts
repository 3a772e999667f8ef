import { z } from 'zod'
import type { Acting } from '../../plumbing/acting.ts'
import type { StagedRow } from '../staged-row.ts'

/** Rows with something wrong, what was decided about them, and what was repaired. */

const wrong = `r.regency_code = $1 and r.intake_id = $2 and r.severity in ('error', 'warning')`

const groupSchema = z.object({
  code: z.string(),
  village: z.string().nullable(),
  rows: z.number(),
  /** File and line of the first row of the group, as an example. */
  first: z.string(),
})
export type ProblemGroup = z.infer<typeof groupSchema>

/** Counts every rule in every village. A row that breaks a rule in two columns counts once. */
export function countGroups({ tx, office }: Acting, intakeId: string): Promise<ProblemGroup[]> {
  return tx.all(
    groupSchema,
    `select p.code, r.village_code as village, count(*) as rows,
            min(r.file_id::text || ' ' || lpad(r.line::text, 10, '0')) as first
       from intake_row r, lateral (select distinct e ->> 'code' as code from jsonb_array_elements(r.problems) e) p
      where ${wrong} group by 1, 2`,
    [office.regency, intakeId],
  )
}

const benchRow = z.object({ counted_at_key: z.string(), groups: z.array(groupSchema) })

export function countedGroups({ tx, office }: Acting, intakeId: string) {
  return tx.find(
    benchRow,
    'select counted_at_key, groups from intake_bench where regency_code = $1 and intake_id = $2',
    [office.regency, intakeId],
  )
}

export async function keepGroups(
  { tx, office }: Acting,
  intakeId: string,
  key: string,
  groups: readonly ProblemGroup[],
): Promise<void> {
  await tx.run(
    `insert into intake_bench (regency_code, intake_id, counted_at_key, groups) values ($1, $2, $3, $4)
     on conflict (regency_code, intake_id) do update set counted_at_key = excluded.counted_at_key, groups = excluded.groups`,
    [office.regency, intakeId, key, JSON.stringify(groups)],
  )
}

const keyRow = z.object({ key: z.string() })

/** Changes whenever what is wrong may have: with each comparison, and with each repair made or taken back. */
export async function stateKey({ tx, office }: Acting, intakeId: string): Promise<string> {
  const { key } = await tx.one(
    keyRow,
    `select i.run || ':' || count(f.id) || ':' || count(f.undone_at) as key
       from intake i left join intake_fix f on f.regency_code = $1 and f.intake_id = i.id
      where i.regency_code = $1 and i.id = $2 group by i.run`,
    [office.regency, intakeId],
  )
  return key
}

const exampleRow = z.object({
  file_id: z.uuid(),
  file_name: z.string(),
  line: z.number(),
  village_code: z.string().nullable(),
  name: z.string().nullable(),
})

export function examplesAt({ tx, office }: Acting, intakeId: string, firsts: readonly string[]) {
  const rows = firsts.map((first) => ({ file: first.slice(0, 36), line: Number(first.slice(37)) }))
  return tx.all(
    exampleRow,
    `select r.file_id, f.file_name, r.line, r.village_code, r.name
       from jsonb_to_recordset($3::jsonb) as g(file uuid, line int)
       join intake_row r on r.regency_code = $1 and r.intake_id = $2 and r.file_id = g.file and r.line = g.line
       join intake_file f on f.regency_code = $1 and f.id = r.file_id`,
    [office.regency, intakeId, JSON.stringify(rows)],
  )
}

const decisionRow = z.object({
  id: z.uuid(),
  code: z.string(),
  village_code: z.string().nullable(),
  decision: z.enum(['take', 'hold', 'return']),
  rows: z.number(),
  note: z.string(),
  decided_by_name: z.string(),
  decided_at: z.date(),
})
export type GroupDecision = z.infer<typeof decisionRow>

/** Decisions that stand, newest first. */
export function standingDecisions({ tx, office }: Acting, intakeId: string): Promise<GroupDecision[]> {
  return tx.all(
    decisionRow,
    `select id, code, village_code, decision, rows, note, decided_by_name, decided_at from intake_group_decision
      where regency_code = $1 and intake_id = $2 and undone_at is null order by decided_at desc, id desc`,
    [office.regency, intakeId],
  )
}

const progressRow = z.object({
  file_id: z.uuid(),
  rows: z.number(),
  settled: z.number(),
  to_return: z.number(),
})
const repairedRow = z.object({ repaired: z.number() })

/** By file: rows with an error or warning, those a decision covers, and those that go back to the provider. */
export function workDone(
  { tx, office }: Acting,
  intakeId: string,
  decisions: readonly Pick<GroupDecision, 'code' | 'village_code' | 'decision'>[],
) {
  const keysOf = (some: typeof decisions) =>
    some.map(({ code, village_code }) => `${code} ${village_code ?? ''}`)
  const isOne = (keys: string) =>
    `(e ->> 'code' || ' ' = any (${keys}) or e ->> 'code' || ' ' || r.village_code = any (${keys}))`
  if (decisions.length === 0)
    return tx.all(
      progressRow,
      `select r.file_id, count(*) as rows, 0 as settled, 0 as to_return from intake_row r where ${wrong} group by 1`,
      [office.regency, intakeId],
    )
  return tx.all(
    progressRow,
    `select r.file_id, count(*) as rows, count(*) filter (where c.settled) as settled,
            count(*) filter (where c.to_return) as to_return
       from intake_row r, lateral (
         select bool_or(${isOne('$3::text[]')}) as settled, bool_or(${isOne('$4::text[]')}) as to_return
           from jsonb_array_elements(r.problems) e) c
      where ${wrong} group by 1`,
    [
      office.regency,
      intakeId,
      keysOf(decisions),
      keysOf(decisions.filter(({ decision }) => decision === 'return')),
    ],
  )
}

/** Rows that a repair has made sound. */
export async function repairedRows({ tx, office }: Acting, intakeId: string): Promise<number> {
  const { repaired } = await tx.one(
    repairedRow,
    `select count(distinct (f.file_id, f.line)) as repaired from intake_fix f
       join intake_row s on s.regency_code = $1 and s.intake_id = $2 and s.file_id = f.file_id and s.line = f.line
      where f.regency_code = $1 and f.intake_id = $2 and f.undone_at is null and s.severity not in ('error', 'warning')`,
    [office.regency, intakeId],
  )
  return repaired
}

export async function addDecision(
  { tx, office, now }: Acting,
  intakeId: string,
  decision: {
    readonly id: string
    readonly code: string
    readonly village: string | null
    readonly decision: 'take' | 'hold' | 'return'
    readonly rows: number
    readonly note: string
  },
): Promise<void> {
  await tx.insert('intake_group_decision', [
    {
      regency_code: office.regency,
      id: decision.id,
      intake_id: intakeId,
      code: decision.code,
      village_code: decision.village,
      decision: decision.decision,
      rows: decision.rows,
      note: decision.note,
      decided_by: office.accountId,
      decided_by_name: office.name,
      decided_at: now,
    },
  ])
}

export async function noteDecisionUndone({ tx, office, now }: Acting, id: string): Promise<void> {
  await tx.run(
    'update intake_group_decision set undone_by = $3, undone_at = $4 where regency_code = $1 and id = $2',
    [office.regency, id, office.accountId, now],
  )
}

const counted = z.object({ rows: z.number() })

export async function countWith(
  { tx, office }: Acting,
  intakeId: string,
  code: string,
  village: string | null,
) {
  const { rows } = await tx.one(
    counted,
    `select count(*) as rows from intake_row r where ${wrong}
        and r.problems @> jsonb_build_array(jsonb_build_object('code', $3::text))
        and ($4::text is null or r.village_code = $4)`,
    [office.regency, intakeId, code, village],
  )
  return rows
}

/** Holds rows back that nothing holds yet. */
export function holdRows(
  { tx, office }: Acting,
  intakeId: string,
  { id, code, village }: { readonly id: string; readonly code: string; readonly village: string | null },
): Promise<number> {
  return tx.run(
    `update intake_row r set held_by = $5 where ${wrong} and r.held_by is null
        and r.problems @> jsonb_build_array(jsonb_build_object('code', $3::text))
        and ($4::text is null or r.village_code = $4)`,
    [office.regency, intakeId, code, village, id],
  )
}

export function letGo({ tx, office }: Acting, intakeId: string, decisionId: string): Promise<number> {
  return tx.run(
    'update intake_row set held_by = null where regency_code = $1 and intake_id = $2 and held_by = $3',
    [office.regency, intakeId, decisionId],
  )
}

/** The comparison made before no longer says what would happen. */
export async function countRevision({ tx, office }: Acting, intakeId: string): Promise<void> {
  await tx.run('update intake set revision = revision + 1 where regency_code = $1 and id = $2', [
    office.regency,
    intakeId,
  ])
}

const stagedRow = z.object({
  target_id: z.uuid(),
  village_code: z.string().nullable(),
  severity: z.enum(['none', 'info', 'warning', 'error']),
  held_by: z.uuid().nullable(),
  problems: z.array(z.object({ code: z.string(), column: z.string().optional() })),
  raw_sealed: z.instanceof(Buffer).nullable(),
})
export type KeptRow = z.infer<typeof stagedRow>

export function findRow({ tx, office }: Acting, intakeId: string, fileId: string, line: number) {
  return tx.find(
    stagedRow,
    `select target_id, village_code, severity, held_by, problems, raw_sealed from intake_row
      where regency_code = $1 and intake_id = $2 and file_id = $3 and line = $4`,
    [office.regency, intakeId, fileId, line],
  )
}

/** Writes a row that was read again in place of what stood there. */
export async function replaceRow(
  { tx, office }: Acting,
  intakeId: string,
  fileId: string,
  row: StagedRow,
  rawSealed: Buffer,
): Promise<void> {
  await tx.run(
    `update intake_row set target_id = $5, source_key = $6, village_code = $7, name = $8, fields = $9, nik_sealed = $10,
            nik_index = $11, card_sealed = $12, card_index = $13, specific_sealed = $14, nik_as_card = $15,
            fingerprint = $16, raw_sealed = $17, problems = $18, severity = $19
      where regency_code = $1 and intake_id = $2 and file_id = $3 and line = $4`,
    [
      office.regency,
      intakeId,
      fileId,
      row.line,
      row.targetId,
      row.sourceKey,
      row.villageCode,
      row.name,
      JSON.stringify(row.fields),
      row.nikSealed,
      row.nikIndex,
      row.cardSealed,
      row.cardIndex,
      row.specificSealed,
      row.nikAsCard,
      row.fingerprint,
      rawSealed,
      JSON.stringify(row.problems),
      row.severity,
    ],
  )
}

const fixRow = z.object({
  id: z.uuid(),
  file_id: z.uuid(),
  line: z.number(),
  cells_sealed: z.instanceof(Buffer),
  reason: z.string(),
  fixed_by_name: z.string(),
  fixed_at: z.date(),
  undone_at: z.date().nullable(),
})
export type FixRow = z.infer<typeof fixRow>
const fixColumns = 'id, file_id, line, cells_sealed, reason, fixed_by_name, fixed_at, undone_at'

export function fixesOf({ tx, office }: Acting, intakeId: string, fileId: string, line: number) {
  return tx.all(
    fixRow,
    `select ${fixColumns} from intake_fix
      where regency_code = $1 and intake_id = $2 and file_id = $3 and line = $4 order by fixed_at desc, id desc`,
    [office.regency, intakeId, fileId, line],
  )
}

export function findFix({ tx, office }: Acting, intakeId: string, id: string): Promise<FixRow | undefined> {
  return tx.find(
    fixRow,
    `select ${fixColumns} from intake_fix where regency_code = $1 and intake_id = $2 and id = $3`,
    [office.regency, intakeId, id],
  )
}

export async function addFix(
  { tx, office, now }: Acting,
  intakeId: string,
  fix: {
    readonly id: string
    readonly fileId: string
    readonly line: number
    readonly columns: readonly string[]
    readonly cellsSealed: Buffer
    readonly reason: string
  },
): Promise<void> {
  await tx.insert('intake_fix', [
    {
      regency_code: office.regency,
      id: fix.id,
      intake_id: intakeId,
      file_id: fix.fileId,
      line: fix.line,
      column_name: fix.columns.join(', '),
      cells_sealed: fix.cellsSealed,
      reason: fix.reason,
      fixed_by: office.accountId,
      fixed_by_name: office.name,
      fixed_at: now,
    },
  ])
}

export async function noteFixUndone({ tx, office, now }: Acting, id: string): Promise<void> {
  await tx.run('update intake_fix set undone_by = $3, undone_at = $4 where regency_code = $1 and id = $2', [
    office.regency,
    id,
    office.accountId,
    now,
  ])
}

const returned = z.object({
  line: z.number(),
  target_id: z.uuid(),
  raw_sealed: z.instanceof(Buffer).nullable(),
  problems: z.array(z.object({ code: z.string(), column: z.string().optional() })),
})

const toReturn = `exists (select from intake_group_decision d where d.regency_code = $1 and d.intake_id = $2
  and d.undone_at is null and d.decision = 'return' and (d.village_code is null or d.village_code = r.village_code)
  and r.problems @> jsonb_build_array(jsonb_build_object('code', d.code)))`

/** The next rows of a file that go back to the provider, in its order. */
export function rowsToReturn(
  { tx, office }: Acting,
  intakeId: string,
  fileId: string,
  after: number,
  limit: number,
) {
  return tx.all(
    returned,
    `select r.line, r.target_id, r.raw_sealed, r.problems from intake_row r
      where ${wrong} and r.file_id = $3 and r.line > $4 and ${toReturn} order by r.line limit $5`,
    [office.regency, intakeId, fileId, after, limit],
  )
}
