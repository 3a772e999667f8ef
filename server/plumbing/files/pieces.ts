import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Vault } from '../keys/index.ts'

/**
 * Files that arrive piece by piece, each piece encrypted at rest. A piece is there whole or not at all, so what
 * stands after a crash is what was acknowledged. The caller keeps two writers of one file apart.
 */
export interface Pieces {
  /** How many bytes stand in a row from the start. */
  received(name: string): Promise<number>
  add(name: string, offset: number, piece: Uint8Array): Promise<void>
  whole(name: string): Promise<Buffer>
  /** The same, a piece at a time. */
  stream(name: string): AsyncIterable<Buffer>
  /** Forgets what arrived. Safe when nothing did. */
  drop(name: string): Promise<void>
}

export function openPieces(folder: string, vault: Vault): Pieces {
  const folderOf = (name: string) => {
    if (!/^[0-9a-z.-]+$/.test(name)) throw new Error('not a name for a file that arrives in pieces')
    return join(folder, name)
  }
  const placeOf = (name: string, piece: Piece) => `piece/${name}/${piece.offset}`

  async function standing(name: string): Promise<Piece[]> {
    const files = await readdir(folderOf(name)).catch(() => [])
    const pieces = files.flatMap(readName).toSorted((a, b) => a.offset - b.offset)
    let next = 0
    return pieces.filter((piece) => {
      if (piece.offset !== next) return false
      next += piece.length
      return true
    })
  }

  async function opened(name: string, piece: Piece): Promise<Buffer> {
    const sealed = await readFile(join(folderOf(name), `${piece.offset}-${piece.length}`))
    return vault.open(placeOf(name, piece), sealed)
  }

  return {
    async received(name) {
      const last = (await standing(name)).at(-1)
      return last ? last.offset + last.length : 0
    },
    async add(name, offset, bytes) {
      const piece = { offset, length: bytes.length }
      await mkdir(folderOf(name), { recursive: true, mode: 0o700 })
      const path = join(folderOf(name), `${offset}-${bytes.length}`)
      const draft = `${path}.${process.hrtime.bigint()}`
      await writeFile(draft, vault.seal(placeOf(name, piece), bytes), { mode: 0o600, flush: true })
      await rename(draft, path)
    },
    async whole(name) {
      const pieces = await standing(name)
      return Buffer.concat(await Promise.all(pieces.map((piece) => opened(name, piece))))
    },
    async *stream(name) {
      for (const piece of await standing(name)) yield await opened(name, piece)
    },
    drop: (name) => rm(folderOf(name), { recursive: true, force: true }),
  }
}

interface Piece {
  readonly offset: number
  readonly length: number
}

function readName(file: string): Piece[] {
  const match = /^(\d+)-(\d+)$/.exec(file)
  return match ? [{ offset: Number(match[1]), length: Number(match[2]) }] : []
}
