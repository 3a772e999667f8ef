import type { Today } from '@tanggap/contract/reporting'
import { mayDo } from '@tanggap/core/access'
import { type ChangeStatus, changeStatuses, deskOf, doors } from '@tanggap/core/changes'
import { ticketKindsOf } from '@tanggap/core/citizens'
import { countAsked } from '../access/index.ts'
import { countOpenTickets } from '../citizens/index.ts'
import { countOpenMatters } from '../integrity/index.ts'
import { countToTell } from '../messages/index.ts'
import { type Acting, type Done, done } from '../plumbing/acting.ts'
import { waitsOnPhones } from '../sync/index.ts'
import * as store from './today.store.ts'

type Entry = Today['waiting'][number]

/** What waits for this office, and for this person in it. Nothing of it names a family. */
export async function readToday(acting: Acting): Promise<Done<Today>> {
  const { role } = acting.office
  const entries: Entry[] = []
  const add = (key: string, opens: string, id: string, en: string, waiting: store.Waiting) => {
    if (waiting.count > 0) entries.push({ key, label: { id, en }, opens, ...waiting })
  }
  if (mayDo(role, 'intake.accept'))
    add(
      'intakes',
      '/intakes?status=checked',
      'Kiriman data menunggu keputusan',
      'Deliveries to decide on',
      await store.intakesToDecide(acting),
    )
  if (mayDo(role, 'visit.review'))
    add(
      'visits',
      '/visits',
      'Kunjungan untuk diperiksa',
      'Visits to review',
      await store.visitsToReview(acting),
    )
  if (mayDo(role, 'device.oversee'))
    add(
      'phones',
      '/phones',
      'Kiriman ponsel yang perlu diputuskan',
      'Messages of phones to settle',
      await waitsOnPhones(acting),
    )
  if (mayDo(role, 'account.decide'))
    add(
      'accounts',
      '/accounts?asked=1',
      'Permintaan akun menunggu orang kedua',
      'Requests about accounts for a second person',
      { count: await countAsked(acting), overdue: 0 },
    )
  for (const { status, ...waiting } of await store.changesAtDesk(acting, placesOf(role))) {
    const words = deskWords[status]
    if (words) add(`changes-${status}`, words.opens, words.id, words.en, waiting)
  }
  if (mayDo(role, 'meeting.keep'))
    add(
      'meetings-record',
      '/meetings',
      'Musyawarah untuk dicatat',
      'Meetings to record',
      await store.meetingsIn(acting, 'planned'),
    )
  if (mayDo(role, 'meeting.sign'))
    add(
      'meetings-sign',
      '/meetings',
      'Berita acara untuk ditandatangani',
      'Minutes to sign',
      await store.meetingsIn(acting, 'held'),
    )
  if (mayDo(role, 'batch.sign'))
    add(
      'batches-sign',
      '/batches',
      'Berkas pengesahan untuk ditandatangani',
      'Batches to sign',
      await store.batchesIn(acting, 'waiting_signature'),
    )
  if (mayDo(role, 'batch.prepare'))
    add(
      'batches-hand-over',
      '/batches',
      'Berkas untuk diserahkan ke kementerian',
      'Batches to hand over',
      await store.batchesIn(acting, 'signed'),
    )
  if (mayDo(role, 'batch.reply'))
    add(
      'batches-reply',
      '/batches',
      'Berkas menunggu jawaban kementerian',
      "Batches waiting for the ministry's reply",
      await store.batchesIn(acting, 'handed_over'),
    )
  if (mayDo(role, 'ticket.triage'))
    add(
      'tickets',
      '/tickets',
      'Laporan warga yang masih terbuka',
      "Citizens' reports still open",
      await countOpenTickets(acting, ticketKindsOf(role)),
    )
  if (mayDo(role, 'message.tell'))
    add('to-tell', '/to-tell', 'Warga yang perlu diberi tahu langsung', 'Citizens to be told in person', {
      count: await countToTell(acting),
      overdue: 0,
    })
  if (mayDo(role, 'integrity.desk'))
    add(
      'matters',
      '/integrity',
      'Perkara tersegel yang belum selesai',
      'Sealed matters not finished',
      await countOpenMatters(acting),
    )
  if (mayDo(role, 'report.sign'))
    add(
      'reports',
      '/reports',
      'Laporan untuk ditandatangani',
      'Reports to sign',
      await store.reportsToSign(acting),
    )
  return done({ role, waiting: entries.toSorted((a, b) => Number(b.overdue > 0) - Number(a.overdue > 0)) })
}

/** Steps that somebody takes on changes themselves; what a meeting or batch carries is counted as that. */
const deskWords: Partial<Readonly<Record<ChangeStatus, { id: string; en: string; opens: string }>>> = {
  village_review: {
    id: 'Usulan untuk dimusyawarahkan',
    en: 'Changes to put before a meeting',
    opens: '/changes?status=village_review',
  },
  completeness_check: {
    id: 'Usulan untuk diperiksa kelengkapannya',
    en: 'Changes to check for completeness',
    opens: '/changes?status=completeness_check',
  },
  field_verification: {
    id: 'Usulan menunggu kunjungan verifikasi',
    en: 'Changes waiting for a verification visit',
    opens: '/changes?status=field_verification',
  },
  verification: {
    id: 'Usulan untuk diverifikasi',
    en: 'Changes to verify',
    opens: '/changes?status=verification',
  },
  verified: {
    id: 'Usulan menunggu masuk berkas pengesahan',
    en: 'Verified changes waiting for a batch',
    opens: '/changes?status=verified',
  },
  returned: {
    id: 'Usulan dikembalikan untuk diperbaiki',
    en: 'Changes returned for correction',
    opens: '/changes?status=returned',
  },
}

function placesOf(role: Acting['office']['role']): string[] {
  return changeStatuses.flatMap((status) =>
    doors.filter((door) => deskOf(status, door).includes(role)).map((door) => `${status} ${door}`),
  )
}
