import type { Role } from '@tanggap/core/access'
import { withoutNumbers } from '@tanggap/core/registry'
import type { Refusal } from '@tanggap/core/workflow'
import type { Chance } from './chance.ts'
import type { Clock } from './clock.ts'
import { auditLines } from './database/audit-line.ts'
import type { Database, Gathering, Scope, Tx } from './database/index.ts'
import { assignedScope, gathering, integrityScope, regencyScope, regionScope } from './database/index.ts'
import type { FileStore } from './files/index.ts'
import type { Jobs } from './jobs/index.ts'
import type { Vault } from './keys/index.ts'
import type { Log } from './log.ts'

/** What the office is made of; handed to every room at start. */
export interface Foundation {
  readonly database: Database
  readonly vault: Vault
  readonly files: FileStore
  readonly jobs: Jobs
  readonly clock: Clock
  readonly chance: Chance
  readonly log: Log
  readonly regency: string
}

/** One person in one office (role × region), as the session says. */
export interface Office {
  readonly accountId: string
  readonly officeId: string
  readonly name: string
  readonly role: Role
  readonly regency: string
  /** Region of the office: 4, 6 or 10 digits. */
  readonly region: string
}

/** Someone acting, now, inside one transaction in their office's scope. What every use case is given. */
export interface Acting {
  readonly tx: Tx
  readonly office: Office
  readonly now: Date
  readonly vault: Vault
  readonly files: FileStore
  readonly jobs: Jobs
  readonly chance: Chance
  /** A new UUIDv7. */
  id(): string
  /** Writes the audit line of what is done or read, in this transaction. */
  record(line: AuditLine): Promise<void>
}

export interface AuditLine {
  /** What was done, as `room.verb`: `change.verify`, `family.read`. */
  readonly action: string
  readonly subject: string
  /** Ids of the persons, families or records it concerns; a list read names all ids shown. */
  readonly ids: readonly string[]
  readonly village?: string | undefined
  readonly reason?: string | undefined
  /** Never holds identity numbers. */
  readonly detail?: Readonly<Record<string, unknown>>
}

export type Done<T> = { readonly ok: true; readonly value: T } | Refused
export interface Refused {
  readonly ok: false
  readonly refusal: Refusal
}

export function done<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function refused(code: string, facts?: Readonly<Record<string, unknown>>): Refused {
  return { ok: false, refusal: facts ? { code, facts } : { code } }
}

/** Opens the transaction an office acts in. */
export function actAs<T>(
  foundation: Foundation,
  office: Office,
  work: (acting: Acting) => Promise<T>,
  scope: Scope = scopeOf(office),
): Promise<T> {
  const now = foundation.clock.now()
  return foundation.database.within(scope, (tx) => work(actingOn(foundation, office, now, tx)))
}

/**
 * The same for work that writes many rows of few kinds: they wait for their like (`Tx.later`), and all stand when
 * this resolves. `apart` tries a part of it that may be undone alone.
 */
export function actGathering<T>(
  foundation: Foundation,
  office: Office,
  work: (acting: Acting, apart: Gathering['apart']) => Promise<T>,
): Promise<T> {
  const now = foundation.clock.now()
  return foundation.database.within(scopeOf(office), async (under) => {
    const { tx, flush, apart } = gathering(under)
    const result = await work(actingOn(foundation, office, now, tx), apart)
    await flush()
    return result
  })
}

/** Someone acting in a transaction that is open already. */
export function actingOn(foundation: Foundation, office: Office, now: Date, tx: Tx): Acting {
  const { clock, chance } = foundation
  return {
    tx,
    office,
    now,
    vault: foundation.vault,
    files: foundation.files,
    jobs: foundation.jobs,
    chance,
    id: () => chance.id(now),
    // Named by when it is written: lines are sealed in the order of their ids, and a delivery's work lasts minutes.
    record: (line) => writeAuditLine(tx, office, now, chance.id(clock.now()), line),
  }
}

/** The system office: jobs and doors without a person, over the whole regency, by name. */
export function systemOffice(regency: string, name: string): Office {
  const nobody = '00000000-0000-7000-8000-000000000000'
  return { accountId: nobody, officeId: nobody, name, role: 'system', regency, region: regency }
}

export function scopeOf(office: Office): Scope {
  if (office.role === 'facilitator') return assignedScope(office.regency, office.region, office.accountId)
  if (office.role === 'integrity_officer' && office.region === office.regency)
    return integrityScope(office.regency)
  return office.region === office.regency
    ? regencyScope(office.regency)
    : regionScope(office.regency, office.region)
}

async function writeAuditLine(tx: Tx, office: Office, at: Date, id: string, line: AuditLine): Promise<void> {
  const isPerson = office.role !== 'system' && office.role !== 'citizen'
  await tx.later(auditLines, {
    regency: office.regency,
    id,
    at,
    accountId: isPerson ? office.accountId : null,
    officeId: isPerson ? office.officeId : null,
    actorName: office.name,
    role: office.role,
    action: line.action,
    subjectKind: line.subject,
    ids: line.ids,
    village: line.village ?? null,
    reason: line.reason === undefined ? null : withoutNumbers(line.reason),
    detail: line.detail ?? null,
  })
}
