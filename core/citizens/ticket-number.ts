import { checkCharacter, hasValidCheck, spokenFrom, spokenText } from './spoken-code.ts'

declare const ticketBrand: unique symbol

/**
 * `JT-7K3M-92QF-X`: eight random characters (40 bits, so that numbers cannot be counted through) and one
 * check character. Opens nothing by itself: the state of a ticket needs its PIN too.
 */
export type TicketNumber = string & { readonly [ticketBrand]: 'ticket' }

export type ParsedTicketNumber =
  | { readonly ok: true; readonly number: TicketNumber }
  | { readonly ok: false; readonly refusal: { readonly code: 'ticket.number-format' | 'ticket.number-typo' } }

/** @param bytes eight bytes from a secure source */
export function ticketNumberFrom(bytes: Uint8Array): TicketNumber {
  const body = spokenFrom(bytes, 8)
  return printed(body + checkCharacter(body))
}

/** Reads a typed number; `ticket.number-typo` when the check character disagrees. */
export function parseTicketNumber(typed: string): ParsedTicketNumber {
  const spoken = spokenText(typed)
  const text = spoken?.length === 11 && spoken.startsWith('JT') ? spoken.slice(2) : spoken
  if (text?.length !== 9) return { ok: false, refusal: { code: 'ticket.number-format' } }
  if (!hasValidCheck(text)) return { ok: false, refusal: { code: 'ticket.number-typo' } }
  return { ok: true, number: printed(text) }
}

function printed(text: string): TicketNumber {
  return `JT-${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}` as TicketNumber
}

/**
 * Six digits that go with a ticket number.
 *
 * @param bytes eight bytes from a secure source; the remainder's bias is below 1 in 10^13
 */
export function pinFrom(bytes: Uint8Array): string {
  if (bytes.length < 8) throw new Error(`8 random bytes are needed, ${bytes.length} were given`)
  const number = bytes.slice(0, 8).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  return String(number % 1_000_000n).padStart(6, '0')
}

export function isPin(text: string): boolean {
  return /^\d{6}$/.test(text)
}
