import type { CaseStatus } from '@tanggap/core/campaigns'
import type { Fields } from '@tanggap/core/sync'
import type { Settled } from '../../server/sync/settle-command.ts'
import { Deadlock, type Task, type Tasks } from './tasks.ts'

/** The rows of the model office, as far as sync, merge and workflow touch them. Rows are replaced, never changed. */
export interface Tables {
  device: {
    readonly id: string
    readonly accountId: string
    readonly nextSequence: number
    readonly clockOffsetMs: number
  }
  command: Settled
  case: {
    readonly id: string
    readonly status: CaseStatus
    readonly version: number
    readonly assigneeId: string | undefined
    readonly submissionId: string | undefined
  }
  submission: {
    readonly id: string
    readonly caseId: string
    readonly by: string
    readonly basedOnVersion: number
    /** The version its taking gave the case. */
    readonly version: number
    readonly fields: Fields
    readonly hash: string
    readonly letStand: boolean
  }
  /** What a command did, named anew each time, so that doing it twice shows. */
  effect: {
    readonly id: string
    readonly commandId: string
    readonly deviceId: string
    readonly byHand: boolean
  }
  audit: { readonly id: string; readonly effectId: string }
  review: {
    readonly id: string
    readonly caseId: string
    readonly submissionId: string
    readonly reviewer: string
    readonly maker: string
    readonly decision: 'approve' | 'return'
    readonly from: CaseStatus
    readonly seenHash: string
    readonly hash: string
  }
  /** What an approval proposes, named anew each time. */
  change: { readonly id: string; readonly submissionId: string }
  /** Every step of a case, of which totals are told. */
  event: { readonly id: string; readonly caseId: string; readonly to: CaseStatus }
  photo: {
    readonly id: string
    readonly caseId: string
    readonly sha256: string
    readonly length: number
    readonly content: string | undefined
  }
  job: { readonly id: string; readonly commandId: string }
  /** What a follow-up job did, named anew each time. */
  notice: { readonly id: string; readonly commandId: string }
}
export type TableName = keyof Tables

type Store = { [T in TableName]: Map<string, Tables[T]> }
type Overlay = { [T in TableName]: Map<string, Tables[T] | undefined> }

/** A transaction of the model: reads what is committed and what it wrote itself; nothing stands before `commit`. */
export interface ModelTx {
  get<T extends TableName>(table: T, id: string): Tables[T] | undefined
  all<T extends TableName>(table: T): Tables[T][]
  put<T extends TableName>(table: T, id: string, row: Tables[T]): void
  remove(table: 'job', id: string): void
  /** Waits until nobody else holds the row; held until the transaction ends. */
  lock(table: TableName, id: string): Promise<void>
  /** Undoes what the work wrote when it is not ok, or throws. */
  apart<X extends { readonly ok: boolean }>(
    work: () => Promise<X>,
  ): Promise<X | { readonly ok: false; readonly fault: unknown }>
}

export interface Commit {
  wrote<T extends TableName>(table: T): readonly Tables[T][]
}

export interface ModelDatabase {
  readonly committed: Readonly<Store>
  /** One transaction: commits when the work returns something that is not a refusal. */
  within<X>(task: Task, work: (tx: ModelTx) => Promise<X>): Promise<X>
  isLocked(key: string): boolean
  /** Nothing of a dead process stands, and it holds nothing. */
  forget(task: Task): void
  backup(): Store
  restore(backup: Store): void
}

/**
 * PostgreSQL as the simulation needs it: read committed, row locks, deadlocks, savepoints, atomic and durable
 * commits.
 *
 * @param onCommit told of every commit, in order, before anybody else runs
 */
export function makeModelDatabase(tasks: Tasks, onCommit: (commit: Commit) => void): ModelDatabase {
  let store = emptyStore()
  const locks = new Map<string, Task>()
  return {
    get committed() {
      return store
    },
    async within(task, work) {
      if (task.isDead) throw new Error('a dead process opened a transaction')
      const overlay = emptyOverlay()
      try {
        const result = await work(transaction(task, overlay))
        // The last moment in which a crash undoes everything.
        await tasks.pause(task, 'turn')
        if (!isRefusal(result)) {
          commit(overlay)
          onCommit({ wrote: (table) => written(overlay, table) })
        }
        return result
      } finally {
        release(task)
      }
    },
    isLocked: (key) => locks.has(key),
    forget: release,
    backup: () => copyOf(store),
    restore(backup) {
      store = copyOf(backup)
    },
  }

  function transaction(task: Task, overlay: Overlay): ModelTx {
    return {
      get(table, id) {
        return overlay[table].has(id) ? overlay[table].get(id) : store[table].get(id)
      },
      all(table) {
        const own = overlay[table]
        const rows = [...store[table]].filter(([id]) => !own.has(id)).map(([, row]) => row)
        for (const row of own.values()) if (row !== undefined) rows.push(row)
        return rows
      },
      put(table, id, row) {
        overlay[table].set(id, row)
      },
      remove(table, id) {
        overlay[table].set(id, undefined)
      },
      async lock(table, id) {
        const key = `${table}/${id}`
        await tasks.pause(task, 'turn')
        while (locks.has(key) && locks.get(key) !== task) {
          if (waitsInCircle(task, key)) throw new Deadlock(key)
          await tasks.pause(task, { lock: key })
        }
        locks.set(key, task)
      },
      async apart(work) {
        const before = copyOverlay(overlay)
        try {
          const outcome = await work()
          if (!outcome.ok) putBack(overlay, before)
          return outcome
        } catch (fault) {
          if (task.isDead || fault instanceof Deadlock) throw fault
          putBack(overlay, before)
          return { ok: false, fault }
        }
      },
    }
  }

  function waitsInCircle(task: Task, key: string): boolean {
    let holder = locks.get(key)
    for (let round = 0; holder && round < 50; round++) {
      if (holder === task) return true
      const { waits } = holder
      holder = typeof waits === 'object' ? locks.get(waits.lock) : undefined
    }
    return false
  }

  function commit(overlay: Overlay): void {
    for (const table of tableNames) apply(store, overlay, table)
  }

  function release(task: Task): void {
    for (const [key, holder] of locks) if (holder === task) locks.delete(key)
  }
}

const tableNames = [
  'device',
  'command',
  'case',
  'submission',
  'effect',
  'audit',
  'review',
  'change',
  'event',
  'photo',
  'job',
  'notice',
] as const satisfies readonly TableName[]

function apply<T extends TableName>(store: Store, overlay: Overlay, table: T): void {
  const target: Map<string, Tables[T]> = store[table]
  const own: Map<string, Tables[T] | undefined> = overlay[table]
  for (const [id, row] of own)
    if (row === undefined) target.delete(id)
    else target.set(id, row)
}

function written<T extends TableName>(overlay: Overlay, table: T): readonly Tables[T][] {
  const own: Map<string, Tables[T] | undefined> = overlay[table]
  return [...own.values()].flatMap((row) => (row === undefined ? [] : [row]))
}

function emptyStore(): Store {
  return {
    device: new Map(),
    command: new Map(),
    case: new Map(),
    submission: new Map(),
    effect: new Map(),
    audit: new Map(),
    review: new Map(),
    change: new Map(),
    event: new Map(),
    photo: new Map(),
    job: new Map(),
    notice: new Map(),
  }
}

function emptyOverlay(): Overlay {
  return emptyStore()
}

function copyOf(store: Store): Store {
  return {
    device: new Map(store.device),
    command: new Map(store.command),
    case: new Map(store.case),
    submission: new Map(store.submission),
    effect: new Map(store.effect),
    audit: new Map(store.audit),
    review: new Map(store.review),
    change: new Map(store.change),
    event: new Map(store.event),
    photo: new Map(store.photo),
    job: new Map(store.job),
    notice: new Map(store.notice),
  }
}

function copyOverlay(overlay: Overlay): Overlay {
  return {
    device: new Map(overlay.device),
    command: new Map(overlay.command),
    case: new Map(overlay.case),
    submission: new Map(overlay.submission),
    effect: new Map(overlay.effect),
    audit: new Map(overlay.audit),
    review: new Map(overlay.review),
    change: new Map(overlay.change),
    event: new Map(overlay.event),
    photo: new Map(overlay.photo),
    job: new Map(overlay.job),
    notice: new Map(overlay.notice),
  }
}

function putBack(overlay: Overlay, before: Overlay): void {
  Object.assign(overlay, before)
}

function isRefusal(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false
}
