import type { VillageDesk } from '@tanggap/contract/village-desk'
import { areHours, regencyHours, type WeekHours, weekdays } from '@tanggap/core/citizens'
import { type Acting, type Done, done, refused } from '../../plumbing/acting.ts'
import { villagesOf } from '../../regions/index.ts'
import { type DeskRow, findDesk, writeDesk } from './village-desk.store.ts'

/** The desk of a village, by the regency's hours until the village says its own. */
export async function villageDesk(acting: Acting, village: string): Promise<Done<VillageDesk>> {
  const known = (await villagesOf(acting)).find(({ code }) => code === village)
  if (!known) return refused('request.not-found')
  const row = await findDesk(acting.tx, acting.office.regency, village)
  return done(row ? asKept(village, row) : asAssumed(village, known))
}

export interface DeskHours {
  readonly place: string
  readonly hours: WeekHours
  readonly phone: string
  readonly note: string
  /** What was seen before it was changed. */
  readonly version: number
}

/** Refusals: `village-desk.hours`, `village-desk.never-open`, `village-desk.changed-meanwhile`. */
export async function keepVillageDesk(
  acting: Acting,
  village: string,
  { version, ...desk }: DeskHours,
): Promise<Done<VillageDesk>> {
  const { tx, office, now } = acting
  if (!(await villagesOf(acting)).some(({ code }) => code === village)) return refused('request.not-found')
  const wrong = desk.hours.findIndex((hours) => !areHours(hours))
  if (wrong >= 0) return refused('village-desk.hours', { day: weekdays[wrong]?.id ?? '' })
  if (desk.hours.every((hours) => hours === null)) return refused('village-desk.never-open')
  const before = await findDesk(tx, office.regency, village)
  // Sent twice, it is what stands already.
  if (before && before.version === version + 1 && isSame(before, desk)) return done(asKept(village, before))
  const written = await writeDesk(
    tx,
    office.regency,
    village,
    { ...desk, hours: [...desk.hours], by: office.accountId, at: now },
    version,
  )
  if (!written) return refused('village-desk.changed-meanwhile')
  await acting.record({ action: 'village-desk.keep', subject: 'village', ids: [village], village })
  return villageDesk(acting, village)
}

function isSame(row: DeskRow, desk: Omit<DeskHours, 'version'>): boolean {
  const { place, hours, phone, note } = row
  return JSON.stringify({ place, hours, phone, note }) === JSON.stringify(inOrder(desk))
}

function inOrder({ place, hours, phone, note }: Omit<DeskHours, 'version'>) {
  return { place, hours, phone, note }
}

function asKept(villageCode: string, { kept_at, ...row }: DeskRow): VillageDesk {
  return { villageCode, ...row, kept: true, keptAt: kept_at.toISOString() }
}

function asAssumed(villageCode: string, { name, kind }: { name: string; kind: string }): VillageDesk {
  const place = kind === 'kelurahan' ? `Kantor Kelurahan ${name}` : `Balai Desa ${name}`
  return {
    villageCode,
    place,
    hours: [...regencyHours.week],
    phone: '',
    note: '',
    kept: false,
    keptAt: null,
    version: 0,
  }
}
