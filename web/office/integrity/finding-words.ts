import { valueWords } from '@tanggap/core/changes'
import type { Locale } from '../../kit/index.ts'

/** What a visit found out about a family, in words. */
export function findingWords(finding: string, locale: Locale): string {
  return valueWords('finding', finding)[locale]
}
