import type { Breach } from './check.ts'

interface SourceRule {
  readonly rule: string
  readonly sentence: string
  readonly appliesTo: (path: string) => boolean
  /** What must not occur in the file's code; comments are not looked at. */
  readonly pattern: RegExp
}

const isTest = (path: string) => /\.(test|journey)\.tsx?$/.test(path)
const isCode = (path: string) => /\.(tsx?|mjs)$/.test(path)
const isIn = (path: string, ...folders: string[]) => folders.some((folder) => path.startsWith(`${folder}/`))

const holdsSql = (path: string) =>
  path.endsWith('.store.ts') || isIn(path, 'server/plumbing/database', 'server/plumbing/jobs')
const readsEnvironment = (path: string) =>
  ['server/config.ts', 'web/vite.config.ts'].includes(path) || isIn(path, 'tools') || isIn(path, 'journeys')

export const sourceRules: readonly SourceRule[] = [
  {
    rule: 'sql-in-stores-only',
    sentence:
      'SQL stands in *.store.ts and the plumbing of database and jobs, where it is reviewed for scope.',
    appliesTo: (path) => isIn(path, 'server', 'core') && isCode(path) && !isTest(path) && !holdsSql(path),
    pattern:
      /[`'"]\s*(select\s[\s\S]*?\sfrom\s|insert into\s|update\s+\w+\s+set\s|delete from\s|with\s+(recursive\s+)?\w+\s+as\s+(materialized\s+)?\(|copy\s+\w+\s*\(|(create|alter|drop)\s+(table|index|role|policy|database)\s|truncate\s|set\s+local\s)/i,
  },
  {
    rule: 'environment-in-config-only',
    sentence:
      'Only server/config.ts reads the environment, so that every setting is checked and listed once.',
    appliesTo: (path) => isCode(path) && !isTest(path) && !readsEnvironment(path) && path !== testDatabase,
    pattern: /\bprocess\s*\.\s*env\b|\bimport\.meta\.env\b/,
  },
  {
    rule: 'core-has-no-clock',
    sentence: 'Time reaches core as an argument, so that every decision can be replayed.',
    appliesTo: (path) => isIn(path, 'core') && isCode(path) && !isTest(path),
    pattern: /\bDate\s*\.\s*now\b|\bnew Date\s*\(\s*\)|\bDate\s*\(\s*\)|\bperformance\s*\./,
  },
  {
    rule: 'core-has-no-chance',
    sentence:
      'Chance reaches core as an argument (a seed or a drawn number), so that every draw can be repeated.',
    appliesTo: (path) => isIn(path, 'core') && isCode(path) && !isTest(path),
    pattern: /\bMath\s*\.\s*random\b|\bcrypto\s*\.\s*(randomUUID|getRandomValues)\b/,
  },
  {
    rule: 'scope-is-a-literal',
    sentence:
      'set_config does not reach the workers of a distributed database; use SET LOCAL with checked values.',
    appliesTo: (path) => isIn(path, 'server') && isCode(path) && !isTest(path),
    pattern: /\bset_config\s*\(/i,
  },
  {
    rule: 'no-merge',
    sentence: 'MERGE is not supported on every engine we serve; use INSERT … ON CONFLICT.',
    appliesTo: (path) => isIn(path, 'server') && isCode(path) && !isTest(path),
    pattern: /\bmerge into\b/i,
  },
]

/** The one place of the tests that is told where their PostgreSQL is. */
const testDatabase = 'server/plumbing/database/test-database.ts'

const namesThatSayNothing = ['utils', 'helpers', 'shared', 'common', 'services', 'types', 'interfaces']

/** Breaches of the rules that a file's text and name alone can show. */
export function breachesOfSource(path: string, text: string): Breach[] {
  const code = isCode(path) ? withoutComments(text) : text
  const found: Breach[] = []
  for (const { rule, sentence, appliesTo, pattern } of sourceRules) {
    const match = appliesTo(path) ? pattern.exec(code) : null
    if (match !== null) found.push({ rule, sentence, where: `${path}:${lineOf(code, match.index)}` })
  }
  const empty = path
    .split('/')
    .slice(0, -1)
    .find((name) => namesThatSayNothing.includes(name))
  if (empty !== undefined) {
    const sentence = `a folder called ${empty} says where something lies, not what it is about.`
    found.push({ rule: 'folders-have-a-subject', sentence, where: path })
  }
  return found
}

/** Blanks comments out, keeping every line where it was. Addresses (https://…) in strings stay. */
function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|\s)\/\/[^\n]*/g, '$1')
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}
