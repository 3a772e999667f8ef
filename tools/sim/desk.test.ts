import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Envelope, Receipt } from '@tanggap/contract/sync'
import { groundCheck202503 as instrument } from '@tanggap/core/instrument'
import { lockCase } from '../../server/campaigns/campaigns.store.ts'
import { makeTestOffice, type TestOffice } from '../../server/plumbing/test-office.ts'
import { finishedVisit, makeTestPhone, type TestPhone } from '../../server/sync/test-phone.ts'
import { dealFamilies } from '../chaos/deal.ts'
import { type ModelOffice, makeModelOffice } from './model-office.ts'
import { hashOf } from './seals.ts'
import { makeTasks, type Task } from './tasks.ts'

/**
 * The model's desk is held to the same stories as PostgreSQL's, so that what the simulation shows is true of the
 * house. A story is told once and lived twice.
 */
interface Side {
  /** A finished visit to the n-th family, numbered next; `floor` is the one answer that differs. */
  visit(family: number, basedOnVersion: number, floor?: string): Promise<Envelope>
  ofType(type: string, content: unknown): Promise<Envelope>
  send(
    ...commands: readonly Envelope[]
  ): Promise<{ receipts: readonly Receipt[]; conflicts: readonly string[] }>
  caseOf(family: number): Promise<{ status: string; version: number }>
}

let office: TestOffice
before(async () => {
  office = await makeTestOffice()
})
after(() => office.close())

const sides: Readonly<Record<string, () => Promise<Side>>> = { PostgreSQL: houseSide, 'the model': modelSide }

for (const [name, open] of Object.entries(sides)) {
  const tell = (receipts: readonly Receipt[]) =>
    receipts.map(({ fate, reason }) => (reason ? `${fate}: ${reason.code}` : fate))

  test(`${name}: the same command twice has one effect and one receipt`, async () => {
    const side = await open()
    const command = await side.visit(0, 2)
    const [once, again] = [await side.send(command), await side.send(command)]
    assert.deepEqual(again.receipts, once.receipts)
    assert.deepEqual(await side.caseOf(0), { status: 'submitted', version: 3 })
  })

  test(`${name}: the same name for another content is a conflict and changes nothing`, async () => {
    const side = await open()
    const [command, other] = [await side.visit(0, 2), await side.visit(0, 2, 'earth')]
    await side.send(command)
    const answer = await side.send({ ...other, id: command.id, sequence: command.sequence })
    assert.deepEqual([answer.receipts, answer.conflicts], [[], [command.id]])
    assert.equal((await side.caseOf(0)).version, 3)
  })

  test(`${name}: what comes early is held and follows in its order`, async () => {
    const side = await open()
    const [first, second, third] = [await side.visit(0, 2), await side.visit(1, 2), await side.visit(2, 2)]
    assert.deepEqual(tell((await side.send(third, second)).receipts), ['held', 'held'])
    assert.deepEqual(tell((await side.send(first)).receipts), ['applied', 'applied', 'applied'])
  })

  test(`${name}: what cannot be read is kept aside and holds up neither neighbour`, async () => {
    const side = await open()
    const commands = [
      await side.visit(0, 2),
      await side.ofType('visit.finish', 'nonsense'),
      await side.ofType('visit.dance', {}),
      await side.visit(1, 2),
    ]
    assert.deepEqual(tell((await side.send(...commands)).receipts), [
      'applied',
      'quarantined: sync.not-readable',
      'quarantined: sync.unknown-type',
      'applied',
    ])
  })

  test(`${name}: a damaged box gets no receipt; whole, it is taken`, async () => {
    const side = await open()
    const command = await side.visit(0, 2)
    const damaged = { ...command, seal: { ...command.seal, box: `${command.seal.box}A` } }
    assert.deepEqual((await side.send(damaged)).receipts, [])
    assert.deepEqual(tell((await side.send(command)).receipts), ['applied'])
  })

  test(`${name}: the same answer changed to two things goes to a person, a merge loses nothing`, async () => {
    const side = await open()
    await side.send(await side.visit(0, 2))
    await side.send(await side.visit(0, 3, 'earth'))
    const late = await side.send(await side.visit(0, 3, 'bamboo'))
    assert.deepEqual(tell(late.receipts), ['quarantined: visit.same-answer-changed'])
    assert.deepEqual(tell((await side.send(await side.visit(0, 3, 'earth'))).receipts), ['applied'])
  })

  test(`${name}: a number that stays on the phone is waited for, and nobody else’s family is taken`, async () => {
    const side = await open()
    await side.visit(0, 2)
    assert.deepEqual(tell((await side.send(await side.visit(1, 2))).receipts), ['held'])
    const side2 = await open()
    assert.deepEqual(tell((await side2.send(await side2.visit(9, 2))).receipts), [
      'quarantined: visit.assigned-to-another',
    ])
  })
}

/** Nine families of one's own; the tenth is another officer's. */
async function houseSide(): Promise<Side> {
  const [own, other] = [
    await office.hire('facilitator', '332010'),
    await office.hire('facilitator', '332010'),
  ]
  await dealFamilies(office.foundation, [own], 9)
  await dealFamilies(office.foundation, [other], 1)
  const phone: TestPhone = makeTestPhone(office, own)
  const anothers = makeTestPhone(office, other)
  await phone.register()
  const cases = [...(await phone.pull()).cases, ...(await anothers.pull()).cases]
  const at = (family: number) => {
    const visit = cases[family]
    assert.ok(visit)
    return visit
  }
  return {
    visit(family, basedOnVersion, floor) {
      const found = floor === undefined ? {} : { family: { floorMaterial: floor } }
      const content = finishedVisit(at(family), instrument, new Date('2025-03-10T03:00:00Z'), found)
      return phone.make('visit.finish', { ...content, basedOnVersion })
    },
    ofType: (type, content) => phone.make(type, content),
    send: (...commands) => phone.send(...commands),
    async caseOf(family) {
      const { serverCases } = await phone.pull()
      const status = serverCases.find(({ id }) => id === at(family).id)?.status ?? 'assigned'
      const version = await versionOf(at(family).id)
      return { status, version }
    },
  }
}

async function versionOf(caseId: string): Promise<number> {
  const supervisor = await office.hire('field_supervisor')
  return office.act(supervisor, async (acting) => {
    return (await lockCase(acting.tx, '3320', caseId))?.version ?? 0
  })
}

async function modelSide(): Promise<Side> {
  const tasks = makeTasks((fault) => {
    throw fault
  })
  let named = 0
  let sequence = 0
  const nothing = () => undefined
  const model: ModelOffice = makeModelOffice({
    tasks,
    watch: {
      saved: nothing,
      setAsideOnPhone: nothing,
      receipted: nothing,
      committed: nothing,
      served: nothing,
      gapOpened: nothing,
      died: nothing,
      restored: nothing,
      check: nothing,
      afterDrain: nothing,
      savedForms: 0,
    },
    plants: new Set(),
    now: () => Date.parse('2025-03-10T02:00:00Z') + ++named,
    stumbles: () => false,
    newId: (kind) => `${kind}-${++named}`,
  })
  const device = { id: 'phone', accountId: 'budi', clockOffsetMs: 0 }
  for (let family = 0; family < 10; family++)
    model.database.committed.case.set(`case-${family}`, {
      id: `case-${family}`,
      status: 'assigned',
      version: 2,
      assigneeId: family < 9 ? 'budi' : 'siti',
      submissionId: undefined,
    })
  const alone = async <T>(work: (task: Task) => Promise<T>): Promise<T> => {
    const results: T[] = []
    const task = await tasks.start('office', async (running) => {
      results.push(await work(running))
    })
    while (!task.isOver) await tasks.step(task)
    const [result] = results
    assert.ok(result !== undefined)
    return result
  }
  await alone((task) => model.register(task, device))
  const make = (type: string, content: unknown): Envelope => {
    const box = JSON.stringify(content)
    const id = `command-${++named}`
    const hash = hashOf(box)
    assert.equal(hash, createHash('sha256').update(box).digest('hex'))
    const madeAt = '2025-03-10T02:00:00.000Z'
    const seal = { keyId: 'k', ephemeral: '', iv: '', box }
    return { id, deviceId: 'phone', sequence: ++sequence, type, hash, madeAt, appVersion: '1', seal }
  }
  return {
    async visit(family, basedOnVersion, floor = 'tile') {
      const fields = { floor, wall: 'brick' }
      return make('visit.finish', { caseId: `case-${family}`, basedOnVersion, fields, errors: 0, photos: [] })
    },
    ofType: async (type, content) => make(type, content),
    async send(...commands) {
      const answer = await alone((task) => model.send(task, device, commands, [], nothing))
      assert.ok(answer.is === 'settled')
      return answer
    },
    async caseOf(family) {
      const kept = model.database.committed.case.get(`case-${family}`)
      assert.ok(kept)
      return { status: kept.status, version: kept.version }
    },
  }
}
