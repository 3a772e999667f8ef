import { join } from 'node:path'
import type { AnswerOf, InputOf, Route } from '@tanggap/contract/route'
import type { Config } from '../../server/config.ts'
import { type Acting, actAs, type Foundation, type Office } from '../../server/plumbing/acting.ts'
import { buildDoor, type DoorName, type Doors } from '../../server/plumbing/http/index.ts'
import { type JobPayload, type Jobs, statisticsJob } from '../../server/plumbing/jobs/index.ts'
import { jobHandlers, mountRooms, sentences } from '../../server/rooms.ts'

/** Anything a browser or a phone could send that no JSON route describes: a form, a file, a piece of a photo. */
export interface Sending {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly payload?: string | Buffer
}

export interface Reply {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, unknown>>
}

/**
 * The product's own doors once more, for people of the story instead of sessions, and with a clock that can stand
 * in the past. Nothing listens; every rule, policy and row-level scope is the one that visitors meet.
 */
export interface StoryDoors {
  readonly foundation: Foundation
  /** Sets the clock; from there it goes on by some seconds with everything that is done. */
  at(moment: Date): void
  /** Asks a route as this person. Throws when it is refused: a story does only what may be done. */
  ask<R extends Route>(office: Office, route: R, given?: InputOf<R>, door?: DoorName): Promise<AnswerOf<R>>
  send(door: DoorName, office: Office | undefined, sending: Sending): Promise<Reply>
  /** Enters a use case that no route shows whole. */
  act<T>(office: Office, work: (acting: Acting) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const header = 'x-story-office'
const secondsBetween = 17

export async function openStoryDoors(standing: Foundation, config: Config): Promise<StoryDoors> {
  let now = standing.clock.now()
  const waiting: { readonly name: string; readonly payload: JobPayload }[] = []
  // What follows a step is done at once, at the story's hour, not by the worker at today's.
  const jobs: Jobs = {
    async add(tx, name, payload, options) {
      // The owner's work and no room's: it waits for the worker that starts after the story.
      if (name === statisticsJob) return standing.jobs.add(tx, name, payload, options)
      waiting.push({ name, payload })
    },
  }
  const foundation: Foundation = { ...standing, jobs, clock: { now: () => now } }
  const handlers = jobHandlers(foundation, config)
  const people = new Map<string, Office>()
  const open = (name: DoorName) =>
    buildDoor(
      { name, folder: join(config.webFolder, name), secure: false, trustProxy: false },
      foundation,
      async (request) => people.get(String(request.headers[header])),
      sentences,
    )
  const doors: Doors = {
    office: await open('office'),
    field: await open('field'),
    portal: await open('portal'),
  }
  await mountRooms(doors, { ...config, demo: false, secure: false })
  await Promise.all([doors.office.app.ready(), doors.field.app.ready(), doors.portal.app.ready()])

  async function settle(): Promise<void> {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      const handle = handlers[job.name]
      if (handle === undefined) throw new Error(`nobody does the job ${job.name}`)
      await handle(job.payload)
    }
    now = new Date(now.getTime() + secondsBetween * 1000)
  }

  async function send(door: DoorName, office: Office | undefined, sending: Sending): Promise<Reply> {
    if (office) people.set(office.officeId, office)
    const reply = await doors[door].app.inject({
      method: sending.method,
      url: sending.url,
      headers: {
        host: 'localhost',
        origin: 'http://localhost',
        ...(office ? { [header]: office.officeId } : {}),
        ...sending.headers,
      },
      ...(sending.payload === undefined ? {} : { payload: sending.payload }),
    })
    await settle()
    return { status: reply.statusCode, body: reply.body, headers: reply.headers }
  }

  return {
    foundation,
    at(moment) {
      now = moment
    },
    send,
    async ask<R extends Route>(office: Office, route: R, given: InputOf<R> = {}, door: DoorName = 'office') {
      const { params, query, body } = given
      const path = route.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(entryOf(params, key)))
      const search = new URLSearchParams()
      for (const [key, value] of Object.entries(Object(query)))
        if (value !== undefined) search.set(key, String(value))
      people.set(office.officeId, office)
      const reply = await doors[door].app.inject({
        method: route.method,
        url: search.size > 0 ? `${path}?${search}` : path,
        headers: { host: 'localhost', origin: 'http://localhost', [header]: office.officeId },
        ...(body === undefined ? {} : { payload: Object(body) }),
      })
      if (reply.statusCode >= 400)
        throw new Error(`the story is refused at ${route.method} ${route.path}: ${reply.body}`)
      await settle()
      return reply.json<AnswerOf<R>>()
    },
    async act(office, work) {
      const done = await actAs(foundation, office, work)
      await settle()
      return done
    },
    async close() {
      await Promise.all([doors.office.app.close(), doors.field.app.close(), doors.portal.app.close()])
    },
  }
}

function entryOf(params: unknown, key: string): string {
  const found = Object.entries(Object(params)).find(([name]) => name === key)
  return String(found?.[1])
}
