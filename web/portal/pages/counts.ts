import type { PublicFigures, PublicTimes } from '@tanggap/contract/public-figures'
import type { PublicCount } from '@tanggap/core/citizens'
import { formatNumber, type Locale } from '../../kit/index.ts'
import type { useEveryoneText } from '../tongue.tsx'

type Words = ReturnType<typeof useEveryoneText>

export function countIn(count: PublicCount, t: Words, locale: Locale): string {
  return 'shown' in count ? formatNumber(count.shown, locale) : t.fewer(formatNumber(count.fewerThan, locale))
}

export function daysIn(days: PublicTimes['median'], t: Words, locale: Locale): string {
  if (days === null) return t.noneToTell
  return days === 'not-yet' ? t.notYet : t.days(formatNumber(days.days, locale))
}

/** Of a hundred families recorded, how many stand on a list; nothing where either count is hidden. */
export function shareListed(figures: PublicFigures | null, village: string): number | undefined {
  const found = figures?.families.places.find(({ key }) => key === village)
  if (!found || !('shown' in found.part) || !('shown' in found.whole) || found.whole.shown === 0)
    return undefined
  return (found.part.shown / found.whole.shown) * 100
}
