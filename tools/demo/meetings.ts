import type { ChangeSummary } from '@tanggap/contract/changes'
import {
  getMeeting,
  planMeeting,
  putOnAgenda,
  recordMeeting,
  signMinutes,
} from '@tanggap/contract/deliberations'
import type { Office } from '../../server/plumbing/acting.ts'
import type { StoryDoors } from './story-doors.ts'

/** Plans a village meeting and puts these changes before it. Returns its id. */
export async function callMeeting(
  doors: StoryDoors,
  operator: Office,
  meeting: {
    readonly heldAt: Date
    readonly chair: string
    readonly changes: readonly ChangeSummary[]
  },
): Promise<string> {
  const { id } = await doors.ask(operator, planMeeting, {
    body: {
      kind: 'musdes',
      heldAt: meeting.heldAt.toISOString(),
      place: 'Balai Desa Kecapi',
      chair: meeting.chair,
      invited: 34,
      quorum: 18,
    },
  })
  await doors.ask(operator, putOnAgenda, {
    params: { id },
    body: {
      changes: meeting.changes.map(({ id: changeId, version, contentHash }) => ({
        changeId,
        version,
        contentHash,
      })),
    },
  })
  return id
}

/** The evening is written down, item by item: nearly all agreed, one postponed, one declined, each with its reason. */
export async function writeDown(doors: StoryDoors, operator: Office, id: string): Promise<void> {
  const { version, agenda } = await doors.ask(operator, getMeeting, { params: { id } })
  await doors.ask(operator, recordMeeting, {
    params: { id },
    body: {
      version,
      present: 26,
      attendance,
      notes:
        'Musyawarah dibuka pukul 19.45. Lampiran perbaikan isian hasil ground check dibacakan jumlahnya dan diketahui bersama.',
      decisions: agenda.map(({ changeId }, index) => ({
        changeId,
        decision:
          index === 1 ? ('declined' as const) : index === 4 ? ('postponed' as const) : ('agreed' as const),
        reason:
          index === 1
            ? 'Keluarga masih tinggal di RT yang sama; ketua RT dan dua tetangga menyaksikan.'
            : index === 4
              ? 'Menunggu keterangan dari ketua RT yang malam ini berhalangan.'
              : 'Sesuai keterangan RT dan keluarga.',
      })),
    },
  })
}

export async function sign(doors: StoryDoors, head: Office, id: string): Promise<void> {
  const { version } = await doors.ask(head, getMeeting, { params: { id } })
  await doors.ask(head, signMinutes, { params: { id }, body: { version } })
}

const attendance = [
  { name: 'Sukarno', capacity: 'Ketua RT 001' },
  { name: 'Jumadi', capacity: 'Ketua RT 002' },
  { name: 'Siti Aminah', capacity: 'Tokoh perempuan, penggerak PKK' },
  { name: 'Kyai Abdul Wahid', capacity: 'Tokoh agama' },
  { name: 'Rukini', capacity: 'Kader posyandu' },
  { name: 'Parno', capacity: 'Ketua BPD' },
]
