import { contextFacts, type Operand, type Rule } from '../rule.ts'
import { type Expression, parseExpression, UnreadableExpression } from './expression.ts'
import { membersRepeat, yesNoFacts } from './words.ts'

/** What a rule may name: the questions of the form with how they are answered, and the columns of its repeats. */
export interface FormNames {
  readonly answeredBy: ReadonlyMap<string, 'one' | 'several' | 'yesNo' | 'rows' | 'other'>
  /** Column → the repeat it belongs to. */
  readonly columns: ReadonlyMap<string, string>
}

/**
 * A rule read from what an XLSForm author wrote.
 * @throws UnreadableExpression naming what is not supported or not in the form.
 */
export function readRule(text: string, names: FormNames): Rule {
  return condition(parseExpression(text), names)
}

function condition(expression: Expression, names: FormNames): Rule {
  switch (expression.kind) {
    case 'and':
      return { all: expression.parts.map((part) => condition(part, names)) }
    case 'or': {
      const parts = expression.parts.map((part) => condition(part, names))
      return oneOfSeveral(parts) ?? { any: parts }
    }
    case 'compare':
      return comparison(expression, names)
    case 'call':
      return called(expression, names)
    default:
      throw new UnreadableExpression(inWords(expression))
  }
}

/** `a = 'x' or a = 'y'` is one look at one answer. */
function oneOfSeveral(parts: readonly Rule[]): Rule | undefined {
  const [first] = parts
  if (first === undefined || !('eq' in first)) return undefined
  const [left] = first.eq
  const options = parts.flatMap((part) => {
    const same = 'eq' in part && sameOperand(part.eq[0], left)
    return same && typeof part.eq[1] === 'string' ? [part.eq[1]] : []
  })
  return options.length === parts.length ? { in: [left, options] } : undefined
}

function sameOperand(a: Operand, b: Operand): boolean {
  return (
    typeof a === 'object' && typeof b === 'object' && 'answer' in a && 'answer' in b && a.answer === b.answer
  )
}

function comparison({ sign, left, right }: Expression & { kind: 'compare' }, names: FormNames): Rule {
  const column = columnSearch({ sign, left, right }, names)
  if (column !== undefined) return column
  const a = value(left, names)
  if (right.kind === 'text' && right.value === '') {
    if (sign === '=') return { isEmpty: a }
    if (sign === '!=') return { not: { isEmpty: a } }
  }
  const b = right.kind === 'text' ? textBeside(left, right.value, names) : value(right, names)
  switch (sign) {
    case '=':
      return { eq: [a, b] }
    case '!=':
      return { not: { eq: [a, b] } }
    case '<':
      return { lt: [a, b] }
    case '<=':
      return { lte: [a, b] }
    case '>':
      return { gt: [a, b] }
    case '>=':
      return { gte: [a, b] }
  }
}

/** `count(${meters}[${power} = 'va900']) > 0`: some row of a repeated question has this in that column. */
function columnSearch(
  { sign, left, right }: Pick<Expression & { kind: 'compare' }, 'sign' | 'left' | 'right'>,
  names: FormNames,
): Rule | undefined {
  if (left.kind !== 'call' || left.name !== 'count') return undefined
  const [rows] = left.given
  if (rows?.kind !== 'reference' || names.answeredBy.get(rows.name) !== 'rows') return undefined
  const { where } = rows
  const isSearch =
    where?.kind === 'compare' &&
    where.sign === '=' &&
    where.left.kind === 'reference' &&
    where.right.kind === 'text' &&
    names.columns.get(where.left.name) === rows.name
  if (!isSearch || sign !== '>' || right.kind !== 'number' || right.value !== 0) {
    if (where === undefined) return undefined
    throw new UnreadableExpression(inWords(left))
  }
  return { includes: [{ column: [rows.name, where.left.name] }, where.right.value] }
}

/** Yes and no are choices in a form, and true and false in an answer. */
function textBeside(left: Expression, text: string, names: FormNames): Operand {
  if (left.kind !== 'reference') return text
  const isYesNo = names.answeredBy.get(left.name) === 'yesNo' || yesNoFacts.some((fact) => fact === left.name)
  if (!isYesNo) return text
  if (text !== 'yes' && text !== 'no') throw new UnreadableExpression(`'${text}'`)
  return text === 'yes'
}

function called(expression: Expression & { kind: 'call' }, names: FormNames): Rule {
  const { name, given } = expression
  const [first, second] = given
  if (name === 'true' && given.length === 0) return { all: [] }
  if (name === 'false' && given.length === 0) return { any: [] }
  if (name === 'not' && first !== undefined && given.length === 1) return { not: condition(first, names) }
  if (name === 'selected' && first?.kind === 'reference' && second?.kind === 'text') {
    const answer = value(first, names)
    return names.answeredBy.get(first.name) === 'several'
      ? { includes: [answer, second.value] }
      : { eq: [answer, textBeside(first, second.value, names)] }
  }
  throw new UnreadableExpression(inWords(expression))
}

function value(expression: Expression, names: FormNames): Operand {
  switch (expression.kind) {
    case 'number':
    case 'text':
      return expression.value
    case 'reference':
      return referred(expression, names)
    case '+':
      return { sum: addends(expression).map((one) => value(one, names)) }
    case 'call':
      return calledValue(expression, names)
    default:
      throw new UnreadableExpression(inWords(expression))
  }
}

function referred({ name, where }: Expression & { kind: 'reference' }, names: FormNames): Operand {
  if (where !== undefined) throw new UnreadableExpression(`\${${name}}[…]`)
  if (names.answeredBy.has(name)) return { answer: name }
  const fact = contextFacts.find((one) => one === name)
  if (fact !== undefined) return { context: fact }
  throw new UnreadableExpression(`\${${name}}`)
}

function addends(expression: Expression): Expression[] {
  return expression.kind === '+' ? [...addends(expression.left), ...addends(expression.right)] : [expression]
}

function calledValue(expression: Expression & { kind: 'call' }, names: FormNames): Operand {
  const { name, given } = expression
  const [first] = given
  if (name === 'int' && first !== undefined) {
    const born = birthDateIn(first)
    if (born !== undefined && names.answeredBy.has(born)) return { ageFrom: born }
  }
  if ((name === 'count-selected' || name === 'count') && first?.kind === 'reference') {
    if (first.name === membersRepeat) {
      return { membersWhere: first.where === undefined ? { all: [] } : condition(first.where, names) }
    }
    if (first.where === undefined && names.answeredBy.has(first.name)) return { count: first.name }
  }
  throw new UnreadableExpression(inWords(expression))
}

/** `(today() - ${birthDate}) div 365.25`: how forms count whole years. */
function birthDateIn(expression: Expression): string | undefined {
  if (expression.kind !== 'div' || expression.left.kind !== '-') return undefined
  const { left, right } = expression.left
  const isToday = left.kind === 'call' && left.name === 'today' && left.given.length === 0
  const isYear = expression.right.kind === 'number' && Math.abs(expression.right.value - 365.25) < 0.3
  return isToday && isYear && right.kind === 'reference' ? right.name : undefined
}

function inWords(expression: Expression): string {
  if (expression.kind === 'call') return `${expression.name}(…)`
  if (expression.kind === 'reference') return `\${${expression.name}}`
  if (expression.kind === 'number' || expression.kind === 'text') return String(expression.value)
  return expression.kind === 'self' ? '.' : expression.kind
}
