import { createHash } from 'node:crypto'
import type { BoundarySetShown } from '@tanggap/contract/boundaries'
import { mayDo } from '@tanggap/core/access'
import { localDay } from '@tanggap/core/calendar'
import { canonicalText } from '@tanggap/core/changes'
import {
  type BoundarySubject,
  boundariesOn,
  boundaryWorkflow,
  problemsOfMatches,
  readOutline,
} from '@tanggap/core/regions'
import { allowedActions } from '@tanggap/core/workflow'
import { type Acting, done, refused } from '../plumbing/acting.ts'
import * as store from './boundaries.store.ts'
import { villagesKnown } from './draft-boundaries.ts'
import { villagesOfRegency } from './villages-of.ts'

export async function listBoundaries(acting: Acting) {
  const { tx, office } = acting
  const rows = await store.boundarySets(tx, office.regency)
  const current = currentOf(acting, rows)?.id
  return done({
    sets: rows.map((row) => setShown(row, current)),
    mayDraft: mayDo(office.role, 'boundaries.draft'),
    villages: (await villagesOfRegency(acting)).length,
  })
}

export async function getBoundaries(acting: Acting, id: string) {
  const { tx, office } = acting
  const rows = await store.boundarySets(tx, office.regency)
  const row = rows.find((one) => one.id === id)
  if (!row) return refused('request.not-found')
  const { shapes, problems, subject, hash } = await seenNow(acting, row)
  const before = currentOf(
    acting,
    rows.filter((one) => one.id !== id),
  )
  return done({
    set: setShown(row, currentOf(acting, rows)?.id),
    hash,
    shapes: shapes.map((shape) => ({
      place: shape.place,
      name: shape.name,
      codes: shape.codes,
      village: shape.of_village,
      matchedBy: shape.matched_by,
      matchedByName: shape.matched_by_name,
      suggested: shape.suggested,
      squareKilometres: shape.square_km,
      outline: shape.wide,
    })),
    problems,
    allowed: allowedActions(boundaryWorkflow, subject, office),
    mayMatch: row.status === 'draft' && mayDo(office.role, 'boundaries.draft'),
    before: before ? { source: before.source, validFrom: before.valid_from } : null,
    villages: (await villagesOfRegency(acting)).map(({ code, name, subdistrict }) => ({
      code,
      name,
      subdistrict,
    })),
  })
}

/** A set as it stands: its shapes, what is wrong with it now, and what a person who looks at it approves. */
export async function seenNow(acting: Acting, row: store.BoundarySetRow) {
  const { tx, office } = acting
  const shapes = await store.shapesOfSet(tx, office.regency, row.id)
  const pairs = shapes.map(({ place, of_village }) => ({ place, village: of_village }))
  const open = problemsOfMatches(
    shapes.map(({ place, name, codes, outline }) => ({ place, name, codes, area: readOutline(outline) })),
    pairs,
    await villagesKnown(acting),
  )
  const problems = [...row.problems, ...open]
  const content = canonicalText({
    source: row.source,
    licence: row.licence,
    validFrom: row.valid_from,
    shapes: shapes.map(({ place, of_village, outline }) => [place, of_village, outline]),
  })
  const subject: BoundarySubject = {
    status: row.status,
    madeBy: row.made_by,
    errors: problems.filter(({ severity }) => severity === 'error').length,
    matched: row.matched,
    sameContent: true,
  }
  return { shapes, problems, subject, hash: createHash('sha256').update(content).digest('hex') }
}

export function currentOf(
  { now }: Acting,
  rows: readonly store.BoundarySetRow[],
): store.BoundarySetRow | undefined {
  const sets = rows.map((row) => ({
    row,
    status: row.status,
    validFrom: row.valid_from,
    decidedAt: row.decided_at?.toISOString() ?? null,
  }))
  return boundariesOn(sets, localDay(now))?.row
}

function setShown(row: store.BoundarySetRow, current: string | undefined): BoundarySetShown {
  return {
    id: row.id,
    status: row.status,
    version: row.version,
    source: row.source,
    licence: row.licence,
    validFrom: row.valid_from,
    current: row.id === current,
    shapes: row.shapes,
    matched: row.matched,
    madeBy: row.made_by_name,
    madeAt: row.made_at.toISOString(),
    decidedBy: row.decided_by_name,
    decidedAt: row.decided_at?.toISOString() ?? null,
    note: row.note,
  }
}
