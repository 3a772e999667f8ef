import { Logger, makeWorkerUtils, run } from 'graphile-worker'
import pg from 'pg'
import type { Log } from '../log.ts'

/** Work that follows a transaction: written with it, done after it, again after a crash. */
export interface Jobs {
  /**
   * Adds a job in the caller's transaction. `key` makes it one job however often it is added.
   * The payload holds ids only, never a person's data: the queue is not under row-level security.
   */
  add(
    tx: JobTransaction,
    name: string,
    payload: JobPayload,
    options?: { key?: string; runAt?: Date },
  ): Promise<void>
}

export type JobPayload = Readonly<Record<string, string | number>>
export interface JobTransaction {
  run(sql: string, values?: readonly unknown[]): Promise<number>
}
export type JobHandler = (payload: JobPayload) => Promise<void>

/** Where a job is written: a function the owner made, so the application needs no right on the queue itself. */
export const jobs: Jobs = {
  async add(tx, name, payload, options) {
    await tx.run('select add_tanggap_job($1, $2, $3, $4)', [
      name,
      JSON.stringify(payload),
      options?.key ?? null,
      options?.runAt ?? null,
    ])
  },
}

/** Makes the queue's tables and the function above. Runs after the migrations, as the owner. */
export async function prepareJobs(ownerUrl: string): Promise<void> {
  const worker = await makeWorkerUtils({ connectionString: ownerUrl })
  try {
    await worker.migrate()
  } finally {
    await worker.release()
  }
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(7207412003)')
    await client.query(`create or replace function add_tanggap_job(name text, payload json, key text, run_at timestamptz)
      returns bigint language sql security definer set search_path = pg_catalog, pg_temp as $$
        select id from graphile_worker.add_job(name, payload, run_at => run_at, job_key => key, max_attempts => 12)
      $$`)
    await client.query('revoke all on function add_tanggap_job from public')
    await client.query('grant execute on function add_tanggap_job to tanggap_app')
  } finally {
    await client.end()
  }
}

/**
 * Refreshes the planner's statistics, as the owner. Asked for after very many rows were written: until the
 * database does so by itself, a minute later, look-ups would read whole tables.
 */
export const statisticsJob = 'database:statistics'

/** Starts the worker. `crontab` is graphile-worker's format, five fields of cron and the job's name. */
export async function startJobs(
  ownerUrl: string,
  handlers: Readonly<Record<string, JobHandler>>,
  crontab: string,
  log: Log,
): Promise<{ stop(): Promise<void> }> {
  const runner = await run({
    connectionString: ownerUrl,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 1000,
    crontab,
    taskList: {
      ...Object.fromEntries(
        Object.entries(handlers).map(([name, handle]) => [
          name,
          async (payload: unknown) => handle(isPayload(payload) ? payload : {}),
        ]),
      ),
      [statisticsJob]: async (_payload, { withPgClient }) => {
        await withPgClient((owner) => owner.query('analyze'))
      },
    },
    logger: quietLogger(log),
  })
  return { stop: () => runner.stop() }
}

function isPayload(payload: unknown): payload is JobPayload {
  return typeof payload === 'object' && payload !== null
}

/** The queue's own messages: warnings and faults only, without payloads. */
function quietLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log.warn({ queue: level }, message)
  })
}
