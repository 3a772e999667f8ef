/**
 * The catalogue of words: every app writes its sentences once in Indonesian and once in English, and a
 * sentence missing from either does not compile. It is a plain function of the locale, so that a page
 * rendered on the server for one citizen can never pick up the language of another.
 *
 *   export const officeText = catalogue({
 *     id: { queue: 'Antrean', waiting: (n: number) => `${n} menunggu` },
 *     en: { queue: 'Queue', waiting: (n: number) => `${n} waiting` },
 *   })
 *   const t = officeText(locale)
 */
export const locales = ['id', 'en'] as const
export type Locale = (typeof locales)[number]

type Message = string | ((...values: never[]) => string)
interface Messages {
  readonly [key: string]: Message | Messages
}

/** The same keys with the same arguments; only the words may differ. */
type SameShape<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : SameShape<T[K]>
}

export function catalogue<const T extends Messages>(texts: {
  /** Complete by definition: its keys are the keys. */
  id: T & SameShape<T>
  en: SameShape<NoInfer<T>>
}): (locale: Locale) => SameShape<T> {
  return (locale) => texts[locale]
}

/** Indonesian unless English is clearly asked for. Reads a cookie value, a stored setting or a `lang` attribute. */
export function parseLocale(value: unknown): Locale {
  return value === 'en' ? 'en' : 'id'
}

/** English needs a plural; Indonesian does not ("3 berkas"). */
export function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many
}
