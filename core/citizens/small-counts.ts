/** A count fit for the public: either shown, or only "fewer than". */
export type PublicCount = { readonly shown: number } | { readonly fewerThan: number }

/**
 * Under the threshold a village's count could point at one family, so it is not shown; zero neither, because
 * "nobody" tells as much as a name. One setting serves all public figures. A total beside a single suppressed
 * part gives that part away: whoever publishes both suppresses a second part.
 */
export function suppressSmall(count: number, threshold = 10): PublicCount {
  return count < threshold ? { fewerThan: threshold } : { shown: count }
}
