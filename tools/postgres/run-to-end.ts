import { spawn } from 'node:child_process'
import type { Account } from './account.ts'

/**
 * Runs a program of PostgreSQL to its end, in English and without the caller's environment.
 *
 * @throws Error with what the program printed, when it fails.
 */
export function runToEnd(
  program: string,
  args: readonly string[],
  account: Account,
  cwd: string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...account, cwd, env: plainEnvironment() })
    const printed: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => printed.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => printed.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`${program} ended with ${code}:\n${Buffer.concat(printed).toString()}`))
    })
  })
}

/** PG… variables of the caller must not steer the embedded server. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  return { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
}
