import { changeKinds, labelOf, linesOf } from '@tanggap/core/changes'
import { type Decision, meetingKinds } from '@tanggap/core/deliberations'
import { isVillageCode, kindOfVillage } from '@tanggap/core/regions'
import { shownItems } from '../changes/index.ts'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import {
  officialDate,
  officialTime,
  officialWeekday,
  typeset,
  verificationCode,
} from '../plumbing/documents/index.ts'
import { regencyName, villagesOf } from '../regions/index.ts'
import { findMeeting, type MeetingRow } from './deliberations.store.ts'
import { currentAnnex, namedIn, type OnAgenda, readAgenda } from './read-meeting.ts'

/** The minutes as PDF: a draft to discuss over until they are signed, then the document itself. */
export async function printMinutes(
  acting: Acting,
  id: string,
): Promise<Done<{ readonly number: string; readonly pdf: Buffer }>> {
  const meeting = await findMeeting(acting.tx, acting.office.regency, id)
  if (!meeting) return refused('request.not-found')
  const agenda = await readAgenda(acting, meeting)
  await acting.record({
    action: 'meeting.print',
    subject: 'meeting',
    ids: [id, ...namedIn(agenda)],
    village: meeting.village_code,
  })
  const pdf = typeset(
    'deliberations/minutes.typ',
    await contentOf(acting, meeting, agenda),
    moment(acting, meeting),
  )
  return done({ number: meeting.number, pdf })
}

function moment(acting: Acting, meeting: MeetingRow): Date {
  return meeting.signed_at ?? acting.now
}

async function contentOf(acting: Acting, meeting: MeetingRow, agenda: readonly OnAgenda[]) {
  const village = (await villagesOf(acting)).find(({ code }) => code === meeting.village_code)
  const regency = await regencyName(acting)
  const isWard = isVillageCode(meeting.village_code) && kindOfVillage(meeting.village_code) === 'kelurahan'
  const name = `${isWard ? 'Kelurahan' : 'Desa'} ${village?.name ?? meeting.village_code}`
  const annex = meeting.annex ?? (await currentAnnex(acting, meeting))
  const isSigned = meeting.signed_at !== null
  return {
    letterhead: {
      government: `Pemerintah Kabupaten ${regency}`,
      office: name,
      address: village ? `Kecamatan ${village.subdistrict}` : '',
      title: `Berita acara ${meeting.number}`,
    },
    draft: !isSigned,
    verification: meeting.minutes_hash ? verificationCode(meeting.minutes_hash) : null,
    kind: meetingKinds[meeting.kind].id,
    number: meeting.number,
    village: name,
    subdistrict: village?.subdistrict ?? '',
    regency,
    weekday: officialWeekday(meeting.held_at),
    date: officialDate(meeting.held_at),
    time: officialTime(meeting.held_at),
    place: meeting.place,
    chair: meeting.chair,
    invited: meeting.invited,
    present: meeting.present,
    quorum: meeting.quorum,
    quorumMet: meeting.present >= meeting.quorum,
    items: agenda.map(({ item, change }, index) => ({
      position: index + 1,
      number: change.number,
      kind: changeKinds[change.kind].title.id,
      head: change.headName,
      what: linesOf(shownItems(acting, change).filter(isForThePublic), change.headName, 'id').join('; '),
      decision: item.decision ? decisionWords[item.decision] : 'Belum diputuskan',
      reason: item.reason ?? '',
    })),
    counts: {
      agreed: countOf(agenda, 'agreed'),
      declined: countOf(agenda, 'declined'),
      postponed: countOf(agenda, 'postponed'),
      undecided: countOf(agenda, null),
    },
    annex: annex.rows.map(({ question, values, families }) => ({
      variable: labelOf(question).id,
      values,
      families,
    })),
    firstRecorded: annex.firstRecorded,
    notes: meeting.notes,
    attendance: meeting.attendance,
    recordedBy: meeting.recorded_by_name,
    headTitle: isWard ? 'Lurah' : 'Petinggi',
    signedBy: meeting.signed_by_name ?? '(belum ditandatangani)',
    signedOn: meeting.signed_at ? officialDate(meeting.signed_at) : '....................',
    signatureNote: meeting.signed_at
      ? `Ditandatangani secara elektronik pukul ${officialTime(meeting.signed_at)}`
      : '',
  }
}

/** Minutes hang on boards: no identity number, no date of birth, nothing that is not the meeting's matter. */
function isForThePublic(item: {
  readonly sensitivity: string
  readonly hidden: boolean
  readonly question: string
}) {
  return !item.hidden && (item.sensitivity === 'general' || item.question === 'name')
}

function countOf(agenda: readonly OnAgenda[], decision: Decision | null): number {
  return agenda.filter(({ item }) => item.decision === decision).length
}

const decisionWords: Readonly<Record<Decision, string>> = {
  agreed: 'Disetujui',
  declined: 'Ditolak',
  postponed: 'Ditunda',
}
