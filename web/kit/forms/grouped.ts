/** Text typed in groups (an identity number in fours, a slip code in fives), without losing the caret. */
export interface Grouping {
  /** How many signs there are when complete. */
  length: number
  /** How many stand together. */
  group: number
  /** `digits`: 0–9. `code`: letters and digits, always capital. */
  alphabet: 'digits' | 'code'
}

/** Only the signs that count, at most as many as there may be. */
export function signsOf(typed: string, { length, alphabet }: Grouping): string {
  const signs =
    alphabet === 'digits' ? typed.replace(/\D/g, '') : typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return signs.slice(0, length)
}

/** `3399 0112 0385 0001`. */
export function groupSigns(signs: string, { group }: Grouping): string {
  return signs.replace(new RegExp(`(.{${group}})(?=.)`, 'g'), '$1 ')
}

/** What to show and where the caret belongs after a key was pressed: behind the same sign as before. */
export function regroup(typed: string, caret: number, grouping: Grouping): { text: string; caret: number } {
  const signs = signsOf(typed, grouping)
  const before = signsOf(typed.slice(0, caret), grouping).length
  const spaces = before === 0 ? 0 : Math.floor((before - 1) / grouping.group)
  return { text: groupSigns(signs, grouping), caret: before + spaces }
}
