import { type Instrument, type VersionStatus, versionStatuses } from '@tanggap/core/instrument'
import pg from 'pg'
import * as z from 'zod'
import type { Acting } from '../plumbing/acting.ts'
import type { Tx } from '../plumbing/database/index.ts'

const draft = `select version, definition, hash, status, made_by, made_by_name, made_at, decided_by_name,
  decided_at, note, certificates_from from instrument_draft`

/**
 * Written by the owner. A version never changes after its first interview: one whose text differs from what is
 * kept is a fault, unless nothing was asked with it yet.
 */
export async function writeInstrument(ownerUrl: string, instrument: Instrument, hash: Buffer): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const kept = await client.query<{ hash: Buffer; in_use: boolean }>(
      `select hash, exists (select from campaign where instrument_version = $1) as in_use
         from instrument_version where version = $1`,
      [instrument.version],
    )
    const [before] = kept.rows
    if (before?.hash.equals(hash)) return
    if (before?.in_use)
      throw new Error(
        `the questionnaire ${instrument.version} was changed after a campaign began; make a new version`,
      )
    await client.query(
      `insert into instrument_version (version, definition, hash, valid_from, source) values ($1, $2, $3, $4, $5)
       on conflict (version) do update set definition = excluded.definition, hash = excluded.hash,
         valid_from = excluded.valid_from, source = excluded.source`,
      [instrument.version, JSON.stringify(instrument), hash, instrument.validFrom, instrument.source],
    )
  } finally {
    await client.end()
  }
}

const draftRow = z.object({
  version: z.string(),
  definition: z.unknown(),
  hash: z.string(),
  status: z.enum(versionStatuses),
  made_by: z.string(),
  made_by_name: z.string(),
  made_at: z.date(),
  decided_by_name: z.string().nullable(),
  decided_at: z.date().nullable(),
  note: z.string().nullable(),
  certificates_from: z.string().nullable(),
})
export type DraftRow = z.infer<typeof draftRow>

export async function selectPublished(
  tx: Tx,
  regency: string,
): Promise<{ definition?: unknown; certificates_from: string | null }[]> {
  return tx.all(
    z.object({ definition: z.unknown(), certificates_from: z.string().nullable() }),
    `select definition, certificates_from from instrument_draft
      where regency_code = $1 and status = 'published' order by valid_from, version`,
    [regency],
  )
}

/** Changes whenever something is published; costs next to nothing to ask. */
export async function publicationMark(tx: Tx, regency: string): Promise<string> {
  const { mark } = await tx.one(
    z.object({ mark: z.string() }),
    `select concat(count(*), ' ', max(decided_at)) as mark from instrument_draft
      where regency_code = $1 and status = 'published'`,
    [regency],
  )
  return mark
}

export async function selectDrafts(tx: Tx, regency: string): Promise<DraftRow[]> {
  return tx.all(draftRow, `${draft} where regency_code = $1 order by made_at desc`, [regency])
}

export async function findDraft(tx: Tx, regency: string, version: string): Promise<DraftRow | undefined> {
  return tx.find(draftRow, `${draft} where regency_code = $1 and version = $2`, [regency, version])
}

/** A draft may be sent again until it is published: the newer one takes its place. */
export async function keepDraft(
  { tx, office, now }: Acting,
  instrument: Instrument,
  hash: string,
): Promise<'kept' | 'taken'> {
  const written = await tx.run(
    `insert into instrument_draft
       (regency_code, version, definition, hash, status, valid_from, made_by, made_by_name, made_at)
     values ($1, $2, $3, $4, 'draft', $5, $6, $7, $8)
     on conflict (regency_code, version) do update
       set definition = excluded.definition, hash = excluded.hash, status = 'draft',
         valid_from = excluded.valid_from, made_by = excluded.made_by, made_by_name = excluded.made_by_name,
         made_at = excluded.made_at, decided_by = null, decided_by_name = null, decided_at = null, note = null,
         certificates_from = null
       where instrument_draft.status <> 'published'`,
    [
      office.regency,
      instrument.version,
      JSON.stringify(instrument),
      hash,
      instrument.validFrom,
      office.accountId,
      office.name,
      now,
    ],
  )
  return written === 1 ? 'kept' : 'taken'
}

export async function decideDraft(
  { tx, office, now }: Acting,
  version: string,
  {
    status,
    note,
    certificatesFrom,
  }: {
    readonly status: VersionStatus
    readonly note: string | null
    readonly certificatesFrom: string | null
  },
): Promise<void> {
  await tx.run(
    `update instrument_draft
        set status = $3, decided_by = $4, decided_by_name = $5, decided_at = $6, note = $7,
            certificates_from = $8
      where regency_code = $1 and version = $2`,
    [office.regency, version, status, office.accountId, office.name, now, note, certificatesFrom],
  )
}

/** How many campaigns ask with each version. */
export async function countCampaigns(tx: Tx, regency: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.all(
    z.object({ instrument_version: z.string(), campaigns: z.coerce.number() }),
    `select instrument_version, count(*) as campaigns from campaign
      where regency_code = $1 group by instrument_version`,
    [regency],
  )
  return new Map(rows.map(({ instrument_version, campaigns }) => [instrument_version, campaigns]))
}
