import type { Instrument } from '@tanggap/core/instrument'
import pg from 'pg'

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
