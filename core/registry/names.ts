/** A name made comparable. It serves to find candidates, never to show or to store as the person's name. */
export interface NormalisedName {
  /** All tokens in canonical spelling, joined: "Siti Maryam" and "Sitimaryam" have the same key. */
  readonly key: string
  readonly tokens: readonly string[]
  /** One-word names repeat heavily among the old; alone they are weak evidence. */
  readonly singleWord: boolean
}

/**
 * Canonical spelling of an Indonesian name: titles and patronymic words dropped, old spelling (oe, dj, tj, nj,
 * sj, ch), religious abbreviations (Moh., Abd., St.), Javanese o/a, dh/d, th/t and doubled letters unified.
 * Pairs from the regency's naming practice and the spelling reform of 1972; used only for matching.
 */
export function normaliseName(name: string): NormalisedName {
  const words = withoutTitles(wordsOf(name))
  const tokens = words.map((word, at) => canonicalWord(word, at, words.length)).filter((word) => word !== '')
  return { key: tokens.join(''), tokens, singleWord: tokens.length === 1 }
}

/** Letters only, lower case; a degree after the comma goes ("Sri Wahyuni, S.Pd."). */
function wordsOf(name: string): string[] {
  // Most names are plain words; the general way costs ten times as much, and a delivery has a million names.
  if (/^[A-Za-z]+(?: [A-Za-z]+)*$/.test(name)) return name.toLowerCase().split(' ')
  const [beforeComma = ''] = name.split(',')
  const base = /[a-z]/i.test(beforeComma) ? beforeComma : name
  return base
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(degrees, ' ')
    .replace(/['’`´]/g, '')
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
}

const degrees =
  /(?<![a-z])(?:s\.\s?(?:pd(?:\.?i)?|h|e|t|ag|sos|kom|kep|km|i\.?p|ip|st|tr)|m\.\s?(?:pd|h|m|si|kes|ag)|a\.?\s?md(?:\.?\s?(?:keb|kep))?)\.?(?![a-z])/g

const titles = new Set([
  'h',
  'hj',
  'kh',
  'k',
  'haji',
  'hajah',
  'drs',
  'dra',
  'dr',
  'drg',
  'ir',
  'prof',
  'rr',
  'r',
  'ra',
  'rd',
  'raden',
  'alm',
  'almh',
  'bpk',
  'ibu',
])

const patronymics = new Set(['bin', 'binti', 'bt', 'bte', 'al'])

/** Titles stand in front; "R. A. Kartini" writes one as two letters. A name that is only titles stays whole. */
function withoutTitles(words: readonly string[]): readonly string[] {
  const rest = words.filter((word, at) => !(patronymics.has(word) || (word === 'b' && at > 0)))
  let first = 0
  while (titles.has(rest[first] ?? '') || (rest[first] === 'a' && rest[first - 1] === 'r')) first += 1
  const named = rest.slice(first)
  const trailing = named.at(-1)
  const kept = named.length > 1 && (trailing === 'alm' || trailing === 'almh') ? named.slice(0, -1) : named
  return kept.length > 0 ? kept : words
}

/** A map, since a name may be `constructor`. */
const wholeWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    moh: 'muhamad',
    moch: 'muhamad',
    muh: 'muhamad',
    mhd: 'muhamad',
    muhd: 'muhamad',
    mohd: 'muhamad',
    abd: 'abdul',
    abdu: 'abdul',
    st: 'siti',
    sti: 'siti',
    sitti: 'siti',
    nor: 'nur',
  }),
)

function canonicalWord(word: string, at: number, count: number): string {
  // A lone M. or A. in front of another word stands for Muhammad and Abdul.
  if (at === 0 && count > 1 && word === 'm') return spell('muhamad')
  if (at === 0 && count > 1 && word === 'a') return spell('abdul')
  return spell(wholeWords.get(word) ?? word)
}

/** Order matters: old dj is today's j and old j is today's y, so digraphs are read before single letters. */
const spellingRules: readonly (readonly [RegExp, string])[] = [
  [/^noor|^noer|^nur/, 'nur'],
  [/oe|oo/g, 'u'],
  [/tj/g, 'c'],
  [/dj/g, 'j'],
  [/kh|ch/g, 'h'],
  [/sj|sy|sh/g, 's'],
  [/dh/g, 'd'],
  [/th/g, 't'],
  [/dz|z/g, 's'],
  [/ph|v/g, 'f'],
  [/q/g, 'k'],
  [/j/g, 'y'],
  [/uw/g, 'u'],
  [/iy/g, 'i'],
  [/w/g, 'u'],
  [/o/g, 'a'],
  [/([a-z])\1+/g, '$1'],
  [/^m[au]h?am[ae]d/, 'muhamad'],
]

function spell(word: string): string {
  const known = spelled.get(word)
  if (known !== undefined) return known
  const spelling = spellingRules.reduce((text, [pattern, by]) => text.replace(pattern, by), word)
  if (spelled.size >= wordsKept) spelled.clear()
  spelled.set(word, spelling)
  return spelling
}

/** A regency's million names are made of a few thousand words: each is spelled once, within bounds. */
const spelled = new Map<string, string>()
const wordsKept = 20_000

/**
 * Likeness of two names from 0 to 1: the better of the names as written and with their words sorted, so that a
 * changed order or a missing space costs nothing. It never decides; it only orders candidates for a person.
 */
export function similarName(a: string, b: string): number {
  const left = normaliseName(a)
  const right = normaliseName(b)
  return Math.max(jaroWinkler(left.key, right.key), jaroWinkler(sortedKey(left), sortedKey(right)))
}

function sortedKey(name: NormalisedName): string {
  return name.tokens.toSorted().join('')
}

/** Jaro's similarity with Winkler's bonus of 0.1 a letter for up to four common first letters (Winkler 1990). */
export function jaroWinkler(a: string, b: string): number {
  const similarity = jaro(a, b)
  let prefix = 0
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix += 1
  return similarity + prefix * 0.1 * (1 - similarity)
}

function jaro(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = new Set<number>()
  const matchedOfA: string[] = []
  for (const [at, letter] of [...a].entries()) {
    const hit = findNear(b, letter, at, reach, taken)
    if (hit === undefined) continue
    taken.add(hit)
    matchedOfA.push(letter)
  }
  const matches = matchedOfA.length
  if (matches === 0) return 0
  const matchedOfB = [...taken].sort((x, y) => x - y).map((at) => b[at])
  const swapped = matchedOfA.filter((letter, at) => letter !== matchedOfB[at]).length / 2
  return (matches / a.length + matches / b.length + (matches - swapped) / matches) / 3
}

function findNear(
  text: string,
  letter: string,
  at: number,
  reach: number,
  taken: Set<number>,
): number | undefined {
  const last = Math.min(text.length - 1, at + reach)
  for (let place = Math.max(0, at - reach); place <= last; place += 1) {
    if (text[place] === letter && !taken.has(place)) return place
  }
  return undefined
}
