import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { questionBank } from '@tanggap/core/training'
import { type SmallExtract, writeSmallExtract } from './extract.ts'
import type { Account, House } from './house.ts'
import { type Program, programAt } from './program.ts'

/** A village whose families are dealt out, told at the office's own doors without its screens. */
export interface DealtVillage {
  readonly extract: SmallExtract
  readonly facilitator: Account
  readonly supervisor: Program
  readonly campaign: string
  /** Names of the heads as they are now, in the order of the file. */
  readonly heads: readonly string[]
  /** Everything in the extract that belongs to a person: names, heads, addresses. */
  readonly secrets: readonly string[]
}

export const dealtVillage = { code: '3320112013', name: 'Kecapi' } as const

/** From an extract to work for one certified facilitator. Names and addresses are words that stand nowhere else. */
export async function dealVillage(
  house: House,
  { families = 10, phoneDays = 7 }: { families?: number; phoneDays?: number } = {},
): Promise<DealtVillage> {
  const extract = await writeSmallExtract(join(house.dataFolder, 'extract'), families)
  const { secrets, heads } = renameEverybody(extract)
  const [clerk, verifier, supervisor] = await Promise.all(
    [
      house.hire('data_operator', '3320', 'Uji Operator Data'),
      house.hire('dinsos_verifier', '3320', 'Uji Verifikator'),
      house.hire('field_supervisor', '3320', 'Uji Koordinator'),
    ].map(async (account) => programAt(house, await account)),
  )
  if (!clerk || !verifier || !supervisor) throw new Error('nobody came to work')
  await deliver(clerk, verifier, extract)
  const frozen = await well(
    supervisor.ask('POST', '/api/campaigns', {
      name: 'Ground check uji',
      villageCode: dealtVillage.code,
      startsOn: '2026-11-01',
      endsOn: '2026-12-31',
      instrumentVersion: questionBank.instrumentVersion,
      optionGroups: [],
      phoneDays,
    }),
  )
  const campaign = String(frozen.id)
  const facilitator = await hireCertified(house, 'Uji Pendamping')
  await dealTo(supervisor, campaign, facilitator)
  return { extract, facilitator, supervisor, campaign, heads, secrets }
}

/** Somebody who has passed the test and signed the pledge. */
export async function hireCertified(house: House, name: string): Promise<Account> {
  const account = await house.hire('facilitator', dealtVillage.code, name)
  const phone = await programAt(house, account, 'field')
  const test: { id: string; questions: { key: string; options: { key: string; text: { id: string } }[] }[] } =
    Object(await well(phone.ask('POST', '/api/training/tests')))
  const answers = test.questions.map(({ key, options }) => {
    const known = questionBank.questions.find((one) => one.key === key)
    const says = known?.options.find((option) => option.key === known.right)?.text.id
    return [key, options.find(({ text }) => text.id === says)?.key] as const
  })
  await well(
    phone.ask('POST', `/api/training/tests/${test.id}/answers`, { answers: Object.fromEntries(answers) }),
  )
  const own: { pledge?: { version?: string } } = await well(phone.ask('GET', '/api/training/me'))
  await well(
    phone.ask('POST', `/api/training/tests/${test.id}/pledge`, {
      pledgeVersion: own.pledge?.version,
      name: account.name,
    }),
  )
  return account
}

/** Deals what has nobody yet, or these cases. */
export async function dealTo(
  supervisor: Program,
  campaign: string,
  facilitator: Account,
  caseIds?: readonly string[],
): Promise<void> {
  const people: { facilitators?: { accountId: string; name: string }[] } = await well(
    supervisor.ask('GET', `/api/campaigns/${campaign}/facilitators`),
  )
  const person = people.facilitators?.find(({ name }) => name === facilitator.name)
  await well(
    supervisor.ask('POST', `/api/campaigns/${campaign}/assign`, {
      accountIds: [person?.accountId],
      ...(caseIds && { caseIds }),
    }),
  )
}

async function deliver(clerk: Program, verifier: Program, extract: SmallExtract): Promise<void> {
  const { id } = await well(
    clerk.ask('POST', '/api/intakes', {
      kind: 'dtsen',
      snapshotVersion: '2026-09',
      provider: 'Pusdatin Kemensos',
      asOf: '2026-09-30',
      agreementNumber: 'PKS-1',
      handoverNumber: 'BAST-1',
      handoverDate: '2026-10-01',
      purpose: 'Uji lapangan',
    }),
  )
  for (const path of [extract.families, extract.persons]) {
    const status = await clerk.upload(
      `/api/intakes/${id}/files`,
      path.split('/').at(-1) ?? '',
      readFileSync(path),
    )
    if (status !== 200) throw new Error(`the file was answered ${status}`)
  }
  await well(clerk.ask('POST', `/api/intakes/${id}/check`))
  await until(clerk, String(id), 'checked')
  // The second person says what they have seen, not only that they agree.
  const { seen } = await well(verifier.ask('GET', `/api/intakes/${id}/comparison`))
  await well(verifier.ask('POST', `/api/intakes/${id}/accept`, { seen }))
  await until(clerk, String(id), 'accepted')
}

async function until(clerk: Program, id: string, status: string): Promise<void> {
  for (let waited = 0; waited < 300; waited++) {
    const { body } = await clerk.ask('GET', `/api/intakes/${id}`)
    if (body.status === status) return
    if (body.status === 'failed') break
    await pause(200)
  }
  throw new Error(`the intake is not ${status}`)
}

async function well(asked: ReturnType<Program['ask']>): Promise<Record<string, unknown>> {
  const { status, body } = await asked
  if (status >= 400) throw new Error(`the office answered ${status}: ${JSON.stringify(body)}`)
  return body
}

/** Gives every person and every street a name of its own that no list of words holds, in both files alike. */
function renameEverybody(extract: SmallExtract): { secrets: string[]; heads: string[] } {
  const names = new Map<string, string>()
  const named = (old: string) => {
    const known = names.get(old)
    if (known) return known
    // Letters that are spelt in one way only: half of a pair such as PH would sound different from the whole.
    const made = `K${[...randomBytes(14)].map((byte) => 'ABEGILMNRU'[byte % 10]).join('')}`
    names.set(old, made)
    return made
  }
  for (const path of [extract.families, extract.persons]) {
    const [heading = '', ...rows] = readFileSync(path, 'utf8').trim().split('\n')
    const columns = heading.split(',')
    const places = ['nama', 'nama_kepala_keluarga', 'alamat'].map((name) => columns.indexOf(name))
    const changed = rows.map((row) =>
      row
        .split(',')
        .map((cell, at) => (places.includes(at) && cell !== '' ? named(cell) : cell))
        .join(','),
    )
    writeFileSync(path, `${[heading, ...changed].join('\n')}\n`)
  }
  const heads = extract.all.map(({ head }) => named(head))
  return { secrets: [...names.values()], heads }
}
