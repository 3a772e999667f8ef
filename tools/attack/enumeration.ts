import { slipCodeFrom } from '@tanggap/core/citizens'
import { type Advantage, advantageOf, type Seen } from './advantage.ts'
import { type Answer, ask, signatureOf } from './browser.ts'
import { type House, inCrowd, openHouse } from './open-house.ts'
import { fieldsIn, nikAt } from './people.ts'
import { solve } from './solve.ts'

export interface AttackPlan {
  readonly families: number
  readonly tries: number
  /** Real citizens with their slips, asking while it goes on. */
  readonly citizens: number
  readonly atOnce: number
  readonly permutations: number
  /** Empty: pages without their looks; then there is no form to work or wait with, and no flood. */
  readonly webFolder: string
}

export interface AttackReport {
  readonly tries: number
  readonly seconds: number
  readonly fields: readonly string[]
  /** More than one means that some answer looked different from the others of its way. */
  readonly signatures: Readonly<Record<string, number>>
  readonly advantage: Advantage
  readonly citizens: { readonly asked: number; readonly served: number }
  /** The same while the house was under attack: by work, and by waiting. */
  readonly underAttack: { readonly asked: number; readonly served: number; readonly gated: number }
}

/** How many are asked in vain before the clock is moved on: the patient attacker, who never trips the alarm. */
const patience = 2400

/**
 * The attacker of the house: knows every NIK, card, name and birth date, comes from as many places as they like,
 * and holds a slip of their own. Tries every way that takes a NIK, and reads status, headers, length and time.
 */
export async function attack(plan: AttackPlan): Promise<AttackReport> {
  const house = await openHouse(plan.families, plan.webFolder)
  const began = performance.now()
  try {
    const seen: Seen[] = []
    const fields = new Set<string>()
    const citizens = { asked: 0, served: 0 }
    for (let done = 0; done < plan.tries; done += patience) {
      const turns = Math.min(patience, plan.tries - done)
      await inCrowd(turns, plan.atOnce, async (turn) => {
        const number = done + turn
        if (number % Math.ceil(plan.tries / plan.citizens) === 0) {
          citizens.asked += 1
          if (await citizenIsServed(house, citizens.asked)) citizens.served += 1
        }
        const one = await tryOnce(house, plan, number)
        seen.push({ registered: one.registered, signature: one.signature, ms: one.ms })
        for (const field of one.fields) fields.add(field)
      })
      await house.advance(61)
    }
    const underAttack = plan.webFolder
      ? await whileUnderAttack(house, plan)
      : { asked: 0, served: 0, gated: 0 }
    return {
      tries: seen.length,
      seconds: (performance.now() - began) / 1000,
      fields: [...fields],
      signatures: countSignatures(seen),
      advantage: advantageOf(seen, plan.permutations, Math.random),
      citizens,
      underAttack,
    }
  } finally {
    await house.close()
  }
}

interface Tried extends Seen {
  readonly fields: readonly string[]
}

async function tryOnce(house: House, plan: AttackPlan, number: number): Promise<Tried> {
  // Both kinds by turns in pairs, so that whatever the machine does at a moment meets both alike.
  const registered = Math.random() < 0.5
  const person = Math.floor(Math.random() * plan.families)
  const nik = nikAt(person * 2 + (registered ? 0 : 1))
  const from = `10.${number & 255}.${(number >> 8) & 255}.${1 + (number % 250)}`
  const { way, answers } = await ways(house, number, { nik, from })
  const [first] = answers
  return {
    registered,
    signature: signatureOf(way, answers),
    ms: first?.ms ?? 0,
    fields: answers.flatMap(({ body }) => fieldsIn(body)),
  }
}

async function ways(
  house: House,
  number: number,
  { nik, from }: { readonly nik: string; readonly from: string },
): Promise<{ way: string; answers: Answer[] }> {
  const own = house.households[number % house.households.length]
  switch (number % 8) {
    case 0: {
      const answer = await ask(house.address, { path: '/status/kode', from, form: { nik } })
      return { way: 'ask for a code', answers: [answer] }
    }
    case 1: {
      const asked = await ask(house.address, { path: '/status/kode', from, form: { nik } })
      const cookie = asked.cookies.join('; ')
      const form = { kode: String(100_000 + (number % 900_000)) }
      const answer = await ask(house.address, { path: '/status/kode/isi', from, form, cookie })
      return { way: 'guess a code', answers: [answer, asked] }
    }
    case 2:
    case 3: {
      // The attacker's own slip is good, but not for this family.
      const kode = own && own.nik !== nik ? own.code : guess()
      const answer = await ask(house.address, { path: '/status', from, form: { nik, kode } })
      return { way: 'with another family’s slip', answers: [answer] }
    }
    default: {
      const answer = await ask(house.address, { path: '/status', from, form: { nik, kode: guess() } })
      const page = await ask(house.address, { path: answer.location || '/', from })
      return { way: 'guess a slip', answers: [answer, page] }
    }
  }
}

function guess(): string {
  return slipCodeFrom(crypto.getRandomValues(new Uint8Array(10)))
}

async function citizenIsServed(house: House, number: number): Promise<boolean> {
  const own = house.households[(number * 7) % house.households.length]
  if (!own) return false
  // The village's one address, which some of the attack comes from too.
  const from = '203.0.113.50'
  const opened = await ask(house.address, {
    path: '/status',
    from,
    form: { nik: own.nik, kode: own.code },
  })
  return showsOwn(house, opened, from)
}

async function showsOwn(house: House, opened: Answer, from: string): Promise<boolean> {
  if (opened.status !== 303 || opened.location !== '/keluarga') return false
  const cookie = opened.cookies.join('; ')
  const page = await ask(house.address, { path: '/keluarga/salinan.json', from, cookie })
  return page.status === 200 && fieldsIn(page.body).length > 0
}

/** A flood past the limit; afterwards citizens with and without script still come in. */
async function whileUnderAttack(house: House, plan: AttackPlan): Promise<AttackReport['underAttack']> {
  let gated = 0
  await inCrowd(3400, plan.atOnce, async (turn) => {
    const from = `172.${16 + (turn & 15)}.${(turn >> 4) & 255}.7`
    const answer = await ask(house.address, {
      path: '/status',
      from,
      form: { nik: nikAt(turn), kode: guess() },
    })
    if (answer.status === 429) gated += 1
  })
  const waits: { nik: string; kode: string; tunggu: string }[] = []
  let asked = 0
  let served = 0
  const from = '203.0.113.50'
  for (const [index, { nik, code: kode }] of house.households.slice(0, 40).entries()) {
    asked += 1
    const form = await ask(house.address, { path: '/status', from, form: { nik, kode } })
    const tunggu = /name="tunggu" value="([^"]*)"/.exec(form.body)?.[1] ?? ''
    if (index % 2) {
      waits.push({ nik, kode, tunggu })
      continue
    }
    const kerja = solve(/data-challenge="([^"]*)"/.exec(form.body)?.[1] ?? '')
    const opened = await ask(house.address, { path: '/status', from, form: { nik, kode, kerja } })
    if (await showsOwn(house, opened, from)) served += 1
  }
  await house.advance(2.1)
  for (const fields of waits) {
    const opened = await ask(house.address, { path: '/status', from, form: fields })
    if (await showsOwn(house, opened, from)) served += 1
  }
  return { asked, served, gated }
}

function countSignatures(seen: readonly Seen[]): Record<string, number> {
  const ways = Map.groupBy(new Set(seen.map(({ signature }) => signature)), (one) => one.split('\n')[0] ?? '')
  return Object.fromEntries([...ways].map(([way, signatures]) => [way, signatures.length]))
}
