/**
 * Reads a sixteen-digit number out of a cell that a spreadsheet may have damaged. It removes only what cannot
 * have been part of the number. It never invents a digit: a number that lost some is refused, because a
 * guessed NIK belongs to somebody else.
 */
export type CleanedDigits =
  | { readonly ok: true; readonly digits: string; readonly cleaned: boolean }
  | { readonly ok: false; readonly refusal: DigitsRefusal }

export type DigitsRefusal =
  | { readonly code: 'digits.empty' }
  /** `3.32005E+15`: Excel kept the first digits only. The file has to be written again with the column as text. */
  | { readonly code: 'digits.scientific' }
  /** Letters inside. `suggestion` is the number when O/I/l stand for 0/1; a person has to confirm it. */
  | { readonly code: 'digits.letters'; readonly suggestion?: string }
  | { readonly code: 'digits.length'; readonly found: number }

export function cleanDigits(raw: string): CleanedDigits {
  // Most cells are sound, and a delivery has three million of them.
  if (/^\d{16}$/.test(raw)) return { ok: true, digits: raw, cleaned: false }
  const text = raw
    .normalize('NFKC')
    .replace(/[\u200B-\u200F\u2060\uFEFF]/g, '')
    .trim()
  if (text === '' || /^['"‘’`]*[-–—]?$/.test(text)) return refuse({ code: 'digits.empty' })
  if (/^['"]?\d+(?:[.,]\d+)?\s*[eE]\s*\+?\s*\d+$/.test(text)) return refuse({ code: 'digits.scientific' })
  const bare = text
    .replace(/^['"‘’`]+|['"‘’`]+$/g, '')
    .replace(/[.,]0+$/, (tail) => (/^\d{16}[.,]0+$/.test(text.replace(/\s/g, '')) ? '' : tail))
    .replace(/[\s.\-–]/g, '')
  if (!/^\d*$/.test(bare)) return refuse(lettersInside(bare))
  if (bare.length !== 16) return refuse({ code: 'digits.length', found: bare.length })
  return { ok: true, digits: bare, cleaned: bare !== raw }
}

function lettersInside(bare: string): DigitsRefusal {
  const suggestion = bare.replace(/[oO]/g, '0').replace(/[iIlL|]/g, '1')
  return /^\d{16}$/.test(suggestion) ? { code: 'digits.letters', suggestion } : { code: 'digits.letters' }
}

function refuse(refusal: DigitsRefusal): CleanedDigits {
  return { ok: false, refusal }
}
