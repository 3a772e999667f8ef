import { parentPort } from 'node:worker_threads'
import { systemChance } from '../plumbing/chance.ts'
import { type KeyFile, openVault, type Vault } from '../plumbing/keys/index.ts'
import { blockChecker, type CheckBlock, type FileToCheck } from './check-block.ts'
import type { RowBlock } from './row-block.ts'

/** What a thread is told: first whose rows come, then block after block. */
export type ToWorker =
  | { readonly kind: 'file'; readonly file: FileToCheck; readonly keys: KeyFile; readonly now: Date }
  | { readonly kind: 'block'; readonly block: RowBlock; readonly room: ArrayBuffer | undefined }

/** A thread that reads, checks and seals rows, so that the office's doors stay free while a delivery is checked. */
let vault: { readonly keys: string; readonly opened: Vault } | undefined
let check: CheckBlock | undefined

parentPort?.on('message', (message: ToWorker) => {
  if (message.kind === 'file') {
    const keys = JSON.stringify(message.keys)
    if (vault?.keys !== keys) vault = { keys, opened: openVault(message.keys) }
    check = blockChecker(message.file, vault.opened, () => systemChance.id(message.now))
    return
  }
  if (check === undefined) throw new Error('a block came before its file')
  const checked = check(message.block, message.room)
  parentPort?.postMessage(checked, [checked.copy.buffer])
})
