import * as z from 'zod/mini'
import { refusals } from './refusal.ts'
import { route } from './route.ts'

/** When and where a village's desk answers people, as its operator keeps it and every citizen reads it. */

const dayHours = z.nullable(
  z.object({
    from: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
    to: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
  }),
)
/** Monday to Sunday. */
export const weekHours = z.tuple([dayHours, dayHours, dayHours, dayHours, dayHours, dayHours, dayHours])

/** A code that is none, or another office's, is not found alike. */
const villageCode = z.string().check(z.maxLength(40))
const line = (longest: number) => z.string().check(z.trim(), z.maxLength(longest))

const villageDesk = z.object({
  villageCode: z.string(),
  place: z.string(),
  hours: weekHours,
  phone: z.string(),
  note: z.string(),
  /** False while the village has said nothing and the regency's hours stand. */
  kept: z.boolean(),
  keptAt: z.nullable(z.string()),
  version: z.number(),
})
export type VillageDesk = z.infer<typeof villageDesk>

export const getVillageDesk = route({
  method: 'GET',
  path: '/api/village-desks/:village',
  summary: 'When and where a village’s desk is open, as citizens read it',
  params: z.object({ village: villageCode }),
  answer: villageDesk,
})

export const keepVillageDesk = route({
  method: 'POST',
  path: '/api/village-desks/:village',
  summary: 'Says when and where the desk of a village is open',
  params: z.object({ village: villageCode }),
  body: z.object({
    place: line(160).check(z.minLength(3)),
    hours: weekHours,
    phone: line(30),
    note: line(300),
    version: z.number().check(z.int()),
  }),
  answer: villageDesk,
})

export const villageDeskRefusals = refusals({
  'village-desk.hours': {
    status: 422,
    sentence: ({ day }) => ({
      id: `Jam layanan ${day} belum benar: jam tutup harus sesudah jam buka. Perbaiki, lalu simpan lagi.`,
      en: `The hours of ${day} are not right: it must close after it opens. Correct them and save again.`,
    }),
  },
  'village-desk.never-open': {
    status: 422,
    sentence: () => ({
      id: 'Isi jam layanan paling sedikit satu hari. Warga tanpa ponsel hanya dapat datang ke sini.',
      en: 'Give hours of at least one day. People without a telephone can come here only.',
    }),
  },
  'village-desk.changed-meanwhile': {
    status: 409,
    sentence: () => ({
      id: 'Jam layanan ini baru saja diubah orang lain. Isian Anda masih ada: muat ulang, bandingkan, lalu simpan lagi.',
      en: 'Somebody else has just changed these hours. What you typed is still here: reload, compare and save again.',
    }),
  },
})
