import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { breachesOfBoundaries, floors } from './boundaries.ts'
import { type Check, sayBreach } from './check.ts'
import { runPackage } from './program.ts'
import { projectRoot, sourceFiles } from './source-files.ts'
import { breachesOfSource } from './source-rules.ts'
import { breachesOfSql } from './sql-rules.ts'

const migrations = 'server/plumbing/database/migrations'

/** Everything `npm run check` looks at, the slowest first so that two can run beside each other. */
export const allChecks: readonly Check[] = [
  ...floors.map((floor) => ({
    name: `the types of ${floor} fit`,
    complaints: () => complaintsOf('typescript/bin/tsc', ['-p', floor, '--pretty', 'false']),
  })),
  {
    name: 'the code is written in the house’s form, and no usual mistake is in it',
    complaints: () =>
      complaintsOf('@biomejs/biome/bin/biome', ['ci', '--colors=off', '--error-on-warnings', '.']),
  },
  {
    name: 'nothing lies about that nobody uses',
    complaints: () => complaintsOf('knip/bin/knip.js', ['--no-progress']),
  },
  {
    name: 'floors and rooms know only whom they may know',
    complaints: async () => (await breachesOfBoundaries()).map(sayBreach),
  },
  {
    name: 'clock, chance, environment and SQL stay in their places',
    complaints: async () => {
      const files = sourceFiles(floors).filter((path) => !path.endsWith('.test.ts'))
      return files.flatMap((path) => breachesOfSource(path, textOf(path))).map(sayBreach)
    },
  },
  {
    name: 'the schema can be distributed over regencies, and shows no row without scope',
    complaints: async () => complaintsOfMigrations(),
  },
]

/** Read as one text, because a table's scope may be written in a later migration. */
function complaintsOfMigrations(): string[] {
  const files = sourceFiles([migrations])
    .filter((path) => path.endsWith('.sql'))
    .sort()
  if (files.length === 0) return [`${migrations} holds no migration`]
  let line = 0
  const starts = files.map((path) => {
    const start = { path, line }
    line += textOf(path).split('\n').length
    return start
  })
  return breachesOfSql('', files.map(textOf).join('\n')).map((breach) => {
    const at = Number(breach.where.slice(1))
    const file = starts.findLast((start) => start.line < at)
    return sayBreach({ ...breach, where: `${file?.path}:${at - (file?.line ?? 0)}` })
  })
}

function textOf(path: string): string {
  return readFileSync(join(projectRoot, path), 'utf8')
}

async function complaintsOf(program: string, args: readonly string[]): Promise<string[]> {
  if (!existsSync(join(projectRoot, 'node_modules', program))) return [`${program} is not installed`]
  const { code, output } = await runPackage(program, args)
  return code === 0 ? [] : [output === '' ? `${program} ended with ${code}` : output]
}
