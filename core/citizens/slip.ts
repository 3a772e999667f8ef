import { spokenFrom, spokenText } from './spoken-code.ts'

/**
 * A sealed slip has two numbers printed on it: a serial outside, by which an officer binds it to a family,
 * and a code inside, which only the family sees.
 */
declare const slipBrand: unique symbol

export type SlipSerial = string & { readonly [slipBrand]: 'serial' }
export type SlipCode = string & { readonly [slipBrand]: 'code' }

export type ParsedSlipSerial =
  | { readonly ok: true; readonly serial: SlipSerial }
  | { readonly ok: false; readonly refusal: { readonly code: 'slip.serial-format' | 'slip.serial-typo' } }

/**
 * `0001234-7`: the running number of the print run and a check digit by Damm's table, which notices every
 * single wrong digit and every exchange of neighbours.
 *
 * @param number 1 to 9,999,999
 */
export function slipSerialOf(number: number): SlipSerial {
  if (!Number.isInteger(number) || number < 1 || number > 9_999_999) {
    throw new Error('A print run numbers its slips from 1 to 9,999,999')
  }
  return printedSerial(String(number).padStart(7, '0'))
}

/** Reads a typed or scanned serial, with or without its hyphen and leading zeros. */
export function parseSlipSerial(typed: string): ParsedSlipSerial {
  const digits = typed.replace(/[\s\-–—.]/g, '')
  if (!/^\d{2,8}$/.test(digits)) return { ok: false, refusal: { code: 'slip.serial-format' } }
  const serial = printedSerial(digits.slice(0, -1).padStart(7, '0'))
  if (!serial.endsWith(digits.slice(-1))) return { ok: false, refusal: { code: 'slip.serial-typo' } }
  return { ok: true, serial }
}

/**
 * `7K3M9-92QFX`: ten characters, 50 bits, in two groups of five. It carries no check character: a wrong code
 * and an unknown one must get the same answer.
 *
 * @param bytes ten bytes from a secure source
 */
export function slipCodeFrom(bytes: Uint8Array): SlipCode {
  return printedCode(spokenFrom(bytes, 10))
}

/** The code as printed, or nothing when what was typed cannot be one. */
export function parseSlipCode(typed: string): SlipCode | undefined {
  const text = spokenText(typed)
  return text?.length === 10 ? printedCode(text) : undefined
}

function printedCode(text: string): SlipCode {
  return `${text.slice(0, 5)}-${text.slice(5)}` as SlipCode
}

function printedSerial(number: string): SlipSerial {
  return `${number}-${dammDigit(number)}` as SlipSerial
}

/** H. M. Damm, "Total anti-symmetrische Quasigruppen" (2004): the order-10 table, one row a line. */
const damm = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
]

function dammDigit(digits: string): string {
  return [...digits].reduce((row, digit) => damm[Number(row)]?.charAt(Number(digit)) ?? '0', '0')
}
