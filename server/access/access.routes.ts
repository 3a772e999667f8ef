import {
  demoOffices,
  health,
  readSession,
  type Session,
  signIn,
  signOut,
  stepIn,
  switchOffice,
} from '@tanggap/contract/access'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { RoomSettings } from '../config.ts'
import { type Done, done, refused } from '../plumbing/acting.ts'
import { regencyScope } from '../plumbing/database/index.ts'
import { type Door, type Doors, serveOpen } from '../plumbing/http/index.ts'
import { listOffices } from './access.store.ts'
import { mountAccounts } from './accounts/accounts.routes.ts'
import { describeSession, goOnIn, type Opened, signInWith, signOutOf, stepInto, worksAt } from './sessions.ts'
import { cookieName } from './who-is.ts'

/** Sign-in at the two doors of officials; the demo's way into any office only where there is a demo. */
export function mountAccess(doors: Doors, settings: RoomSettings): void {
  for (const door of [doors.office, doors.field, doors.portal])
    serveOpen(door, health, async () => done({ ok: true as const }))
  mountSessions(doors.office, 'office', settings)
  mountAccounts(doors.office)
  mountSessions(doors.field, 'field', settings)
}

function mountSessions(door: Door, name: 'office' | 'field', settings: RoomSettings): void {
  const { foundation } = door
  const tokenOf = (request: FastifyRequest) => request.cookies[cookieName(name)]
  const withCookie = (reply: FastifyReply, opened: Done<Opened>): Done<Session> => {
    if (!opened.ok) return opened
    reply.setCookie(cookieName(name), opened.value.token, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: settings.secure,
      expires: new Date(opened.value.session.expiresAt),
    })
    return done(opened.value.session)
  }

  serveOpen(door, signIn, async (_foundation, { body, request, reply }) =>
    withCookie(
      reply,
      await signInWith(
        foundation,
        { ...body, code: body.code, address: request.ip, door: name },
        settings.demo,
      ),
    ),
  )
  serveOpen(door, readSession, async (_foundation, { request }) => {
    const token = tokenOf(request)
    return token ? describeSession(foundation, name, token, settings.demo) : refused('session.absent')
  })
  serveOpen(door, switchOffice, async (_foundation, { body, request }) => {
    const token = tokenOf(request)
    return token ? goOnIn(foundation, name, token, body.officeId, settings.demo) : refused('session.absent')
  })
  serveOpen(door, signOut, async (_foundation, { request, reply }) => {
    const token = tokenOf(request)
    if (token) await signOutOf(foundation, name, token)
    reply.clearCookie(cookieName(name), { path: '/' })
    return done({ ended: true as const })
  })
  if (settings.demo) mountDemo(door, name, withCookie)
}

function mountDemo(
  door: Door,
  name: 'office' | 'field',
  withCookie: (reply: FastifyReply, opened: Done<Opened>) => Done<Session>,
): void {
  serveOpen(door, demoOffices, async ({ database, regency, clock }) => {
    const offices = await database.within(regencyScope(regency), (tx) =>
      listOffices(tx, regency, clock.now()),
    )
    return done({
      offices: offices
        .filter((office) => worksAt(name, office.role))
        .map((office) => ({
          officeId: office.office_id,
          role: office.role,
          region: office.region_code,
          regionName: office.region_name,
          name: office.name,
        })),
    })
  })
  serveOpen(door, stepIn, async (foundation, { body, reply }) =>
    withCookie(reply, await stepInto(foundation, name, body.officeId)),
  )
}
