/** Whom the attack is about. Nobody exists: their NIKs begin with 3399, and their names are made of canaries. */
export interface HouseUnderAttack {
  readonly address: string
  readonly households: { readonly nik: string; readonly code: string; readonly headName: string }[]
}

/** What the asking process tells the house: to move its clock, to count, to end. */
export interface Order {
  readonly advance?: number
  readonly count?: boolean
  readonly stop?: boolean
}

export const village = '3320112013'

/** Valid in form; even numbers are given to families of the register, odd ones to nobody. */
export function nikAt(number: number): string {
  const day = String(1 + (number % 28)).padStart(2, '0')
  const month = String(1 + (Math.floor(number / 28) % 12)).padStart(2, '0')
  const serial = String(1 + (Math.floor(number / 336) % 9998)).padStart(4, '0')
  return `339901${day}${month}70${serial}`
}

/** A name that stands nowhere else, so that finding it anywhere is a leak. */
export function householdName(index: number): string {
  const letters = [...String(index).padStart(5, '0')].map((digit) => 'BCDFGHJKLM'.charAt(Number(digit)))
  return `XQ${letters.join('')}ZV`
}

/** What a family's page would tell: any of it in an answer to the attacker is a field learnt. */
export function fieldsIn(body: string): string[] {
  return [/XQ[B-M]{5}ZV/, /Dukuh Krajan/, /Krajan RT/, /750\.?000/, /DTSEN Februari 2025/, /asthma|[Aa]sma/]
    .filter((field) => field.test(body))
    .map(String)
}
