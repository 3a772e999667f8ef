import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Foundation } from '../plumbing/acting.ts'
import { blockChecker, type CheckedBlock, type FileToCheck } from './check-block.ts'
import type { ToWorker } from './check-worker.ts'
import { type RowBlock, transferred } from './row-block.ts'

/** The first blocks are checked here: a small file is done before a thread has started. */
const blocksHere = 3
/** Bytes of a file that will need threads whatever its rows are. */
const longFile = 4 * 1024 * 1024
/** Room of blocks that is kept for the next ones: as much as two batches need. */
const mostRooms = 48
/** More threads than this would wait for the database. */
const mostThreads = 3

/** Threads that check the files of one delivery, one file after the other. Started when the first long file needs them. */
export interface CheckThreads {
  /**
   * Checks the blocks of a file one by one and in their order. At most two blocks a thread are under way, so that
   * memory does not grow with the file.
   *
   * @param bytes of the file: for a long one threads start at once
   */
  check(
    file: FileToCheck,
    blocks: AsyncIterable<RowBlock>,
    bytes: number,
    now: Date,
  ): AsyncIterable<CheckedBlock>
  /**
   * Takes back the room of blocks that are written and looked at no more. Megabytes that come and go anew make the
   * process look through its memory for what to throw away every few batches.
   */
  giveBack(blocks: readonly CheckedBlock[]): void
  close(): Promise<void>
}

export function openThreads({ vault, chance }: Pick<Foundation, 'vault' | 'chance'>): CheckThreads {
  let threads: Thread[] = []
  const rooms: ArrayBuffer[] = []
  const tell = (file: FileToCheck, now: Date) => {
    if (threads.length === 0) threads = startThreads()
    for (const thread of threads) thread.begin({ kind: 'file', file, keys: vault.handOver(), now })
  }
  return {
    async *check(file, blocks, bytes, now) {
      const here = blockChecker(file, vault, () => chance.id(now))
      // Threads that stand already take everything.
      const checkedHere = threads.length > 0 ? 0 : blocksHere
      if (bytes > longFile) tell(file, now)
      const underWay: Promise<CheckedBlock>[] = []
      let count = 0
      try {
        for await (const block of blocks) {
          count += 1
          if (count <= checkedHere) {
            yield here(block, rooms.pop())
            continue
          }
          if (count === checkedHere + 1 && bytes <= longFile) tell(file, now)
          const thread = threads[count % threads.length]
          if (thread === undefined) throw new Error('there is no thread')
          underWay.push(thread.check(block, rooms.pop()))
          const oldest = underWay.length >= threads.length * 2 ? underWay.shift() : undefined
          if (oldest !== undefined) yield await oldest
        }
        for (let next = underWay.shift(); next !== undefined; next = underWay.shift()) yield await next
      } finally {
        // Whoever stops in the middle leaves blocks behind that nobody waits for.
        for (const left of underWay) left.catch(() => undefined)
      }
    },
    giveBack(blocks) {
      for (const { copy } of blocks) if (rooms.length < mostRooms) rooms.push(copy.buffer)
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.stop()))
    },
  }
}

interface Thread {
  begin(file: ToWorker): void
  check(block: RowBlock, room: ArrayBuffer | undefined): Promise<CheckedBlock>
  stop(): Promise<unknown>
}

function startThreads(): Thread[] {
  return Array.from({ length: Math.min(mostThreads, Math.max(1, availableParallelism())) }, startThread)
}

function startThread(): Thread {
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 },
  })
  const waiting: { resolve(block: CheckedBlock): void; reject(fault: unknown): void }[] = []
  worker.on('message', (checked: CheckedBlock) => waiting.shift()?.resolve(checked))
  worker.on('error', (fault) => {
    for (const one of waiting.splice(0)) one.reject(fault)
  })
  return {
    begin: (file) => worker.postMessage(file),
    check: (block, room) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject })
        const moved = room === undefined ? [transferred(block)] : [transferred(block), room]
        worker.postMessage({ kind: 'block', block, room } satisfies ToWorker, moved)
      }),
    stop: () => worker.terminate(),
  }
}
