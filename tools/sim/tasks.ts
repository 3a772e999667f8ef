/** Why a task ends before its time: its process died. */
export class Died extends Error {}

/** Two wait for each other's rows; the database ends one of them. Nothing is wrong with its work. */
export class Deadlock extends Error {}

/** Something that runs until it waits. Only one task runs at a time; who goes on is drawn by chance. */
export interface Task {
  readonly name: string
  /** What it waits for: its turn, a row somebody else holds, or an answer from the network. */
  waits: 'turn' | 'network' | { readonly lock: string } | undefined
  isDead: boolean
  isOver: boolean
  goOn: (() => void) | undefined
  fail: ((fault: Error) => void) | undefined
}

/** A scheduler without time: the same choices give the same run. */
export interface Tasks {
  /** Starts work and returns once it waits or is over. */
  start(name: string, work: (task: Task) => Promise<void>): Promise<Task>
  /** Waits until the task is chosen. */
  pause(task: Task, waits: NonNullable<Task['waits']>): Promise<void>
  step(task: Task): Promise<void>
  kill(task: Task): Promise<void>
  alive(): readonly Task[]
}

/** @param onFault a task broke otherwise than by dying: the code under test threw */
export function makeTasks(onFault: (fault: unknown, task: Task) => void): Tasks {
  const all = new Set<Task>()
  let whenIdle: (() => void) | undefined
  const idle = () => {
    const resolve = whenIdle
    whenIdle = undefined
    resolve?.()
  }
  const runUntilIdle = (go: () => void) =>
    new Promise<void>((resolve) => {
      whenIdle = resolve
      go()
    })
  return {
    async start(name, work) {
      const task: Task = {
        name,
        waits: undefined,
        isDead: false,
        isOver: false,
        goOn: undefined,
        fail: undefined,
      }
      all.add(task)
      await runUntilIdle(() => {
        work(task)
          .catch((fault) => {
            if (!task.isDead) onFault(fault, task)
          })
          .finally(() => {
            task.isOver = true
            all.delete(task)
            idle()
          })
      })
      return task
    },
    pause(task, waits) {
      if (task.isDead) return Promise.reject(new Died())
      return new Promise((resolve, reject) => {
        task.waits = waits
        task.goOn = resolve
        task.fail = reject
        idle()
      })
    },
    async step(task) {
      const { goOn } = task
      if (!goOn || task.isOver) return
      task.goOn = undefined
      task.fail = undefined
      task.waits = undefined
      await runUntilIdle(goOn)
    },
    async kill(task) {
      const { fail } = task
      task.isDead = true
      if (!fail || task.isOver) return
      task.goOn = undefined
      task.fail = undefined
      await runUntilIdle(() => fail(new Died()))
    },
    alive: () => [...all],
  }
}
