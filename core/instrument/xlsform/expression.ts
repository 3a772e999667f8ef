/**
 * The part of XPath that XLSForm authors write by hand: references `${name}`, `.`, literals, comparison,
 * `and`, `or`, `+`, `-`, `div`, calls, and a filter in brackets behind a reference.
 */
export type Expression =
  | { readonly kind: 'or' | 'and'; readonly parts: readonly Expression[] }
  | {
      readonly kind: 'compare'
      readonly sign: Sign
      readonly left: Expression
      readonly right: Expression
    }
  | { readonly kind: '+' | '-' | 'div'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'call'; readonly name: string; readonly given: readonly Expression[] }
  | { readonly kind: 'reference'; readonly name: string; readonly where?: Expression }
  | { readonly kind: 'self' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }

export type Sign = '=' | '!=' | '<' | '<=' | '>' | '>='

/** Nothing that cannot be read is guessed: the fault says what was not understood, for the author of the form. */
export class UnreadableExpression extends Error {}

const maxLength = 4_000
const maxDepth = 40

/** @throws UnreadableExpression where the text leaves the supported part of XPath. */
export function parseExpression(text: string): Expression {
  if (text.length > maxLength) throw new UnreadableExpression(`more than ${maxLength} characters`)
  const tokens = tokensOf(text)
  let at = 0
  let depth = 0
  const whole = either()
  if (at < tokens.length) throw new UnreadableExpression(tokens[at]?.text ?? '')
  return whole

  function either(): Expression {
    return several('or', both)
  }

  function both(): Expression {
    return several('and', compared)
  }

  function several(kind: 'or' | 'and', part: () => Expression): Expression {
    depth += 1
    if (depth > maxDepth) throw new UnreadableExpression('(((…')
    const first = part()
    const parts = [first]
    while (takes('word', kind)) parts.push(part())
    depth -= 1
    return parts.length === 1 ? first : { kind, parts }
  }

  function compared(): Expression {
    const left = summed()
    const sign = signs.find((one) => takes('sign', one))
    return sign === undefined ? left : { kind: 'compare', sign, left, right: summed() }
  }

  function summed(): Expression {
    let left = divided()
    for (;;) {
      const kind = takes('sign', '+') ? '+' : takes('sign', '-') ? '-' : undefined
      if (kind === undefined) return left
      left = { kind, left, right: divided() }
    }
  }

  function divided(): Expression {
    let left = single()
    while (takes('word', 'div')) left = { kind: 'div', left, right: single() }
    return left
  }

  function single(): Expression {
    const token = tokens[at]
    if (token === undefined) throw new UnreadableExpression('…')
    at += 1
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text) }
    if (token.kind === 'text') return { kind: 'text', value: token.text }
    if (token.kind === 'reference') {
      if (!takes('sign', '[')) return { kind: 'reference', name: token.text }
      const where = either()
      expect(']')
      return { kind: 'reference', name: token.text, where }
    }
    if (token.kind === 'sign' && token.text === '(') {
      const inside = either()
      expect(')')
      return inside
    }
    if (token.kind === 'sign' && token.text === '.') return { kind: 'self' }
    if (token.kind === 'sign' && token.text === '-' && tokens[at]?.kind === 'number') {
      at += 1
      return { kind: 'number', value: -Number(tokens[at - 1]?.text) }
    }
    if (token.kind === 'word' && takes('sign', '(')) return { kind: 'call', name: token.text, given: given() }
    throw new UnreadableExpression(token.text)
  }

  function given(): Expression[] {
    if (takes('sign', ')')) return []
    const all = [either()]
    while (takes('sign', ',')) all.push(either())
    expect(')')
    return all
  }

  function takes(kind: Token['kind'], text: string): boolean {
    const token = tokens[at]
    if (token?.kind !== kind || token.text !== text) return false
    at += 1
    return true
  }

  function expect(text: string): void {
    if (!takes('sign', text)) throw new UnreadableExpression(tokens[at]?.text ?? `… ${text}`)
  }
}

const signs: readonly Sign[] = ['=', '!=', '<=', '>=', '<', '>']

interface Token {
  readonly kind: 'number' | 'text' | 'reference' | 'word' | 'sign'
  readonly text: string
}

const patterns: readonly (readonly [Token['kind'] | 'space', RegExp])[] = [
  ['space', /\s+/y],
  ['reference', /\$\{\s*([A-Za-z][A-Za-z0-9_.-]*)\s*\}/y],
  ['number', /(\d+(?:\.\d+)?)/y],
  ['text', /'([^']*)'|"([^"]*)"|‘([^’]*)’|“([^”]*)”/y],
  ['sign', /(!=|<=|>=|[=<>()[\],+.-])/y],
  ['word', /([A-Za-z][A-Za-z-]*)/y],
]

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const found = nextToken(text, at)
    if (found === undefined) throw new UnreadableExpression(text.slice(at, at + 20))
    if (found.kind !== 'space') tokens.push({ kind: found.kind, text: found.text })
    at = found.end
  }
  return tokens
}

function nextToken(text: string, at: number) {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match !== null) {
      return { kind, text: match.slice(1).find((part) => part !== undefined) ?? '', end: pattern.lastIndex }
    }
  }
  return undefined
}
