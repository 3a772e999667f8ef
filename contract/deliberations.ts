import { type ChangeKind, changeKinds } from '@tanggap/core/changes'
import {
  decisions,
  type MeetingAction,
  type MeetingKind,
  meetingKinds,
  meetingStatuses,
  meetingWorkflow,
} from '@tanggap/core/deliberations'
import * as z from 'zod/mini'
import { changeItem } from './changes.ts'
import { refusals } from './refusal.ts'
import { route } from './route.ts'

const meetingActions = Object.keys(meetingWorkflow) as MeetingAction[]
const kinds = Object.keys(meetingKinds) as MeetingKind[]
const changeKindNames = Object.keys(changeKinds) as ChangeKind[]
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const count = z.number().check(z.int(), z.minimum(0), z.maximum(10_000))
const id = z.object({ id: z.uuid() })

export const attendee = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
  /** Such as "Ketua RT 002" or "tokoh masyarakat". */
  capacity: z.string().check(z.trim(), z.maxLength(100)),
})

export const meetingSummary = z.object({
  id: z.uuid(),
  villageCode: z.string(),
  number: z.string(),
  kind: z.enum(kinds),
  heldAt: z.string(),
  place: z.string(),
  status: z.enum(meetingStatuses),
  items: z.number(),
  undecided: z.number(),
  present: z.number(),
  quorum: z.number(),
  version: z.number(),
})
export type MeetingSummary = z.infer<typeof meetingSummary>

export const agendaItem = z.object({
  changeId: z.uuid(),
  position: z.number(),
  number: z.string(),
  kind: z.enum(changeKindNames),
  headName: z.string(),
  explanation: z.string(),
  items: z.array(changeItem),
  /** Version and hash of the change as they stand; what was put on the agenda must still be that. */
  changeVersion: z.number(),
  contentHash: hash,
  changedSince: z.boolean(),
  decision: z.nullable(z.enum(decisions)),
  reason: z.nullable(z.string()),
})
export type AgendaItem = z.infer<typeof agendaItem>

export const meetingDetail = z.object({
  ...meetingSummary.shape,
  villageName: z.string(),
  chair: z.string(),
  invited: z.number(),
  attendance: z.array(attendee),
  notes: z.string(),
  agenda: z.array(agendaItem),
  /**
   * Corrected values since the last signed minutes: how many of which variable, no names, no health. Values the
   * register never held are one count beside them.
   */
  annex: z.object({
    since: z.string(),
    until: z.string(),
    rows: z.array(z.object({ question: z.string(), values: z.number(), families: z.number() })),
    firstRecorded: z.number(),
  }),
  recordedBy: z.string(),
  signedBy: z.nullable(z.string()),
  signedAt: z.nullable(z.string()),
  minutesHash: z.nullable(hash),
  allowed: z.array(z.enum(meetingActions)),
})
export type MeetingDetail = z.infer<typeof meetingDetail>

export const listMeetings = route({
  method: 'GET',
  path: '/api/meetings',
  summary: 'Meetings within the range of the office, newest first',
  query: z.object({ status: z.optional(z.enum(meetingStatuses)) }),
  answer: z.object({ meetings: z.array(meetingSummary) }),
})

export const getMeeting = route({
  method: 'GET',
  path: '/api/meetings/:id',
  summary: 'A meeting with its agenda, decisions and annex',
  params: id,
  answer: meetingDetail,
})

export const planMeeting = route({
  method: 'POST',
  path: '/api/meetings',
  summary: 'Plans a village meeting',
  body: z.object({
    kind: z.enum(kinds),
    heldAt: z.iso.datetime({ offset: true }),
    place: z.string().check(z.trim(), z.minLength(3), z.maxLength(200)),
    chair: z.string().check(z.trim(), z.minLength(3), z.maxLength(100)),
    invited: count,
    /** How many must be present, by the village's own rule. */
    quorum: count.check(z.minimum(1)),
  }),
  answer: meetingDetail,
})

export const putOnAgenda = route({
  method: 'POST',
  path: '/api/meetings/:id/agenda',
  summary: 'Puts changes on the agenda',
  params: id,
  body: z.object({
    changes: z
      .array(z.object({ changeId: z.uuid(), version: z.number(), contentHash: hash }))
      .check(z.minLength(1), z.maxLength(200)),
  }),
  answer: meetingDetail,
})

export const takeOffAgenda = route({
  method: 'POST',
  path: '/api/meetings/:id/agenda/:changeId/removal',
  summary: 'Takes a change off the agenda, with the reason',
  params: z.object({ id: z.uuid(), changeId: z.uuid() }),
  body: z.object({ version: z.number(), contentHash: hash, reason: z.string().check(z.maxLength(2000)) }),
  answer: meetingDetail,
})

export const recordMeeting = route({
  method: 'POST',
  path: '/api/meetings/:id/record',
  summary: 'Records who came and what was decided; what is not named stays as it is',
  params: id,
  body: z.object({
    version: z.number().check(z.int()),
    present: z.optional(count),
    attendance: z.optional(z.array(attendee).check(z.maxLength(500))),
    notes: z.optional(z.string().check(z.maxLength(4000))),
    decisions: z.optional(
      z
        .array(
          z.object({
            changeId: z.uuid(),
            decision: z.nullable(z.enum(decisions)),
            reason: z.optional(z.string().check(z.maxLength(2000))),
          }),
        )
        .check(z.maxLength(200)),
    ),
  }),
  answer: meetingDetail,
})

export const signMinutes = route({
  method: 'POST',
  path: '/api/meetings/:id/signature',
  summary: 'Signs the minutes: every decision is carried to its change',
  params: id,
  body: z.object({ version: z.number().check(z.int()) }),
  answer: meetingDetail,
})

export const cancelMeeting = route({
  method: 'POST',
  path: '/api/meetings/:id/cancellation',
  summary: 'Cancels the meeting; its items go back to the village',
  params: id,
  body: z.object({ version: z.number().check(z.int()), reason: z.string().check(z.maxLength(2000)) }),
  answer: meetingDetail,
})

export const minutesDocument = route({
  method: 'GET',
  path: '/api/meetings/:id/minutes.pdf',
  summary: 'The minutes (berita acara) as PDF; a draft until they are signed',
  params: id,
  answer: z.any(),
})

export const meetingRefusals = refusals({
  'meeting.planned-already': {
    status: 409,
    sentence: ({ number }) => ({
      id: `Musyawarah pada jam itu sudah direncanakan (${number}). Buka yang itu, atau pilih jam lain.`,
      en: `A meeting at that hour is planned already (${number}). Open that one, or choose another hour.`,
    }),
  },
  'meeting.no-quorum': {
    status: 409,
    sentence: ({ present, quorum }) => ({
      id: `Kuorum belum tercapai: hadir ${present}, diperlukan ${quorum}. Catat yang hadir, atau jadwalkan ulang.`,
      en: `There is no quorum: ${present} present, ${quorum} needed. Record who came, or plan another meeting.`,
    }),
  },
  'meeting.items-undecided': {
    status: 409,
    sentence: ({ count: undecided }) => ({
      id: `${undecided} usulan belum diputuskan. Putuskan, atau tunda dengan alasan.`,
      en: `${undecided} items are not decided. Decide them, or postpone them with a reason.`,
    }),
  },
  'meeting.items-changed': {
    status: 409,
    sentence: ({ count: changed }) => ({
      id: `${changed} usulan berubah sesudah masuk agenda. Keluarkan dari agenda, lalu bahas isinya yang baru.`,
      en: `${changed} items changed after they were put on the agenda. Take them off and discuss what they say now.`,
    }),
  },
  'meeting.own-record': {
    status: 403,
    sentence: () => ({
      id: 'Berita acara ditandatangani orang lain, bukan yang mencatatnya.',
      en: 'The minutes are signed by another person than the one who kept them.',
    }),
  },
  'meeting.still-to-come': {
    status: 409,
    sentence: () => ({
      id: 'Musyawarah ini belum dilaksanakan. Pencatatan dibuka pada harinya.',
      en: 'This meeting has not been held. Recording opens on its day.',
    }),
  },
  'meeting.not-a-village': {
    status: 403,
    sentence: () => ({
      id: 'Musyawarah dicatat oleh operator desa untuk desanya sendiri.',
      en: 'A meeting is kept by a village operator for their own village.',
    }),
  },
  'meeting.not-on-agenda': {
    status: 404,
    sentence: () => ({
      id: 'Usulan ini tidak ada di agenda musyawarah tersebut.',
      en: 'This change is not on the agenda of that meeting.',
    }),
  },
  'meeting.more-present-than-invited': {
    status: 422,
    sentence: ({ invited }) => ({
      id: `Yang hadir melebihi yang diundang (${invited}). Periksa kembali jumlahnya.`,
      en: `More are present than were invited (${invited}). Check the number.`,
    }),
  },
})
