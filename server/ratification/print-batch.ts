import { titleOfChange } from '@tanggap/core/changes'
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
import { regencyName, villagesOf } from '../regions/index.ts'
import { fileColumns } from './changes-file.ts'
import { type BatchRow, findBatch } from './ratification.store.ts'
import { correctsAny, type InBatch, namedIn, readLines } from './read-batch.ts'

const agency = 'Dinas Sosial, Pemberdayaan Masyarakat dan Desa'

/** The decree of ratification: a draft to read before signing, then the document itself. No identity numbers. */
export async function printDecree(
  acting: Acting,
  id: string,
): Promise<Done<{ readonly name: string; readonly content: Buffer }>> {
  const batch = await findBatch(acting.tx, acting.office.regency, id)
  if (!batch) return refused('request.not-found')
  const lines = await readLines(acting, batch)
  await acting.record({ action: 'batch.print-decree', subject: 'batch', ids: [id, ...namedIn(lines)] })
  const content = typeset(
    'ratification/decree.typ',
    await decreeContent(acting, batch, lines),
    batch.signed_at ?? acting.now,
  )
  return done({ name: `keputusan-${batch.number}.pdf`, content })
}

/** The minutes of handover (BAST), once the handover is recorded. */
export async function printHandover(
  acting: Acting,
  id: string,
): Promise<Done<{ readonly name: string; readonly content: Buffer }>> {
  const batch = await findBatch(acting.tx, acting.office.regency, id)
  if (!batch) return refused('request.not-found')
  const { handover, release, signed_at } = batch
  if (!handover || !release || !signed_at) return refused('batch.document-not-yet')
  await acting.record({ action: 'batch.print-handover', subject: 'batch', ids: [id] })
  const regency = await regencyName(acting)
  const day = noonOf(handover.date)
  const content = typeset(
    'ratification/handover.typ',
    {
      letterhead: letterhead(regency, `Berita acara serah terima ${handover.number}`),
      verification: verificationCode(Buffer.from(release.shown.saltedHash, 'hex')),
      number: handover.number,
      weekday: officialWeekday(day),
      date: officialDate(day),
      giver: release.shown.madeBy,
      regency,
      receiverName: handover.receiverName,
      receiverOffice: handover.receiverOffice,
      batch: batch.number,
      decree: batch.decree_number,
      decreeDate: officialDate(signed_at),
      period: monthName(batch.period),
      changes: inIndonesian(release.shown.changes),
      families: inIndonesian(release.shown.families),
      rows: inIndonesian(release.shown.rows),
      bytes: inIndonesian(release.shown.bytes),
      fileName: release.shown.fileName,
      columns: fileColumns,
      saltedHash: release.shown.saltedHash,
      method: handover.method,
    },
    day,
  )
  return done({ name: `bast-${batch.number}.pdf`, content })
}

async function decreeContent(acting: Acting, batch: BatchRow, lines: readonly InBatch[]) {
  const regency = await regencyName(acting)
  const villages = new Map((await villagesOf(acting)).map(({ code, name }) => [code, name]))
  const counts = new Map<string, number>()
  for (const { change } of lines) {
    const kind = titleOfChange(change.kind, correctsAny(change)).id
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return {
    letterhead: letterhead(regency, `Keputusan pengesahan ${batch.number}`),
    draft: batch.signed_at === null,
    verification: batch.signed_at && batch.content_hash ? verificationCode(batch.content_hash) : null,
    regency,
    seat: regency,
    decree: batch.decree_number ?? '....................',
    period: monthName(batch.period),
    batch: batch.number,
    total: lines.length,
    byKind: [...counts].map(([kind, count]) => ({ kind, count })),
    lines: lines.map(({ change }) => ({
      number: change.number,
      kind: titleOfChange(change.kind, correctsAny(change)).id,
      village: villages.get(change.villageCode) ?? change.villageCode,
      head: change.headName,
    })),
    signedOn: batch.signed_at ? officialDate(batch.signed_at) : '....................',
    signedBy: batch.signed_by_name ?? '(belum ditandatangani)',
    signatureNote: batch.signed_at
      ? `Ditandatangani secara elektronik pukul ${officialTime(batch.signed_at)}`
      : '',
  }
}

function letterhead(regency: string, title: string) {
  return { government: `Pemerintah Kabupaten ${regency}`, office: agency, address: '', title }
}

/** `Maret 2025` */
function monthName(period: string): string {
  return officialDay(`${period}-01`).replace(/^\d+ /, '')
}

function inIndonesian(count: number): string {
  return count.toLocaleString('id-ID')
}
