import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Vault } from '../keys/index.ts'
import { openPieces, type Pieces } from './pieces.ts'

/** Files by the hash of their content, encrypted at rest. Writing the same content again changes nothing. */
export interface FileStore {
  /** Returns the SHA-256 of the content, hex. */
  keep(content: Uint8Array): Promise<string>
  /** Throws when there is no such file or its bytes are not what was kept. */
  read(sha256: string): Promise<Buffer>
  has(sha256: string): boolean
  /** Where a file waits that arrives piece by piece. */
  readonly pieces: Pieces
}

export function openFileStore(folder: string, vault: Vault): FileStore {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256)
  return {
    async keep(content) {
      const sha256 = createHash('sha256').update(content).digest('hex')
      const path = pathOf(sha256)
      if (existsSync(path)) return sha256
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const draft = `${path}.${process.pid}.${process.hrtime.bigint()}`
      await writeFile(draft, vault.seal(`file/${sha256}`, content), { mode: 0o600, flush: true })
      await rename(draft, path).catch(async (fault) => {
        await unlink(draft)
        throw fault
      })
      return sha256
    },
    read: async (sha256) => vault.open(`file/${sha256}`, await readFile(pathOf(sha256))),
    has: (sha256) => existsSync(pathOf(sha256)),
    pieces: openPieces(join(folder, 'pieces'), vault),
  }
}
