import type { Session } from '@tanggap/contract/access'
import { needsSecondFactor, type Role } from '@tanggap/core/access'
import { type Acting, type Done, done, type Foundation, refused } from '../plumbing/acting.ts'
import { regencyScope, type Tx } from '../plumbing/database/index.ts'
import type { DoorName } from '../plumbing/http/index.ts'
import {
  type Account,
  endOfficeSessions,
  endSession,
  findAccount,
  findRegionName,
  findSessionOffice,
  type HeldOffice,
  listOffices,
  moveSession,
  type SessionOffice,
  useTotpStep,
} from './access.store.ts'
import { isPassword, unusablePassword } from './password.ts'
import { isWithinLimit } from './throttle.ts'
import { matchingStep } from './totp.ts'
import { hashToken } from './who-is.ts'

/** The doors with accounts. */
export type OfficialDoor = 'office' | 'field'

/** A working day and its evening; the phone's own session is longer, since it is rarely in reach of a signal. */
const sessionHours: Readonly<Record<OfficialDoor, number>> = { office: 12, field: 24 * 14 }

export interface Opened {
  readonly token: string
  readonly session: Session
}

/** Who is trying to sign in, at which door, from where. */
export interface SignInTry {
  readonly username: string
  readonly password: string
  readonly code: string | undefined
  readonly address: string
  readonly door: OfficialDoor
}

/**
 * Signs an official in. An unknown name, a wrong password and a wrong code are one answer and take one
 * password's time. Refusals: `session.wrong`, `session.code-needed` (the password was right),
 * `session.no-office`, `session.wrong-door`, `request.too-often`.
 */
export async function signInWith(
  foundation: Foundation,
  attempt: SignInTry,
  demo: boolean,
): Promise<Done<Opened>> {
  const { database, regency, vault, clock } = foundation
  const now = clock.now()
  // The tries are counted in a transaction of their own, so that a refusal does not roll them back.
  const allowed = await database.within(regencyScope(regency), async (tx) => {
    // By name and place together first: nobody locks an official out from elsewhere with ten wrong tries.
    const here = `${attempt.username} ${attempt.address}`
    const byBoth = await isWithinLimit(tx, vault, regency, 'signInAccount', here, now)
    const byName = await isWithinLimit(tx, vault, regency, 'signInName', attempt.username, now)
    const byPlace = await isWithinLimit(tx, vault, regency, 'signInAddress', attempt.address, now)
    return byBoth && byName && byPlace
  })
  if (!allowed) return refused('request.too-often', { minutes: 15 })
  const account = await database.within(regencyScope(regency), (tx) =>
    findAccount(tx, regency, attempt.username),
  )
  const right = await isPassword(attempt.password, account?.password_hash ?? unusablePassword)
  const outcome =
    account && right ? await openFor(foundation, attempt, account, demo) : refused('session.wrong')
  if (!outcome.ok && outcome.refusal.code === 'session.wrong')
    await recordRefusal(foundation, attempt.door, account)
  return outcome
}

/** The password was right: the second factor, then the offices of this door. */
function openFor(
  foundation: Foundation,
  attempt: SignInTry,
  account: Account,
  demo: boolean,
): Promise<Done<Opened>> {
  const { database, regency, clock } = foundation
  const now = clock.now()
  return database.within(regencyScope(regency), async (tx) => {
    const proven = await proveSecondFactor(tx, foundation, account, attempt.code)
    if (!proven.ok) return proven
    const offices = (await listOffices(tx, regency, now, account.id)).filter((office) =>
      maySitIn(attempt.door, office),
    )
    const [first] = offices
    if (!first) return refused('session.no-office')
    return done(await openSession(tx, foundation, 'session.sign-in', attempt.door, first, offices, demo))
  })
}

/** Steps into any office of the demo. Mounted in the demo only. */
export async function stepInto(
  foundation: Foundation,
  door: OfficialDoor,
  officeId: string,
): Promise<Done<Opened>> {
  const { database, regency, clock } = foundation
  return database.within(regencyScope(regency), async (tx) => {
    const all = await listOffices(tx, regency, clock.now())
    const office = all.find((held) => held.office_id === officeId)
    if (!office) return refused('request.not-found')
    if (!worksAt(door, office.role)) return refused('session.wrong-door', { door })
    const own = all.filter((held) => held.account_id === office.account_id && worksAt(door, held.role))
    return done(await openSession(tx, foundation, 'session.step-in', door, office, own, true))
  })
}

export async function describeSession(
  foundation: Foundation,
  door: OfficialDoor,
  token: string,
  demo: boolean,
): Promise<Done<Session>> {
  const { database, regency, clock } = foundation
  return database.within(regencyScope(regency), async (tx) => {
    const session = await findSessionOffice(tx, regency, hashToken(token), door, clock.now())
    return session ? done(await describe(tx, foundation, session, demo)) : refused('session.absent')
  })
}

export async function goOnIn(
  foundation: Foundation,
  door: OfficialDoor,
  token: string,
  officeId: string,
  demo: boolean,
): Promise<Done<Session>> {
  const { database, regency, clock } = foundation
  return database.within(regencyScope(regency), async (tx) => {
    const session = await findSessionOffice(tx, regency, hashToken(token), door, clock.now())
    if (!session) return refused('session.absent')
    const offices = await listOffices(tx, regency, clock.now(), session.accountId)
    const office = offices.find((held) => held.office_id === officeId && maySitIn(door, held))
    if (!office) return refused('request.not-found')
    await moveSession(tx, regency, session.sessionId, officeId)
    await recordSession(tx, foundation, 'session.switch', session.sessionId, door, office)
    const moved = { ...session, officeId, role: office.role, region: office.region_code }
    return done(await describe(tx, foundation, moved, demo))
  })
}

export async function signOutOf(foundation: Foundation, door: OfficialDoor, token: string): Promise<void> {
  const { database, regency, clock } = foundation
  await database.within(regencyScope(regency), async (tx) => {
    const session = await findSessionOffice(tx, regency, hashToken(token), door, clock.now())
    if (session) await endSession(tx, regency, session.sessionId, clock.now())
  })
}

/** Everybody at the office's door signs in again. Phones are left alone: they may be days from a signal. */
export function endSessionsOfOffice({ tx, office, now }: Acting): Promise<number> {
  return endOfficeSessions(tx, office.regency, now)
}

/** An office that asks for a second factor is not entered without one, however the account came to hold it. */
function maySitIn(door: DoorName, office: HeldOffice): boolean {
  return worksAt(door, office.role) && (office.has_second_factor || !needsSecondFactor(office.role))
}

/** Facilitators work with the phone; everyone else at the office's door. */
export function worksAt(door: DoorName, role: Role): boolean {
  return door === 'field' ? role === 'facilitator' : role !== 'facilitator'
}

async function proveSecondFactor(
  tx: Tx,
  { vault, regency, clock }: Foundation,
  account: Account,
  code: string | undefined,
): Promise<Done<true>> {
  if (!account.totp_sealed) return done(true)
  if (!code) return refused('session.code-needed')
  const secret = vault.open(`account.totp_sealed/${account.id}`, account.totp_sealed)
  const step = matchingStep(secret, code, clock.now(), account.totp_last_step ?? 0)
  if (step === undefined || !(await useTotpStep(tx, regency, account.id, step)))
    return refused('session.wrong')
  return done(true)
}

async function openSession(
  tx: Tx,
  foundation: Foundation,
  how: 'session.sign-in' | 'session.step-in',
  door: OfficialDoor,
  office: HeldOffice,
  offices: readonly HeldOffice[],
  demo: boolean,
): Promise<Opened> {
  const { clock, chance, regency } = foundation
  const now = clock.now()
  const token = chance.bytes(32).toString('base64url')
  const expires = new Date(now.getTime() + sessionHours[door] * 3_600_000)
  const sessionId = chance.id(now)
  await tx.insert('session', [
    {
      regency_code: regency,
      id: sessionId,
      token_hash: hashToken(token),
      account_id: office.account_id,
      office_id: office.office_id,
      door,
      created_at: now,
      seen_at: now,
      expires_at: expires,
    },
  ])
  await recordSession(tx, foundation, how, sessionId, door, office)
  return {
    token,
    session: {
      accountId: office.account_id,
      name: office.name,
      office: offered(office),
      offices: offices.map(offered),
      expiresAt: expires.toISOString(),
      demo,
      regency: { code: regency, name: await findRegionName(tx, regency) },
    },
  }
}

/** A try in vain is written down for a known name and for an unknown one alike, so that both take as long. */
async function recordRefusal(
  { database, clock, chance, regency }: Foundation,
  door: OfficialDoor,
  account: Account | undefined,
): Promise<void> {
  const now = clock.now()
  await database.within(regencyScope(regency), (tx) =>
    tx.insert('audit_line', [
      {
        regency_code: regency,
        id: chance.id(now),
        at: now,
        account_id: account?.id ?? null,
        actor_name: account?.name ?? 'Nama pengguna tidak dikenal',
        role: 'system',
        action: 'session.refuse',
        subject_kind: 'account',
        subject_ids: account ? `{${account.id}}` : '{}',
        detail: { door },
      },
    ]),
  )
}

async function recordSession(
  tx: Tx,
  { clock, chance, regency }: Foundation,
  action: 'session.sign-in' | 'session.step-in' | 'session.switch',
  sessionId: string,
  door: OfficialDoor,
  office: HeldOffice,
): Promise<void> {
  const now = clock.now()
  await tx.insert('audit_line', [
    {
      regency_code: regency,
      id: chance.id(now),
      at: now,
      account_id: office.account_id,
      office_id: office.office_id,
      actor_name: office.name,
      role: office.role,
      action,
      subject_kind: 'session',
      subject_ids: `{${sessionId}}`,
      detail: { door },
    },
  ])
}

async function describe(
  tx: Tx,
  foundation: Foundation,
  session: SessionOffice,
  demo: boolean,
): Promise<Session> {
  const { regency, clock } = foundation
  const offices = await listOffices(tx, regency, clock.now(), session.accountId)
  const current = offices.find((office) => office.office_id === session.officeId)
  if (!current) throw new Error('a session acts in an office its account does not hold')
  return {
    accountId: session.accountId,
    name: session.name,
    office: offered(current),
    offices: offices
      .filter((office) => worksAt('office', office.role) === worksAt('office', current.role))
      .map(offered),
    expiresAt: session.expiresAt.toISOString(),
    demo,
    regency: { code: regency, name: await findRegionName(tx, regency) },
  }
}

function offered(office: HeldOffice) {
  return {
    officeId: office.office_id,
    role: office.role,
    region: office.region_code,
    regionName: office.region_name,
  }
}
