import type { draftBoundaries as draftRoute } from '@tanggap/contract/boundaries'
import { localDay } from '@tanggap/core/calendar'
import { matchShapes, readOutline, type VillageKnown } from '@tanggap/core/regions'
import type { z } from 'zod/mini'
import { type Acting, actAs, type Done, done, type Foundation, type Office } from '../plumbing/acting.ts'
import { insertBoundarySet, otherVillageCodes } from './boundaries.store.ts'
import { readBoundaryFile } from './read-boundary-file.ts'
import { villagesOfRegency } from './villages-of.ts'

type Draft = z.output<NonNullable<typeof draftRoute.body>>

/**
 * Reads a file of borders and keeps it as a draft, each shape with the village its code names. The reading takes
 * seconds and holds no transaction.
 */
export async function draftBoundaries(
  foundation: Foundation,
  office: Office,
  { source, licence, validFrom, file }: Draft,
): Promise<Done<{ id: string }>> {
  const villages = await actAs(foundation, office, villagesKnown)
  const centres = villages.flatMap(({ centre }) => centre ?? [])
  const read = await readBoundaryFile(Buffer.from(file, 'base64'), centres)
  if (!read.ok) return read
  const { bytes, ...kept } = read.value
  const sha256 = await foundation.files.keep(bytes)
  const shapes = kept.shapes.map((shape) => ({ ...shape, area: readOutline(shape.outline) }))
  return actAs(foundation, office, async (acting) => {
    const id = acting.id()
    await insertBoundarySet(acting, {
      id,
      source,
      licence,
      validFrom,
      sha256,
      bytes: bytes.length,
      file: kept,
      matches: matchShapes(shapes, villages),
    })
    await acting.record({
      action: 'boundaries.draft',
      subject: 'boundary_set',
      ids: [id],
      detail: { shapes: kept.shapes.length, vertices: kept.vertices },
    })
    return done({ id })
  })
}

/** The villages of today with every code they are known by. */
export async function villagesKnown(acting: Acting): Promise<VillageKnown[]> {
  const { tx, office, now } = acting
  const today = localDay(now)
  const codes = (await otherVillageCodes(tx, office.regency)).filter(
    ({ system, valid_to }) => system === 'kemendagri' || valid_to === null || valid_to >= today,
  )
  const byVillage = Map.groupBy(codes, ({ of_village }) => of_village)
  return (await villagesOfRegency(acting)).map(({ code, name, latitude, longitude }) => ({
    code,
    name,
    centre: latitude === null || longitude === null ? null : { lat: latitude, lon: longitude },
    otherCodes: (byVillage.get(code) ?? []).map(({ system, code: other }) => ({ system, code: other })),
  }))
}
