import { layoutKeys } from '@tanggap/core/intake'
import * as z from 'zod/mini'
import { bilingual, refusals } from './refusal.ts'
import { route } from './route.ts'

/** How files come into a delivery: whole, in pieces, from a folder; and how unknown columns are mapped. */

const uuid = z.uuid()
const ofIntake = z.object({ id: uuid })
const ofUpload = z.object({ id: uuid, uploadId: uuid })
const ofFile = z.object({ id: uuid, fileId: uuid })

const taken = z.object({
  /** One line a table: a workbook may bring several. */
  files: z.array(
    z.object({
      fileId: uuid,
      sheet: z.nullable(z.string()),
      /** Null while nobody has said which column is which. */
      layout: z.nullable(z.enum(layoutKeys)),
      layoutTitle: z.nullable(bilingual),
      /** Headings nobody asked for; their cells are not read. */
      ignored: z.array(z.string()),
    }),
  ),
  bytes: z.number(),
  format: z.enum(['csv', 'xlsx', 'parquet']),
  encoding: z.string(),
  delimiter: z.string(),
  /** Sheets whose headings are unknown, beside others that are known. */
  leftOut: z.array(z.string()),
})
export type FilesTaken = z.infer<typeof taken>

/** Multipart, one field `file`. Streamed: the size of the file does not matter to the server's memory. */
export const uploadFile = route({
  method: 'POST',
  path: '/api/intakes/:id/files',
  summary: 'Receives one file of an intake in one go',
  params: ofIntake,
  answer: taken,
})

/** The size of one piece, in bytes. */
export const pieceBytes = 2 * 1024 * 1024

const standing = z.object({ uploadId: uuid, received: z.number(), bytes: z.number() })

export const startUpload = route({
  method: 'POST',
  path: '/api/intakes/:id/uploads',
  summary: 'Begins an upload in pieces, or finds the one that broke off; says where to go on',
  params: ofIntake,
  body: z.object({
    fileName: z.string().check(z.minLength(1), z.maxLength(300)),
    bytes: z.number().check(z.int(), z.nonnegative(), z.maximum(2 * 1024 * 1024 * 1024)),
    /** What stays the same of this very file, such as its size and the day it was written. */
    mark: z.string().check(z.minLength(1), z.maxLength(200)),
  }),
  answer: standing,
})

export const listUploads = route({
  method: 'GET',
  path: '/api/intakes/:id/uploads',
  summary: 'Uploads of this person into a delivery that broke off, and how much of each has arrived',
  params: ofIntake,
  answer: z.object({
    uploads: z.array(
      z.object({
        uploadId: uuid,
        fileName: z.string(),
        received: z.number(),
        bytes: z.number(),
        startedAt: z.iso.datetime({ offset: true }),
      }),
    ),
  }),
})

/** The body is the piece itself, as `application/offset+octet-stream`. */
export const sendPiece = route({
  method: 'POST',
  path: '/api/intakes/:id/uploads/:uploadId/pieces',
  summary: 'Takes the piece that begins at `offset`; another offset than the next is answered with the next',
  params: ofUpload,
  query: z.object({ offset: z.coerce.number().check(z.int(), z.nonnegative(), z.maximum(2 ** 40)) }),
  answer: standing,
})

export const finishUpload = route({
  method: 'POST',
  path: '/api/intakes/:id/uploads/:uploadId/finish',
  summary: 'All pieces are here: looks what the file is and puts it into the delivery',
  params: ofUpload,
  answer: taken,
})

export const getInbox = route({
  method: 'GET',
  path: '/api/intakes/:id/inbox',
  summary: 'The folder from which files of this delivery are taken in, where the office has one',
  params: ofIntake,
  answer: z.object({ folder: z.nullable(z.string()), waiting: z.array(z.string()) }),
})

const columnKinds = z.object({
  name: z.string(),
  need: z.enum(['filled', 'present', 'optional']),
})

export const previewFile = route({
  method: 'GET',
  path: '/api/intakes/:id/files/:fileId/preview',
  summary: 'Headings and first rows of a file, numbers and names covered, and how its columns may be mapped',
  params: ofFile,
  answer: z.object({
    fileName: z.string(),
    headings: z.array(z.string()),
    /** The first rows, masked. */
    rows: z.array(z.array(z.string())),
    layouts: z.array(
      z.object({
        key: z.enum(layoutKeys),
        title: bilingual,
        columns: z.array(columnKinds),
        /** What is known of these headings already. */
        suggested: z.record(z.string(), z.string()),
      }),
    ),
    /** The mapping in force, when there is one; else the layout the file resembles most. */
    layout: z.enum(layoutKeys),
    mapping: z.record(z.string(), z.string()),
    profile: z.nullable(z.object({ title: z.string(), version: z.number() })),
  }),
})

export const mapFile = route({
  method: 'POST',
  path: '/api/intakes/:id/files/:fileId/mapping',
  summary: 'Says which column is which, and remembers it for this provider; again makes the next version',
  params: ofFile,
  body: z.object({
    layout: z.enum(layoutKeys),
    title: z.string().check(z.trim(), z.minLength(2), z.maxLength(120)),
    /** Column of the layout to the heading under which it stands. */
    mapping: z.record(z.string().check(z.maxLength(80)), z.string().check(z.maxLength(300))),
  }),
  answer: z.object({ profileId: uuid, version: z.number() }),
})

export const removeFile = route({
  method: 'POST',
  path: '/api/intakes/:id/files/:fileId/remove',
  summary: 'Takes a file out of a delivery that still receives; it stays on record',
  params: ofFile,
  answer: z.object({ removed: z.literal(true) }),
})

export const listProfiles = route({
  method: 'GET',
  path: '/api/intake-profiles',
  summary: 'Mappings that are remembered, newest first',
  answer: z.object({
    profiles: z.array(
      z.object({
        id: uuid,
        version: z.number(),
        title: z.string(),
        provider: z.string(),
        layoutTitle: bilingual,
        columns: z.number(),
        madeBy: z.string(),
        madeAt: z.string(),
      }),
    ),
  }),
})

const kept = { id: 'Tidak ada yang diambil.', en: 'Nothing was taken.' }

export const intakeFileRefusals = refusals({
  'intake.another-ones-delivery': {
    status: 403,
    sentence: () => ({
      id: 'Berkas hanya ditambahkan oleh orang yang membuka kiriman ini. Buka kiriman sendiri, atau minta dia mengunggahnya.',
      en: 'Only the person who opened this delivery adds files to it. Open one of your own, or ask them to upload it.',
    }),
  },
  'intake.not-receiving': {
    status: 409,
    sentence: () => ({
      id: 'Kiriman ini sudah diperiksa dan tidak menerima berkas lagi. Mulai kiriman baru untuk berkas ini.',
      en: 'This delivery has been checked and takes no more files. Start a new one for this file.',
    }),
  },
  'intake.file-unmapped': {
    status: 409,
    sentence: () => ({
      id: 'Ada berkas yang kolomnya belum dipetakan. Buka "Petakan kolom" pada berkas itu dahulu.',
      en: 'A file has columns that are not mapped yet. Open "Map columns" on that file first.',
    }),
  },
  'intake.partial-beside-whole': {
    status: 409,
    sentence: () => ({
      id: 'Kiriman ini berisi daftar SIKS-NG dan petikan DTSEN sekaligus. Keluarkan salah satunya; yang satu melengkapi register, yang lain menggantinya.',
      en: 'This delivery holds a SIKS-NG list beside a DTSEN extract. Take one of them out: the one completes the register, the other replaces it.',
    }),
  },
  'intake.wrong-kind': {
    status: 422,
    sentence: ({ title }) => ({
      id: `Berkas ini terbaca sebagai "${title}", dan tidak termasuk dalam kiriman ini. Tidak ada yang disimpan.`,
      en: `This file reads as "${title}" and does not belong to this delivery. Nothing was kept.`,
    }),
  },
  'intake.same-file': {
    status: 409,
    sentence: ({ title, on }) => ({
      id: `Berkas yang sama persis sudah diterima dalam "${title}" pada ${on}. Tidak ada yang disimpan dua kali.`,
      en: `Exactly this file was received already, in "${title}" on ${on}. Nothing was kept twice.`,
    }),
  },
  'intake.no-file': {
    status: 422,
    sentence: () => ({
      id: 'Tidak ada berkas dalam kiriman ini. Pilih berkas CSV, XLSX, atau Parquet lalu unggah lagi.',
      en: 'There is no file in what was sent. Choose a CSV, XLSX or Parquet file and upload again.',
    }),
  },
  'intake.empty': {
    status: 422,
    sentence: () => ({
      id: 'Berkas ini kosong. Periksa apakah berkas yang benar sudah dipilih.',
      en: 'This file is empty. Check that the right file was chosen.',
    }),
  },
  'intake.only-heading': {
    status: 422,
    sentence: () => ({
      id: 'Berkas ini hanya berisi judul kolom, tanpa satu baris data pun.',
      en: 'This file holds only the headings and not a single row.',
    }),
  },
  'intake.not-text': {
    status: 422,
    sentence: ({ looksLike }) => ({
      id: `Ini bukan CSV, XLSX, atau Parquet${looksLike ? ` melainkan ${looksLike}` : ''}. Simpan data sebagai salah satunya (kolom NIK sebagai teks), lalu unggah lagi.`,
      en: `This is neither CSV, XLSX nor Parquet${looksLike ? ` but ${looksLike}` : ''}. Save the data as one of them (NIK column as text) and upload again.`,
    }),
  },
  'intake.line-too-long': {
    status: 422,
    sentence: ({ line }) => ({
      id: `Baris ${line} terlalu panjang (lebih dari 1 MB). Mungkin tanda kutip tidak ditutup, atau ini bukan CSV. Tidak ada yang disimpan.`,
      en: `Line ${line} is too long (over 1 MB). Perhaps a quotation mark is not closed, or this is no CSV. Nothing was kept.`,
    }),
  },
  'intake.too-large': {
    status: 413,
    sentence: ({ limit }) => ({
      id: `Berkas lebih besar dari ${limit}. Bagi menjadi beberapa berkas dengan judul kolom yang sama.`,
      en: `The file is larger than ${limit}. Split it into several files with the same headings.`,
    }),
  },
  'intake.too-many-columns': {
    status: 422,
    sentence: ({ limit }) => ({
      id: `Berkas ini berisi lebih dari ${limit} kolom; daftar keluarga atau orang tidak seperti itu. ${kept.id} Hapus kolom kosong di sebelah kanan, lalu unggah lagi.`,
      en: `This file has more than ${limit} columns, which no list of families or persons has. ${kept.en} Remove empty columns on the right and upload again.`,
    }),
  },
  'intake.workbook-broken': {
    status: 422,
    sentence: () => ({
      id: `Buku kerja Excel ini terpotong atau rusak dan tidak dapat dibuka. ${kept.id} Unduh ulang dari pemberi data, atau simpan sebagai CSV.`,
      en: `This Excel workbook is cut off or damaged and cannot be opened. ${kept.en} Download it again from the provider, or save it as CSV.`,
    }),
  },
  'intake.workbook-too-large': {
    status: 422,
    sentence: () => ({
      id: `Isi buku kerja ini jauh lebih besar daripada berkasnya, seperti berkas jebakan. ${kept.id} Simpan datanya sebagai CSV lalu unggah lagi.`,
      en: `What this workbook holds is far larger than the file, as in a trap. ${kept.en} Save its data as CSV and upload again.`,
    }),
  },
  'intake.workbook-locked': {
    status: 422,
    sentence: () => ({
      id: `Buku kerja ini dikunci dengan kata sandi. ${kept.id} Simpan tanpa kata sandi, atau sebagai CSV.`,
      en: `This workbook is locked by a password. ${kept.en} Save it without one, or as CSV.`,
    }),
  },
  'intake.workbook-entities': {
    status: 422,
    sentence: () => ({
      id: `Buku kerja ini memuat deklarasi yang tidak pernah ditulis Excel dan dapat membebani sistem. ${kept.id} Simpan ulang dengan Excel atau LibreOffice.`,
      en: `This workbook holds declarations Excel never writes and that can burden a system. ${kept.en} Save it again with Excel or LibreOffice.`,
    }),
  },
  'intake.parquet-broken': {
    status: 422,
    sentence: () => ({
      id: `Berkas Parquet ini terpotong atau rusak. ${kept.id} Unduh ulang dari pemberi data.`,
      en: `This Parquet file is cut off or damaged. ${kept.en} Download it again from the provider.`,
    }),
  },
  'intake.parquet-groups-too-large': {
    status: 422,
    sentence: () => ({
      id: `Kelompok baris dalam berkas Parquet ini terlalu besar (lebih dari 512 MB). ${kept.id} Minta berkas dengan kelompok sampai 500.000 baris.`,
      en: `The row groups of this Parquet file are too large (over 512 MB). ${kept.en} Ask for a file with groups of up to 500,000 rows.`,
    }),
  },
  'intake.parquet-nested': {
    status: 422,
    sentence: () => ({
      id: `Berkas Parquet ini memuat kolom bersarang. ${kept.id} Minta tabel datar: satu nilai dalam satu kolom.`,
      en: `This Parquet file has nested columns. ${kept.en} Ask for a flat table: one value in one column.`,
    }),
  },
  'intake.broken-off': {
    status: 422,
    sentence: () => ({
      id: 'Pengiriman belum lengkap. Bagian yang sudah sampai tersimpan; pilih berkas yang sama untuk melanjutkan.',
      en: 'The upload is not complete. What has arrived is kept; choose the same file to go on.',
    }),
  },
  'intake.piece-out-of-order': {
    status: 409,
    sentence: ({ received }) => ({
      id: `Bagian berkas tidak urut; lanjutkan dari byte ${received}.`,
      en: `The piece of the file is out of order; continue from byte ${received}.`,
    }),
  },
  'intake.already-mapped': {
    status: 409,
    sentence: () => ({
      id: 'Judul kolom berkas ini sudah dikenal; tidak ada yang perlu dipetakan.',
      en: 'The headings of this file are known; there is nothing to map.',
    }),
  },
  'intake.columns-missing': { status: 422, sentence: spoken },
  'intake.column-twice': { status: 422, sentence: spoken },
  'intake.layout-unknown': { status: 422, sentence: spoken },
})

/** The sentence the rule that read the header has written itself. */
function spoken({ sentence }: Readonly<Record<string, unknown>>) {
  return bilingual.parse(sentence)
}
