declare const phoneBrand: unique symbol

/** An Indonesian mobile number in international form, `+628…`. */
export type Phone = string & { readonly [phoneBrand]: 'phone' }

/**
 * Reads a number as people write it: `0812 3456 7890`, `62812…`, `+62 812-…`. Nothing when it cannot be a
 * mobile number of Indonesia (area code 8 and 8 to 11 further digits, ITU-T E.164 for +62).
 */
export function parsePhone(typed: string): Phone | undefined {
  const bare = typed.replace(/[\s\-–().]/g, '')
  const own = /^(?:\+?62|0)(8\d{8,11})$/.exec(bare)?.[1]
  return own === undefined ? undefined : (`+62${own}` as Phone)
}

/** One `@`, a dot behind it, nothing that could end a header line. */
export function parseEmail(typed: string): string | undefined {
  const text = typed.trim().toLowerCase()
  return text.length <= 254 && /^[^\s@<>,;:"\\]{1,64}@[^\s@<>,;:"\\]+\.[a-z]{2,}$/.test(text)
    ? text
    : undefined
}
