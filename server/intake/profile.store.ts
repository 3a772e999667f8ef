import { layoutKeys } from '@tanggap/core/intake'
import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'

/** Mappings that were saved: by provider and headings, every version kept. */

const profileRow = z.object({
  id: z.uuid(),
  version: z.number(),
  title: z.string(),
  provider: z.string(),
  layout: z.enum(layoutKeys),
  headings: z.array(z.string()),
  mapping: z.record(z.string(), z.string()),
  headings_hash: z.string(),
  maker: z.string(),
  made_at: z.date(),
})
export type ProfileRow = z.infer<typeof profileRow>

const columns = `p.id, p.version, p.title, p.provider, p.layout, p.headings, p.mapping, p.headings_hash,
  a.name as maker, p.made_at`
const from = `from intake_profile p join account a on a.regency_code = p.regency_code and a.id = p.made_by`

/** The mapping that was made for these headings last: this provider's own before another's. */
export async function profileFor({ tx, office }: Acting, headingsHash: string, provider: string) {
  const [row] = await tx.all(
    profileRow,
    `select ${columns} ${from}
      where p.regency_code = $1 and p.headings_hash = $2 and p.superseded_at is null
      order by (lower(p.provider) = lower($3)) desc, p.made_at desc limit 1`,
    [office.regency, headingsHash, provider],
  )
  return row
}

export function currentProfiles({ tx, office }: Acting, limit: number) {
  return tx.all(
    profileRow,
    `select ${columns} ${from} where p.regency_code = $1 and p.superseded_at is null
      order by p.made_at desc, p.id limit $2`,
    [office.regency, limit],
  )
}

export function findProfile({ tx, office }: Acting, id: string) {
  return tx.find(
    profileRow,
    `select ${columns} ${from} where p.regency_code = $1 and p.id = $2 and p.superseded_at is null`,
    [office.regency, id],
  )
}

/** A mapping or its next version; the one before stays and is no longer found. */
export async function addProfile(
  { tx, office, now }: Acting,
  profile: Omit<ProfileRow, 'maker' | 'made_at'>,
): Promise<void> {
  await tx.run(
    `update intake_profile set superseded_at = $3 where regency_code = $1 and id = $2 and superseded_at is null`,
    [office.regency, profile.id, now],
  )
  await tx.insert('intake_profile', [
    { regency_code: office.regency, ...profile, made_by: office.accountId, made_at: now },
  ])
}
