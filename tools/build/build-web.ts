import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot, sourceFiles } from '../checks/source-files.ts'
import { PlainFault } from '../plain-fault.ts'

export const webFolder = join(projectRoot, 'web', 'dist')

/**
 * Builds the apps into web/dist unless they were built from the very same sources.
 *
 * @returns what the build printed, sizes included; `undefined` when there was nothing to build.
 * @throws PlainFault with what Vite printed.
 */
export async function buildWeb({ always = false } = {}): Promise<string | undefined> {
  const stamp = join(webFolder, '.sources')
  const wanted = hashOfSources()
  if (!always && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return undefined
  const printed = await runBuild()
  mkdirSync(webFolder, { recursive: true })
  writeFileSync(stamp, wanted)
  return printed
}

/** The apps hold core and contract too, and the packages the lock names. */
function hashOfSources(): string {
  const hash = createHash('sha256')
  const files = sourceFiles(['web', 'contract', 'core']).filter((path) => !path.endsWith('.test.ts'))
  for (const path of [...files.sort(), 'package-lock.json', 'tsconfig.base.json']) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(projectRoot, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

function runBuild(): Promise<string> {
  return new Promise((resolve, reject) => {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    const child = spawn(npm, ['run', 'build', '--workspace=web', '--silent'], {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    const printed: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => printed.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => printed.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      const story = Buffer.concat(printed).toString().trim()
      if (code === 0) return resolve(story)
      reject(
        new PlainFault(`Layar tidak dapat dibangun:\n${story}`, 'The screens could not be built; see above.'),
      )
    })
  })
}
