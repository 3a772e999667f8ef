import { ageOn, isDate } from '../calendar/index.ts'
import type { Answer } from './answer.ts'
import { isMissing, isRows, recordedAnswer } from './answer-values.ts'
import { belongsToFamily } from './findings.ts'
import type { Interview, Member } from './interview.ts'
import type { ContextFact, Operand, Rule } from './rule.ts'

/** Where a rule looks: one interview, perhaps one of its members, and the day. */
export interface Scope {
  readonly interview: Interview
  readonly member?: Member
  readonly context: RuleContext
}

export type RuleContext = { readonly today: string } & {
  readonly [Fact in ContextFact]?: number | boolean
}

/** Whether the rule holds. Total: a comparison with something unknown is false. */
export function holds(rule: Rule, scope: Scope): boolean {
  if ('all' in rule) return rule.all.every((part) => holds(part, scope))
  if ('any' in rule) return rule.any.some((part) => holds(part, scope))
  if ('not' in rule) return !holds(rule.not, scope)
  if ('isEmpty' in rule) return isNothing(operandValue(rule.isEmpty, scope))
  if ('in' in rule) {
    const value = operandValue(rule.in[0], scope)
    return typeof value === 'string' && rule.in[1].includes(value)
  }
  if ('includes' in rule) {
    const value = operandValue(rule.includes[0], scope)
    return Array.isArray(value) && value.includes(rule.includes[1])
  }
  if ('eq' in rule) return equal(operandValue(rule.eq[0], scope), operandValue(rule.eq[1], scope))
  if ('gt' in rule) return ordered(rule.gt, scope, (a, b) => a > b)
  if ('gte' in rule) return ordered(rule.gte, scope, (a, b) => a >= b)
  if ('lt' in rule) return ordered(rule.lt, scope, (a, b) => a < b)
  return ordered(rule.lte, scope, (a, b) => a <= b)
}

type Known = Exclude<Answer, { readonly missing: unknown }>

function operandValue(operand: Operand, scope: Scope): Known | undefined {
  if (typeof operand !== 'object') return operand
  if ('answer' in operand) return known(recordedAnswer(scope.interview, scope.member, operand.answer))
  if ('family' in operand) return known(recordedAnswer(scope.interview, undefined, operand.family))
  if ('context' in operand) return scope.context[operand.context]
  if ('ageFrom' in operand) return ageFrom(operand.ageFrom, scope)
  if ('column' in operand) return columnOf(operand.column, scope)
  if ('count' in operand) return countOf(operand.count, scope)
  if ('membersWhere' in operand) return countMembers(operand.membersWhere, scope)
  return sumOf(operand.sum, scope)
}

function ageFrom(key: string, scope: Scope): number | undefined {
  const born = recordedAnswer(scope.interview, scope.member, key)
  return typeof born === 'string' && isDate(born) ? ageOn(born, scope.context.today) : undefined
}

function columnOf([key, field]: readonly [string, string], scope: Scope): readonly string[] | undefined {
  const rows = recordedAnswer(scope.interview, scope.member, key)
  if (!isRows(rows)) return undefined
  return rows.flatMap((row) => row[field] ?? [])
}

function countOf(key: string, scope: Scope): number | undefined {
  const answer = recordedAnswer(scope.interview, scope.member, key)
  return Array.isArray(answer) ? answer.length : undefined
}

function countMembers(rule: Rule, scope: Scope): number {
  const members = scope.interview.members.filter((member) => belongsToFamily(member.presence))
  return members.filter((member) => holds(rule, { ...scope, member })).length
}

function sumOf(operands: readonly Operand[], scope: Scope): number | undefined {
  let sum = 0
  for (const operand of operands) {
    const value = operandValue(operand, scope)
    if (typeof value !== 'number') return undefined
    sum += value
  }
  return sum
}

function ordered(
  [left, right]: readonly [Operand, Operand],
  scope: Scope,
  compare: (a: number | string, b: number | string) => boolean,
): boolean {
  const a = operandValue(left, scope)
  const b = operandValue(right, scope)
  if (typeof a === 'number' && typeof b === 'number') return compare(a, b)
  // ISO dates order as text.
  return typeof a === 'string' && typeof b === 'string' && compare(a, b)
}

function equal(a: Known | undefined, b: Known | undefined): boolean {
  return a !== undefined && a === b
}

function known(answer: Answer | undefined): Known | undefined {
  return answer === undefined || isMissing(answer) ? undefined : answer
}

function isNothing(value: Known | undefined): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}
