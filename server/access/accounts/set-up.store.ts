import { z } from 'zod'
import type { Acting } from '../../plumbing/acting.ts'

const setUpRow = z.object({
  id: z.uuid(),
  account_id: z.uuid(),
  name: z.string(),
  username: z.string(),
  totp_sealed: z.instanceof(Buffer).nullable(),
})
export type SetUpRow = z.infer<typeof setUpRow>

/** The codes of before count no more. */
export async function issueSetUp(
  acting: Acting,
  accountId: string,
  codeHash: Uint8Array,
  expiresAt: Date,
): Promise<void> {
  const { tx, office, now } = acting
  await tx.run(
    'update account_set_up set ended_at = $3 where regency_code = $1 and account_id = $2 and ended_at is null',
    [office.regency, accountId, now],
  )
  await tx.insert('account_set_up', [
    {
      regency_code: office.regency,
      id: acting.id(),
      account_id: accountId,
      code_hash: codeHash,
      issued_at: now,
      expires_at: expiresAt,
    },
  ])
}

/** Held until the transaction ends, so that one code sets one password. */
export function holdSetUp(
  { tx, office, now }: Acting,
  username: string,
  codeHash: Uint8Array,
): Promise<SetUpRow | undefined> {
  return tx.find(
    setUpRow,
    `select u.id, u.account_id, a.name, a.username, u.totp_sealed from account_set_up u
       join account a on a.regency_code = $1 and a.id = u.account_id and a.disabled_at is null and a.username = $2
      where u.regency_code = $1 and u.code_hash = $3 and u.ended_at is null and u.expires_at > $4 for update of u`,
    [office.regency, username, codeHash, now],
  )
}

export async function keepSecret({ tx, office }: Acting, id: string, sealed: Uint8Array): Promise<void> {
  await tx.run('update account_set_up set totp_sealed = $3 where regency_code = $1 and id = $2', [
    office.regency,
    id,
    sealed,
  ])
}

export async function finishSetUp(
  { tx, office, now }: Acting,
  setUp: SetUpRow,
  means: {
    readonly passwordHash: string
    readonly totpSealed: Uint8Array | null
    readonly lastStep: number | null
  },
): Promise<void> {
  await tx.run('update account_set_up set ended_at = $3 where regency_code = $1 and id = $2', [
    office.regency,
    setUp.id,
    now,
  ])
  await tx.run(
    `update account set password_hash = $3, totp_sealed = $4, totp_last_step = $5, version = version + 1
      where regency_code = $1 and id = $2`,
    [office.regency, setUp.account_id, means.passwordHash, means.totpSealed, means.lastStep],
  )
}
