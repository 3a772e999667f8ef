import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'

/** The account PostgreSQL runs under. `undefined`: simply the one that runs Tanggap. */
export type Account = { readonly uid: number; readonly gid: number } | undefined

/**
 * PostgreSQL refuses to run as root. Root therefore lends it the account that owns the cluster already
 * (a folder an ordinary user made), or `nobody`.
 */
export function chooseAccount(cluster: string): Account {
  if (process.getuid?.() !== 0) return undefined
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster)
    if (uid !== 0) return { uid, gid }
  }
  return { uid: idOfNobody('-u'), gid: idOfNobody('-g') }
}

/** 65534 on Debian, 4294967294 on macOS, where `spawn` expects the same bits as a signed number: -2. */
function idOfNobody(flag: '-u' | '-g'): number {
  const answer = Number.parseInt(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout, 10)
  return Number.isNaN(answer) ? 65534 : answer | 0
}

/** Asks the operating system itself, because every folder above the path has a say. */
export function canReach(path: string, account: Account): boolean {
  const question = 'test -r "$1" && test -x "$1"'
  return spawnSync('/bin/sh', ['-c', question, 'sh', path], { ...account, cwd: '/' }).status === 0
}
