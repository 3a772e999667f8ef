import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { hire } from '../server/access/index.ts'
import { readConfig } from '../server/config.ts'
import { layFoundation } from '../server/main.ts'
import { countLosses } from './chaos/count.ts'
import { dealFamilies } from './chaos/deal.ts'
import { type ChaosPhone, makeChaosPhone } from './chaos/phone.ts'
import { runTool } from './plain-fault.ts'
import { type EmbeddedPostgres, freePort, startEmbedded } from './postgres/index.ts'
import { findPostmaster } from './postgres/process.ts'

/**
 * `npm run test:chaos`: real processes, killed with SIGKILL at random moments, PostgreSQL and the office with its
 * worker, while phones hand in forms and photos over HTTP. Afterwards every form that was shown as saved is looked
 * for in the database: lost, doubled, reordered, overwritten must be 0. `-- --seconds N` for how long it is rough.
 */
await runTool(async () => {
  const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } })
  const seconds = Number(values.seconds)
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-chaos-'))
  const house = await openHouse(folder)
  try {
    const people = ['budi', 'siti', 'rudi', 'wati'].map((username) => ({
      username: `${username}.chaos`,
      password: 'kata sandi untuk uji saja',
    }))
    const hired = []
    for (const person of people)
      hired.push(
        await hire(house.foundation, {
          ...person,
          name: `Pendamping ${person.username}`,
          offices: [{ role: 'facilitator', region: '332010' }],
        }),
      )
    await dealFamilies(house.foundation, hired, 300)
    await house.foundation.database.close()
    await house.startOffice()
    const phones = people.map((person) => makeChaosPhone(house.field, person))
    for (const phone of phones) await phone.exchange()

    const kills = await beRough(house, phones, seconds)
    await house.mend()
    const drained = await drain(phones)
    const losses = await countLosses(house.databaseUrl(), house.foundation.vault, phones)
    const forms = phones.reduce((sum, phone) => sum + phone.made.length, 0)
    const tries = phones.reduce((sum, phone) => sum + phone.tries, 0)
    console.log(
      `${forms} forms, ${forms * 2} photos, ${tries} exchanges in ${seconds} s; ` +
        `killed: PostgreSQL ${kills.postgres}, office and worker ${kills.office}; drained in ${drained.toFixed(1)} s`,
    )
    const { lost, doubled, reordered, overwritten, photosLost } = losses
    console.log(`lost/doubled/reordered/overwritten = ${lost}/${doubled}/${reordered}/${overwritten}`)
    console.log(`photos lost = ${photosLost}`)
    const isHeld = lost + doubled + reordered + overwritten + photosLost === 0
    process.exitCode = isHeld && forms > 0 && kills.postgres > 0 && kills.office > 0 ? 0 : 1
  } finally {
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

type House = Awaited<ReturnType<typeof openHouse>>

async function openHouse(folder: string) {
  let postgres: EmbeddedPostgres = await startEmbedded({ folder: join(folder, 'postgres') })
  const [office, field, portal] = [await freePort(0), await freePort(0), await freePort(0)]
  const environment = {
    DATABASE_URL: postgres.url,
    TANGGAP_DATA: join(folder, 'data'),
    TANGGAP_OFFICE_PORT: String(office),
    TANGGAP_FIELD_PORT: String(field),
    TANGGAP_PORTAL_PORT: String(portal),
    TANGGAP_LOG: 'silent',
  }
  const foundation = await layFoundation(readConfig(environment))
  let process_: ChildProcess | undefined

  async function startOffice(): Promise<void> {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'chaos/house.ts')], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    process_ = child
    await new Promise<void>((resolve) => {
      child.once('message', () => resolve())
      child.once('exit', () => resolve())
    })
  }
  function isOfficeUp(): boolean {
    return process_ !== undefined && process_.exitCode === null && process_.signalCode === null
  }
  return {
    foundation,
    field: `http://127.0.0.1:${field}`,
    databaseUrl: () => postgres.url,
    startOffice,
    async killOffice() {
      process_?.kill('SIGKILL')
      await pause(200)
      await startOffice()
    },
    async killPostgres() {
      const running = findPostmaster(postgres.cluster)
      if (running) process.kill(running.pid, 'SIGKILL')
      await pause(300)
      postgres = await startEmbedded({ folder: join(folder, 'postgres'), port: postgres.port })
    },
    /** An office that fell with its database is started again, as a service manager does. */
    async mend() {
      for (let tries = 0; tries < 5 && !isOfficeUp(); tries++) await startOffice()
    },
    async close() {
      process_?.kill('SIGKILL')
      await postgres.stop()
    },
  }
}

async function beRough(house: House, phones: readonly ChaosPhone[], seconds: number) {
  const until = Date.now() + seconds * 1000
  const kills = { postgres: 0, office: 0 }
  const killing = (async () => {
    while (Date.now() < until) {
      await pause(500 + Math.random() * 3_000)
      await house.mend()
      if (Math.random() < 0.5) {
        await house.killPostgres()
        kills.postgres += 1
      } else {
        await house.killOffice()
        kills.office += 1
      }
    }
  })()
  const working = phones.map(async (phone) => {
    while (Date.now() < until) {
      await phone.finish()
      if (Math.random() < 0.5) await phone.exchange().catch(() => undefined)
      await pause(Math.random() * 200)
    }
  })
  await Promise.all([killing, ...working])
  return kills
}

/** Seconds until every phone has a receipt for everything and every photo is whole. */
async function drain(phones: readonly ChaosPhone[]): Promise<number> {
  const began = performance.now()
  while (performance.now() - began < 120_000 && phones.some((phone) => !phone.isDone()))
    for (const phone of phones) if (!phone.isDone()) await phone.exchange().catch(() => pause(300))
  return (performance.now() - began) / 1000
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
