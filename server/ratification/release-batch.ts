import type { BatchDetail } from '@tanggap/contract/ratification'
import { localDay } from '@tanggap/core/calendar'
import { batchWorkflow } from '@tanggap/core/ratification'
import { decide } from '@tanggap/core/workflow'
import { type Acting, type Done, refused } from '../plumbing/acting.ts'
import { fileColumns, writeChangesFile } from './changes-file.ts'
import { type BatchRow, findBatch, writeRelease } from './ratification.store.ts'
import { asBatch, getBatch, holdSeen, namedIn, readLines } from './read-batch.ts'

/**
 * Makes the file for the ministry, once. It holds full identity numbers, so two persons are needed: the
 * signature of one releases it, and another makes it (trust rules §4). Both are named in the audit.
 */
export async function releaseBatch(acting: Acting, id: string, version: number): Promise<Done<BatchDetail>> {
  const { office, now, tx } = acting
  const held = await holdSeen(acting, id, version)
  if (!held.ok) return held
  const batch = held.value
  const lines = await readLines(acting, batch)
  const outcome = decide(batchWorkflow, 'release', asBatch(batch, lines), office)
  if (!outcome.ok) return outcome
  if (batch.release) return getBatch(acting, id)
  const { signed_at, signed_by_name, decree_number } = batch
  if (!signed_at || !signed_by_name || !decree_number) throw new Error('a signed batch lacks its signature')
  const file = await writeChangesFile(
    acting,
    lines.map(({ change }) => change),
    { on: localDay(signed_at), decree: decree_number },
  )
  const sha256 = await acting.files.keep(file.csv)
  const salt = acting.chance.bytes(16)
  const shown = {
    fileName: `${batch.number}.csv`,
    sha256,
    saltedHash: acting.vault.saltedHash(salt, file.csv.toString('utf8')).toString('hex'),
    bytes: file.csv.length,
    rows: file.rows,
    changes: lines.length,
    families: file.families,
    madeBy: office.name,
    madeAt: now.toISOString(),
    releasedBy: signed_by_name,
  }
  await writeRelease(tx, office.regency, id, { shown, salt: salt.toString('hex') })
  await acting.record({
    action: 'batch.release',
    subject: 'batch',
    ids: [id, ...namedIn(lines)],
    detail: {
      number: batch.number,
      sha256,
      rows: file.rows,
      releasedBy: batch.signed_by,
      madeBy: office.accountId,
    },
  })
  return getBatch(acting, id)
}

/** The file itself. Every download is a line of the audit. */
export async function readChangesFile(
  acting: Acting,
  id: string,
): Promise<Done<{ readonly name: string; readonly content: Buffer }>> {
  const batch = await releasedBatch(acting, id)
  if (!batch.ok) return batch
  const { shown } = batch.value.release
  await acting.record({
    action: 'batch.download',
    subject: 'batch',
    ids: [id, ...namedIn(await readLines(acting, batch.value))],
    detail: { sha256: shown.sha256, rows: shown.rows },
  })
  return { ok: true, value: { name: shown.fileName, content: await acting.files.read(shown.sha256) } }
}

/** What the receiver checks the file with. The salt stands here and nowhere in print. */
export async function readManifest(
  acting: Acting,
  id: string,
): Promise<Done<{ readonly name: string; readonly content: Buffer }>> {
  const found = await releasedBatch(acting, id)
  if (!found.ok) return found
  const batch = found.value
  const { shown, salt } = batch.release
  const manifest = {
    format: 'tanggap.ratified-changes',
    formatVersion: 1,
    regency: acting.office.regency,
    batch: batch.number,
    period: batch.period,
    decree: batch.decree_number,
    ratifiedOn: batch.signed_at ? localDay(batch.signed_at) : null,
    purpose: 'Pemutakhiran DTSEN oleh pemerintah kabupaten (Peraturan BPS 6/2025)',
    file: {
      name: shown.fileName,
      bytes: shown.bytes,
      sha256: shown.sha256,
      encoding: 'UTF-8',
      columns: fileColumns,
    },
    counts: { changes: shown.changes, rows: shown.rows, families: shown.families },
    saltedHash: { algorithm: 'SHA-256(salt || file)', salt, hash: shown.saltedHash },
    madeBy: shown.madeBy,
    madeAt: shown.madeAt,
    releasedBy: shown.releasedBy,
  }
  const text = JSON.stringify(manifest, null, 2)
  await acting.record({ action: 'batch.download-manifest', subject: 'batch', ids: [id] })
  return {
    ok: true,
    value: {
      name: `${batch.number}.manifest.json`,
      content: Buffer.from(
        JSON.stringify(
          {
            ...manifest,
            signature: { of: text, by: acting.vault.receiptKey, value: acting.vault.signReceipt(text) },
          },
          null,
          2,
        ),
        'utf8',
      ),
    },
  }
}

type Released = BatchRow & { readonly release: NonNullable<BatchRow['release']> }

async function releasedBatch(acting: Acting, id: string): Promise<Done<Released>> {
  const batch = await findBatch(acting.tx, acting.office.regency, id)
  if (!batch) return refused('request.not-found')
  if (batch.signed_by === acting.office.accountId) return refused('batch.signer-may-not-release')
  const { release } = batch
  return release ? { ok: true, value: { ...batch, release } } : refused('batch.document-not-yet')
}
