declare const bpsBrand: unique symbol

/**
 * A code of BPS's own list of regions (Wilkerstat). It is not the Kemendagri code: a subdistrict has seven
 * digits there and the two lists number subdistricts and villages in different orders.
 */
export type BpsCode = string & { readonly [bpsBrand]: 'bps' }

export type BpsLevel = 'province' | 'regency' | 'subdistrict' | 'village' | 'sls' | 'sub-sls'

const levels: Readonly<Record<number, BpsLevel>> = {
  2: 'province',
  4: 'regency',
  7: 'subdistrict',
  10: 'village',
  14: 'sls',
  16: 'sub-sls',
}

export type ParsedBpsCode =
  | { readonly ok: true; readonly code: BpsCode; readonly level: BpsLevel }
  | { readonly ok: false; readonly refusal: { readonly code: 'region.bps_format'; readonly text: string } }

/** Reads a BPS code by its length (2, 4, 7, 10, 14 or 16 digits). Source: Sensus Ekonomi 2026 data dictionary. */
export function parseBpsCode(text: string): ParsedBpsCode {
  const digits = text.trim()
  const level = levels[digits.length]
  if (!isBpsCode(digits) || level === undefined) {
    return { ok: false, refusal: { code: 'region.bps_format', text } }
  }
  return { ok: true, code: digits, level }
}

function isBpsCode(text: string): text is BpsCode {
  return /^[1-9]\d+$/.test(text) && levels[text.length] !== undefined
}
