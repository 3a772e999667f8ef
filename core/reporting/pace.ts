import { addDays } from '../calendar/index.ts'
import { type FrozenCampaign, type FrozenCases, isCollected, totalOf } from './frozen.ts'

/** How fast families are visited, and how fast they would have to be. */
export interface Pace {
  /** Last day of the latest campaign; null without one. */
  readonly endsOn: string | null
  readonly remaining: number
  /** Days after the report's day up to and with the last one. */
  readonly daysLeft: number
  /** Null when no day is left. */
  readonly neededPerDay: number | null
  /** Collected visits a day over the last seven days, the report's day included. */
  readonly recentPerDay: number
  /** The day the last family would be visited at the recent pace; null when nobody is being visited. */
  readonly forecastOn: string | null
}

const window = 7

export function paceOf(
  campaigns: readonly Pick<FrozenCampaign, 'endsOn'>[],
  cases: readonly FrozenCases[],
  today: string,
): Pace {
  const endsOn =
    campaigns
      .map((campaign) => campaign.endsOn)
      .toSorted()
      .at(-1) ?? null
  const remaining = totalOf(cases) - totalOf(cases.filter(isCollected))
  const daysLeft = endsOn === null ? 0 : Math.max(0, daysBetween(today, endsOn))
  const since = addDays(today, 1 - window)
  const recent = totalOf(cases.filter(({ collectedOn }) => collectedOn !== null && collectedOn >= since))
  const recentPerDay = recent / window
  return {
    endsOn,
    remaining,
    daysLeft,
    neededPerDay: daysLeft > 0 ? remaining / daysLeft : null,
    recentPerDay,
    forecastOn: recentPerDay > 0 ? addDays(today, Math.ceil(remaining / recentPerDay)) : null,
  }
}

/** Days from one day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** The middle value of counted values, the mean of the two middle ones when their number is even. */
export function medianOf(
  values: readonly { readonly value: number; readonly count: number }[],
): number | null {
  const sorted = values.filter(({ count }) => count > 0).toSorted((a, b) => a.value - b.value)
  const all = sorted.reduce((sum, { count }) => sum + count, 0)
  if (all === 0) return null
  const at = (index: number) => {
    let seen = 0
    return sorted.find(({ count }) => {
      seen += count
      return seen > index
    })?.value
  }
  const [lower = 0, upper = 0] = [at(Math.floor((all - 1) / 2)), at(Math.floor(all / 2))]
  return (lower + upper) / 2
}
