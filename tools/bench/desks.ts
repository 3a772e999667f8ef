import pg from 'pg'
import type { Vault } from '../../server/plumbing/keys/index.ts'

/** How much work lies on the desks of a regency in mid-year. */
const workload = { changes: 5_000, tickets: 5_000, submitted: 3_000, auditLines: 1_000_000 } as const

/**
 * Work for every family of the register, written straight into its tables by the owner: a frame for every village,
 * thousands of changes and reports under way, and a year of the log of acts. Nothing of it is opened by the lists that
 * are measured; what a list opens is sealed with the vault.
 */
export async function fillDesks(
  ownerUrl: string,
  { regency, vault, officer }: { regency: string; vault: Vault; officer: string },
  work: Readonly<Record<keyof typeof workload, number>> = workload,
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const now = '2026-10-01T02:00:00Z'
    const nothing = vault.seal('bench', '{}')
    await client.query(
      `insert into campaign (regency_code, id, number, name, purpose, village_code, instrument_version, options, status,
         families, frame_salt, frame_hash, frozen_at, frozen_by, starts_on, ends_on)
       select $1, gen_random_uuid(), 'GC-' || village_code, 'Ground check ' || village_code, 'census', village_code,
              'dtsen-gc-2025-03', '[]', 'running', count(*), '\\x00', '\\x00', $2, $3, '2026-09-01', '2026-12-01'
         from family group by village_code`,
      [regency, now, officer],
    )
    await client.query(
      `insert into visit_case (regency_code, id, campaign_id, number, village_code, family_id, hamlet, rt, rw, head_name,
         assignee_id, status, baseline_sealed, attempts, version, submitted_at, updated_at)
       select f.regency_code, gen_random_uuid(), c.id,
              row_number() over (partition by f.village_code order by f.rw, f.rt, f.head_name, f.id), f.village_code,
              f.id, f.hamlet, f.rt, f.rw, f.head_name, gen_random_uuid(), 'assigned', $1, 0, 1, null, $2
         from family f join campaign c on c.village_code = f.village_code`,
      [nothing, now],
    )
    await client.query(
      `update visit_case set status = 'submitted', submitted_at = $1::timestamptz - number * interval '1 minute',
         finding = 'found', submission_id = gen_random_uuid(), assignee_id = $3 where id in (select id from visit_case order by id limit $2)`,
      [now, work.submitted, officer],
    )
    const some = `(select row_number() over (order by id) as n, id, village_code, head_name from family order by id limit $2) f`
    await client.query(
      `insert into change (regency_code, id, number, village_code, family_id, head_name, kind, door, source_id, items,
         explanation, content_salt, content_hash, status, field_confirmed, participants, proposed_at, step_entered_at,
         due_at, version)
       select $1, gen_random_uuid(), 'PU-2026-' || lpad(n::text, 6, '0'), village_code, id, head_name, 'correct_values',
              (array['ground_check', 'village', 'citizen'])[1 + n % 3], gen_random_uuid(), '[]', 'uji beban', '\\x00',
              sha256(convert_to(n::text, 'UTF8')), (array['village_review', 'completeness_check', 'verification', 'verified', 'ranked'])[1 + n % 5],
              true, '[]', $3, $3, $3::timestamptz + n * interval '1 minute', 1
         from ${some}`,
      [regency, work.changes, now],
    )
    await client.query(
      `insert into ticket (regency_code, id, number, pin_hash, kind, channel, village_code, status, content_sealed,
         family_id, received_at, due_at, data_seen_at, version)
       select $1, gen_random_uuid(), 'JT-' || lpad(n::text, 6, '0'), '\\x00', 'data_changed', 'portal', village_code,
              (array['received', 'linked', 'under_way', 'answered'])[1 + n % 4], $4, id,
              $3::timestamptz - n * interval '1 minute', $3::timestamptz + n * interval '1 minute', $3, 1
         from ${some}`,
      [regency, work.tickets, now, nothing],
    )
    // Ids that grow with time, as the application makes them.
    await client.query(
      `insert into audit_line (regency_code, id, at, actor_name, role, action, subject_kind, subject_ids)
       select $1, (lpad(to_hex(1735689600000 + n * 1000), 12, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid,
              to_timestamp(1735689600 + n), 'Petugas ' || n % 500, 'dinsos_verifier',
              (array['registry.search', 'visit.list', 'change.read', 'family.read'])[1 + n % 4], 'family', '{}'
         from generate_series(1, $2::int) n`,
      [regency, work.auditLines],
    )
    // What PostgreSQL does by itself some minutes after such a load.
    await client.query('vacuum (analyze)')
  } finally {
    await client.end()
  }
}
