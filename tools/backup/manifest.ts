import { createHmac } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalText } from '@tanggap/core/changes'
import { z } from 'zod'
import { sameSecret, type Vault } from '../../server/plumbing/keys/index.ts'
import { PlainFault } from '../plain-fault.ts'

const tableSchema = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.number(),
  /** SHA-256 of the rows as COPY writes them. */
  sha256: z.string(),
})
export type KeptTable = z.infer<typeof tableSchema>

const manifestSchema = z.object({
  format: z.literal(1),
  id: z.uuid(),
  regency: z.string(),
  takenAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  /** In the order in which they can be filled. */
  tables: z.array(tableSchema),
  sequences: z.array(z.object({ name: z.string(), last: z.number(), isCalled: z.boolean() })),
  audit: z.object({ seals: z.number(), lastHash: z.string().nullable() }),
  files: z.object({ count: z.number(), bytes: z.number() }),
})
export type Manifest = z.infer<typeof manifestSchema>

const file = 'manifest.json'

/** Holds names of tables and counts, no one's data; signed by the keys, so that nobody exchanges a part of it. */
export function writeManifest(folder: string, manifest: Manifest, vault: Vault): void {
  const signed = { ...manifest, seal: sealOf(manifest, vault) }
  writeFileSync(join(folder, file), `${JSON.stringify(signed, null, 2)}\n`, { mode: 0o600, flush: true })
}

/** @throws PlainFault when there is no backup here, or it was made with other keys or changed since. */
export function readManifest(folder: string, vault: Vault): Manifest {
  const { seal, ...manifest } = parsed(folder)
  if (!sameSecret(Buffer.from(seal), Buffer.from(sealOf(manifest, vault))))
    throw new PlainFault(
      'Kunci tidak cocok dengan cadangan ini, atau daftar isinya diubah. Pakai keys.json dari saat cadangan dibuat.',
      'The keys do not fit this backup, or its list of contents was changed. Use the keys.json of when it was made.',
    )
  return manifest
}

function parsed(folder: string) {
  try {
    return manifestSchema
      .extend({ seal: z.string() })
      .parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
  } catch (cause) {
    throw new PlainFault(
      `Tidak ada cadangan yang utuh di ${folder}. Tunjuk folder yang berisi ${file}.`,
      `There is no whole backup in ${folder}. Name the folder that holds ${file}.`,
      { cause },
    )
  }
}

function sealOf(manifest: Manifest, vault: Vault): string {
  return createHmac('sha256', vault.derive('backup manifest')).update(canonicalText(manifest)).digest('hex')
}

/** What the backup is sealed with: derived from the installation's keys, which are never part of it. */
export function backupKey(vault: Vault): Buffer {
  return Buffer.from(vault.derive('backup content'), 'base64url')
}
