import { createHash } from 'node:crypto'
import { chanceFrom } from './chance.ts'
import { makeModelOffice } from './model-office.ts'
import { type ModelPhone, makeModelPhone, type Surroundings } from './model-phone.ts'
import { makeNetwork } from './network.ts'
import type { Plant } from './plants.ts'
import { hashOf } from './seals.ts'
import { Deadlock, makeTasks } from './tasks.ts'
import type { VisitContent } from './visit-content.ts'
import { Broken, makeWatch } from './watch.ts'

export interface Run {
  readonly seed: number
  readonly operations: number
  /** Bugs planted by a test; none otherwise. */
  readonly plants?: readonly Plant[]
  /** Clocks of the phones stay right: the twin, whose decisions must be the same. */
  readonly steadyClocks?: boolean
  readonly onTrace?: (line: string) => void
}

export interface Ran {
  readonly seed: number
  readonly steps: number
  readonly faults: number
  readonly forms: number
  /** SHA-256 over everything that happened, in order. */
  readonly traceHash: string
  /** The same without what depends on a phone's clock: what was decided. */
  readonly decisionHash: string
  /** Virtual seconds until every queue was empty, after the faults stopped. */
  readonly drainSeconds: number
  readonly broken: Broken | undefined
}

const minute = 60_000
const hour = 60 * minute
const accounts = ['budi', 'siti', 'rudi'] as const
const start = Date.parse('2025-03-10T02:00:00Z')
const fieldNames = ['floor', 'wall', 'roof', 'water', 'light', 'rooms']

/** One run from one seed: an office, five phones of three officers, a rough network, and everything going wrong. */
export async function runWorld(run: Run): Promise<Ran> {
  const chance = chanceFrom(run.seed)
  /** Draws of their own, so that steady clocks change no other draw. */
  const clockChance = chanceFrom(run.seed ^ 0x5eed)
  const plants = new Set<Plant>(run.plants ?? [])
  const all = createHash('sha256')
  const decided = createHash('sha256')
  let now = start
  let named = 0
  let faults = 0
  let broken: Broken | undefined
  const trace = (line: string) => {
    all.update(`${line}\n`)
    run.onTrace?.(`${new Date(now).toISOString()} ${line}`)
  }
  const weather = {
    isRough: true,
    fault(kind: string) {
      faults += 1
      trace(`fault: ${kind}`)
    },
  }
  const rough = (kind: string, probability: number) => {
    if (!weather.isRough || !chance.happens(probability)) return false
    weather.fault(kind)
    return true
  }
  const tasks = makeTasks((fault) => {
    // Nobody waits for an answer of what the office does by itself; it is done again another time.
    if (!(fault instanceof Deadlock)) unexpected ??= fault
  })
  let unexpected: unknown
  const network = makeNetwork(tasks, chance, weather, trace)
  const newId = (kind: string) => `${kind}-${++named}`
  const watch = makeWatch({
    database: () => office.database,
    phones: () => phones,
    revoked: () => office.revoked,
    broken(breach) {
      broken ??= breach
    },
  })
  const office = makeModelOffice({
    tasks,
    watch,
    plants,
    now: () => ++now,
    stumbles: () => rough('a command’s work failed', 0.01),
    newId,
  })
  const around: Surroundings = {
    tasks,
    network,
    office,
    watch,
    plants,
    now: () => now,
    newId,
    isFull: () => rough('the phone’s disk is full', 0.03),
  }
  const phones: readonly ModelPhone[] = ['a', 'b', 'c', 'd', 'e'].map((name, index) =>
    makeModelPhone(`phone-${name}`, accounts[index % accounts.length] ?? 'budi', around),
  )
  const backups: { readonly at: number; readonly content: ReturnType<typeof office.database.backup> }[] = []
  const caseIds = Array.from({ length: 10 }, (_, index) => `case-${index}`)
  for (const [index, id] of caseIds.entries()) {
    const event = newId('event')
    office.database.committed.event.set(event, { id: event, caseId: id, to: 'assigned' })
    office.database.committed.case.set(id, {
      id,
      status: 'assigned',
      version: 2,
      assigneeId: accounts[index % accounts.length],
      submissionId: undefined,
    })
  }
  for (const phone of phones)
    phone.begin(
      [...office.database.committed.case.values()]
        .filter(({ assigneeId }) => assigneeId === phone.accountId)
        .map(({ id, version }) => ({ id, version, fields: {} })),
    )
  let seen: { caseId: string; version: number; hash: string }[] = []

  const operations: readonly (readonly [weight: number, name: string, act: () => Promise<void>])[] = [
    [22, 'a form is finished', async () => finishForm()],
    [30, 'a phone exchanges', async () => chance.one(phones).synchronise()],
    [56, 'the network', () => many(5 + chance.below(20), () => network.deliverOne())],
    [34, 'the office works', () => many(30 + chance.below(120), turn)],
    [7, 'a supervisor looks', async () => lookAtCases()],
    [7, 'a supervisor decides', () => decideOnce()],
    [4, 'cases are dealt', () => dealOnce()],
    [1, 'a case is withdrawn', () => withdrawOnce()],
    [3, 'something is replayed', () => replayOnce()],
    [6, 'a job runs', () => workOnce()],
    [1, 'lost photos are looked for', () => recallOnce()],
    [12, 'a phone is killed', () => killPhone()],
    [9, 'the office crashes', () => crash()],
    [12, 'a clock jumps', async () => jumpClock()],
    [2, 'a backup is taken', async () => backUp()],
    [0.4, 'the office is set back', () => restore()],
    [0.25, 'a phone is lost', () => losePhone()],
    [0.2, 'an officer is revoked', async () => revoke()],
    [0.5, 'the office learns the newer app', async () => office.learnsNewTypes()],
    [1.5, 'nothing, for long', async () => wait()],
  ]
  const total = operations.reduce((sum, [weight]) => sum + weight, 0)

  let steps = 0
  for (; steps < run.operations && !broken; steps++) {
    now += chance.below(20_000)
    const [, name, act] = draw()
    trace(name)
    await act()
    watch.check()
  }
  const drainSeconds = broken ? 0 : await drain()
  for (const task of tasks.alive()) await tasks.kill(task)
  if (unexpected) throw unexpected
  return {
    seed: run.seed,
    steps,
    faults,
    forms: watch.savedForms,
    traceHash: all.digest('hex'),
    decisionHash: decisions(),
    drainSeconds,
    broken,
  }

  function draw(): (typeof operations)[number] {
    let left = chance.next() * total
    for (const operation of operations) {
      left -= operation[0]
      if (left < 0) return operation
    }
    throw new Error('the weights do not add up')
  }

  /** Lets one process at the office go on by one step; who is drawn by chance. */
  async function turn(): Promise<void> {
    const ready = tasks
      .alive()
      .filter(
        ({ waits }) =>
          waits === 'turn' || (typeof waits === 'object' && !office.database.isLocked(waits.lock)),
      )
    if (ready.length) await tasks.step(chance.one(ready))
  }

  function finishForm(): void {
    const phone = chance.one(phones)
    if (phone.isDead || phone.disk.cases.length === 0) return
    const visit = chance.one(phone.disk.cases)
    const fields: Record<string, unknown> = { ...visit.fields }
    const isFirst = Object.keys(fields).length === 0
    const changed = isFirst ? fieldNames : [chance.one(fieldNames), chance.one(fieldNames)]
    for (const name of changed) fields[name] = chance.below(4)
    const photos = Array.from({ length: chance.below(2) }, () => {
      const content = `picture ${newId('photo')} of a house`
      return { sha256: hashOf(content), length: content.length, content }
    })
    const kind = chance.next()
    const type =
      kind < 0.15
        ? 'visit.attempt'
        : kind < 0.19
          ? 'visit.newer'
          : kind < 0.22
            ? 'visit.of-a-kind-no-office-has-ever-heard-of-yet'
            : 'visit.finish'
    const content: VisitContent = {
      caseId: kind > 0.22 && kind < 0.25 ? 'nonsense' : visit.id,
      basedOnVersion: visit.version,
      fields,
      errors: kind > 0.96 ? 1 : 0,
      photos: type === 'visit.finish' ? photos : [],
    }
    const isSaved = phone.finishForm(type, content)
    trace(`${phone.id} ${isSaved ? 'saved' : 'could not save'} ${type} of ${visit.id}`)
  }

  function lookAtCases(): void {
    const { committed } = office.database
    seen = [...committed.case.values()].flatMap(({ id, version, status, submissionId }) => {
      const submission = submissionId ? committed.submission.get(submissionId) : undefined
      return submission && status === 'submitted' ? { caseId: id, version, hash: submission.hash } : []
    })
  }

  async function decideOnce(): Promise<void> {
    if (seen.length === 0) return
    const about = chance.one(seen)
    const action = chance.happens(0.55) ? 'return' : 'approve'
    // Budi sits in two offices, and tries to approve his own visits now and then.
    const reviewer = { accountId: chance.happens(0.2) ? 'budi' : 'sari', role: 'field_supervisor' } as const
    trace(`${reviewer.accountId} would ${action} ${about.caseId}@${about.version}`)
    await tasks.start('office: review', async (task) => {
      await office.review(task, reviewer, about, action)
    })
  }

  async function dealOnce(): Promise<void> {
    const caseId = chance.one(caseIds)
    const to = chance.one(accounts)
    trace(`${caseId} is dealt to ${to}`)
    await tasks.start('office: assign', async (task) => {
      await office.assign(task, caseId, to)
    })
  }

  async function withdrawOnce(): Promise<void> {
    const caseId = chance.one(caseIds)
    await tasks.start('office: withdraw', async (task) => {
      await office.withdraw(task, caseId)
    })
  }

  async function replayOnce(): Promise<void> {
    const aside = [...office.database.committed.command.values()].filter(({ fate }) => fate !== 'applied')
    if (aside.length === 0) return
    const { envelope } = chance.one(aside)
    const letStand = chance.happens(0.5)
    trace(`${envelope.id} is replayed`)
    await tasks.start('office: replay', async (task) => {
      await office.replay(task, envelope.id, letStand)
    })
  }

  async function workOnce(): Promise<void> {
    const jobs = [...office.database.committed.job.keys()]
    if (jobs.length === 0) return
    const job = chance.one(jobs)
    await tasks.start('office: job', async (task) => {
      await office.work(task, job)
    })
  }

  async function recallOnce(): Promise<void> {
    await tasks.start('office: recall', async (task) => {
      await office.recall(task)
    })
  }

  async function killPhone(): Promise<void> {
    const phone = chance.one(phones)
    weather.fault(`${phone.id} killed`)
    await phone.kill()
  }

  async function crash(): Promise<void> {
    weather.fault('the office crashed')
    for (const task of tasks.alive()) {
      if (!task.name.startsWith('office')) continue
      await tasks.kill(task)
      office.database.forget(task)
    }
  }

  function jumpClock(): void {
    const phone = chance.one(phones)
    const days = (clockChance.next() - 0.5) * 7_300
    weather.fault(`the clock of ${phone.id} jumped`)
    if (!run.steadyClocks) phone.clockOff = Math.round(days * 24 * hour)
  }

  function backUp(): void {
    backups.push({ at: now, content: office.database.backup() })
  }

  async function restore(): Promise<void> {
    // Older than a phone keeps its sealed copies, a backup is not gone back to.
    const usable = backups.filter(({ at }) => now - at < 13 * 24 * hour)
    if (usable.length === 0) return
    await crash()
    weather.fault('the office was set back to a backup')
    office.database.restore(chance.one(usable.slice(-3)).content)
    seen = []
    watch.restored()
  }

  async function losePhone(): Promise<void> {
    const phone = chance.one(phones)
    if (phone.isDead) return
    weather.fault(`${phone.id} is gone for ever`)
    await phone.kill()
    phone.isDead = true
    watch.died(phone)
  }

  function revoke(): void {
    const account = chance.one(accounts)
    weather.fault(`${account} is revoked`)
    office.revoked.add(account)
  }

  function wait(): void {
    const hours = 1 + chance.below(60)
    now += hours * hour
    trace(`${hours} hours pass`)
  }

  /** The faults stop: every phone has signal, everybody works until nothing waits any more. */
  async function drain(): Promise<number> {
    weather.isRough = false
    const began = now
    trace('the faults stop')
    while (now - began <= 120_000 && !broken) {
      for (const phone of phones) await phone.synchronise()
      await workOnce()
      await recallOnce()
      for (let round = 0; round < 40; round++) {
        now += 25
        await network.deliverOne()
        await many(12, turn)
      }
      if (isDrained()) break
      watch.check()
    }
    watch.check()
    if (!broken && !isDrained())
      broken = new Broken('all queues empty within 120 s after faults stop', whatWaits())
    if (!broken) {
      await settleDown()
      watch.afterDrain()
    }
    return (now - began) / 1000
  }

  /** One exchange more for everyone, so that what was settled last is known everywhere. */
  async function settleDown(): Promise<void> {
    for (let round = 0; round < 400; round++) {
      if (round === 0 || (round === 200 && network.underWay === 0))
        for (const phone of phones) await phone.synchronise()
      await network.deliverOne()
      await many(12, turn)
    }
  }

  function isDrained(): boolean {
    return whatWaits() === ''
  }

  function whatWaits(): string {
    const living = phones.filter(({ isDead }) => !isDead)
    const onPhones = living.flatMap(({ id, disk }) =>
      [...disk.waiting.values()]
        // What no office can read stays on its phone, shown; it blocks nothing.
        .filter(({ state, type }) => state !== 'refused' || type.length <= 40)
        .map(({ id: name, state }) => `${id}: ${name} ${state}`),
    )
    const isLiving = new Set(living.map(({ id }) => id))
    const held = [...office.database.committed.command.values()]
      .filter(({ fate, envelope }) => fate === 'held' && isLiving.has(envelope.deviceId))
      // A revoked officer's phone tells no more of what a restored office forgot: a person opens it after a week.
      .filter(({ accountId, envelope }) => !office.revoked.has(accountId) || waitsOnPhone(envelope.id))
      .map(({ envelope }) => `held ${envelope.id}`)
    const busy = [
      ...living.filter(({ isBusy }) => isBusy).map(({ id }) => `${id} is busy`),
      ...[...office.database.committed.job.keys()].map((id) => `job ${id}`),
      ...(network.underWay ? [`${network.underWay} messages`] : []),
    ]
    return [...onPhones, ...held, ...busy].join('; ')
  }

  function waitsOnPhone(commandId: string): boolean {
    return phones.some(({ disk }) => disk.waiting.has(commandId))
  }

  function decisions(): string {
    const { committed } = office.database
    for (const { envelope, fate, reason } of committed.command.values())
      decided.update(`${envelope.id} ${fate} ${reason?.code ?? ''}\n`)
    for (const { id, status, version } of committed.case.values())
      decided.update(`${id} ${status} ${version}\n`)
    return decided.digest('hex')
  }
}

async function many(times: number, act: () => Promise<void>): Promise<void> {
  for (let time = 0; time < times; time++) await act()
}
