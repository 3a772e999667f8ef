import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { normaliseName } from '@tanggap/core/registry'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Vault } from '../../server/plumbing/keys/index.ts'
import { inventFamily, type Size, villagesOf } from '../seed/index.ts'

/**
 * The invented register written straight into its tables by the owner: what a benchmark of reading needs, without
 * the hour of work that a staircase would take. Numbers are indexed, and left unsealed where nobody opens them.
 * Returns a sample of the persons, each with what one may know of them.
 */
export async function fillRegister(
  ownerUrl: string,
  { size, regency, vault, every }: { size: Size; regency: string; vault: Vault; every: number },
): Promise<{ persons: number; families: number; sample: { name: string; nik: string; village: string }[] }> {
  const sample: { name: string; nik: string; village: string }[] = []
  const counts = { persons: 0, families: 0 }
  const now = '2026-10-01T00:00:00Z'
  const rows = { family: [] as string[], person: [] as string[], membership: [] as string[] }
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    for (const village of villagesOf(size)) {
      for (let index = 0; index < village.families; index += 1) addFamily(village.code, index)
      await flush()
    }
    // What PostgreSQL does by itself some minutes after such a load.
    await client.query('vacuum (analyze)')
  } finally {
    await client.end()
  }
  return { ...counts, sample }

  function addFamily(village: string, index: number): void {
    const { record } = inventFamily('1', village, index)
    const { family, headName, decile } = record
    const id = uuidOf(family.id)
    counts.families += 1
    const { hamlet, rt, rw, street } = family.address
    const card = bytea(vault.index('card', family.cardNumber))
    rows.family.push(
      line(
        regency,
        id,
        village,
        hamlet,
        rt,
        rw,
        street,
        headName,
        normaliseName(headName).key,
        card,
        family.id,
      ) + line(decile ?? '\\N', decile === null ? '\\N' : '2026-09', 'active', '\\N', 1, now, now),
    )
    for (const person of family.members) {
      counts.persons += 1
      const personId = uuidOf(person.id)
      const { name, sex, birth, nik } = person
      if (counts.persons % every === 0 && /^3399\d{12}$|^33\d{14}$/.test(nik))
        sample.push({ name, nik, village })
      rows.person.push(
        line(regency, personId, village, name, normaliseName(name).key, sex, birth) +
          line('\\N', bytea(vault.index('nik', nik)), person.id, 'active', 1, now, now),
      )
      const { relation } = person
      rows.membership.push(
        line(regency, uuidOf(`m ${person.id}`), id, personId, village, relation) +
          line('2026-09-30', '\\N', '\\N', 'intake', uuidOf('intake')),
      )
    }
  }

  async function flush(): Promise<void> {
    for (const table of ['family', 'person', 'membership'] as const) {
      const lines = rows[table].map((one) => `${one.slice(0, -1)}\n`)
      rows[table] = []
      await pipeline(
        Readable.from(lines),
        client.query(copyFrom(`copy ${table} (${columns[table]}) from stdin`)),
      )
    }
  }
}

const columns = {
  family: `regency_code, id, village_code, hamlet, rt, rw, address, head_name, head_name_key, card_index,
    source_key, official_decile, decile_version, status, ended_reason, version, created_at, updated_at`,
  person: `regency_code, id, village_code, name, name_key, sex, birth_date, nik_sealed, nik_index, source_key,
    status, version, created_at, updated_at`,
  membership: `regency_code, id, family_id, person_id, village_code, relationship, from_date, to_date,
    ended_reason, source_kind, source_id`,
} as const

/** Cells with a tab behind each; the last one of a row is cut off when it is written. */
function line(...cells: readonly (string | number)[]): string {
  return cells.map((cell) => `${cell}\t`).join('')
}

function bytea(bytes: Buffer): string {
  return `\\\\x${bytes.toString('hex')}`
}

/** The same id for the same text. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
