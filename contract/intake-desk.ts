import { familyKinds, intakeStatuses } from '@tanggap/core/intake'
import * as z from 'zod/mini'
import { bilingual, refusals } from './refusal.ts'
import { route } from './route.ts'

/**
 * What the desk does with a delivery after its check: repairs rows, compares with the register, chooses, confirms,
 * finds the recipients of a list, takes a delivery back. No number of identity crosses here except in a repaired cell.
 */

const uuid = z.uuid()
const instant = z.iso.datetime({ offset: true })
const params = z.object({ id: uuid })
const page = z._default(z.coerce.number().check(z.int(), z.positive(), z.maximum(100_000)), 1)
const status = z.object({ status: z.enum(intakeStatuses) })
const villageCode = z.string().check(z.regex(/^\d{10}$/))
const kind = z.enum(familyKinds)
const counts = z.record(z.string(), z.number())
const reason = z.object({ reason: z.string().check(z.maxLength(1_000)) })

/** What may rest on a delivery that was taken in. */
const dependantKinds = [
  'later_intake',
  'campaign',
  'visit',
  'batch',
  'ratified_change',
  'change',
  'ticket',
  'slip',
  'aid',
  'saved_list',
  'report',
] as const

export type DependantKind = (typeof dependantKinds)[number]

const scope = z.object({
  villages: z.nullable(z.array(villageCode)),
  kinds: z.nullable(z.array(kind)),
})

export const getComparison = route({
  method: 'GET',
  path: '/api/intakes/:id/comparison',
  summary: 'What taking a delivery in would change, what of it is chosen, and what rests on it',
  params,
  answer: z.object({
    ...status.shape,
    kind: z.enum(['dtsen', 'recipients']),
    title: z.string(),
    stage: z.nullable(z.enum(['planning', 'examining', 'summing', 'done'])),
    /** Rows were repaired, or the register took in another delivery, since. */
    isOutdated: z.boolean(),
    comparedAt: z.nullable(instant),
    batches: z.number(),
    batchesDone: z.number(),
    /** To be sent along when confirming. */
    seen: z.string(),
    summary: z.nullable(
      z.object({
        families: z.number(),
        unchanged: z.number(),
        kinds: counts,
        persons: counts,
        villages: z.array(
          z.object({ code: z.string(), families: z.number(), unchanged: z.number(), kinds: counts }),
        ),
        deciles: z.array(
          z.object({ from: z.nullable(z.number()), to: z.nullable(z.number()), families: z.number() }),
        ),
        contradictions: z.object({ stay: z.number(), yield: z.number() }),
      }),
    ),
    list: z.nullable(
      z.object({
        byNik: z.number(),
        byCard: z.number(),
        decided: z.number(),
        doubtful: z.number(),
        unmatched: z.number(),
      }),
    ),
    scope,
    scopeBy: z.nullable(z.string()),
    scopeAt: z.nullable(instant),
    /** What the choice takes in, and how many ratified values would no longer be the ones shown. */
    taking: z.nullable(z.object({ families: z.number(), persons: z.number(), yielding: z.number() })),
    takenAt: z.nullable(instant),
    rollback: z.nullable(
      z.object({ by: z.string(), at: instant, reason: z.string(), confirmedBy: z.nullable(z.string()) }),
    ),
    dependants: z.array(
      z.object({
        kind: z.enum(dependantKinds),
        count: z.number(),
        sentence: bilingual,
        /** Up to three that have a page to go to. */
        named: z.array(z.object({ id: z.string(), name: z.string() })),
      }),
    ),
    allowed: z.array(z.string()),
  }),
})

export const compareAgain = route({
  method: 'POST',
  path: '/api/intakes/:id/compare',
  summary: 'Compares a delivery with the register again',
  params,
  answer: status,
})

export const chooseScope = route({
  method: 'POST',
  path: '/api/intakes/:id/scope',
  summary: 'Chooses which villages and which kinds of change are taken in; another person confirms',
  params,
  body: scope,
  answer: z.object({ families: z.number() }),
})

const comparedFamily = z.object({
  familyId: uuid,
  headName: z.string(),
  village: z.string(),
  villageBefore: z.nullable(z.string()),
  decileBefore: z.nullable(z.number()),
  decileAfter: z.nullable(z.number()),
  kinds: z.array(z.string()),
  fields: z.array(z.string()),
  contradictions: z.number(),
})

export const listComparedFamilies = route({
  method: 'GET',
  path: '/api/intakes/:id/families',
  summary: 'Families of a comparison by kind of change and village, or a random sample of them',
  params,
  query: z.object({
    kind: z.optional(kind),
    village: z.optional(villageCode),
    /** So many at random instead of a page; another draw shows others, the same draw everybody the same. */
    sample: z.optional(z.coerce.number().check(z.int(), z.positive(), z.maximum(50))),
    draw: z._default(z.coerce.number().check(z.int(), z.positive(), z.maximum(1_000)), 1),
    sort: z._default(z.enum(['name', '-name', 'decile', '-decile']), 'name'),
    page,
  }),
  answer: z.object({ families: z.array(comparedFamily), total: z.number(), pageSize: z.number() }),
})

const field = z.object({
  key: z.string(),
  /** Sealed values are not shown: only that they differ. */
  hidden: z.boolean(),
  from: z.optional(z.unknown()),
  to: z.optional(z.unknown()),
})

const contradiction = z.object({
  key: z.string(),
  hidden: z.boolean(),
  ratified: z.optional(z.unknown()),
  delivered: z.optional(z.unknown()),
  ratifiedOn: z.string(),
  staysCurrent: z.boolean(),
})

export const getComparedFamily = route({
  method: 'GET',
  path: '/api/intakes/:id/families/:family',
  summary: 'One family of a comparison: field by field, from and to, with its people',
  params: z.object({ id: uuid, family: uuid }),
  answer: z.object({
    ...z.omit(comparedFamily, { fields: true, contradictions: true }).shape,
    fields: z.array(field),
    contradictions: z.array(contradiction),
    persons: z.array(
      z.object({
        personId: uuid,
        name: z.string(),
        kinds: z.array(z.string()),
        fields: z.array(field),
        contradictions: z.array(contradiction),
      }),
    ),
  }),
})

export type ComparedField = z.infer<typeof field>

export type ComparedContradiction = z.infer<typeof contradiction>

export const askRollback = route({
  method: 'POST',
  path: '/api/intakes/:id/rollback',
  summary: 'Asks, with the reason, that a delivery taken in be taken back whole',
  params,
  body: reason,
  answer: status,
})

export const keepIntake = route({
  method: 'POST',
  path: '/api/intakes/:id/rollback/withdraw',
  summary: 'The delivery stays after all',
  params,
  answer: status,
})

export const rollBackIntake = route({
  method: 'POST',
  path: '/api/intakes/:id/rollback/confirm',
  summary: 'Confirms the roll-back; never by whoever asked for it',
  params,
  answer: status,
})

/** A delivery may rest under several things at once; each says itself in words, with what to do about it. */
export function dependantSentence(kind: DependantKind, count: number, names: readonly string[]) {
  const which = names.length === 0 ? '' : ` (${names.join(', ')}${count > names.length ? ', …' : ''})`
  const said: Readonly<Record<DependantKind, { id: string; en: string }>> = {
    later_intake: {
      id: `${count} kiriman diterima sesudahnya${which}. Batalkan kiriman itu dahulu.`,
      en: `${count} deliveries were accepted after it${which}. Roll those back first.`,
    },
    campaign: {
      id: `${count} gelombang uji petik sudah dibekukan dengan data ini${which}. Kerangka yang beku tidak diubah.`,
      en: `${count} ground-check waves were frozen with these data${which}. A frozen frame is not changed.`,
    },
    visit: {
      id: `${count} kunjungan sudah dikirim pendamping atas data ini. Hasil kunjungan tidak dibuang.`,
      en: `${count} visits were handed in on these data. What was found at the door is not thrown away.`,
    },
    batch: {
      id: `${count} surat pengesahan memuat keluarga yang tersentuh${which}. Perbaikilah lewat usulan perubahan baru.`,
      en: `${count} ratified batches hold families it touched${which}. Correct them by a new change.`,
    },
    ratified_change: {
      id: `${count} perubahan keluarga yang tersentuh sudah disahkan${which}.`,
      en: `${count} changes of families it touched have been ratified${which}.`,
    },
    change: {
      id: `${count} usulan perubahan dibuat atas data ini${which}.`,
      en: `${count} changes were proposed on these data${which}.`,
    },
    ticket: {
      id: `${count} tiket warga tertaut pada keluarga yang dibawanya${which}.`,
      en: `${count} citizens' tickets are linked to families it brought${which}.`,
    },
    slip: {
      id: `${count} slip terikat pada keluarga yang dibawanya. Pemegangnya melihat keluarga itu di portal.`,
      en: `${count} slips are bound to families it brought. Who holds one sees that family on the portal.`,
    },
    aid: {
      id: `Ada bantuan tercatat untuk keluarga yang dibawanya, dari ${count} daftar penerima${which}. Batalkan daftar itu dahulu.`,
      en: `Aid is recorded for families it brought, from ${count} recipient lists${which}. Roll those lists back first.`,
    },
    saved_list: {
      id: `${count} daftar tersimpan memuat keluarga yang dibawanya, milik${which || ' rekan Anda'}. Minta keluarga itu dikeluarkan dahulu.`,
      en: `${count} saved lists hold families it brought, kept by${which || ' colleagues'}. Ask for those families to be taken out first.`,
    },
    report: {
      id: `${count} laporan dibuat sesudahnya${which}. Angkanya harus tetap dapat dihitung ulang.`,
      en: `${count} reports were made after it${which}. Their figures must stay recomputable.`,
    },
  }
  return said[kind]
}

const spoken = (value: unknown, language: 'id' | 'en') =>
  Array.isArray(value)
    ? value
        .map((one) => bilingual.safeParse(one))
        .flatMap((one) => (one.success ? [one.data[language]] : []))
        .join(' ')
    : ''

export const intakeDeskRefusals = refusals({
  'intake.own-choice': {
    status: 403,
    sentence: () => ({
      id: 'Anda yang memilih bagian yang diterima. Orang lain harus mengesahkannya.',
      en: 'You chose what is taken in. Somebody else has to confirm it.',
    }),
  },
  'intake.comparison-outdated': {
    status: 409,
    sentence: () => ({
      id: 'Perbandingan ini sudah tidak berlaku: ada baris yang diperbaiki atau register berubah. Tekan "Bandingkan lagi", periksa hasilnya, lalu putuskan.',
      en: 'This comparison is out of date: rows were repaired or the register changed. Press "Compare again", look at the result, then decide.',
    }),
  },
  'intake.seen-differs': {
    status: 409,
    sentence: () => ({
      id: 'Isi yang akan diterima berubah sejak halaman ini dibuka. Belum ada yang diterima. Muat ulang, periksa lagi, lalu putuskan.',
      en: 'What would be taken in has changed since this page was opened. Nothing was taken in. Reload, look again, then decide.',
    }),
  },
  'intake.rested-on': {
    status: 409,
    sentence: ({ sentences }) => ({
      id: `Kiriman ini tidak dapat dibatalkan lagi. ${spoken(sentences, 'id')}`,
      en: `This delivery can no longer be rolled back. ${spoken(sentences, 'en')}`,
    }),
  },
  'intake.own-rollback': {
    status: 403,
    sentence: () => ({
      id: 'Anda yang meminta pembatalan ini. Orang lain harus mengesahkannya.',
      en: 'You asked for this roll-back. Somebody else has to confirm it.',
    }),
  },
  'intake.nothing-chosen': {
    status: 422,
    sentence: () => ({
      id: 'Pilihan ini tidak memuat satu keluarga pun. Pilih setidaknya satu desa dan satu jenis perubahan, atau tolak kiriman.',
      en: 'This choice holds no family. Choose at least one village and one kind of change, or reject the delivery.',
    }),
  },
  'intake.not-on-the-bench': {
    status: 409,
    sentence: () => ({
      id: 'Baris hanya dapat diperbaiki atau diputuskan selama kiriman menunggu keputusan. Tidak ada yang diubah.',
      en: 'Rows can be repaired or decided on only while the delivery waits for its decision. Nothing was changed.',
    }),
  },
  'intake.column-unknown': {
    status: 422,
    sentence: ({ column }) => ({
      id: `Kolom "${String(column)}" tidak ada dalam berkas ini. Tidak ada yang diubah.`,
      en: `There is no column "${String(column)}" in this file. Nothing was changed.`,
    }),
  },
  'intake.nothing-repaired': {
    status: 422,
    sentence: () => ({
      id: 'Belum ada sel yang diubah. Ubah isi setidaknya satu kolom lalu simpan.',
      en: 'No cell was changed. Change at least one column and save.',
    }),
  },
  'intake.cells-not-kept': {
    status: 409,
    sentence: () => ({
      id: 'Isi asli baris ini tidak disimpan karena barisnya sendiri tidak bermasalah. Perbaiki pasangannya, atau kembalikan ke pemberi data.',
      en: 'The cells of this row are not kept, since nothing is wrong with the row by itself. Repair its counterpart or return it.',
    }),
  },
  'intake.error-stays-out': {
    status: 422,
    sentence: () => ({
      id: 'Baris dengan galat tidak dapat dibiarkan masuk. Perbaiki barisnya, tahan, atau kembalikan ke pemberi data.',
      en: 'Rows with an error cannot be let in. Repair them, hold them back, or return them to the provider.',
    }),
  },
  'intake.decided-already': {
    status: 409,
    sentence: () => ({
      id: 'Penerima ini sudah diputuskan. Batalkan keputusan itu dahulu bila keliru.',
      en: 'This recipient has been decided on. Take that decision back first if it is wrong.',
    }),
  },
  'intake.not-a-candidate': {
    status: 422,
    sentence: () => ({
      id: 'Orang ini tidak ada di antara calon yang ditampilkan. Muat ulang halaman lalu pilih lagi.',
      en: 'This person is not among those shown. Reload the page and choose again.',
    }),
  },
})
