import { createHash } from 'node:crypto'
import { canonicalText } from '@tanggap/core/changes'
import type { FastifyReply } from 'fastify'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import {
  noonOf,
  officialDate,
  officialDay,
  officialTime,
  officialWeekday,
  typeset,
  verificationCode,
} from '../plumbing/documents/index.ts'
import { regencyName } from '../regions/index.ts'
import { type FileRow, filesOf, findIntake, type IntakeRow } from './intake.store.ts'

/**
 * The minutes of what was received: from whom, under which agreement and handover, for what, which files with their
 * seals, and what the check said. A draft until the files are checked. Holds no data of a person.
 */
export async function printReceipt(acting: Acting, id: string, reply: FastifyReply): Promise<Done<Buffer>> {
  const intake = await findIntake(acting, id)
  if (intake === undefined) return refused('request.not-found')
  const files = await filesOf(acting, id)
  await acting.record({ action: 'intake.print-receipt', subject: 'intake', ids: [id] })
  const regency = await regencyName(acting)
  const content = contentOf(intake, files)
  const isChecked = intake.counts.read !== undefined
  const document = typeset(
    'intake/receipt.typ',
    {
      ...content,
      regency,
      letterhead: {
        government: `Pemerintah Kabupaten ${regency}`,
        office: 'Dinas Sosial, Pemberdayaan Masyarakat dan Desa',
        address: '',
        title: `Berita acara penerimaan ${intake.title}`,
      },
      draft: !isChecked,
      verification: isChecked
        ? verificationCode(createHash('sha256').update(canonicalText(content)).digest())
        : null,
    },
    intake.uploaded_at,
  )
  reply
    .type('application/pdf')
    .header(
      'content-disposition',
      `inline; filename="penerimaan-${intake.title.replace(/[^\w.-]+/g, '-')}.pdf"`,
    )
  return done(document)
}

function contentOf(intake: IntakeRow, files: readonly FileRow[]) {
  const { counts } = intake
  const day = noonOf(intake.handover_date)
  const said = (count: number | undefined) => (count ?? 0).toLocaleString('id-ID')
  return {
    number: intake.handover_number,
    weekday: officialWeekday(day),
    date: officialDate(day),
    handoverDate: officialDay(intake.handover_date),
    provider: intake.provider,
    receiver: intake.uploader,
    agreement: intake.agreement_number,
    title: intake.title,
    asOf: officialDay(intake.as_of),
    purpose: intake.purpose,
    opened: `${officialDate(intake.uploaded_at)} pukul ${officialTime(intake.uploaded_at)}`,
    bytes: said(files.reduce((sum, { bytes }) => sum + bytes, 0)),
    rows: counts.read === undefined ? 'baris belum dihitung' : `${said(counts.read)} baris`,
    files: files.map((file) => ({
      name: file.file_name,
      sha256: file.sha256,
      format: file.format.toUpperCase(),
      bytes: said(file.bytes),
      rows: counts.read === undefined ? '–' : said(file.rows),
    })),
    checked: counts.read !== undefined,
    counts:
      counts.read === undefined
        ? null
        : {
            read: said(counts.read),
            accepted: said(counts.accepted),
            held: said(counts.withErrors),
            total: said(counts.hashRead),
          },
    status: statusWords[intake.status],
    decision:
      intake.decider === null || intake.decided_at === null
        ? null
        : `${intake.decider}, ${officialDate(intake.decided_at)}`,
  }
}

const statusWords: Readonly<Record<IntakeRow['status'], string>> = {
  receiving: 'menerima berkas',
  checking: 'sedang diperiksa',
  comparing: 'sedang dibandingkan dengan register',
  checked: 'menunggu keputusan',
  accepting: 'sedang dimasukkan ke register',
  accepted: 'diterima ke register',
  rejected: 'ditolak',
  failed: 'tidak terbaca sampai akhir',
  rollback_asked: 'diterima; pembatalan diminta',
  rolling_back: 'sedang dibatalkan',
  rolled_back: 'dibatalkan utuh',
}
