import { isOfTheMoment } from './of-the-moment.ts'
import type { Tx, Writer } from './tx.ts'

type Tried<T> = T | { readonly ok: false; readonly fault: unknown }

/** A transaction whose rows wait for their like: an evening's bundle costs a statement a kind, not a row. */
export interface Gathering {
  /** Statements sent through it go after all that waits, so that nothing reads less than it wrote. */
  readonly tx: Tx
  /** Writes what waits. Throws when a row of it is not written: then the transaction must be given up whole. */
  flush(): Promise<void>
  /**
   * Work that may be undone alone. A savepoint is made only once the work sends a statement of its own; what it
   * only left to wait is let go. Faults of the moment, and of rows that waited from before, are thrown on.
   */
  apart<T extends { readonly ok: boolean }>(work: () => Promise<T>): Promise<Tried<T>>
}

interface Waiting {
  readonly writer: Writer<unknown>
  readonly row: unknown
}

export function gathering(under: Tx): Gathering {
  let waiting: Waiting[] = []
  /** Where the rows of the work apart begin; undefined outside of such work. */
  let own: number | undefined
  let hasSavepoint = false
  /** A row that waited could not be written: whoever is at work now has no part in it. */
  let isSpoilt = false

  async function write(rows: readonly Waiting[]): Promise<void> {
    const byKind = Map.groupBy(rows, ({ writer }) => writer)
    for (const [writer, some] of byKind) {
      const written = await writer.write(
        under,
        some.map(({ row }) => row),
      )
      if (written !== some.length) throw new Error(`${written} of ${some.length} gathered rows were written`)
    }
  }

  async function flush(): Promise<void> {
    const rows = waiting
    waiting = []
    await write(rows)
  }

  /** What others left goes before the savepoint, what is the work's own behind it. */
  async function clearTheWay(): Promise<void> {
    if (own !== undefined && !hasSavepoint) {
      const before = waiting.splice(0, own)
      own = 0
      try {
        await write(before)
        await under.run('savepoint apart')
      } catch (fault) {
        isSpoilt = true
        throw fault
      }
      hasSavepoint = true
    }
    if (waiting.length > 0) await flush()
  }

  async function after<T>(statement: () => Promise<T>): Promise<T> {
    await clearTheWay()
    return statement()
  }

  const through = (on: Tx): Tx => ({
    all: (row, sql, values) => after(() => on.all(row, sql, values)),
    find: (row, sql, values) => after(() => on.find(row, sql, values)),
    one: (row, sql, values) => after(() => on.one(row, sql, values)),
    run: (sql, values) => after(() => on.run(sql, values)),
    insert: (table, records) => after(() => on.insert(table, records)),
    copy: (table, columns, rows) => after(() => on.copy(table, columns, rows)),
    copyBinary: (table, columns, rows) => after(() => on.copyBinary(table, columns, rows)),
    narrow: (toFamily) => after(() => on.narrow(toFamily)),
    kept: () => through(on.kept()),
    async later(writer, ...rows) {
      for (const row of rows) waiting.push({ writer, row })
      return true
    },
  })
  const tx = through(under)

  async function undo(): Promise<void> {
    waiting.length = own ?? 0
    if (hasSavepoint) await under.run('rollback to savepoint apart')
  }

  return {
    tx,
    flush,
    async apart(work) {
      own = waiting.length
      hasSavepoint = false
      try {
        const outcome = await work()
        if (!outcome.ok) await undo()
        else if (hasSavepoint) {
          // The work's own rows stand or fall with it, so they are written while it can still be undone.
          await flush()
          await under.run('release savepoint apart')
        }
        return outcome
      } catch (fault) {
        if (isSpoilt || isOfTheMoment(fault)) throw fault
        await undo()
        return { ok: false, fault }
      } finally {
        own = undefined
        hasSavepoint = false
      }
    },
  }
}
