import type { Operand, Rule } from '../rule.ts'
import { membersRepeat } from './words.ts'

/** A rule of the instrument as an XLSForm author writes it. `readRule` reads it back to the same rule. */
export function ruleAsText(rule: Rule): string {
  if ('all' in rule) return rule.all.length === 0 ? 'true()' : rule.all.map(part).join(' and ')
  if ('any' in rule) return rule.any.length === 0 ? 'false()' : rule.any.map(part).join(' or ')
  if ('not' in rule) return `not(${ruleAsText(rule.not)})`
  if ('isEmpty' in rule) return `${operand(rule.isEmpty)} = ''`
  if ('in' in rule) {
    const [left, options] = rule.in
    return options.length === 0
      ? 'false()'
      : options.map((option) => `${operand(left)} = '${option}'`).join(' or ')
  }
  if ('includes' in rule) return includes(rule.includes)
  if ('eq' in rule) return compared(rule.eq, '=')
  if ('gt' in rule) return compared(rule.gt, '>')
  if ('gte' in rule) return compared(rule.gte, '>=')
  if ('lt' in rule) return compared(rule.lt, '<')
  return compared(rule.lte, '<=')
}

function part(rule: Rule): string {
  const alternatives =
    ('all' in rule && rule.all.length > 1) ||
    ('any' in rule && rule.any.length > 1) ||
    ('in' in rule && rule.in[1].length > 1)
  return alternatives ? `(${ruleAsText(rule)})` : ruleAsText(rule)
}

function compared([left, right]: readonly [Operand, Operand], sign: string): string {
  return `${operand(left)} ${sign} ${operand(right)}`
}

function includes([where, option]: readonly [Operand, string]): string {
  if (typeof where === 'object' && 'column' in where) {
    const [question, field] = where.column
    return `count(\${${question}}[\${${field}} = '${option}']) > 0`
  }
  return `selected(${operand(where)}, '${option}')`
}

function operand(value: Operand): string {
  if (typeof value === 'string') return `'${value}'`
  if (typeof value === 'boolean') return value ? "'yes'" : "'no'"
  if (typeof value === 'number') return String(value)
  if ('answer' in value) return `\${${value.answer}}`
  if ('family' in value) return `\${${value.family}}`
  if ('context' in value) return `\${${value.context}}`
  if ('ageFrom' in value) return `int((today() - \${${value.ageFrom}}) div 365.25)`
  if ('count' in value) return `count-selected(\${${value.count}})`
  if ('membersWhere' in value) return members(value.membersWhere)
  if ('sum' in value) return `(${value.sum.map(operand).join(' + ')})`
  throw new Error(`the column ${value.column.join('.')} can only be searched`)
}

function members(rule: Rule): string {
  const everyone = 'all' in rule && rule.all.length === 0
  return `count(\${${membersRepeat}}${everyone ? '' : `[${ruleAsText(rule)}]`})`
}
