import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** What PostgreSQL itself writes about the server that holds a cluster. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
}

/** `undefined` when no server holds the cluster, or one that has died without clearing its file. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const written = readPidFile(cluster)
  return written !== undefined && isAlive(written.pid) && looksLikePostgres(written.pid) ? written : undefined
}

/**
 * Removes the file of a dead server when its number has since gone to another program, which PostgreSQL
 * would take for a running server. In every other case the file stays: by it PostgreSQL sees whether
 * sessions of the dead server still write.
 */
export function clearFileOfStranger(cluster: string): void {
  const written = readPidFile(cluster)
  if (written === undefined || !isAlive(written.pid) || looksLikePostgres(written.pid)) return
  rmSync(join(cluster, 'postmaster.pid'))
}

function readPidFile(cluster: string): Postmaster | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map(Number)
  return pid && port ? { pid, port } : undefined
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM'
  }
}

/** After a restart of the machine or container another program may bear the number. */
function looksLikePostgres(pid: number): boolean {
  const commandLine = `/proc/${pid}/cmdline`
  return (
    !existsSync('/proc/self') ||
    !existsSync(commandLine) ||
    readFileSync(commandLine, 'utf8').includes('postgres')
  )
}

/** Asks the server to end (SIGINT: "fast"), and after the patience is over tells it to (SIGQUIT: recovers later). */
export async function stopPostmaster(cluster: string, patienceMs = 1500): Promise<void> {
  const running = findPostmaster(cluster)
  if (running === undefined) return
  process.kill(running.pid, 'SIGINT')
  if (await hasEnded(cluster, running.pid, patienceMs)) return
  process.kill(running.pid, 'SIGQUIT')
  await hasEnded(cluster, running.pid, patienceMs)
}

async function hasEnded(cluster: string, pid: number, patienceMs: number): Promise<boolean> {
  const until = Date.now() + patienceMs
  while (Date.now() < until) {
    if (!isAlive(pid) && findPostmaster(cluster) === undefined) return true
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return false
}
