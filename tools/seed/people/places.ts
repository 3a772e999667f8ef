import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Chance } from './chance.ts'

/** What most people in a village live from. Rough, and enough to make jobs, water and boats hang together. */
export type Livelihood = 'furniture' | 'textile' | 'coast' | 'islands' | 'farmland' | 'hills' | 'town'

/** Numbered from 1: the RW is the dukuh, as in most of Jepara's villages. */
interface Hamlet {
  readonly name: string
  readonly rw: number
  readonly rtCount: number
  readonly lat: number
  readonly lng: number
}

export interface Village {
  /** Kemendagri, ten digits. */
  readonly code: string
  readonly name: string
  readonly kind: 'desa' | 'kelurahan'
  readonly subdistrictCode: string
  readonly subdistrict: string
  readonly lat: number
  readonly lng: number
  /** Place among its subdistrict's villages, from 0. */
  readonly order: number
  readonly families: number
  readonly livelihood: Livelihood
  readonly hamlets: readonly Hamlet[]
  readonly rtCount: number
}

/** `village`: Kecapi. `subdistrict`: the 15 villages of Tahunan. `regency`: all 195. */
export type Size = 'village' | 'subdistrict' | 'regency'

/** Where a younger subdistrict's villages belonged before, as their older people's numbers still show. */
export const FORMER_SUBDISTRICT: Readonly<Record<string, string>> = {
  '332013': '332002',
  '332014': '332008',
  '332015': '332007',
  '332016': '332009',
}

const SUBDISTRICT_OF_SIZE = '332011'
const VILLAGE_OF_SIZE = '3320112013'

/**
 * Invented family counts, rounded, 410,000 together: the regency has 400,000–430,000 family cards, and no
 * public count by subdistrict was at hand. A village's count is the same in every size and for every seed.
 */
const FAMILIES: Readonly<Record<string, readonly [count: number, livelihood: Livelihood]>> = {
  '332001': [27_000, 'farmland'],
  '332002': [29_000, 'textile'],
  '332003': [27_000, 'farmland'],
  '332004': [31_500, 'textile'],
  '332005': [31_000, 'furniture'],
  '332006': [30_000, 'town'],
  '332007': [31_000, 'furniture'],
  '332008': [35_500, 'farmland'],
  '332009': [21_500, 'hills'],
  '332010': [3_200, 'islands'],
  '332011': [28_000, 'furniture'],
  '332012': [27_000, 'textile'],
  '332013': [22_500, 'textile'],
  '332014': [25_500, 'hills'],
  '332015': [20_800, 'furniture'],
  '332016': [19_500, 'hills'],
}
const KECAPI_FAMILIES = 2_000
const FAMILIES_PER_RT = 86

/** Villages on the north shore where fishing is a common job, told from the map. */
const COASTAL = new Set(
  `Kedungmalang Kalianyar Surodadi Panggung Tanggul_Tlare Bulak_Baru Ujungbatu Jobokuto Bulu Bandengan
   Semat Telukawur Tegalsambi Mangunan Demangan Mororejo Karanggondang Bondo Balong Tubanan Kancilan
   Bumiharjo Ujungwatu Banyumanis Clering Bandungharjo`
    .split(/\s+/)
    .map((name) => name.replaceAll('_', ' ')),
)

const HAMLET_NAMES = [
  'Krajan',
  'Sidorejo',
  'Karangrejo',
  'Randusari',
  'Mulyosari',
  'Tegalrejo',
  'Wonosari',
  'Sumberejo',
  'Kebonagung',
  'Pagersari',
  'Gumuk',
  'Jambean',
  'Ngemplak',
  'Sawahan',
  'Tlogo',
  'Kauman',
  'Gedong',
  'Bendo',
  'Karangasem',
  'Sendangsari',
  'Kedungwaru',
  'Pandean',
  'Ngrandon',
  'Watugede',
  'Bulusari',
  'Jatirejo',
]

let known: ReadonlyMap<string, Village> | undefined

export function villagesOf(size: Size): readonly Village[] {
  const all = [...villages().values()]
  if (size === 'regency') return all
  if (size === 'subdistrict') return all.filter((village) => village.subdistrictCode === SUBDISTRICT_OF_SIZE)
  return [getVillage(VILLAGE_OF_SIZE)]
}

export function getVillage(code: string): Village {
  const village = villages().get(code)
  if (village === undefined) throw new Error(`Jepara has no village ${code}`)
  return village
}

function villages(): ReadonlyMap<string, Village> {
  known ??= readVillages()
  return known
}

function readVillages(): ReadonlyMap<string, Village> {
  const path = join(import.meta.dirname, '../../../server/regions/data/33.20.csv')
  const rows = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
  const names = new Map(
    rows.filter((row) => row[2] === 'subdistrict').map((row) => [row[0] ?? '', row[4] ?? '']),
  )
  const result = new Map<string, Village>()
  for (const [subdistrictCode, subdistrict] of names) {
    const inside = rows.filter((row) => row[2] === 'village' && row[0]?.startsWith(subdistrictCode))
    const counts = familyCounts(
      subdistrictCode,
      inside.map((row) => row[0] ?? ''),
    )
    inside.forEach(([code = '', , , kind, name = '', lat, lng], order) => {
      const families = counts[order] ?? 0
      const place = { code, name, lat: Number(lat), lng: Number(lng), families }
      const hamlets = layOut(place)
      result.set(code, {
        ...place,
        kind: kind === 'kelurahan' ? 'kelurahan' : 'desa',
        subdistrictCode,
        subdistrict,
        order,
        livelihood: COASTAL.has(name) ? 'coast' : (FAMILIES[subdistrictCode]?.[1] ?? 'farmland'),
        hamlets,
        rtCount: hamlets.reduce((sum, hamlet) => sum + hamlet.rtCount, 0),
      })
    })
  }
  return result
}

/** Shares a subdistrict's families among its villages, unevenly. None passes 4,800, where numbers would repeat. */
function familyCounts(subdistrictCode: string, codes: readonly string[]): readonly number[] {
  let total = FAMILIES[subdistrictCode]?.[0] ?? 0
  const weights = codes.map((code) =>
    code === VILLAGE_OF_SIZE ? 0 : 0.75 + new Chance('size', code).unit() * 0.4,
  )
  if (codes.includes(VILLAGE_OF_SIZE)) total -= KECAPI_FAMILIES
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const counts = weights.map((weight) => Math.floor((total * weight) / all))
  const left = total - counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count, i) =>
    codes[i] === VILLAGE_OF_SIZE ? KECAPI_FAMILIES : count + (i < left ? 1 : 0),
  )
}

/** The land is the same for every seed: only the people on it are drawn anew. */
function layOut(place: { code: string; lat: number; lng: number; families: number }): readonly Hamlet[] {
  const chance = new Chance('hamlets', place.code)
  const rts = Math.ceil(place.families / FAMILIES_PER_RT)
  const rws = Math.max(2, Math.round(rts / 4.7))
  const spread = 0.0045 * Math.sqrt(place.families / 1000)
  const names = [...HAMLET_NAMES]
  return Array.from({ length: rws }, (_, i) => {
    const [name = 'Krajan'] = names.splice(i === 0 ? 0 : chance.between(0, names.length - 1), 1)
    return {
      name,
      rw: i + 1,
      rtCount: Math.max(1, Math.floor(rts / rws) + (i < rts % rws ? 1 : 0)),
      lat: place.lat + chance.normal() * spread,
      lng: place.lng + chance.normal() * spread,
    }
  })
}
