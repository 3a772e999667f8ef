/**
 * Codes people read from paper and say on the telephone: Crockford's 32 characters, without I, L, O and U,
 * which look or sound like others. What is typed is read kindly: lower case, spaces and hyphens anywhere,
 * O for 0, I and L for 1.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** One character from the lower five bits of each byte; 256 is a multiple of 32, so every character is equally likely. */
export function spokenFrom(bytes: Uint8Array, length: number): string {
  if (bytes.length < length) throw new Error(`${length} random bytes are needed, ${bytes.length} were given`)
  return [...bytes.slice(0, length)].map((byte) => alphabet.charAt(byte & 31)).join('')
}

/** The bare characters of a typed code, or nothing when a character is none of the 32. */
export function spokenText(typed: string): string | undefined {
  const text = typed
    .toUpperCase()
    .replace(/[\s\-–—.]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return [...text].every((character) => alphabet.includes(character)) ? text : undefined
}

/**
 * The character that makes the sum of all characters, each multiplied by its own power of two in the field
 * of 32 elements (x⁵ + x² + 1), zero. The powers differ for up to 31 places, so one changed character and
 * any two exchanged ones never go unnoticed.
 */
export function checkCharacter(text: string): string {
  return alphabet.charAt(timesTwo(weightedSum(text)))
}

export function hasValidCheck(text: string): boolean {
  return text.length > 1 && checkCharacter(text.slice(0, -1)) === text.at(-1)
}

function weightedSum(text: string): number {
  return [...text].reduce((sum, character) => timesTwo(sum) ^ alphabet.indexOf(character), 0)
}

function timesTwo(element: number): number {
  const doubled = element << 1
  return doubled & 32 ? doubled ^ 0b100101 : doubled
}
