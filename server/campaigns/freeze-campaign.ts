import { localDay } from '@tanggap/core/calendar'
import { canonicalText } from '@tanggap/core/changes'
import { expiryDaysFor } from '@tanggap/core/custody'
import { currentInstrument, findInstrument } from '../instrument/index.ts'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { nextInSeries } from '../plumbing/database/numbering.ts'
import { frameOf, listFamiliesOfVillage } from '../registry/index.ts'
import { facilitatorsOf } from '../training/index.ts'
import { findRunning, insertCampaign, insertCases, type NewCase } from './campaigns.store.ts'
import { type CaseFile, sealCaseFile } from './case-file.ts'

export interface CampaignPlan {
  readonly name: string
  readonly villageCode: string
  readonly startsOn: string
  readonly endsOn: string
  readonly instrumentVersion: string
  readonly optionGroups: readonly string[]
  /** Days a phone may keep these families without contact. */
  readonly phoneDays?: number | undefined
}

/**
 * Freezes the frame of a village: every active family, numbered in the order of its neighbourhoods, each with
 * what the register says of it today. The hash over the frame is salted, since it covers identity numbers.
 * Refusals: `campaign.unknown-instrument`, `campaign.dates-reversed`, `campaign.already-running`,
 * `campaign.no-families`.
 */
export async function freezeCampaign(
  acting: Acting,
  plan: CampaignPlan,
): Promise<Done<{ id: string; number: string; families: number }>> {
  const { tx, office, now, vault } = acting
  const instrument = findInstrument(plan.instrumentVersion)
  const groups = new Set(instrument?.optionGroups.map(({ key }) => key))
  if (!instrument || plan.optionGroups.some((group) => !groups.has(group)))
    return refused('campaign.unknown-instrument')
  if (plan.endsOn < plan.startsOn || plan.endsOn < localDay(now)) return refused('campaign.dates-reversed')
  // The number is held from here on, so that two who freeze at once come one after the other.
  const number = await takeCampaignNumber(acting, 'GC')
  const running = await findRunning(tx, office.regency, plan.villageCode, 'census', localDay(now))
  if (running) return refused('campaign.already-running', { number: running.number })

  const families = await listFamiliesOfVillage(acting, plan.villageCode)
  if (families.length === 0) return refused('campaign.no-families')
  const walk = families.toSorted(
    (a, b) => a.rw.localeCompare(b.rw) || a.rt.localeCompare(b.rt) || a.headName.localeCompare(b.headName),
  )
  const known = await frameOf(
    acting,
    walk.map((family) => family.id),
  )
  const id = acting.id()
  const salt = acting.chance.bytes(16)
  const cases: NewCase[] = []
  const frame: unknown[] = []
  for (const [index, family] of walk.entries()) {
    const record = known.get(family.id)
    if (!record) continue
    const file: CaseFile = {
      baseline: record.baseline,
      address: record.address,
      facts: { officialDecile: family.officialDecile, receivesAid: record.receivesAid },
      reported: null,
    }
    const caseId = acting.id()
    frame.push({ number: index + 1, familyId: family.id, baseline: file.baseline })
    cases.push({
      id: caseId,
      campaignId: id,
      number: index + 1,
      villageCode: plan.villageCode,
      familyId: family.id,
      changeId: null,
      hamlet: family.hamlet,
      rt: family.rt,
      rw: family.rw,
      headName: family.headName,
      file: sealCaseFile(vault, caseId, file),
    })
  }
  await insertCampaign(tx, office.regency, {
    id,
    number,
    name: plan.name,
    purpose: 'census',
    villageCode: plan.villageCode,
    instrumentVersion: instrument.version,
    optionGroups: plan.optionGroups,
    families: cases.length,
    frameSalt: salt,
    frameHash: vault.saltedHash(salt, canonicalText(frame)),
    frozenAt: now,
    frozenBy: office.accountId,
    startsOn: plan.startsOn,
    endsOn: plan.endsOn,
    phoneDays: plan.phoneDays ?? expiryDaysFor(plan.villageCode),
  })
  await insertCases(tx, office.regency, cases, now)
  await acting.record({
    action: 'campaign.freeze',
    subject: 'campaign',
    ids: [id],
    village: plan.villageCode,
    detail: { number, families: cases.length },
  })
  return done({ id, number, families: cases.length })
}

/** What a frame of the village would hold today, before it is frozen. */
export async function previewCampaign(acting: Acting, villageCode: string) {
  const { tx, office, now } = acting
  const instrumentVersion = currentInstrument(localDay(now)).version
  const [families, running, facilitators] = [
    await listFamiliesOfVillage(acting, villageCode),
    await findRunning(tx, office.regency, villageCode, 'census', localDay(now)),
    await facilitatorsOf(acting, { villageCode, instrumentVersion }),
  ]
  return done({
    families: families.length,
    running: running ? { id: running.id, number: running.number, name: running.name } : null,
    certified: facilitators.filter(({ certified }) => certified).length,
    instrumentVersion,
  })
}

/** `GC-2025-0007` for a ground check, `VL-…` for visits that verify what was reported. */
export async function takeCampaignNumber(acting: Acting, series: 'GC' | 'VL'): Promise<string> {
  const year = localDay(acting.now).slice(0, 4)
  const next = await nextInSeries(acting.tx, acting.office.regency, `campaign:${series}:${year}`)
  return `${series}-${year}-${String(next).padStart(4, '0')}`
}
