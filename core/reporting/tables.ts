import { familyFindingEntries, familyFindingKeys } from '../instrument/index.ts'
import { noteOf } from './definitions.ts'
import type { Figures, Findings, GroupFigures, Progress } from './figures.ts'
import type { FrozenReport } from './frozen.ts'
import { withoutSmallCounts } from './small-cells.ts'
import {
  column,
  percentOf,
  type ReportCell,
  type ReportColumn,
  type ReportRow,
  type ReportTable,
} from './table.ts'
import { citizenTables, coverageTable, meetingTable, proposalTables } from './tables-of-staircase.ts'
import { memberTable, variableTables } from './tables-of-visits.ts'

/** How much of a report somebody sees: everything, or totals without small counts. */
export type View = 'full' | 'aggregate'

/** Every table of a report in its order. `aggregate` leaves out who did it and hides small counts. */
export function tablesOf(frozen: FrozenReport, figures: Figures, view: View): ReportTable[] {
  const tables = [
    progressTable(figures, view),
    villageTable(frozen, figures),
    ...(view === 'full' ? [findingsBy('villages', frozen, figures)] : []),
    findingTable(figures.findings),
    ...(view === 'full'
      ? [facilitatorTable(frozen, figures), findingsBy('facilitators', frozen, figures)]
      : []),
    memberTable(figures.members),
    ...variableTables(figures),
    ...proposalTables(figures.proposals),
    meetingTable(figures.meetings),
    coverageTable(frozen.rules, figures.coverage),
    ...citizenTables(figures.citizens),
  ]
  return view === 'full' ? tables : tables.map(withoutSmallCounts)
}

const steps: readonly (readonly [keyof Progress, string, string])[] = [
  ['target', 'Sasaran', 'Target'],
  ['assigned', 'Ditugaskan', 'Assigned'],
  ['collected', 'Terkumpul', 'Collected'],
  ['waiting', '· menunggu pemeriksaan', '· waiting for review'],
  ['returned', '· dikembalikan untuk diperbaiki', '· returned for correction'],
  ['approved', 'Disetujui', 'Approved'],
  ['unchanged', '· tanpa perubahan', '· nothing to change'],
  ['climbing', '· usulannya masih berjalan', '· changes still climbing'],
  ['declined', '· semua usulan ditolak atau dicabut', '· all changes rejected or withdrawn'],
  ['ratified', 'Disahkan', 'Ratified'],
]
const headSteps: readonly (keyof Progress)[] = ['target', 'collected', 'approved', 'ratified']

function progressTable({ progress }: Figures, view: View): ReportTable {
  const shown = steps.filter(([key]) => view === 'full' || headSteps.includes(key))
  return {
    key: 'progress',
    title: { id: 'Kemajuan', en: 'Progress' },
    ...noteOf('collected'),
    columns: [
      column.text('step', 'Tahap', 'Step'),
      column.count('families', 'Keluarga', 'Families'),
      column.percent('share', '% sasaran', '% of target'),
    ],
    rows: shown.map(([key, id, en]) => ({
      key,
      cells: [{ id, en }, progress[key], percentOf(progress[key], progress.target)],
    })),
  }
}

const progressColumns: readonly ReportColumn[] = [
  column.count('target', 'Sasaran', 'Target'),
  column.count('collected', 'Terkumpul', 'Collected'),
  column.percent('collectedShare', '%', '%'),
  column.count('approved', 'Disetujui', 'Approved'),
  column.percent('approvedShare', '%', '%'),
  column.count('ratified', 'Disahkan', 'Ratified'),
]

function progressCells({ target, collected, approved, ratified }: Progress): ReportCell[] {
  return [target, collected, percentOf(collected, target), approved, percentOf(approved, target), ratified]
}

function villageTable({ villages }: FrozenReport, figures: Figures): ReportTable {
  const known = new Map(villages.map((village) => [village.code, village]))
  return {
    key: 'villages',
    title: { id: 'Kemajuan menurut desa', en: 'Progress by village' },
    columns: [
      column.text('village', 'Desa/Kelurahan', 'Village'),
      column.text('subdistrict', 'Kecamatan', 'Subdistrict'),
      ...progressColumns,
    ],
    rows: withTotal(
      figures.villages.map(({ key, progress }) => ({
        key,
        cells: [known.get(key)?.name ?? key, known.get(key)?.subdistrict ?? '', ...progressCells(progress)],
      })),
      [{ id: 'Jumlah', en: 'Total' }, '', ...progressCells(figures.progress)],
    ),
  }
}

function facilitatorTable(frozen: FrozenReport, figures: Figures): ReportTable {
  return {
    key: 'facilitators',
    title: { id: 'Kemajuan menurut pendamping', en: 'Progress by facilitator' },
    columns: [column.text('facilitator', 'Pendamping', 'Facilitator'), ...progressColumns],
    rows: withTotal(
      figures.facilitators.map(({ key, progress }) => ({
        key,
        cells: [facilitatorName(frozen, key), ...progressCells(progress)],
      })),
      [{ id: 'Jumlah', en: 'Total' }, ...progressCells(figures.progress)],
    ),
  }
}

/** Findings across, one line a village or facilitator; a finding nobody had has no column. */
function findingsBy(group: 'villages' | 'facilitators', frozen: FrozenReport, figures: Figures): ReportTable {
  const occurring = familyFindingKeys.filter((key) => key === 'found' || figures.findings[key] > 0)
  const cellsOf = (findings: Findings, approved: number) => [
    ...occurring.map((key) => findings[key]),
    approved,
  ]
  const nameOf = (one: GroupFigures) =>
    group === 'villages'
      ? (frozen.villages.find(({ code }) => code === one.key)?.name ?? one.key)
      : facilitatorName(frozen, one.key)
  const [title, who] =
    group === 'villages'
      ? [
          { id: 'Temuan menurut desa', en: 'Findings by village' },
          { id: 'Desa/Kelurahan', en: 'Village' },
        ]
      : [
          { id: 'Temuan menurut pendamping', en: 'Findings by facilitator' },
          { id: 'Pendamping', en: 'Facilitator' },
        ]
  return {
    key: `findings-${group}`,
    title,
    columns: [
      { key: 'who', label: who, kind: 'text' },
      ...occurring.map(
        (key): ReportColumn => ({ key, label: familyFindingEntries[key].label, kind: 'count', part: true }),
      ),
      column.count('approved', 'Disetujui', 'Approved'),
    ],
    rows: withTotal(
      figures[group]
        .filter(({ progress }) => progress.approved > 0)
        .map((one) => ({
          key: one.key,
          cells: [nameOf(one), ...cellsOf(one.findings, one.progress.approved)],
        })),
      [{ id: 'Jumlah', en: 'Total' }, ...cellsOf(figures.findings, figures.progress.approved)],
    ),
  }
}

function findingTable(findings: Findings): ReportTable {
  const all = familyFindingKeys.reduce((sum, key) => sum + findings[key], 0)
  return {
    key: 'findings',
    title: { id: 'Temuan keluarga', en: 'Family findings' },
    ...noteOf('findings'),
    columns: [
      column.text('finding', 'Temuan', 'Finding'),
      column.count('families', 'Keluarga', 'Families'),
      column.percent('share', '% disetujui', '% of approved'),
    ],
    rows: withTotal(
      familyFindingKeys.map((key) => ({
        key,
        cells: [familyFindingEntries[key].label, findings[key], percentOf(findings[key], all)],
      })),
      [{ id: 'Jumlah', en: 'Total' }, all, percentOf(all, all)],
    ),
  }
}

function facilitatorName({ facilitators }: FrozenReport, id: string): ReportCell {
  return facilitators.find((one) => one.id === id)?.name ?? { id: 'Belum ditugaskan', en: 'Not assigned' }
}

function withTotal(rows: readonly ReportRow[], cells: readonly ReportCell[]): ReportRow[] {
  return [...rows, { key: 'total', cells, total: true }]
}
