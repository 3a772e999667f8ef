import type { Acting } from '../plumbing/acting.ts'
import { sameSecret } from '../plumbing/keys/index.ts'
import { insertCode, selectContacts, tryCode, writeCodeUsed } from './messages.store.ts'
import { sendToCitizen } from './send-to-citizen.ts'

/** How long a code is good, and how often it may be tried: five tries at a million codes. */
export const codeMinutes = 10
const mostTries = 5

/**
 * Makes a one-time code and sends it to the phone bound to a family. The answer is for the audit, not for the
 * page: whoever asked must not learn whether a phone is bound. How often a family may ask is the caller's limit.
 */
export async function sendOneTimeCode(
  acting: Acting,
  family: { readonly familyId: string; readonly villageCode: string },
): Promise<'queued' | 'no-contact'> {
  const { tx, office, now, chance } = acting
  const contacts = await selectContacts(tx, office.regency, { familyId: family.familyId })
  // An e-mail box is not a thing in one's hand.
  if (!contacts.some(({ kind }) => kind === 'phone')) return 'no-contact'
  const code = sixDigits(chance.bytes(8))
  const id = acting.id()
  await insertCode(tx, {
    regency_code: office.regency,
    id,
    village_code: family.villageCode,
    family_id: family.familyId,
    code_hash: hashOf(acting, family.familyId, code),
    made_at: now,
    expires_at: new Date(now.getTime() + codeMinutes * 60_000),
    tries: 0,
  })
  return sendToCitizen(acting, {
    recipient: { familyId: family.familyId },
    template: 'one_time_code',
    values: { code, minutes: String(codeMinutes) },
    villageCode: family.villageCode,
    occasion: `code/${id}`,
  })
}

/** Whether this is the family's newest code, unused and in time. It is good once; five wrong tries end it. */
export async function checkOneTimeCode(
  acting: Acting,
  tried: { readonly familyId: string; readonly code: string },
): Promise<boolean> {
  const { tx, office, now } = acting
  const typed = hashOf(acting, tried.familyId, tried.code.replace(/\s/g, ''))
  const held = await tryCode(tx, office.regency, tried.familyId, now, mostTries)
  const isRight = sameSecret(typed, held?.code_hash ?? Buffer.alloc(typed.length))
  if (!held || !isRight) return false
  await writeCodeUsed(tx, office.regency, held.id, now)
  return true
}

function hashOf({ vault }: Acting, familyId: string, code: string): Buffer {
  return vault.index('pin', `one-time ${familyId} ${code}`)
}

/** The bias of the remainder is below 1 in 10^13. */
function sixDigits(bytes: Buffer): string {
  return String(bytes.readBigUInt64BE() % 1_000_000n).padStart(6, '0')
}
