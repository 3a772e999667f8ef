/** The one way a number that identifies is shown: `•••• 0001`, whatever its length. */
export function maskedNumber(number: string): string {
  return `•••• ${number.slice(-4)}`
}

/** The same of every run of nine digits and more (NIK, card, phone, meter), wherever it stands in a text. */
export function maskedText(text: string): string {
  return text.replace(/\d{9,}/g, maskedNumber)
}

/** The same within a value of any shape; nothing is `null`. */
export function maskedValue(value: unknown): unknown {
  if (typeof value === 'string') return maskedText(value)
  if (Array.isArray(value)) return value.map(maskedValue)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, maskedValue(inner)]))
  return value ?? null
}

/**
 * A text somebody typed freely, with every sixteen digits in it (a NIK or a card number, also when written in
 * groups) masked but for the last four: where words are kept readable, numbers of identity are not.
 */
export function withoutNumbers(text: string): string {
  return text.replace(writtenNumber, maskedNumber)
}

/** In one run, in fours as on a card, or as region, birth date and sequence. */
const writtenNumber = /(?<!\d)(?:\d{16}|\d{4}([ .-])\d{4}\1\d{4}\1\d{4}|\d{6}([ .-])\d{6}\2\d{4})(?!\d)/g
