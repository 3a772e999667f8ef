import { needsSecondFactor, type Role } from '@tanggap/core/access'
import { localDay } from '@tanggap/core/calendar'
import type { Foundation } from '../plumbing/acting.ts'
import { regencyScope } from '../plumbing/database/index.ts'
import { hashPassword, isLongEnough } from './password.ts'
import { authenticatorAddress } from './totp.ts'

export interface Hire {
  readonly username: string
  readonly name: string
  readonly password: string
  readonly offices: readonly { readonly role: Role; readonly region: string }[]
  /** The authenticator's secret, where it must be known beforehand (the demo); otherwise made by chance. */
  readonly secret?: Uint8Array
}

export interface Hired {
  readonly accountId: string
  readonly officeIds: readonly string[]
  /** For the person's authenticator; absent where no office of theirs asks for a second factor. */
  readonly authenticator: string | undefined
}

/** Makes an account with its offices. Whoever approves, exports, administers or sees widely gets a second factor. */
export async function hire(foundation: Foundation, person: Hire): Promise<Hired> {
  const { database, vault, clock, chance, regency } = foundation
  const now = clock.now()
  const secret = person.offices.some((office) => needsSecondFactor(office.role))
    ? (person.secret ?? chance.bytes(20))
    : undefined
  if (!isLongEnough(person.password, secret !== undefined))
    throw new Error(`the password is too short: ${secret ? 8 : 15} characters at least`)
  const accountId = chance.id(now)
  const offices = person.offices.map((office) => ({ ...office, id: chance.id(now) }))
  const passwordHash = await hashPassword(person.password)
  await database.within(regencyScope(regency), async (tx) => {
    await tx.insert('account', [
      {
        regency_code: regency,
        id: accountId,
        username: person.username,
        name: person.name,
        password_hash: passwordHash,
        totp_sealed: secret ? vault.seal(`account.totp_sealed/${accountId}`, secret) : null,
        created_at: now,
      },
    ])
    await tx.insert(
      'office',
      offices.map((office) => ({
        regency_code: regency,
        id: office.id,
        account_id: accountId,
        role: office.role,
        region_code: office.region,
        valid_from: localDay(now),
      })),
    )
  })
  return {
    accountId,
    officeIds: offices.map((office) => office.id),
    authenticator: secret ? authenticatorAddress(secret, person.username) : undefined,
  }
}
