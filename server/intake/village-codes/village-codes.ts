import type { AnswerOf } from '@tanggap/contract/route'
import type { listVillageCodes as list, enterVillageCodes as route } from '@tanggap/contract/village-codes'
import type { OtherVillageCode } from '@tanggap/core/intake'
import type { z } from 'zod/mini'
import { type Acting, type Done, done, refused } from '../../plumbing/acting.ts'
import { villagesOfRegency } from '../../regions/index.ts'
import * as store from './village-codes.store.ts'

export async function listVillageCodes(acting: Acting): Promise<Done<AnswerOf<typeof list>>> {
  const codes = await store.standingCodes(acting)
  return done({
    codes: codes.map((one) => ({
      id: one.id,
      system: one.system,
      code: one.code,
      village: one.of_village,
      validFrom: one.valid_from,
      validTo: one.valid_to,
      source: one.source,
      enteredBy: one.entered_by_name,
      enteredAt: one.entered_at.toISOString(),
    })),
    mayEnter: acting.office.role === 'data_operator',
  })
}

type Line = z.output<NonNullable<(typeof route)['body']>>['lines'][number]
interface Days {
  readonly from: string
  readonly to: string | null
}

/** All lines or none: half a table of codes would read half a file by it. */
export async function enterVillageCodes(
  acting: Acting,
  said: { readonly source: string; readonly lines: readonly Line[] },
): Promise<Done<{ entered: number }>> {
  const today = new Set((await villagesOfRegency(acting)).map(({ code }) => code))
  const known = new Map<string, Days[]>()
  const note = (code: string, days: Days) => known.set(code, [...(known.get(code) ?? []), days])
  for (const one of await store.standingCodes(acting))
    note(one.code, { from: one.valid_from, to: one.valid_to })
  for (const [at, { code, village, validFrom, validTo }] of said.lines.entries()) {
    const line = at + 1
    const days = { from: validFrom, to: validTo }
    if (!today.has(village)) return refused('intake.code-village-unknown', { line, village })
    if (today.has(code)) return refused('intake.code-is-todays', { line, code })
    if (validTo !== null && validTo < validFrom) return refused('intake.code-days-turned', { line })
    if (known.get(code)?.some((other) => shareADay(other, days)))
      return refused('intake.code-twice', { line, code })
    note(code, days)
  }
  await store.addCodes(
    acting,
    said.source,
    said.lines.map(({ system, code, village, validFrom, validTo }) => ({
      system,
      code,
      of_village: village,
      valid_from: validFrom,
      valid_to: validTo,
    })),
  )
  await acting.record({
    action: 'intake.enter-village-codes',
    subject: 'intake',
    ids: [],
    detail: { lines: said.lines.length, source: said.source },
  })
  return done({ entered: said.lines.length })
}

function shareADay(a: Days, b: Days): boolean {
  return (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to)
}

export async function withdrawVillageCode(acting: Acting, id: string): Promise<Done<{ withdrawn: true }>> {
  if ((await store.withdrawCode(acting, id)) === 0) return refused('request.not-found')
  await acting.record({ action: 'intake.withdraw-village-code', subject: 'intake', ids: [id] })
  return done({ withdrawn: true })
}

/** By which codes a file that describes this day may name a village. */
export async function villageCodesOn(
  acting: Acting,
  day: string,
): Promise<{
  otherVillageCodes: ReadonlyMap<string, OtherVillageCode>
  bpsSubdistricts: ReadonlyMap<string, ReadonlyMap<string, string>>
}> {
  const valid = (await store.standingCodes(acting)).filter(
    ({ valid_from, valid_to }) => valid_from <= day && (valid_to === null || day <= valid_to),
  )
  const bySubdistrict = Map.groupBy(await store.villagesByBps(acting), ({ bps }) => bps)
  return {
    otherVillageCodes: new Map(
      valid.map(({ code, of_village, system }) => [code, { village: of_village, system }]),
    ),
    bpsSubdistricts: new Map(
      [...bySubdistrict].map(([bps, villages]) => [
        bps,
        new Map(villages.map(({ name, village }) => [name.toUpperCase(), village])),
      ]),
    ),
  }
}
