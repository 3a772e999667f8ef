import { type ChangeStatus, changeStatuses, type Door } from '../changes/index.ts'
import { ticketKinds } from '../citizens/index.ts'
import type { Bilingual } from '../instrument/index.ts'
import type { Overlap, ProgrammeRule } from '../targeting/index.ts'
import type { CitizenFigures } from './citizen-figures.ts'
import { indicationOnly, noteOf } from './definitions.ts'
import type { Figures } from './figures.ts'
import type { DoorFigures } from './proposal-figures.ts'
import { column, percentOf, type ReportTable } from './table.ts'

const doorTitles: Readonly<Record<Door, Bilingual>> = {
  ground_check: { id: 'Temuan ground check', en: 'Ground-check finding' },
  village: { id: 'Usulan desa', en: 'Village proposal' },
  citizen: { id: 'Laporan warga', en: "Citizen's report" },
}

/** Proposals by the door they came through: how many, how far, how long. */
export function proposalTables(proposals: readonly DoorFigures[]): ReportTable[] {
  return [
    {
      key: 'proposals',
      title: { id: 'Usulan perubahan menurut pintu masuk', en: 'Proposed changes by door' },
      ...noteOf('proposals'),
      columns: [
        column.text('door', 'Pintu masuk', 'Door'),
        column.count('count', 'Usulan', 'Proposals'),
        { ...column.count('open', 'Masih berjalan', 'Open'), part: true },
        { ...column.count('ratified', 'Disahkan', 'Ratified'), part: true },
        { ...column.count('declined', 'Ditolak/dicabut', 'Declined'), part: true },
        column.count('overdue', 'Terlambat', 'Overdue'),
        { key: 'days', label: { id: 'Median hari', en: 'Median days' }, kind: 'number' },
      ],
      rows: [
        ...proposals.map(({ door, count, open, ratified, declined, overdue, medianDays }) => ({
          key: door,
          cells: [doorTitles[door], count, open, ratified, declined, overdue, medianDays],
        })),
        {
          key: 'total',
          cells: [
            { id: 'Jumlah', en: 'Total' },
            ...(['count', 'open', 'ratified', 'declined', 'overdue'] as const).map((key) =>
              proposals.reduce((sum, door) => sum + door[key], 0),
            ),
            null,
          ],
          total: true as const,
        },
      ],
    },
    statusTable(proposals),
  ]
}

/** Where the proposals stand, one line a status that occurs. */
function statusTable(proposals: readonly DoorFigures[]): ReportTable {
  const countAt = (door: DoorFigures, status: ChangeStatus) =>
    door.statuses.find((one) => one.status === status)?.count ?? 0
  const occurring = changeStatuses.filter((status) => proposals.some((door) => countAt(door, status) > 0))
  return {
    key: 'proposal-statuses',
    title: { id: 'Usulan perubahan menurut tahap', en: 'Proposed changes by step' },
    columns: [
      column.text('status', 'Tahap', 'Step'),
      ...proposals.map(({ door }) => ({
        ...column.count(door, doorTitles[door].id, doorTitles[door].en),
        part: true as const,
      })),
      column.count('count', 'Jumlah', 'Total'),
    ],
    rows: occurring.map((status) => {
      const counts = proposals.map((door) => countAt(door, status))
      return {
        key: status,
        cells: [statusTitles[status], ...counts, counts.reduce((sum, count) => sum + count, 0)],
      }
    }),
  }
}

const statusTitles: Readonly<Record<ChangeStatus, Bilingual>> = {
  village_review: { id: 'Diperiksa desa', en: 'With the village' },
  on_agenda: { id: 'Dalam agenda musyawarah', en: 'On a meeting agenda' },
  completeness_check: { id: 'Pemeriksaan kelengkapan', en: 'Completeness check' },
  field_verification: { id: 'Verifikasi lapangan', en: 'Field verification' },
  verification: { id: 'Verifikasi Dinsos', en: 'Verification' },
  verified: { id: 'Terverifikasi, menunggu berkas pengesahan', en: 'Verified, waiting for a batch' },
  in_batch: { id: 'Dalam berkas pengesahan', en: 'In a batch' },
  ratified: { id: 'Disahkan, belum diserahkan', en: 'Ratified, not handed over' },
  sent: { id: 'Diserahkan ke Kemensos', en: 'Sent to the ministry' },
  ministry_accepted: { id: 'Diterima Kemensos', en: 'Accepted by the ministry' },
  ministry_returned: { id: 'Dikembalikan Kemensos', en: 'Returned by the ministry' },
  ranked: { id: 'Sudah diperingkat BPS', en: 'Ranked by BPS' },
  returned: { id: 'Dikembalikan untuk diperbaiki', en: 'Returned for correction' },
  rejected: { id: 'Ditolak', en: 'Rejected' },
  withdrawn: { id: 'Dicabut', en: 'Withdrawn' },
}

export function meetingTable({
  held,
  signed,
  villages,
  villagesWithSigned,
}: Figures['meetings']): ReportTable {
  return {
    key: 'meetings',
    title: { id: 'Musyawarah desa/kelurahan', en: 'Village meetings' },
    columns: [column.text('what', 'Uraian', 'What'), column.count('count', 'Jumlah', 'Count')],
    rows: [
      { key: 'held', cells: [{ id: 'Musyawarah yang sudah diselenggarakan', en: 'Meetings held' }, held] },
      { key: 'signed', cells: [{ id: 'Berita acara ditandatangani', en: 'Minutes signed' }, signed] },
      {
        key: 'villages',
        cells: [
          { id: 'Desa dengan berita acara ditandatangani', en: 'Villages with signed minutes' },
          villagesWithSigned,
        ],
      },
      { key: 'of', cells: [{ id: 'Desa dalam cakupan', en: 'Villages covered' }, villages] },
    ],
  }
}

/** Suspected inclusion and exclusion, each beside the group it is a part of. */
export function coverageTable(rules: readonly ProgrammeRule[], coverage: readonly Overlap[]): ReportTable {
  return {
    key: 'coverage',
    title: {
      id: 'Ketepatan sasaran (indikasi, bukan keputusan)',
      en: 'Targeting (an indication, not a decision)',
    },
    note: indicationOnly,
    columns: [
      column.text('programme', 'Program dan aturan', 'Programme and rule'),
      column.date('since', 'Berlaku sejak', 'In force since'),
      column.count('recipients', 'Penerima dinilai', 'Recipients judged'),
      column.count('outside', 'di luar aturan', 'outside the rule'),
      column.percent('outsideShare', '%', '%'),
      column.count('inside', 'Di dalam aturan', 'Inside the rule'),
      column.count('without', 'tanpa bantuan', 'without aid'),
      column.percent('withoutShare', '%', '%'),
      column.count('unknown', 'Belum dapat dinilai', 'Not judged'),
    ],
    rows: coverage.map(({ ruleKey, inclusionSuspected, exclusionSuspected, recipients, nonRecipients }) => {
      const rule = rules.find(({ key }) => key === ruleKey)
      return {
        key: ruleKey,
        cells: [
          rule ? titleOf(rule) : ruleKey,
          rule?.validFrom ?? null,
          inclusionSuspected.of,
          inclusionSuspected.count,
          percentOf(inclusionSuspected.count, inclusionSuspected.of),
          exclusionSuspected.of,
          exclusionSuspected.count,
          percentOf(exclusionSuspected.count, exclusionSuspected.of),
          recipients.unknown + nonRecipients.unknown,
        ],
      }
    }),
  }
}

function titleOf({ title, unit, deciles: { from, to }, needsComponent }: ProgrammeRule): Bilingual {
  const [units, counted] = unit === 'person' ? ['orang', 'persons'] : ['keluarga', 'families']
  return {
    id: `${title.id}: desil ${from}–${to}${needsComponent ? ' dan ada komponen' : ''} (${units})`,
    en: `${title.en}: deciles ${from}–${to}${needsComponent ? ' and a component' : ''} (${counted})`,
  }
}

export function citizenTables(citizens: CitizenFigures): ReportTable[] {
  return [
    {
      key: 'citizens',
      title: { id: 'Laporan warga', en: "Citizens' reports" },
      ...noteOf('citizens'),
      columns: [
        column.text('what', 'Uraian', 'What'),
        column.count('count', 'Jumlah', 'Count'),
        { key: 'days', label: { id: 'Median hari', en: 'Median days' }, kind: 'number' },
      ],
      rows: [
        { key: 'count', cells: [{ id: 'Laporan diterima', en: 'Reports received' }, citizens.count, null] },
        { key: 'portal', cells: [{ id: '· lewat portal', en: '· by the portal' }, citizens.portal, null] },
        { key: 'desk', cells: [{ id: '· lewat loket', en: '· at a desk' }, citizens.desk, null] },
        {
          key: 'responded',
          cells: [
            { id: 'Sudah ditanggapi', en: 'Responded to' },
            citizens.responded,
            citizens.medianResponseDays,
          ],
        },
        {
          key: 'inTime',
          cells: [
            { id: 'Ditanggapi dalam 3 hari kerja', en: 'Within 3 working days' },
            citizens.respondedInTime,
            null,
          ],
        },
        {
          key: 'settled',
          cells: [{ id: 'Selesai (dijawab, ditutup, dialihkan)', en: 'Settled' }, citizens.settled, null],
        },
      ],
    },
    {
      key: 'citizen-kinds',
      title: { id: 'Laporan warga menurut jenis', en: "Citizens' reports by kind" },
      columns: [column.text('kind', 'Jenis', 'Kind'), column.count('count', 'Jumlah', 'Count')],
      rows: [
        ...citizens.kinds.map(({ kind, count }) => ({ key: kind, cells: [ticketKinds[kind].title, count] })),
        { key: 'total', cells: [{ id: 'Jumlah', en: 'Total' }, citizens.count], total: true },
      ],
    },
  ]
}
