import { z } from 'zod'
import type { Tx } from '../../../plumbing/database/index.ts'

/** Families of the register by village, and how many of them stand on the newest list of any programme. */
export function familiesByVillage(tx: Tx, regency: string) {
  return tx.all(
    z.object({ village_code: z.string(), families: z.number(), listed: z.number() }),
    `with newest as (
       select programme_code, max(period) as period from aid where regency_code = $1 group by programme_code
     ), listed as (
       select distinct a.family_id from aid a join newest n on n.programme_code = a.programme_code and n.period = a.period
        where a.regency_code = $1 and a.state = 'listed' and a.family_id is not null
     )
     select f.village_code, count(*) as families, count(l.family_id) as listed
       from family f left join listed l on l.family_id = f.id
      where f.regency_code = $1 and f.status = 'active' group by f.village_code`,
    [regency],
  )
}

/** Every report of a time: where it belongs, what it is about, and when it was first answered. */
export function reportsSince(tx: Tx, regency: string, since: Date) {
  return tx.all(
    z.object({
      kind: z.string(),
      village_code: z.string(),
      received_at: z.date(),
      answered_at: z.date().nullable(),
    }),
    `select t.kind, t.village_code, t.received_at, min(e.at) as answered_at
       from ticket t left join ticket_event e on e.regency_code = t.regency_code and e.ticket_id = t.id
        and e.to_status in ('answered', 'out_of_authority', 'duplicate')
      where t.regency_code = $1 and t.received_at >= $2 and t.status <> 'withdrawn'
      group by t.id, t.kind, t.village_code, t.received_at`,
    [regency, since],
  )
}

const publishedRow = z.object({ as_of: z.date(), content: z.unknown() })

export function newestFigures(tx: Tx, regency: string): Promise<z.infer<typeof publishedRow> | undefined> {
  return tx.find(
    publishedRow,
    'select as_of, content from public_figures where regency_code = $1 order by as_of desc limit 1',
    [regency],
  )
}

export async function insertFigures(
  tx: Tx,
  regency: string,
  figures: { readonly id: string; readonly asOf: Date; readonly content: unknown },
): Promise<void> {
  await tx.insert('public_figures', [
    {
      regency_code: regency,
      id: figures.id,
      as_of: figures.asOf,
      content: JSON.stringify(figures.content),
    },
  ])
}
