import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { HouseUnderAttack } from './people.ts'

/** A house in a process of its own, whose clock can be moved on. */
export interface House extends HouseUnderAttack {
  advance(minutes: number): Promise<void>
  /** What stands in its database. */
  count(): Promise<Counted>
  close(): Promise<void>
}

export interface Counted {
  readonly sessions: number
  readonly openLines: number
  readonly tickets: readonly string[]
}

export async function openHouse(families: number, webFolder: string): Promise<House> {
  const file = fileURLToPath(new URL('./house.ts', import.meta.url))
  // Not one of the tests, though a test may have started it.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const child = fork(file, [String(families), webFolder], {
    env,
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const next = () =>
    new Promise<unknown>((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`the house ended (${code}) before it answered`))
      child.once('exit', ended)
      child.once('message', (message) => {
        child.off('exit', ended)
        resolve(message)
      })
    })
  const told = (await next()) as HouseUnderAttack
  return {
    ...told,
    async advance(minutes) {
      const heard = next()
      child.send({ advance: minutes })
      await heard
    },
    async count() {
      const heard = next()
      child.send({ count: true })
      return (await heard) as Counted
    },
    async close() {
      const ended = once(child, 'exit')
      child.send({ stop: true })
      await ended
    },
  }
}

/** So many at a time, until all are done. */
export async function inCrowd(
  count: number,
  atOnce: number,
  work: (turn: number) => Promise<void>,
): Promise<void> {
  let next = 0
  const one = async () => {
    for (let turn = next++; turn < count; turn = next++) await work(turn)
  }
  await Promise.all(Array.from({ length: atOnce }, one))
}
