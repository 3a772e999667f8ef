/** One word of the phone about where it is. */
export interface Fix {
  readonly lat: number
  readonly lon: number
  readonly accuracyMetres: number
  /** Milliseconds, by the phone. */
  readonly at: number
}

/**
 * Whether the fixes of one place look made up. A browser is not told so by the phone; but a receiver under the
 * open sky wanders by fractions of a metre from second to second, and never knows its place to less than a metre.
 * The same point to the last digit four times over, or an accuracy below a metre, is what location-faking apps
 * give. It is a reason to ask, never a proof: some phones repeat a fix while they lie still.
 */
export function looksMocked(fixes: readonly Fix[]): boolean {
  if (fixes.some(({ accuracyMetres }) => accuracyMetres < 1)) return true
  const moments = new Map(fixes.map((fix) => [fix.at, fix]))
  if (moments.size < 4) return false
  const places = new Set([...moments.values()].map(({ lat, lon }) => `${lat} ${lon}`))
  return places.size === 1
}
