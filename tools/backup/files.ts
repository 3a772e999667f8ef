import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { Manifest } from './manifest.ts'
import { openFrames, sealFrames } from './sealed-stream.ts'

/** The files of all backups, by the name they have in the data folder: encrypted already, and never changed. */
const poolOf = (backups: string) => join(backups, 'files')
const listName = 'files.sealed'
const list = z.array(z.object({ path: z.string().regex(/^[0-9a-zA-Z./_-]+$/), bytes: z.number() }))
export type KeptFile = z.infer<typeof list>[number]

/** Copies what is not in the pool yet, and writes which files belong to this backup. */
export async function keepFiles(
  from: string,
  backups: string,
  folder: string,
  key: Buffer,
): Promise<Manifest['files']> {
  const kept: KeptFile[] = []
  for (const path of await pathsIn(from)) {
    // A file that arrives in pieces may be whole, and its pieces gone, a moment later; what was whole stays.
    const bytes = await copyOnce(join(from, path), join(poolOf(backups), path))
    if (bytes !== undefined) kept.push({ path, bytes })
  }
  await pipeline(
    Readable.from([Buffer.from(JSON.stringify(kept))]),
    (chunks: AsyncIterable<Uint8Array>) => sealFrames(key, listName, chunks),
    createWriteStream(join(folder, listName), { mode: 0o600, flush: true }),
  )
  return { count: kept.length, bytes: kept.reduce((sum, { bytes }) => sum + bytes, 0) }
}

/** @throws when one is missing from the pool. */
export async function returnFiles(folder: string, to: string, key: Buffer): Promise<KeptFile[]> {
  const opened = openFrames(key, listName, createReadStream(join(folder, listName)))
  const kept = list.parse(JSON.parse(await text(opened)))
  for (const { path } of kept) {
    if (path.split('/').includes('..')) throw new Error('a file of the backup lies outside its folder')
    const bytes = await copyOnce(join(poolOf(dirname(folder)), path), join(to, path))
    if (bytes === undefined) throw new Error(`the backup misses ${path}`)
  }
  return kept
}

/** How many bytes it has; `undefined` when it is gone. Half a copy never bears the name. */
async function copyOnce(from: string, to: string): Promise<number | undefined> {
  const found = await stat(from).catch(() => undefined)
  if (found === undefined) return undefined
  if (existsSync(to) && (await stat(to)).size === found.size) return found.size
  const draft = `${to}.${process.pid}.draft`
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  try {
    await copyFile(from, draft)
    await rename(draft, to)
    return found.size
  } catch (fault) {
    await rm(draft, { force: true })
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return undefined
    throw fault
  }
}

async function pathsIn(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !isDraft(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
}

/** Still being written: `<hash>.<process>.<time>`, or `<piece>.<time>`. */
function isDraft(name: string): boolean {
  return name.includes('.')
}
