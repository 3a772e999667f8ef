import { createHash } from 'node:crypto'
import type { FamilyFilter } from '@tanggap/contract/registry'
import { localDay } from '@tanggap/core/calendar'
import { maskedNumber } from '@tanggap/core/registry'
import { type Acting, done, refused } from '../plumbing/acting.ts'
import { csvLine } from '../plumbing/spreadsheet.ts'
import { openList } from './keep-saved.ts'
import { findFamilies } from './registry.store.ts'
import { cardEnds } from './saved.store.ts'

/** Above this a second person would have to agree (trust.md 4), and there is no such desk: so it is refused. */
const mostExported = 1_000

const columns = [
  'id_keluarga',
  'kepala_keluarga',
  'nomor_kk_tersamar',
  'kode_desa',
  'desa',
  'dusun',
  'rt',
  'rw',
  'anggota',
  'desil_bps',
  'versi_dtsen',
  'keadaan',
] as const

/**
 * Families of a filter or a list as a spreadsheet's file: numbers masked, formulas defused. What left, by whom and for
 * what stands in one line of the audit, which names every family and the file's hash.
 */
export async function exportFamilies(
  acting: Acting,
  wish: FamilyFilter & { readonly list?: string | undefined; readonly purpose: string },
) {
  const { purpose: written, ...chosen } = wish
  const purpose = written.trim()
  if (purpose.length < 10) return refused('registry.purpose-too-short')
  if (chosen.list && !(await openList(acting, chosen.list))) return refused('request.not-found')
  const { rows, total } = await findFamilies(acting, { ...chosen, limit: mostExported, offset: 0 })
  if (total > mostExported) return refused('registry.export-too-many', { found: total.toLocaleString('id') })
  const ends = await cardEnds(
    acting,
    rows.map(({ id }) => id),
  )
  const lines = rows.map((row) =>
    csvLine([
      row.id,
      row.head_name,
      ends.has(row.id) ? maskedNumber(ends.get(row.id) ?? '') : '',
      row.village_code,
      row.village_name ?? '',
      row.hamlet,
      row.rt,
      row.rw,
      String(row.members),
      row.official_decile === null ? '' : String(row.official_decile),
      row.decile_version ?? '',
      row.status === 'active' ? 'tercatat' : 'berakhir',
    ]),
  )
  const csv = `\uFEFF${csvLine(columns)}${lines.join('')}`
  const sha256 = createHash('sha256').update(csv).digest('hex')
  await acting.record({
    action: 'registry.export',
    subject: 'family',
    ids: [...(chosen.list ? [chosen.list] : []), ...rows.map(({ id }) => id)],
    village: chosen.village,
    reason: purpose,
    detail: { rows: rows.length, columns, sha256 },
  })
  return done({
    fileName: `keluarga-${localDay(acting.now)}-${sha256.slice(0, 8)}.csv`,
    csv,
    manifest: {
      rows: rows.length,
      columns: [...columns],
      sha256,
      purpose,
      madeBy: acting.office.name,
      madeAt: acting.now.toISOString(),
    },
  })
}
