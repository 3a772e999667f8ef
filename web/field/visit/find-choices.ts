export interface LongOption {
  readonly key: string
  readonly label: string
}

/** As many as a thumb looks through; more are narrowed by typing. */
export const shownAtOnce = 12

interface Spelt {
  readonly option: LongOption
  readonly text: string
}

/** A list made ready for searching: lower case, without accents, once for each list. */
export function spellList(options: readonly LongOption[]): readonly Spelt[] {
  return options.map((option) => ({ option, text: plain(option.label) }))
}

/**
 * What fits every typed word, at most `shownAtOnce`: first what begins with it, then what holds a word that does,
 * then what holds it anywhere. `total` counts all that fit. A list of 16,000 is looked through in one go.
 */
export function findChoices(
  list: readonly Spelt[],
  typed: string,
): { readonly shown: readonly LongOption[]; readonly total: number } {
  const words = plain(typed).split(' ').filter(Boolean)
  const ranked: LongOption[][] = [[], [], []]
  let total = 0
  for (const { option, text } of list) {
    if (!words.every((word) => text.includes(word))) continue
    total += 1
    const [first = ''] = words
    const rank = text.startsWith(first) ? 0 : text.includes(` ${first}`) ? 1 : 2
    const own = ranked[rank]
    if (own && own.length < shownAtOnce) own.push(option)
  }
  return { shown: ranked.flat().slice(0, shownAtOnce), total }
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
