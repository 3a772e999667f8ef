import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AnswerOf, InputOf, Route } from '@tanggap/contract/route'
import type { Role } from '@tanggap/core/access'
import { loadInstruments } from '../instrument/index.ts'
import { loadRegions } from '../regions/index.ts'
import { mountRooms, sentences } from '../rooms.ts'
import { type Acting, actAs, type Foundation, type Office } from './acting.ts'
import { systemChance } from './chance.ts'
import { regencyScope } from './database/index.ts'
import { makeTestDatabase, type TestDatabase } from './database/test-database.ts'
import { openFileStore } from './files/index.ts'
import { buildDoor, type DoorName, type Doors } from './http/index.ts'
import { jobs } from './jobs/index.ts'
import { openVault } from './keys/index.ts'
import { makeKeys } from './keys/key-file.ts'
import { makeLog } from './log.ts'

/** A whole office for one test file: real PostgreSQL, real doors, invented persons, a clock one can set. */
export interface TestOffice {
  readonly foundation: Foundation
  readonly doors: Doors
  readonly test: TestDatabase
  /** Where its files lie. */
  readonly folder: string
  /** Sets what the clock says from now on. */
  at(moment: string): void
  /** Hires an invented person into an office; `region` is the regency unless said. */
  hire(role: Role, region?: string, name?: string): Promise<Office>
  act<T>(office: Office, work: (acting: Acting) => Promise<T>): Promise<T>
  /** Asks a route as this person, through the real door. `undefined` asks without a session. */
  ask<R extends Route>(
    office: Office | undefined,
    route: R,
    input?: InputOf<R>,
    door?: DoorName,
  ): Promise<{ status: number; body: AnswerOf<R>; refusal: string | undefined }>
  close(): Promise<void>
}

const header = 'x-test-office'

/** @param log nothing is logged unless a test wants to read it */
export async function makeTestOffice(regency = '3320', log = makeLog('silent')): Promise<TestOffice> {
  const test = await makeTestDatabase()
  await loadRegions(test.ownerUrl, regency)
  await loadInstruments(test.ownerUrl)
  const folder = await mkdtemp(join(tmpdir(), 'tanggap-test-'))
  const vault = openVault(makeKeys('test'))
  let now = new Date('2025-03-10T02:00:00Z')
  const foundation: Foundation = {
    database: test.database,
    vault,
    files: openFileStore(folder, vault),
    jobs,
    clock: { now: () => now },
    chance: systemChance,
    log,
    regency,
  }
  const hired = new Map<string, Office>()
  const open = (name: DoorName) =>
    buildDoor(
      { name, folder: join(folder, 'none'), secure: false, trustProxy: false },
      foundation,
      async (request) => hired.get(String(request.headers[header])),
      sentences,
    )
  const doors: Doors = {
    office: await open('office'),
    field: await open('field'),
    portal: await open('portal'),
  }
  await mountRooms(doors, {
    demo: false,
    secure: false,
    webFolder: join(folder, 'none'),
    messages: { codesReadable: true, inboundSecret: 'rahasia gerbang pesan uji' },
  })
  await Promise.all([doors.office.app.ready(), doors.field.app.ready(), doors.portal.app.ready()])

  return {
    foundation,
    doors,
    test,
    folder,
    at(moment) {
      now = new Date(moment)
    },
    async hire(role, region = regency, name = `Uji ${role} ${hired.size + 1}`) {
      const office: Office = {
        accountId: systemChance.id(now),
        officeId: systemChance.id(now),
        name,
        role,
        regency,
        region,
      }
      await test.database.within(regencyScope(regency), async (tx) => {
        await tx.insert('account', [
          {
            regency_code: regency,
            id: office.accountId,
            username: `uji.${hired.size + 1}`,
            name,
            password_hash: 'none',
            created_at: now,
          },
        ])
        await tx.insert('office', [
          {
            regency_code: regency,
            id: office.officeId,
            account_id: office.accountId,
            role,
            region_code: region,
            valid_from: '2025-01-01',
          },
        ])
      })
      hired.set(office.officeId, office)
      return office
    },
    act: (office, work) => actAs(foundation, office, work),
    async ask(office, route, input = {}, door = route.path.startsWith('/api/sync') ? 'field' : 'office') {
      const parts = input as {
        params?: Record<string, unknown>
        query?: Record<string, unknown>
        body?: unknown
      }
      const url = route.path.replace(/:(\w+)/g, (_, key: string) =>
        encodeURIComponent(String(parts.params?.[key])),
      )
      const reply = await doors[door].app.inject({
        method: route.method,
        url,
        query: Object.fromEntries(
          Object.entries(parts.query ?? {})
            .filter(([, value]) => value !== undefined)
            .map(([key, value]) => [key, String(value)]),
        ),
        headers: {
          ...(office ? { [header]: office.officeId } : {}),
          host: 'localhost',
          origin: 'http://localhost',
        },
        ...(parts.body === undefined ? {} : { payload: parts.body as object }),
      })
      const body = reply.headers['content-type']?.includes('json') ? reply.json() : reply.rawPayload
      return {
        status: reply.statusCode,
        body: body as never,
        refusal: reply.statusCode >= 400 ? (body?.code as string | undefined) : undefined,
      }
    },
    async close() {
      await Promise.all([doors.office.app.close(), doors.field.app.close(), doors.portal.app.close()])
      await test.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
