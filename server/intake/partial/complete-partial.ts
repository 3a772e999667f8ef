import { layoutOf, problem, problemCodes } from '@tanggap/core/intake'
import { z } from 'zod'
import type { Acting } from '../../plumbing/acting.ts'
import { inWholeSets } from '../../plumbing/database/index.ts'
import { valuesPlace } from '../../registry/index.ts'
import { countsSchema, type FileRow, type IntakeRow, setCounts } from '../intake.store.ts'
import { countByCode, countRows, dropProblems, holdBackMembers } from '../staging.store.ts'
import * as store from './partial.store.ts'

const rowsAtOnce = 1_000

/** Whether a delivery says only some things of families that the register holds already, as SIKS-NG's lists do. */
export function isPartial(files: readonly Pick<FileRow, 'layout'>[]): boolean {
  return files.some(({ layout }) => layout !== 'unmapped' && layoutOf(layout).isPartial === true)
}

/**
 * Finds the rows of a partial list in the register and completes them: what the list does not say stays as the
 * provider said it before, the decile above all. Who is not found stays out with the reason, since new families and
 * members come through the village. Safe to repeat: it begins with what the list itself says.
 */
export async function completePartial(acting: Acting, intake: IntakeRow): Promise<void> {
  const severities = Object.fromEntries(problemCodes().map((code) => [code, problem(code).severity]))
  await inWholeSets(acting.tx, async () => {
    await dropProblems(
      acting,
      intake.id,
      ['siks.family_unknown', 'siks.member_unknown', 'person.family_has_error'],
      severities,
    )
    await store.forgetMatches(acting, intake.id)
    await store.matchFamilies(acting, intake.id)
    await store.holdUnknown(acting, intake.id, 'family', 'siks.family_unknown')
    await holdBackMembers(acting, intake.id, 'person.family_has_error')
    await store.matchMembers(acting, intake.id)
    await store.holdUnknown(acting, intake.id, 'person', 'siks.member_unknown')
  })
  for (const owner of ['family', 'person'] as const) {
    let after: store.KnownRow | undefined
    do {
      const rows: store.KnownRow[] = await store.knownRows(acting, intake.id, owner, after, rowsAtOnce)
      if (rows.length > 0)
        await store.writeCompleted(
          acting,
          intake.id,
          rows.map((row) => completed(acting, owner, row)),
        )
      after = rows.length < rowsAtOnce ? undefined : rows.at(-1)
    } while (after !== undefined)
  }
  await recount(acting, intake)
}

const record = z.record(z.string(), z.unknown())
/** What the list itself says, kept beside what it was completed with. */
const own = z.object({ values: record, secret: z.array(z.string()), place: record })

function completed(acting: Acting, owner: store.Owner, row: store.KnownRow): store.CompletedRow {
  const { vault } = acting
  const place = valuesPlace(owner, row.target_id)
  const opened = (at: string, sealed: Buffer | null) =>
    sealed === null ? {} : record.parse(JSON.parse(vault.open(at, sealed).toString('utf8')))
  const secret = opened(place, row.specific_sealed)
  const { hamlet, rt, rw, street } = row.fields
  const said =
    row.fields.said === undefined
      ? {
          values: record.parse(row.fields.values ?? {}),
          secret: Object.keys(secret),
          place: { hamlet, rt, rw, street },
        }
      : own.parse(row.fields.said)
  const heldSecret = row.held_id === null ? {} : opened(valuesPlace(owner, row.held_id), row.held_sealed)
  const saidSecret = Object.fromEntries(said.secret.map((key) => [key, secret[key]]))
  const filled = Object.fromEntries(Object.entries(said.place).filter(([, text]) => text !== ''))
  return {
    fileId: row.file_id,
    line: row.line,
    // The provider's own key of the register: by it the comparison finds this very family or person.
    sourceKey: row.source_key,
    fields: {
      ...row.fields,
      ...(owner === 'family' && {
        hamlet: row.hamlet,
        rt: row.rt,
        rw: row.rw,
        street: row.street,
        ...filled,
        officialDecile: row.decile,
      }),
      values: { ...row.held, ...said.values },
      said,
    },
    specificSealed: vault.seal(place, JSON.stringify({ ...heldSecret, ...saidSecret })),
  }
}

async function recount(acting: Acting, intake: IntakeRow): Promise<void> {
  const counts = countsSchema.safeParse(intake.counts)
  if (!counts.success) return
  const rows = await countRows(acting, intake.id)
  // After a repair the sums are no longer those of the file; what was proved of it stays.
  const isSame = rows.hash_accepted + rows.hash_with_errors === counts.data.hashRead
  await setCounts(acting, intake.id, {
    ...counts.data,
    accepted: rows.accepted,
    withErrors: rows.with_errors,
    withWarnings: rows.with_warnings,
    ...(isSame && { hashAccepted: rows.hash_accepted, hashWithErrors: rows.hash_with_errors }),
    byCode: await countByCode(acting, intake.id),
  })
}
