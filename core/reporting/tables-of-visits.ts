import { groundCheck202503, memberPresenceEntries, memberPresenceKeys } from '../instrument/index.ts'
import { noteOf } from './definitions.ts'
import type { Figures, VariableFigure } from './figures.ts'
import { column, percentOf, type ReportTable } from './table.ts'

/** What approved visits found about members, and which variables they found to be other than recorded. */
export function memberTable(members: Figures['members']): ReportTable {
  const all = memberPresenceKeys.reduce((sum, key) => sum + members[key], 0)
  return {
    key: 'members',
    title: { id: 'Temuan anggota keluarga', en: 'Member findings' },
    ...noteOf('members'),
    columns: [
      column.text('presence', 'Keberadaan', 'Presence'),
      column.count('members', 'Orang', 'Persons'),
      column.percent('share', '%', '%'),
    ],
    rows: [
      ...memberPresenceKeys.map((key) => ({
        key,
        cells: [memberPresenceEntries[key].label, members[key], percentOf(members[key], all)],
      })),
      { key: 'total', cells: [{ id: 'Jumlah', en: 'Total' }, all, percentOf(all, all)], total: true },
    ],
  }
}

/** Which variables were corrected, and apart from them which were recorded for the first time. */
export function variableTables(figures: Figures): ReportTable[] {
  const { variables, familiesChanged, firstRecorded, progress } = figures
  return [
    {
      key: 'variables',
      title: { id: 'Variabel yang diperbaiki', en: 'Variables corrected' },
      ...noteOf('variables'),
      ...linesOf(variables, familiesChanged, progress.approved),
    },
    ...(firstRecorded
      ? [
          {
            key: 'first-recorded',
            title: { id: 'Variabel yang baru dicatat', en: 'Variables first recorded' },
            ...noteOf('firstRecorded'),
            ...linesOf(firstRecorded.variables, firstRecorded.families, progress.approved),
          },
        ]
      : []),
  ]
}

function linesOf(
  variables: readonly VariableFigure[],
  any: number,
  approved: number,
): Pick<ReportTable, 'columns' | 'rows'> {
  const line = (families: number) => [families, percentOf(families, approved)]
  return {
    columns: [
      column.text('variable', 'Variabel', 'Variable'),
      column.text('official', 'Nomor resmi', 'Official number'),
      column.count('families', 'Keluarga', 'Families'),
      column.percent('share', '% disetujui', '% of approved'),
    ],
    rows: [
      {
        key: 'any',
        cells: [{ id: 'Sekurangnya satu variabel', en: 'At least one variable' }, '', ...line(any)],
      },
      ...variables.map(({ question, families }) => {
        const known = groundCheck202503.questions.find(({ key }) => key === question)
        return {
          key: question,
          cells: [known?.label ?? question, known?.officialNos.join(', ') ?? '', ...line(families)],
        }
      }),
    ],
  }
}
