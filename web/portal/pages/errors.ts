import type { PortalError } from '@tanggap/contract/portal'
import type { Locale } from '../../kit/index.ts'

/** For the summary above a form. */
export function summaryOf(errors: readonly PortalError[], locale: Locale) {
  return errors.map(({ field, message }) => ({ field, message: message[locale] }))
}

/** For one field of it. */
export function errorOf(errors: readonly PortalError[], field: string, locale: Locale): string | undefined {
  return errors.find((error) => error.field === field)?.message[locale]
}
