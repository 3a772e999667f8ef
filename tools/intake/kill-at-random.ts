import { type ChildProcess, fork } from 'node:child_process'
import { basename, join } from 'node:path'
import { startCheck, startIntake } from '../../server/intake/index.ts'
import { actAs } from '../../server/plumbing/acting.ts'
import { areSame, countRegister } from './count-register.ts'
import { comparisonOf, confirms, detailOf, granted, type IntakeDesk, papersOf, takesBack } from './desk.ts'
import type { Orders } from './orders.ts'
import { type Claims, say } from './watch.ts'
import { halves, type Standing, standingOf } from './whole-batches.ts'

const stages = ['receiving', 'checking', 'comparing', 'accepting', 'rolling_back'] as const
type Stage = (typeof stages)[number]
const atRest: readonly string[] = ['checked', 'accepted', 'rolled_back', 'failed']
/** Seconds of each kind of work within which a process is killed, at a moment that chance picks. */
const within: Readonly<Record<Stage, number>> = {
  receiving: 0.4,
  checking: 3,
  comparing: 1.5,
  accepting: 1.2,
  rolling_back: 0.8,
}

/**
 * Delivers, takes in and takes back until in every kind of work so many processes were killed with SIGKILL. After each
 * kill the database is looked at: every batch must be old or new, and what is noted must be what stands. Work goes on
 * by the office's own queue.
 */
export async function killAtRandom(
  at: IntakeDesk,
  folder: string,
  kills: number,
  claims: Claims,
): Promise<void> {
  const killed: Record<Stage, number> = {
    receiving: 0,
    checking: 0,
    comparing: 0,
    accepting: 0,
    rolling_back: 0,
  }
  const fellAt = new Set<string>()
  const tool = { at, kills, killed, fellAt, claims }
  const { ownerUrl } = at.house.test
  const empty = await countRegister(ownerUrl)
  for (let round = 1; stages.some((stage) => killed[stage] < kills); round += 1) {
    if (round > 4 * kills + 4) {
      claims.that(false, `after ${round} rounds every kind of work was killed ${kills} times`)
      break
    }
    // The first goes into an empty register and out again; then it stays, and the second comes and goes above it.
    const suffix = round <= 2 ? '' : '-2'
    const before = round === 1 ? empty : await countRegister(ownerUrl)
    const id = await isDelivered(tool, folder, suffix, round)
    await isDone(tool, id, 'checked')
    const { counts } = await detailOf(at, id)
    claims.that(
      counts?.read === (counts?.accepted ?? 0) + (counts?.withErrors ?? -1),
      'no row is lost or doubled',
    )
    claims.that(areSame(before, await countRegister(ownerUrl)), 'until confirmed the register is as it was')
    await confirms(at, at.second, id)
    await isDone(tool, id, 'accepted')
    const { batches } = await comparisonOf(at, id)
    const standing = await standingOf(ownerUrl, id)
    claims.that(standing.done === batches, 'every batch is in')
    if (round === 2) continue
    await takesBack(at, id)
    await isDone(tool, id, 'rolled_back')
    claims.that(
      areSame(before, await countRegister(ownerUrl)),
      'taken back, the register is row for row as it was',
    )
    say(`round ${round}`, stages.map((stage) => `${stage} ${killed[stage]}`).join(', '))
  }
  say('killed', stages.map((stage) => `${stage} ${killed[stage]}`).join(', '))
  say('moments a kill fell on', [...fellAt].join(', '))
}

interface Tool {
  readonly at: IntakeDesk
  readonly kills: number
  readonly killed: Record<Stage, number>
  readonly fellAt: Set<string>
  readonly claims: Claims
}

function ordersOf({ at: { house } }: Tool): Orders {
  const { vault, regency } = house.foundation
  const { appUrl, ownerUrl } = house.test
  return { appUrl, ownerUrl, folder: house.folder, keys: vault.handOver(), regency }
}

/** Uploads both files by processes that are killed meanwhile, and lets them be checked. */
async function isDelivered(tool: Tool, folder: string, suffix: string, round: number): Promise<string> {
  const { at, claims } = tool
  const { foundation } = at.house
  at.house.at(new Date().toISOString())
  const { id } = granted(
    await actAs(foundation, at.clerk, (acting) => startIntake(acting, papersOf(`2026-09-${round}`))),
  )
  for (const name of ['dtsen-keluarga', 'dtsen-individu']) {
    const path = join(folder, `${name}${suffix}.csv`)
    const orders = { ...ordersOf(tool), clerk: at.clerk, intakeId: id, path }
    for (let here = false; !here; ) {
      const { child, ended } = await begun('upload-child.ts', orders)
      const enough = tool.killed.receiving >= tool.kills
      await (enough ? ended : Promise.race([pause(Math.random() * within.receiving), ended]))
      const fell = isRunning(child)
      child.kill('SIGKILL')
      await ended
      const { files } = await detailOf(at, id)
      const found = files.filter(({ fileName }) => fileName === basename(path))
      claims.that(found.length <= 1, 'a file is here once or not at all')
      here = found.length === 1
      if (fell) {
        tool.killed.receiving += 1
        tool.fellAt.add(here ? 'receiving: behind the file' : 'receiving: before the file')
      }
    }
  }
  granted(await actAs(foundation, at.clerk, (acting) => startCheck(acting, id)))
  return id
}

/** Works on the delivery by processes that are killed meanwhile, until it has come to rest. */
async function isDone(tool: Tool, id: string, wanted: string): Promise<void> {
  const { ownerUrl } = tool.at.house.test
  // The processes go by the real clock, and so must what is decided between them.
  tool.at.house.at(new Date().toISOString())
  for (let standing = await standingOf(ownerUrl, id); !atRest.includes(standing.status); ) {
    const { child, ended } = await begun('worker-child.ts', ordersOf(tool))
    const fell = await killedInTime(tool, id, child)
    child.kill('SIGKILL')
    await ended
    standing = await standingOf(ownerUrl, id)
    const half = halves(standing)
    tool.claims.that(half.length === 0, `nothing is half: ${half.join('; ')}`)
    const stage = stages.find((each) => each === standing.status)
    if (!fell || stage === undefined) continue
    tool.killed[stage] += 1
    tool.fellAt.add(momentOf(standing))
  }
  tool.at.house.at(new Date().toISOString())
  const { status } = await standingOf(ownerUrl, id)
  tool.claims.that(status === wanted, `the delivery came to rest ${wanted}, and is ${status}`)
}

function momentOf({ status, done, batches, staged }: Standing): string {
  if (status === 'checking') return `checking: ${staged[0]} rows staged`
  const last = batches.at(-1)?.batch ?? 0
  return status === 'comparing' ? status : `${status}: ${done} of ${last} batches in`
}

/**
 * Waits for the moment to kill: somewhere within a kind of work that was not killed often enough. Returns whether there
 * is one, or whether the delivery has come to rest before.
 */
async function killedInTime({ at, killed, kills }: Tool, id: string, child: ChildProcess): Promise<boolean> {
  while (isRunning(child)) {
    const { status } = await detailOf(at, id)
    if (atRest.includes(status)) return false
    const stage = stages.find((each) => each === status)
    if (stage !== undefined && killed[stage] < kills) {
      await pause(Math.random() * within[stage])
      return isRunning(child)
    }
    await pause(0.05)
  }
  return false
}

async function begun(program: string, orders: Orders) {
  const child = fork(join(import.meta.dirname, program), {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.send(orders)
  await Promise.race([new Promise((resolve) => child.once('message', resolve)), ended])
  return { child, ended }
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000))
}
