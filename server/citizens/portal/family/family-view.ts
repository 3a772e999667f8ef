import type { AidView, ChangeView, FamilyView, ValueGroup, ValueView } from '@tanggap/contract/portal'
import type { Bilingual } from '@tanggap/contract/refusal'
import { localDay } from '@tanggap/core/calendar'
import {
  type ChangeItem,
  isFirstRecorded,
  itemsApart,
  labelOf,
  titleOfChange,
  valueWords,
  wordsOf,
} from '@tanggap/core/changes'
import { changeSentences, ticketKindRule, ticketSentences } from '@tanggap/core/citizens'
import { groundCheck202503 } from '@tanggap/core/instrument'
import { maskedText } from '@tanggap/core/registry'
import { programmeRules } from '@tanggap/core/targeting'
import { lastVisitOf } from '../../../campaigns/index.ts'
import { changeEvents, changesOfFamily, readAllForCarrier } from '../../../changes/index.ts'
import { ownRecheck } from '../../../integrity/index.ts'
import type { Acting } from '../../../plumbing/acting.ts'
import {
  type AidRecord,
  type FamilyRecord,
  getFamilyRecord,
  type RecordedValue,
} from '../../../registry/index.ts'
import { holderOf } from '../../tickets/holder-of.ts'
import { openStatuses } from '../../tickets/read-ticket.ts'
import { ticketsOfFamily } from '../../tickets/tickets.store.ts'
import type { PortalSessionRow } from '../portal.store.ts'
import { looksOf } from './looks.ts'

/**
 * What a family sees of itself, in words. Everything is read in the family's own scope; the reading is a line
 * of the audit that the family sees at its next look.
 */
export async function familyView(
  acting: Acting,
  session: PortalSessionRow,
  showSpecific: boolean,
): Promise<FamilyView | undefined> {
  const looks = await looksOf(acting, session.family_id)
  const record = await getFamilyRecord(acting, session.family_id, 'dibuka dengan slip keluarga')
  if (!record) return undefined
  const tickets = await ticketsOfFamily(acting.tx, acting.office.regency, record.id)
  const aid = record.aid.map(aidView)
  return {
    headName: record.headName,
    place: `${record.hamlet} RT ${record.rt}/RW ${record.rw}, ${record.villageName}`,
    status: record.status,
    members: presentMembers(record).map(({ personId, name, relationship }) => ({
      key: personId,
      name,
      relationship: valueWords('relationship', relationship),
    })),
    aid,
    aidReason: reasonOfAid(record, aid),
    decile:
      record.officialDecile !== null && record.decileVersion !== null
        ? { value: record.officialDecile, version: record.decileVersion }
        : null,
    groups: groupsOf(record, showSpecific),
    specific: hasSpecific(record) ? (showSpecific ? 'shown' : 'hidden') : 'none',
    visit: await visitOf(acting, record.id),
    changes: await changesOf(acting, record.id, showSpecific),
    tickets: tickets.map(({ number, kind, status, change_id, received_at }) => ({
      number,
      kind: ticketKindRule(kind).title,
      status: ticketSentences[status].title,
      receivedAt: received_at.toISOString(),
      waiting: change_id === null && openStatuses.some((one) => one === status),
    })),
    recheck: await recheckOf(acting, record.id),
    looks,
    readAt: acting.now.toISOString(),
    endsAt: session.expires_at.toISOString(),
  }
}

async function recheckOf(acting: Acting, familyId: string): Promise<FamilyView['recheck']> {
  const own = await ownRecheck(acting, familyId)
  return own
    ? {
        approvedAt: own.approvedAt.toISOString(),
        replyUntil: own.replyUntil ?? null,
        repliedAt: own.repliedAt?.toISOString() ?? null,
        readAt: own.readAt?.toISOString() ?? null,
      }
    : null
}

function presentMembers(record: FamilyRecord) {
  return record.members.filter(({ until }) => until === null)
}

function aidView(aid: AidRecord): AidView {
  const title = programmeRules.find(({ programme }) => programme === aid.programmeCode)?.title
  const isListed = aid.state === 'listed'
  return {
    key: `${aid.programmeCode} ${aid.period} ${aid.personId ?? ''}`,
    title: title ?? { id: aid.programmeCode.toUpperCase(), en: aid.programmeCode.toUpperCase() },
    period: aid.period,
    state: isListed
      ? { id: 'Tercantum sebagai penerima', en: 'Listed as a recipient' }
      : {
          id: `Tercantum. Keterangan program: ${aid.state}`,
          en: `Listed. The programme says: ${aid.state}`,
        },
    // The programme's own words are told as they are: only a plain listing is surely good news.
    receives: isListed,
    amount: aid.amount,
    source: {
      id: `Daftar penerima dari program, diterima ${dayId(aid.recordedAt)}`,
      en: `The programme's list of recipients, received ${dayEn(aid.recordedAt)}`,
    },
  }
}

/** One sentence, and no promise: lists are the programmes', ranks are BPS's, the regency checks data. */
function reasonOfAid(record: FamilyRecord, aid: readonly AidView[]): Bilingual {
  if (record.status === 'ended')
    return {
      id: 'Keluarga ini tidak lagi tercatat aktif, jadi tidak dapat menerima bantuan baru. Keliru? Laporkan.',
      en: 'This family is no longer recorded as active and so cannot receive new aid. If that is wrong, report it.',
    }
  if (aid.length > 0)
    return {
      id: 'Keluarga Anda ada di daftar penerima dari Kementerian Sosial.',
      en: 'Your family is on the list of recipients of the Ministry of Social Affairs.',
    }
  return {
    id: 'Keluarga Anda tidak ada di daftar penerima yang kami dapat. Tercatat di DTSEN belum tentu menerima: Kementerian Sosial memilih menurut peringkat, syarat, dan jatah.',
    en: 'Your family is not on the lists of recipients we received. Being in DTSEN does not yet mean receiving aid: the ministry chooses recipients by rank, conditions and quota.',
  }
}

/** In the members list, the heading or the address already, or kept by the officials for their own work. */
const shownElsewhere = ['headName', 'name', 'relationship', 'province', 'regency', 'subdistrict', 'village']

function groupsOf(record: FamilyRecord, showSpecific: boolean): ValueGroup[] {
  const ofFamily = groundCheck202503.topics
    .filter(({ subject }) => subject === 'family')
    .map(({ key, label }) => {
      const keys = new Set(groundCheck202503.questions.filter(({ topic }) => topic === key).map((q) => q.key))
      const values = record.values.filter((value) => keys.has(value.key))
      return { key, title: label, values: shown(values, showSpecific) }
    })
  const ofMembers = presentMembers(record).map(({ personId, name, values }) => ({
    key: personId,
    title: { id: name, en: name },
    values: shown(values, showSpecific),
  }))
  return [...ofFamily, ...ofMembers].filter(({ values }) => values.length > 0)
}

function shown(values: readonly RecordedValue[], showSpecific: boolean): ValueView[] {
  return values
    .filter(({ key }) => !shownElsewhere.includes(key))
    .filter(({ sensitivity }) => showSpecific || sensitivity !== 'specific')
    .map((value) => ({
      key: value.key,
      label: labelOf(value.key),
      value: masked(valueWords(value.key, value.value)),
      source: sourceOf(value),
      notYetInDtsen: value.notYetInDtsen,
    }))
}

function hasSpecific(record: FamilyRecord): boolean {
  return [record, ...presentMembers(record)].some(({ values }) =>
    values.some(({ sensitivity }) => sensitivity === 'specific'),
  )
}

function sourceOf({ from, notYetInDtsen, provider, ratified }: RecordedValue): Bilingual {
  const day = valueWords('', (from === 'ratified' ? ratified : provider)?.asOf)
  if (from === 'provider')
    return { id: `Tercatat di DTSEN per ${day.id}`, en: `Recorded in DTSEN as of ${day.en}` }
  return notYetInDtsen
    ? {
        id: `Disahkan kabupaten ${day.id}, belum masuk DTSEN`,
        en: `Ratified by the regency ${day.en}, not yet in DTSEN`,
      }
    : { id: `Disahkan kabupaten ${day.id}, tercatat di DTSEN`, en: `Ratified ${day.en}, recorded in DTSEN` }
}

async function visitOf(acting: Acting, familyId: string): Promise<FamilyView['visit']> {
  const visit = await lastVisitOf(acting, familyId)
  if (!visit) return null
  const finding = visit.finding ? valueWords('finding', visit.finding) : null
  return { at: visit.at.toISOString(), finding, approved: visit.approved }
}

const endStatuses = ['ranked', 'rejected', 'withdrawn']

async function changesOf(acting: Acting, familyId: string, showSpecific: boolean): Promise<ChangeView[]> {
  const changes = (await changesOfFamily(acting, familyId)).slice(0, 20)
  if (changes.length === 0) return []
  const ids = changes.map(({ id }) => id)
  const events = await changeEvents(acting, ids)
  const whole = await readAllForCarrier(acting, ids)
  return changes.map((change) => {
    const last = events.get(change.id)?.findLast(({ to }) => to === change.status)
    const { corrected, firstRecorded } = itemsApart(change.kind, whole.get(change.id)?.items ?? [])
    const isShown = ({ sensitivity }: ChangeItem) => showSpecific || sensitivity !== 'specific'
    return {
      key: change.id,
      number: change.number,
      kind: titleOfChange(change.kind, corrected.length > 0),
      status: changeSentences[change.status],
      open: !endStatuses.includes(change.status),
      proposedAt: change.proposedAt,
      dueAt: change.dueAt,
      late: change.dueAt !== null && new Date(change.dueAt) < acting.now,
      who: holderOf(change) ?? null,
      reason: told.includes(change.status) ? (last?.reason ?? null) : null,
      items: corrected.filter(isShown).map((item, position) => {
        const { label, from, to } = wordsOf(item)
        return {
          key: String(position),
          about: item.subjectName,
          label,
          from: isFirstRecorded(item) ? null : masked(from),
          to: masked(to),
        }
      }),
      firstRecorded: firstRecorded.filter(isShown).length,
    }
  })
}

/** Decisions that come with a reason for the family. */
const told: readonly string[] = ['rejected', 'ministry_returned', 'withdrawn']

/** Numbers of identity keep their last four digits, on every page. */
function masked({ id, en }: Bilingual): Bilingual {
  return { id: maskedText(id), en: maskedText(en) }
}

function dayId(moment: Date): string {
  return valueWords('', localDay(moment)).id
}

function dayEn(moment: Date): string {
  return valueWords('', localDay(moment)).en
}
