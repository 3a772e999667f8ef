import { localDay } from '@tanggap/core/calendar'
import { caseWorkflow } from '@tanggap/core/campaigns'
import type { Answers, Baseline } from '@tanggap/core/instrument'
import { decide } from '@tanggap/core/workflow'
import { currentInstrument } from '../instrument/index.ts'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { villagesOfRegency } from '../regions/index.ts'
import { mostOpenCases } from './assign-cases.ts'
import {
  assign,
  type CaseRecord,
  casesById,
  fileOf,
  holdFieldVisits,
  insertCases,
  takeCaseNumber,
} from './campaigns.store.ts'
import { candidatesOf } from './candidates.ts'
import { openCaseFile, sealCaseFile } from './case-file.ts'
import { handoversSince, insertHandover, openInVillage } from './handovers.store.ts'
import { verificationCampaign } from './order-field-visit.ts'

/** Where a family was said to live now. */
export interface MovedTo {
  readonly villageCode: string
  /** In the informant's words: hamlet, street, with whom. */
  readonly place: string
}

/**
 * Hands a family that lives in another village of the regency to that village, as an extra visit of it: to the
 * facilitator who works there if there is one, else to the pool the supervisor deals from. The frozen frame of
 * neither village changes. Refusal: `visit.village-unknown`.
 */
export async function handOver(
  acting: Acting,
  visit: CaseRecord,
  foundBy: string,
  movedTo: MovedTo,
): Promise<Done<{ toCaseId: string; assigneeId: string | null }>> {
  const { tx, office, now, vault } = acting
  const villages = await villagesOfRegency(acting)
  const target = villages.find(({ code }) => code === movedTo.villageCode)
  if (!target || target.code === visit.villageCode) return refused('visit.village-unknown')
  const from = villages.find(({ code }) => code === visit.villageCode)?.name ?? visit.villageCode
  await holdFieldVisits(tx, target.code)
  const instrument = currentInstrument(localDay(now))
  const campaignId = await verificationCampaign(acting, target.code, instrument)
  const before = openCaseFile(vault, visit.id, await fileOf(tx, office.regency, visit.id))
  const toCaseId = acting.id()
  await insertCases(
    tx,
    office.regency,
    [
      {
        id: toCaseId,
        campaignId,
        number: await takeCaseNumber(tx, office.regency, campaignId),
        villageCode: target.code,
        familyId: visit.familyId,
        changeId: null,
        // The neighbourhood is what the visit finds out; the old one would send somebody to the wrong street.
        hamlet: '',
        rt: '',
        rw: '',
        headName: visit.headName,
        file: sealCaseFile(vault, toCaseId, {
          ...before,
          baseline: movedBaseline(before.baseline, target.code),
          address: movedTo.place,
          reported: {
            number: `${visit.number}`,
            text: [
              `Keluarga ini dipindahkan ke desa Anda: saat kunjungan di ${from} diketahui tinggal di ${target.name}.`,
              movedTo.place && `Keterangan tempat: ${movedTo.place}`,
            ]
              .filter(Boolean)
              .join('\n'),
          },
        }),
      },
    ],
    now,
  )
  const assigneeId = await facilitatorThere(acting, target.code, instrument.version)
  if (assigneeId) {
    const decision = decide(
      caseWorkflow,
      'assign',
      { status: 'planned', assigneeId, assigneeIsCertified: true, openErrors: 0, photosAreComplete: true },
      office,
    )
    if (!decision.ok) return decision
    await assign(tx, office.regency, [{ caseId: toCaseId, assigneeId, status: decision.to }], now)
  }
  await insertHandover(tx, office.regency, {
    id: acting.id(),
    villageCode: visit.villageCode,
    assigneeId: foundBy,
    fromCaseId: visit.id,
    toVillageCode: target.code,
    toCaseId,
    at: now,
    by: office.accountId,
  })
  await acting.record({
    action: 'visit.hand-over',
    subject: 'visit_case',
    ids: [visit.id, toCaseId, ...(visit.familyId ? [visit.familyId] : [])],
    village: target.code,
    detail: { from: visit.villageCode, to: target.code, dealt: assigneeId !== null },
  })
  return done({ toCaseId, assigneeId })
}

/** Milliseconds. A quarter of a year, as long as a phone is told of its other cases. */
const toldFor = 90 * 24 * 3_600_000

/** What was handed over lately, for the supervisor who deals and follows up. */
export async function listHandovers(acting: Acting) {
  const { tx, office, now } = acting
  const handovers = await handoversSince(tx, office.regency, new Date(now.getTime() - toldFor), 200)
  const cases = await casesById(
    tx,
    office.regency,
    handovers.map(({ toCaseId }) => toCaseId),
  )
  await acting.record({
    action: 'visit.list-handovers',
    subject: 'visit_case',
    ids: handovers.flatMap(({ fromCaseId, toCaseId }) => [fromCaseId, toCaseId]),
  })
  return done({
    handovers: handovers.map(({ id, headName, fromVillage, toVillage, toCaseId, handedAt }) => {
      const next = cases.find((one) => one.id === toCaseId)
      return {
        id,
        headName,
        fromVillage,
        toVillage,
        handedAt,
        campaignId: next?.campaignId ?? null,
        status: next?.status ?? null,
        assignee: next?.assignee ?? null,
      }
    }),
  })
}

/** What a facilitator's phone is told of the families they found elsewhere; by number, since it lies open there. */
export async function handoversTold({ tx, office, now }: Acting) {
  const own = await handoversSince(tx, office.regency, new Date(now.getTime() - toldFor), 50)
  return own.map(({ id, number, toVillage, handedAt }) => ({
    id,
    at: handedAt,
    text: {
      id: `Tugas nomor ${number} dilanjutkan petugas di ${toVillage}. Anda tidak perlu ke sana.`,
      en: `Task number ${number} goes on with the officer in ${toVillage}. You need not go there.`,
    },
  }))
}

/** Who already works in that village, is certified and has room: the one with most families there. */
async function facilitatorThere(
  acting: Acting,
  villageCode: string,
  instrumentVersion: string,
): Promise<string | null> {
  const working = await openInVillage(acting.tx, acting.office.regency, villageCode)
  const able = (await candidatesOf(acting, { villageCode, instrumentVersion })).filter(
    ({ accountId, certified, load }) => certified && working.has(accountId) && load < mostOpenCases,
  )
  const most = able.toSorted(
    (a, b) => (working.get(b.accountId) ?? 0) - (working.get(a.accountId) ?? 0) || a.load - b.load,
  )[0]
  return most?.accountId ?? null
}

/** Who they are stays; where they lived goes, since the next visit is to find that out. */
function movedBaseline(baseline: Baseline, villageCode: string): Baseline {
  const gone = ['position', 'rt', 'rw', 'hamlet', 'street', 'landmark', 'postcode']
  const kept = Object.entries(baseline.family).filter(([key]) => !gone.includes(key))
  const family: Answers = {
    ...Object.fromEntries(kept),
    subdistrict: villageCode.slice(0, 6),
    village: villageCode,
  }
  return { ...baseline, family }
}
