import { createHash } from 'node:crypto'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { checkAudit } from '../../server/audit/index.ts'
import { actAs, type Foundation, systemOffice } from '../../server/plumbing/acting.ts'
import type { FileStore } from '../../server/plumbing/files/index.ts'
import type { Vault } from '../../server/plumbing/keys/index.ts'
import type { KeptFile } from './files.ts'
import type { KeptTable, Manifest } from './manifest.ts'
import { countingRows } from './row-stream.ts'
import { plainCopies } from './tables.ts'
import { auditCheckpoint, copyOf } from './take-backup.ts'

/** One line of the table that is printed: what, in the backup, in what came back. */
export interface Compared {
  readonly what: string
  readonly kept: string
  readonly restored: string
  readonly same: boolean
}

function compared(what: string, kept: string | number, restored: string | number): Compared {
  return { what, kept: String(kept), restored: String(restored), same: String(kept) === String(restored) }
}

/** Every table as it stands now: rows counted, and their content hashed as COPY writes it. */
export async function compareTables(databaseUrl: string, manifest: Manifest): Promise<Compared[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(plainCopies)
    const lines: Compared[] = []
    for (const table of manifest.tables) lines.push(await compareTable(client, table))
    const now = await auditCheckpoint(client, manifest.regency)
    const said = ({ seals, lastHash }: Manifest['audit']) => `${seals} · ${lastHash?.slice(0, 16) ?? '-'}`
    return [...lines, compared('audit checkpoint', said(manifest.audit), said(now))]
  } finally {
    await client.end()
  }
}

async function compareTable(client: pg.Client, table: KeptTable): Promise<Compared> {
  const counting = countingRows()
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  await pipeline(client.query(copyTo(copyOf(table))), counting.stream, nowhere)
  const { rows, sha256 } = counting.counted()
  const said = (count: number, hash: string) => `${count} · ${hash.slice(0, 12)}`
  return compared(table.name.replace('public.', ''), said(table.rows, table.sha256), said(rows, sha256))
}

/** The chain of the log recomputed from its lines. Without a manifest, all seals there are must hold. */
export async function compareAudit(foundation: Foundation, audit?: Manifest['audit']): Promise<Compared> {
  const office = systemOffice(foundation.regency, 'Pemulihan')
  const { seals, brokenAt } = await actAs(foundation, office, checkAudit)
  const broken = brokenAt === null ? '' : `, ${brokenAt} broken`
  return compared('audit seals recomputed', audit?.seals ?? seals, `${seals}${broken}`)
}

/** So many of each kind are opened: enough to know the keys fit, few enough for a backup of 100 GB. */
const sampleSize = 200

/** Values sealed with the keys of the installation, opened where they lie. */
export async function compareSealed(databaseUrl: string, vault: Vault): Promise<Compared[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(plainCopies)
    const lines: Compared[] = []
    for (const [table, column, id] of sealedValues) {
      const { rows } = await client.query<{ id: string; sealed: Buffer }>(
        `select ${id} as id, ${column} as sealed from ${table} where ${column} is not null order by ${id} limit ${sampleSize}`,
      )
      const opened = rows.filter((row) => opens(() => vault.open(`${table}.${column}/${row.id}`, row.sealed)))
      lines.push(compared(`${table}.${column} opened`, rows.length, opened.length))
    }
    return lines
  } finally {
    await client.end()
  }
}

/** One of each class of data that is sealed: identity, specific data, what phones and citizens wrote, sign-in. */
const sealedValues = [
  ['person', 'nik_sealed', 'id'],
  ['family_card', 'card_sealed', 'id'],
  ['visit_case', 'baseline_sealed', 'id'],
  ['visit_submission', 'content_sealed', 'id'],
  ['ticket', 'content_sealed', 'id'],
  ['account', 'totp_sealed', 'id'],
] as const

/** Photos, uploads and documents decrypted; each must be what its name says. */
export async function compareFiles(
  files: FileStore,
  kept: readonly KeptFile[],
  most = 2_000,
): Promise<Compared> {
  const named = kept.flatMap(({ path }) => /^[0-9a-f]{2}\/([0-9a-f]{64})$/.exec(path)?.[1] ?? [])
  const step = Math.max(1, Math.ceil(named.length / most))
  const looked = named.filter((_, index) => index % step === 0)
  let right = 0
  for (const sha256 of looked) {
    const content = await files.read(sha256).catch(() => undefined)
    if (content && createHash('sha256').update(content).digest('hex') === sha256) right += 1
  }
  return compared('files decrypted and hashed', looked.length, right)
}

/** Photos that a visit or a report declares as stored are there. */
export async function comparePhotos(databaseUrl: string, files: FileStore): Promise<Compared> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(plainCopies)
    const { rows } = await client.query<{ sha256: string }>(
      `select coalesce(stored_sha256, sha256) as sha256 from visit_photo where completed_at is not null
       union select sha256 from ticket_photo`,
    )
    const found = rows.filter(({ sha256 }) => files.has(sha256))
    return compared('photos that rows name', rows.length, found.length)
  } finally {
    await client.end()
  }
}

function opens(open: () => unknown): boolean {
  try {
    open()
    return true
  } catch {
    return false
  }
}
