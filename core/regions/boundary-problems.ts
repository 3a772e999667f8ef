/** What may be wrong with a file of borders, each with what a person does about it. */

/** What has an error cannot be taken into use; a warning is for a person to judge. */
const severities = {
  'no-polygon': 'error',
  'not-a-place': 'error',
  'ring-open': 'error',
  'ring-short': 'error',
  'crosses-itself': 'error',
  unmatched: 'warning',
  doubled: 'error',
  'other-name': 'warning',
  'centre-outside': 'warning',
  overlap: 'warning',
  gap: 'warning',
  tangled: 'error',
  missing: 'warning',
} as const

export type BoundaryProblemCode = keyof typeof severities

interface Words {
  readonly id: string
  readonly en: string
}

/** A shape of the file: its place in it from 1 on, and the name it bears there. */
export interface ShapeNamed {
  readonly place: number
  readonly name: string
}

export interface BoundaryProblem {
  readonly code: BoundaryProblemCode
  readonly severity: 'error' | 'warning'
  /** Place in the file of the shape it is about, from 1 on; null where it is about several or none. */
  readonly place: number | null
  readonly sentence: Words
}

const hectares = (amount: number) => ({
  id: amount.toFixed(amount < 10 ? 1 : 0).replace('.', ','),
  en: amount.toFixed(amount < 10 ? 1 : 0),
})
const named = ({ place, name }: ShapeNamed) => ({
  id: `Bidang ke-${place}${name ? ` (${name})` : ''}`,
  en: `Shape ${place}${name ? ` (${name})` : ''}`,
})
const at = (lon: number, lat: number, sign: ',' | '.') =>
  `${lat.toFixed(5).replace('.', sign)}; ${lon.toFixed(5).replace('.', sign)}`

/** The sentence of each problem. */
export const tellBoundary = {
  'no-polygon': (shape: ShapeNamed) => ({
    id: `${named(shape).id} bukan bidang (Polygon atau MultiPolygon), jadi bukan batas desa. Hapus titik dan garis dari berkas.`,
    en: `${named(shape).en} is no polygon, so it is no village border. Remove points and lines from the file.`,
  }),
  'not-a-place': (shape: ShapeNamed) => ({
    id: `${named(shape).id} memuat koordinat yang bukan angka bujur dan lintang. Perbaiki di aplikasi peta, lalu simpan lagi.`,
    en: `${named(shape).en} has coordinates that are no longitude and latitude. Mend it in the map program and save it again.`,
  }),
  'ring-open': (shape: ShapeNamed) => ({
    id: `Garis ${named(shape).id} tidak kembali ke titik awalnya. Tutup garisnya di aplikasi peta.`,
    en: `The line of ${named(shape).en} does not return to its beginning. Close it in the map program.`,
  }),
  'ring-short': (shape: ShapeNamed) => ({
    id: `Garis ${named(shape).id} kurang dari tiga titik berbeda, jadi tidak melingkupi apa pun.`,
    en: `A line of ${named(shape).en} has fewer than three different points and encloses nothing.`,
  }),
  'crosses-itself': (shape: ShapeNamed & { readonly lon: number; readonly lat: number }) => ({
    id: `Garis ${named(shape).id} memotong dirinya sendiri dekat ${at(shape.lon, shape.lat, ',')} (lintang; bujur). Perbaiki titik di sana.`,
    en: `The line of ${named(shape).en} crosses itself near ${at(shape.lon, shape.lat, '.')} (latitude; longitude). Mend the points there.`,
  }),
  unmatched: (shape: ShapeNamed) => ({
    id: `${named(shape).id} belum dipasangkan dengan desa mana pun. Pilih desanya di bawah; tanpa itu bidang ini tidak dipakai.`,
    en: `${named(shape).en} is matched with no village yet. Choose the village below; otherwise the shape is left out.`,
  }),
  doubled: (shape: ShapeNamed & { readonly village: string }) => ({
    id: `${named(shape).id} berpasangan dengan ${shape.village}, yang sudah punya bidang lain. Lepaskan salah satunya di bawah.`,
    en: `${named(shape).en} is matched with ${shape.village}, which has another shape already. Release one of them below.`,
  }),
  'other-name': (shape: ShapeNamed & { readonly village: string }) => ({
    id: `${named(shape).id} berkode ${shape.village}, tetapi namanya lain. Pastikan kodenya benar.`,
    en: `${named(shape).en} bears the code of ${shape.village} but another name. Make sure the code is right.`,
  }),
  'centre-outside': (shape: ShapeNamed & { readonly village: string; readonly metres: number }) => ({
    id: `Titik tengah ${shape.village} yang tercatat berada ${(shape.metres / 1000).toFixed(1).replace('.', ',')} km di luar ${named(shape).id}. Mungkin kodenya tertukar.`,
    en: `The recorded centre of ${shape.village} lies ${(shape.metres / 1000).toFixed(1)} km outside ${named(shape).en}. The code may be another village's.`,
  }),
  overlap: (two: { readonly names: readonly [string, string]; readonly hectares: number }) => ({
    id: `${two.names[0]} dan ${two.names[1]} bertumpang tindih ${hectares(two.hectares).id} hektare.`,
    en: `${two.names[0]} and ${two.names[1]} overlap by ${hectares(two.hectares).en} hectares.`,
  }),
  gap: (gap: { readonly names: readonly string[]; readonly hectares: number }) => ({
    id: `Ada celah ${hectares(gap.hectares).id} hektare di antara ${gap.names.join(', ')} yang tidak dimiliki desa mana pun.`,
    en: `Between ${gap.names.join(', ')} lie ${hectares(gap.hectares).en} hectares that belong to no village.`,
  }),
  tangled: () => ({
    id: 'Garis-garisnya terlalu kusut untuk diperiksa tumpang tindihnya. Sederhanakan di aplikasi peta, lalu unggah lagi.',
    en: 'The lines wind too much to be checked for overlaps. Simplify them in the map program and upload the file again.',
  }),
  missing: (villages: { readonly count: number; readonly names: readonly string[] }) => ({
    id: `${villages.count} desa tidak ada dalam berkas dan tetap digambar sebagai perkiraan: ${villages.names.join(', ')}${villages.count > villages.names.length ? ' …' : '.'}`,
    en: `${villages.count} villages are not in the file and stay drawn as estimates: ${villages.names.join(', ')}${villages.count > villages.names.length ? ' …' : '.'}`,
  }),
}

export function problemOf(code: BoundaryProblemCode, place: number | null, sentence: Words): BoundaryProblem {
  return { code, severity: severities[code], place, sentence }
}
