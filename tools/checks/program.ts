import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from './source-files.ts'

export interface Ended {
  readonly code: number
  readonly output: string
}

/** Runs a JavaScript program of node_modules to its end and keeps what it printed. */
export function runPackage(file: string, args: readonly string[], cwd = projectRoot): Promise<Ended> {
  return runProgram(process.execPath, [join(projectRoot, 'node_modules', file), ...args], cwd)
}

function runProgram(program: string, args: readonly string[], cwd: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    })
    const printed: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => printed.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => printed.push(chunk))
    child.on('error', reject)
    child.on('close', (code) =>
      resolve({ code: code ?? 1, output: Buffer.concat(printed).toString().trim() }),
    )
  })
}
