/** How near its deadline an open ticket is, for a queue that shows the oldest promise first. */
export const ageingBuckets = ['late_long', 'late', 'today', 'soon', 'later', 'waiting'] as const
export type AgeingBucket = (typeof ageingBuckets)[number]

const day = 86_400_000

/** `late_long`: over a week past · `today`: within 24 hours · `soon`: within three days · `waiting`: no clock of ours runs. */
export function ageingOf(dueAt: Date | null, now: Date): AgeingBucket {
  if (!dueAt) return 'waiting'
  const left = dueAt.getTime() - now.getTime()
  if (left < -7 * day) return 'late_long'
  if (left < 0) return 'late'
  if (left <= day) return 'today'
  return left <= 3 * day ? 'soon' : 'later'
}
