import type { CodeList, Question } from '../instrument.ts'
import { type Expression, parseExpression, UnreadableExpression } from './expression.ts'

/** The bounds of an answer that a form keeps in its constraint. */
export type Bounds = Pick<Question, 'min' | 'max' | 'maxLength' | 'lengths'>

/** The bounds of a question as a constraint; empty where it has none. */
export function boundsAsText(bounds: Bounds, codeList?: CodeList): string {
  const { min, max, maxLength, lengths } = bounds
  const exclusive = codeList?.options.filter((option) => option.exclusive === true) ?? []
  return [
    min === undefined ? '' : `. >= ${min}`,
    max === undefined ? '' : `. <= ${max}`,
    maxLength === undefined ? '' : `string-length(.) <= ${maxLength}`,
    lengths === undefined ? '' : `regex(., '^(${lengths.map((length) => `[0-9]{${length}}`).join('|')})$')`,
    ...exclusive.map(({ key }) => `not(selected(., '${key}') and count-selected(.) > 1)`),
  ]
    .filter((part) => part !== '')
    .join(' and ')
}

/**
 * The bounds in a constraint. That a choice excludes the others stands in the choices sheet; here it is passed
 * over.
 * @throws UnreadableExpression for anything but these bounds.
 */
export function readBounds(text: string): Bounds {
  const whole = parseExpression(text)
  const parts = whole.kind === 'and' ? whole.parts : [whole]
  return Object.assign({}, ...parts.map(boundIn))
}

function boundIn(part: Expression): Bounds {
  if (part.kind === 'compare' && part.right.kind === 'number') {
    const { sign, left } = part
    const { value } = part.right
    if (left.kind === 'self' && sign === '>=') return { min: value }
    if (left.kind === 'self' && sign === '>') return { min: value + 1 }
    if (left.kind === 'self' && sign === '<=') return { max: value }
    if (left.kind === 'self' && sign === '<') return { max: value - 1 }
    const isLength = left.kind === 'call' && left.name === 'string-length' && left.given[0]?.kind === 'self'
    if (isLength && sign === '<=') return { maxLength: value }
    if (isLength && sign === '=') return { lengths: [value] }
  }
  if (part.kind === 'call' && part.name === 'regex') {
    const [self, pattern] = part.given
    const lengths =
      pattern?.kind === 'text' && self?.kind === 'self' ? digitLengths(pattern.value) : undefined
    if (lengths !== undefined) return { lengths }
  }
  if (part.kind === 'call' && part.name === 'not' && isExclusion(part.given[0])) return {}
  throw new UnreadableExpression(part.kind === 'call' ? `${part.name}(…)` : part.kind)
}

/** `^([0-9]{11}|[0-9]{12})$` or `^\d{16}$`: so many digits and nothing else. */
function digitLengths(pattern: string): readonly number[] | undefined {
  const inside = /^\^\(?(.*?)\)?\$$/.exec(pattern)?.[1]
  const lengths = inside?.split('|').map((part) => /^(?:\[0-9\]|\\d)\{(\d{1,2})\}$/.exec(part)?.[1])
  return lengths?.every((length) => length !== undefined) ? lengths.map(Number) : undefined
}

function isExclusion(inside: Expression | undefined): boolean {
  if (inside?.kind !== 'and') return false
  const [one, several] = inside.parts
  return one?.kind === 'call' && one.name === 'selected' && several?.kind === 'compare'
}
