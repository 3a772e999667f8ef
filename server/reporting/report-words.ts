import type { ReportDetail } from '@tanggap/contract/reporting'
import type { ReportCell, ReportColumn } from '@tanggap/core/reporting'
import { officialDate, officialDay, officialTime } from '../plumbing/documents/index.ts'

/** Numbers as an Indonesian document writes them: 1.234 · 12,3 %. */
export function wordOf(cell: ReportCell, kind: ReportColumn['kind']): string {
  if (cell === null) return '–'
  if (typeof cell === 'string') return kind === 'date' ? officialDay(cell) : cell
  if (typeof cell === 'number') return kind === 'percent' ? `${decimal(cell)} %` : decimal(cell)
  return 'fewerThan' in cell ? `< ${cell.fewerThan}` : cell.id
}

/** At most one digit after the comma. */
export function decimal(value: number): string {
  return value.toLocaleString('id-ID', { maximumFractionDigits: 1 })
}

/** What the report is, in the order of a letter. */
export function frontFacts(report: ReportDetail): (readonly [string, string])[] {
  const moment = new Date(report.asOf)
  const made = new Date(report.madeAt)
  return [
    ['Cakupan', scopeWords(report)],
    ['Keadaan sampai', `${officialDate(moment)} pukul ${officialTime(moment)}`],
    ['Dibuat', `${officialDate(made)} pukul ${officialTime(made)} oleh ${report.madeBy}`],
    [
      'Ditandatangani',
      report.signedAt && report.signedBy
        ? `${officialDate(new Date(report.signedAt))} oleh ${report.signedBy}`
        : 'Belum ditandatangani',
    ],
    ['Definisi', report.definitionVersion],
    ['Kode verifikasi', report.verification],
    ['SHA-256 isi beku', report.hash],
    [
      'Isi',
      report.view === 'full'
        ? 'Lengkap. Tanpa data pribadi warga.'
        : 'Jumlah saja. Angka di bawah 10 tidak ditampilkan.',
    ],
  ]
}

function scopeWords({ campaign, campaigns, regency }: ReportDetail): string {
  if (!campaign) return `Semua ground check di Kabupaten ${regency} (${campaigns.length})`
  const [one] = campaigns
  const time = one ? `, ${one.village}, ${officialDay(one.startsOn)} sampai ${officialDay(one.endsOn)}` : ''
  return `${campaign.number} ${campaign.name}${time}`
}

/** What is left, what is needed a day, and when it would be done. */
export function paceWords({ pace }: ReportDetail): string {
  const { endsOn, remaining, daysLeft, neededPerDay, recentPerDay, forecastOn } = pace
  const left = wordOf(remaining, 'count')
  const until = endsOn === null ? '' : ` sampai ${officialDay(endsOn)} (${daysLeft} hari lagi)`
  const needed = neededPerDay === null ? '' : ` Diperlukan ${decimal(neededPerDay)} kunjungan per hari.`
  const forecast = forecastOn === null ? '' : ` Dengan laju itu selesai sekitar ${officialDay(forecastOn)}.`
  return `Tersisa ${left} keluarga${until}.${needed} Laju tujuh hari terakhir ${decimal(recentPerDay)} per hari.${forecast}`
}

export function staffWords({ certified, active }: ReportDetail): string {
  return `Pendamping bersertifikat: ${certified}. Pendamping yang sudah mengirim kunjungan: ${active}.`
}
