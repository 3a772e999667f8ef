import type { Candidate } from '@tanggap/contract/campaigns'
import { addDays, localDay } from '@tanggap/core/calendar'
import { caseWorkflow } from '@tanggap/core/campaigns'
import { type ChangeItem, canonicalText, changeKinds } from '@tanggap/core/changes'
import { expiryDaysFor } from '@tanggap/core/custody'
import type { Instrument } from '@tanggap/core/instrument'
import { decide } from '@tanggap/core/workflow'
import { type ChangeForCarrier, listChanges, readForCarrier } from '../changes/index.ts'
import { currentInstrument } from '../instrument/index.ts'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { villagesOf } from '../regions/index.ts'
import { type FramedFamily, frameOf } from '../registry/index.ts'
import { facilitatorsOf } from '../training/index.ts'
import {
  assign,
  type CaseRecord,
  casesOfChange,
  findRunning,
  holdFieldVisits,
  insertCampaign,
  insertCases,
  takeCaseNumber,
} from './campaigns.store.ts'
import { candidatesOf } from './candidates.ts'
import { sealCaseFile } from './case-file.ts'
import { takeCampaignNumber } from './freeze-campaign.ts'

/**
 * Sends a certified facilitator to see whether a reported change is so. The visit belongs to the village's
 * verification campaign, which is made when the first is ordered.
 * Refusals: `visit.not-ordered-now`, `campaign.not-in-area`, `campaign.not-certified`.
 */
export async function orderFieldVisit(
  acting: Acting,
  order: { readonly changeId: string; readonly accountId: string },
): Promise<Done<{ caseId: string }>> {
  const { tx, office, now, vault } = acting
  const change = await readForCarrier(acting, order.changeId)
  if (!change) return refused('request.not-found')
  await holdFieldVisits(tx, change.villageCode)
  const standing = await casesOfChange(tx, office.regency, [change.id])
  if (change.status !== 'field_verification' || standing.some(isUnderWay))
    return refused('visit.not-ordered-now')
  const instrument = currentInstrument(localDay(now))
  const where = { villageCode: change.villageCode, instrumentVersion: instrument.version }
  const chosen = (await facilitatorsOf(acting, where)).find(({ accountId }) => accountId === order.accountId)
  if (!chosen) return refused('campaign.not-in-area')
  const decision = decide(
    caseWorkflow,
    'assign',
    {
      status: 'planned',
      assigneeId: chosen.accountId,
      assigneeIsCertified: chosen.certified,
      openErrors: 0,
      photosAreComplete: true,
    },
    office,
  )
  if (!decision.ok) return decision

  const campaignId = await verificationCampaign(acting, change.villageCode, instrument)
  const framed = change.familyId
    ? (await frameOf(acting, [change.familyId])).get(change.familyId)
    : unregistered(change)
  if (!framed) return refused('request.not-found')
  const caseId = acting.id()
  const place = framed.baseline.family
  await insertCases(
    tx,
    office.regency,
    [
      {
        id: caseId,
        campaignId,
        number: await takeCaseNumber(tx, office.regency, campaignId),
        villageCode: change.villageCode,
        familyId: change.familyId,
        changeId: change.id,
        hamlet: textOf(place.hamlet),
        rt: textOf(place.rt),
        rw: textOf(place.rw),
        headName: change.headName,
        file: sealCaseFile(vault, caseId, {
          baseline: framed.baseline,
          address: framed.address,
          facts: { officialDecile: framed.officialDecile, receivesAid: framed.receivesAid },
          reported: { number: change.number, text: inWords(instrument, change) },
        }),
      },
    ],
    now,
  )
  await assign(tx, office.regency, [{ caseId, assigneeId: chosen.accountId, status: decision.to }], now)
  await acting.record({
    action: 'visit.order',
    subject: 'visit_case',
    ids: [caseId, change.id, ...(change.familyId ? [change.familyId] : [])],
    village: change.villageCode,
  })
  return done({ caseId })
}

/** Changes that wait for a visit, with the visit when one is ordered and who could make it. */
export async function listFieldVisits(acting: Acting) {
  const { tx, office, now } = acting
  const listed = await listChanges(acting, { status: 'field_verification', limit: 200 })
  if (!listed.ok) return listed
  const { changes } = listed.value
  const cases = await casesOfChange(
    tx,
    office.regency,
    changes.map(({ id }) => id),
  )
  const villages = [...new Set(changes.map(({ villageCode }) => villageCode))]
  const names = new Map((await villagesOf(acting)).map(({ code, name }) => [code, name]))
  const instrumentVersion = currentInstrument(localDay(now)).version
  const candidates = new Map<string, Candidate[]>()
  for (const villageCode of villages)
    candidates.set(villageCode, await candidatesOf(acting, { villageCode, instrumentVersion }))
  return done({
    due: changes.map((change) => {
      const visit = cases.findLast(({ changeId }) => changeId === change.id)
      return {
        changeId: change.id,
        number: change.number,
        kind: change.kind,
        villageCode: change.villageCode,
        villageName: names.get(change.villageCode) ?? change.villageCode,
        headName: change.headName,
        since: change.stepEnteredAt,
        visit: visit ? { id: visit.id, status: visit.status, assignee: visit.assignee } : null,
        candidates: candidates.get(change.villageCode) ?? [],
      }
    }),
  })
}

function isUnderWay({ status }: CaseRecord): boolean {
  return status !== 'approved' && status !== 'withdrawn'
}

/** The village's running campaign of field visits; it is made when the first is ordered. */
export async function verificationCampaign(
  acting: Acting,
  villageCode: string,
  instrument: Instrument,
): Promise<string> {
  const { tx, office, now, vault } = acting
  const today = localDay(now)
  const running = await findRunning(tx, office.regency, villageCode, 'verification', today)
  if (running?.instrument_version === instrument.version) return running.id
  const id = acting.id()
  const salt = acting.chance.bytes(16)
  await insertCampaign(tx, office.regency, {
    id,
    number: await takeCampaignNumber(acting, 'VL'),
    name: `Verifikasi lapangan ${today.slice(0, 7)}`,
    purpose: 'verification',
    villageCode,
    instrumentVersion: instrument.version,
    optionGroups: [],
    families: 0,
    frameSalt: salt,
    frameHash: vault.saltedHash(salt, canonicalText([])),
    frozenAt: now,
    frozenBy: office.accountId,
    startsOn: today,
    endsOn: addDays(today, verificationDays),
    phoneDays: expiryDaysFor(villageCode),
  })
  return id
}

/** Ten working days are allowed for a field check (domain reference §3.1); a campaign gathers a month of them. */
const verificationDays = 30

/** A family the register does not know yet: the visit begins with its place alone. */
function unregistered(change: ChangeForCarrier): FramedFamily {
  const { villageCode } = change
  return {
    baseline: {
      family: {
        province: villageCode.slice(0, 2),
        regency: villageCode.slice(0, 4),
        subdistrict: villageCode.slice(0, 6),
        village: villageCode,
        headName: change.headName,
      },
      members: [],
    },
    address: '',
    officialDecile: null,
    receivesAid: false,
  }
}

/** What is said to have changed, for the facilitator's screen: in Indonesian, without identity numbers. */
function inWords(instrument: Instrument, change: ChangeForCarrier): string {
  const lines = change.items.map((item) => {
    const question = instrument.questions.find(({ key }) => key === item.question)
    const value = (one: unknown) => valueInWords(instrument, question?.codeList, item, one)
    const from = item.from === null || item.from === undefined ? '' : `${value(item.from)} → `
    return `${item.subjectName}: ${question?.label.id ?? item.question} ${from}${value(item.to)}`
  })
  return [changeKinds[change.kind].title.id, change.explanation, ...lines].filter(Boolean).join('\n')
}

function valueInWords(
  instrument: Instrument,
  codeList: string | undefined,
  item: ChangeItem,
  value: unknown,
): string {
  if (item.sensitivity === 'identity') return '(nomor/identitas berubah)'
  if (Array.isArray(value))
    return value.map((one) => valueInWords(instrument, codeList, item, one)).join(', ')
  if (typeof value === 'boolean') return value ? 'Ya' : 'Tidak'
  if (typeof value === 'number') return value.toLocaleString('id-ID')
  if (typeof value !== 'string') return value === null || value === undefined ? '-' : 'isian baru'
  const option = instrument.codeLists[codeList ?? '']?.options.find(({ key }) => key === value)
  return (option?.label.id ?? value).replace(/\d{16}/g, '(nomor)')
}

function textOf(answer: unknown): string {
  return typeof answer === 'string' ? answer : ''
}
