import type { FamilyView } from '@tanggap/contract/portal'
import type { Bilingual } from '@tanggap/contract/refusal'
import { type Role, roles, roleTitles } from '@tanggap/core/access'
import { localDay } from '@tanggap/core/calendar'
import { isLookTold, isOversight } from '@tanggap/core/integrity'
import { type Look, looksAt } from '../../../audit/index.ts'
import type { Acting } from '../../../plumbing/acting.ts'

/** More than a family meets with in years; a bound, so that no page can become endless. */
const most = 5000

/** Who looked at a family and for what, by day and office. The same thing done often that day is one line. */
export async function looksOf(acting: Acting, familyId: string): Promise<FamilyView['looks']> {
  const now = acting.now.getTime()
  const looks = (await looksAt(acting, familyId, most)).filter(
    (look) => isTold(look) && isLookTold(look.role, look.at.getTime(), now),
  )
  const byDay = Map.groupBy(looks, ({ at, role, action }) => `${localDay(at)} ${role} ${wordsFor(action).id}`)
  return [...byDay].flatMap(([key, same]) => {
    const [first] = same
    if (!first) return []
    const { at, role, action } = first
    return [{ key, day: localDay(at), office: officeOf(role), what: wordsFor(action), times: same.length }]
  })
}

/** What the portal itself reads to answer a citizen is told once, as the page that was opened. */
function isTold({ role, action }: Look): boolean {
  return role !== 'citizen' || !action.startsWith('registry.')
}

function officeOf(role: string): Bilingual {
  const known: Role | undefined = roles.find((one) => one === role)
  if (known === 'citizen')
    return { id: 'Pemegang slip atau orang lain di portal ini', en: 'Somebody at this portal' }
  if (known === 'system') return { id: 'Sistem (otomatis)', en: 'The system, by itself' }
  if (isOversight(role))
    return { id: 'Petugas pengawasan kabupaten', en: 'An oversight officer of the regency' }
  return known ? roleTitles[known] : { id: 'Petugas', en: 'An officer' }
}

function wordsFor(action: string): Bilingual {
  return words.find(([prefix]) => action.startsWith(prefix))?.[1] ?? other
}

const other: Bilingual = {
  id: 'memakai data keluarga untuk pekerjaannya',
  en: 'used the family’s data for their work',
}

/** The first that fits. */
const words: readonly (readonly [prefix: string, words: Bilingual])[] = [
  [
    'portal.open',
    { id: 'membuka halaman ini dengan kode slip', en: 'opened this page with the slip’s code' },
  ],
  [
    'portal.refuse',
    { id: 'mencoba membuka halaman ini, tidak berhasil', en: 'tried to open this page, in vain' },
  ],
  ['portal.copy', { id: 'menyimpan salinan data', en: 'kept a copy of the data' }],
  ['registry.find-by', { id: 'mencari dengan NIK', en: 'searched by NIK' }],
  ['registry.search', { id: 'melihat nama keluarga dalam daftar', en: 'saw the family’s name in a list' }],
  ['registry.list', { id: 'melihat nama keluarga dalam daftar', en: 'saw the family’s name in a list' }],
  ['registry.read-baseline', { id: 'menyiapkan kunjungan', en: 'prepared a visit' }],
  ['registry.read', { id: 'membaca data keluarga', en: 'read the family’s data' }],
  ['registry.unmask', { id: 'membuka NIK atau nomor KK lengkap', en: 'opened a full NIK or card number' }],
  ['registry', { id: 'memperbarui data keluarga', en: 'updated the family’s data' }],
  ['slip', { id: 'mengurus slip keluarga', en: 'handled the family’s slip' }],
  ['ticket', { id: 'menangani laporan keluarga', en: 'handled a report about the family' }],
  ['change.read', { id: 'membaca usulan perubahan', en: 'read a proposed change' }],
  ['change', { id: 'menangani usulan perubahan', en: 'handled a proposed change' }],
  ['recheck', { id: 'mengurus tanggapan atas kunjungan', en: 'handled a reply to a visit' }],
  ['visit', { id: 'menangani kunjungan', en: 'handled a visit' }],
  ['campaign', { id: 'menyiapkan kunjungan', en: 'prepared a visit' }],
  ['sync', { id: 'membawa data untuk kunjungan', en: 'carried the data to a visit' }],
  ['intake', { id: 'menerima data dari pusat', en: 'received data from the ministry' }],
  ['meeting', { id: 'menyiapkan musyawarah desa', en: 'prepared a village meeting' }],
  ['batch', { id: 'menyiapkan pengesahan', en: 'prepared a ratification' }],
]
