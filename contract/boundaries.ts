import { boundaryActions, boundaryStatuses, matchWays } from '@tanggap/core/regions'
import * as z from 'zod/mini'
import { bilingual, refusals } from './refusal.ts'
import { route } from './route.ts'

/** Borders of villages: from a file, checked, matched, accepted by a second person, drawn on every map. */

const id = z.object({ id: z.uuid() })
const day = z.iso.date()
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const villageCode = z.string().check(z.regex(/^\d{10}$/))

const set = z.object({
  id: z.string(),
  status: z.enum(boundaryStatuses),
  version: z.number(),
  source: z.string(),
  licence: z.string(),
  validFrom: z.string(),
  /** Whether maps are drawn with it today. */
  current: z.boolean(),
  shapes: z.number(),
  matched: z.number(),
  madeBy: z.string(),
  madeAt: z.string(),
  decidedBy: z.nullable(z.string()),
  decidedAt: z.nullable(z.string()),
  note: z.nullable(z.string()),
})
export type BoundarySetShown = z.infer<typeof set>

export const listBoundaries = route({
  method: 'GET',
  path: '/api/boundaries',
  summary: 'Every set of borders that was uploaded, the newest first',
  answer: z.object({ sets: z.array(set), mayDraft: z.boolean(), villages: z.number() }),
})

export const draftBoundaries = route({
  method: 'POST',
  path: '/api/boundaries',
  summary: 'Reads a GeoJSON file of village borders and keeps it as a draft, with what is wrong in it',
  body: z.object({
    source: z.string().check(z.trim(), z.minLength(3), z.maxLength(300)),
    licence: z.string().check(z.trim(), z.minLength(2), z.maxLength(200)),
    validFrom: day,
    /** The file, packed by gzip, base64. */
    file: z.string().check(z.maxLength(7_900_000)),
  }),
  answer: id,
})

const shape = z.object({
  place: z.number(),
  name: z.string(),
  codes: z.array(z.object({ system: z.enum(['kemendagri', 'bps']), code: z.string() })),
  village: z.nullable(z.string()),
  matchedBy: z.nullable(z.enum(matchWays)),
  matchedByName: z.nullable(z.string()),
  suggested: z.array(z.string()),
  squareKilometres: z.number(),
  /** As `codeOutline` writes it, drawn simply. */
  outline: z.string(),
})
export type BoundaryShapeShown = z.infer<typeof shape>

const problem = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  place: z.nullable(z.number()),
  sentence: z.readonly(bilingual),
})
export type BoundaryProblemShown = z.infer<typeof problem>

export const getBoundaries = route({
  method: 'GET',
  path: '/api/boundaries/:id',
  summary: 'One set: its shapes with their villages, what is wrong, and what may be done with it',
  params: id,
  answer: z.object({
    set,
    /** SHA-256 over source, licence, day, shapes and their villages: what an acceptance names. */
    hash: z.string(),
    shapes: z.array(shape),
    problems: z.array(problem),
    allowed: z.array(z.enum(boundaryActions)),
    mayMatch: z.boolean(),
    /** Set whose turn it is again when this one is taken back; the estimate where none is. */
    before: z.nullable(z.object({ source: z.string(), validFrom: z.string() })),
    villages: z.array(z.object({ code: z.string(), name: z.string(), subdistrict: z.string() })),
  }),
})

export const matchBoundaries = route({
  method: 'POST',
  path: '/api/boundaries/:id/matches',
  summary: 'A person says which village a shape is, or that it is none',
  params: id,
  body: z.object({
    version: z.number(),
    matches: z
      .array(z.object({ place: z.number().check(z.int()), village: z.nullable(villageCode) }))
      .check(z.minLength(1), z.maxLength(2_000)),
  }),
  answer: z.object({ version: z.number() }),
})

export const decideBoundaries = route({
  method: 'POST',
  path: '/api/boundaries/:id/decision',
  summary: 'Accepts a set, discards it, takes it back, or lets it count again',
  params: id,
  body: z.object({
    action: z.enum(boundaryActions),
    version: z.number(),
    hash,
    reason: z.string().check(z.maxLength(500)),
  }),
  answer: z.object({ version: z.number() }),
})

export const villageOutline = z.object({
  code: z.string(),
  /** As `readOutline` of core/regions reads it. */
  outline: z.string(),
  /** A cell around the village's centre, since nobody has given its border. */
  estimate: z.boolean(),
})
export type VillageOutline = z.infer<typeof villageOutline>

export const listOutlines = route({
  method: 'GET',
  path: '/api/outlines',
  summary: 'How every village of the regency is drawn on a map today',
  answer: z.object({
    outlines: z.array(villageOutline),
    /** Null where all are estimates. */
    from: z.nullable(z.object({ source: z.string(), licence: z.string(), validFrom: z.string() })),
  }),
})

const otherCode = z.object({
  system: z.enum(['kemendagri', 'bps']),
  code: z.string(),
  validFrom: z.string(),
  validTo: z.nullable(z.string()),
  source: z.string(),
})

export const listRegions = route({
  method: 'GET',
  path: '/api/regions',
  summary: 'The regency, its subdistricts and villages in both code systems, with the days each is valid for',
  answer: z.object({
    regions: z.array(
      z.object({
        code: z.string(),
        bpsCode: z.nullable(z.string()),
        level: z.enum(['regency', 'subdistrict', 'village']),
        kind: z.string(),
        name: z.string(),
        validFrom: z.string(),
        validTo: z.nullable(z.string()),
        source: z.string(),
        otherCodes: z.array(otherCode),
      }),
    ),
  }),
})
export type RegionShown = z.infer<typeof listRegions.answer>['regions'][number]

export const boundaryRefusals = refusals({
  'boundaries.not-geojson': {
    status: 422,
    sentence: () => ({
      id: 'Berkas ini bukan GeoJSON yang utuh (FeatureCollection). Simpan lapisan desa sebagai GeoJSON, lalu unggah lagi.',
      en: 'This is no whole GeoJSON file (FeatureCollection). Save the layer of villages as GeoJSON and upload it again.',
    }),
  },
  'boundaries.too-large': {
    status: 413,
    sentence: () => ({
      id: 'Berkas lebih dari 32 MB setelah dibuka. Simpan hanya lapisan desa kabupaten ini, dengan koordinat 5–6 angka desimal.',
      en: 'The file is over 32 MB when opened. Save only the layer of this regency’s villages, with 5 or 6 decimals.',
    }),
  },
  'boundaries.too-deep': {
    status: 422,
    sentence: () => ({
      id: 'Isi berkas bersarang terlalu dalam; GeoJSON yang biasa tidak begitu. Tidak ada yang disimpan. Ekspor ulang dari aplikasi peta.',
      en: 'The file is nested too deeply for any GeoJSON. Nothing was kept. Export it again from the map program.',
    }),
  },
  'boundaries.too-many-points': {
    status: 422,
    sentence: () => ({
      id: 'Titik dalam berkas lebih dari 400.000 atau bidangnya lebih dari 2.000. Sederhanakan garisnya di aplikasi peta, lalu unggah lagi.',
      en: 'The file has over 400,000 points or 2,000 shapes. Simplify the lines in the map program and upload it again.',
    }),
  },
  'boundaries.too-complicated': {
    status: 422,
    sentence: () => ({
      id: 'Berkas tidak selesai diperiksa dalam 30 detik atau butuh terlalu banyak memori. Tidak ada yang disimpan. Sederhanakan garisnya di aplikasi peta.',
      en: 'The file could not be checked within 30 seconds or took too much memory. Nothing was kept. Simplify its lines in the map program.',
    }),
  },
  'boundaries.other-crs': {
    status: 422,
    sentence: () => ({
      id: 'Koordinat berkas bukan bujur dan lintang WGS 84 (misalnya UTM dalam meter). Ubah sistem koordinatnya ke EPSG:4326, lalu unggah lagi.',
      en: 'The coordinates are no longitudes and latitudes of WGS 84 (UTM in metres, perhaps). Convert the file to EPSG:4326 and upload it again.',
    }),
  },
  'boundaries.swapped': {
    status: 422,
    sentence: () => ({
      id: 'Lintang dan bujur tertukar: GeoJSON menulis bujur lebih dulu. Tukar urutannya di aplikasi peta, lalu unggah lagi.',
      en: 'Latitude and longitude are swapped: GeoJSON writes the longitude first. Swap them in the map program and upload again.',
    }),
  },
  'boundaries.elsewhere': {
    status: 422,
    sentence: () => ({
      id: 'Bidang-bidang dalam berkas terletak jauh dari kabupaten ini. Pilih berkas batas desa kabupaten ini.',
      en: 'The shapes of the file lie far from this regency. Choose the file of this regency’s village borders.',
    }),
  },
  'boundaries.no-shape': {
    status: 422,
    sentence: ({ first }) => ({
      id: `Tidak satu pun bidang dalam berkas dapat dibaca. ${typeof first === 'object' && first && 'id' in first ? first.id : ''}`,
      en: `Not one shape of the file can be read. ${typeof first === 'object' && first && 'en' in first ? first.en : ''}`,
    }),
  },
  'boundaries.own': {
    status: 403,
    sentence: () => ({
      id: 'Batas yang Anda unggah sendiri diterima oleh orang lain. Minta rekan memeriksa petanya.',
      en: 'Borders you uploaded yourself are accepted by somebody else. Ask a colleague to look at the map.',
    }),
  },
  'boundaries.has-errors': {
    status: 409,
    sentence: ({ errors }) => ({
      id: `Masih ada ${errors} kesalahan yang harus dibereskan sebelum batas ini diterima. Lihat daftarnya di halaman ini.`,
      en: `${errors} errors must be settled before these borders are accepted. They are listed on this page.`,
    }),
  },
  'boundaries.nothing-matched': {
    status: 409,
    sentence: () => ({
      id: 'Belum ada bidang yang dipasangkan dengan desa. Pasangkan dulu, lalu terima.',
      en: 'No shape is matched with a village yet. Match them first, then accept.',
    }),
  },
  'boundaries.other-content': {
    status: 409,
    sentence: () => ({
      id: 'Rancangan batas ini berubah sejak Anda melihatnya. Muat ulang dan periksa lagi.',
      en: 'These borders were changed after you saw them. Load the page again and look once more.',
    }),
  },
  'boundaries.not-a-draft': {
    status: 409,
    sentence: () => ({
      id: 'Pasangan desa hanya dapat diubah selagi masih rancangan. Unggah berkasnya lagi bila ada yang salah.',
      en: 'Villages are matched only while it is a draft. Upload the file again where something is wrong.',
    }),
  },
})
