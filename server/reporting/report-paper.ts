import type { ReportDetail, ReportTableShown } from '@tanggap/contract/reporting'
import { officialDate, typeset } from '../plumbing/documents/index.ts'
import { frontFacts, paceWords, staffWords, wordOf } from './report-words.ts'

/** The report as an official document, PDF/A. The same report gives the same bytes. */
export function paperOf(report: ReportDetail): Buffer {
  return typeset('reporting/report.typ', paperContent(report), new Date(report.signedAt ?? report.madeAt))
}

export function paperContent(report: ReportDetail) {
  const { headline } = report
  return {
    letterhead: {
      government: `Pemerintah Kabupaten ${report.regency}`,
      office: 'Dinas Sosial, Pemberdayaan Masyarakat dan Desa',
      address: '',
      title: `Laporan ${report.number}`,
    },
    number: report.number,
    draft: report.signedAt === null,
    verification: report.verification,
    facts: frontFacts(report).filter(([name]) => !['SHA-256 isi beku', 'Ditandatangani'].includes(name)),
    headline: [
      ['Sasaran', wordOf(headline.target, 'count')],
      ['Terkumpul', wordOf(headline.collected, 'count')],
      ['Disetujui', wordOf(headline.approved, 'count')],
      ['Disahkan', wordOf(headline.ratified, 'count')],
    ],
    pace: paceWords(report),
    staff: staffWords(report),
    tables: report.tables.map(tableContent),
    definitions: report.definitions.map(({ title, meaning }) => [title.id, meaning.id]),
    definitionVersion: report.definitionVersion,
    hash: report.hash,
    madeBy: report.madeBy,
    signedBy: report.signedBy ?? '..............................',
    signedOn: report.signedAt ? officialDate(new Date(report.signedAt)) : '..............................',
    regency: report.regency,
  }
}

function tableContent({ key, title, note, columns, rows }: ReportTableShown) {
  return {
    key,
    title: title.id,
    note: note?.id ?? '',
    wide: columns.length > 7,
    columns: columns.map(({ label, kind }, index) => ({
      label: label.id,
      text: kind === 'text',
      width: kind !== 'text' ? 1 : index === 0 ? 2.2 : 1.4,
    })),
    rows: rows.map(({ cells, total }) => ({
      total: total === true,
      cells: cells.map((cell, index) => wordOf(cell, columns[index]?.kind ?? 'text')),
    })),
  }
}
