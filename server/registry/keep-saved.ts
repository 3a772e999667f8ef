import type { FamilyFilter } from '@tanggap/contract/registry'
import type { Saved } from '@tanggap/contract/registry-lists'
import { withoutNumbers } from '@tanggap/core/registry'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { familyRows } from './registry.store.ts'
import * as store from './saved.store.ts'

/** More than this is no list chosen by hand but a search. */
export const mostListed = 5_000

export async function listSaved(acting: Acting): Promise<Done<{ saved: Saved[] }>> {
  const rows = await store.openSaved(acting)
  return done({
    saved: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      name: row.name,
      filter: row.filter,
      shared: row.is_shared,
      own: row.owner_id === acting.office.accountId,
      ownerName: row.owner_name,
      families: row.kind === 'list' ? row.families : null,
      version: row.version,
      updatedAt: row.updated_at.toISOString(),
    })),
  })
}

/** Saves a search, or families as a list. A number somebody writes into the name is masked. */
export async function saveNew(
  acting: Acting,
  wish: {
    readonly kind: 'search' | 'list'
    readonly name: string
    readonly shared: boolean
    readonly filter: FamilyFilter
    readonly familyIds: readonly string[]
  },
): Promise<Done<{ id: string }>> {
  const name = withoutNumbers(wish.name.trim())
  if (name === '') return refused('registry.name-missing')
  if (!(await seesAll(acting, wish.familyIds))) return refused('request.not-found')
  const id = acting.id()
  await store.addSaved(acting, {
    id,
    kind: wish.kind,
    name,
    shared: wish.shared,
    filter: wish.kind === 'search' ? wish.filter : {},
  })
  if (wish.kind === 'list') await store.putIn(acting, id, wish.familyIds)
  await noted(acting, id, 'made', wish.kind === 'list' ? wish.familyIds : [])
  return done({ id })
}

export async function changeSaved(
  acting: Acting,
  id: string,
  wish: { readonly name: string; readonly shared: boolean; readonly version: number },
): Promise<Done<{ version: number }>> {
  const name = withoutNumbers(wish.name.trim())
  if (name === '') return refused('registry.name-missing')
  const saved = await ownOf(acting, id)
  if (saved === undefined || saved.removed_at !== null) return refused('request.not-found')
  const written = await store.writeSaved(acting, id, wish.version, {
    name,
    shared: wish.shared,
    removed: false,
  })
  if (!written) return refused('registry.saved-changed')
  await noted(acting, id, 'changed', [])
  return done({ version: wish.version + 1 })
}

/** Taken away it is shown to nobody; put back it is as it was. */
export async function removeSaved(
  acting: Acting,
  id: string,
  { removed, version }: { readonly removed: boolean; readonly version: number },
): Promise<Done<{ version: number }>> {
  const saved = await ownOf(acting, id)
  if (saved === undefined) return refused('request.not-found')
  const written = await store.writeSaved(acting, id, version, {
    name: saved.name,
    shared: saved.is_shared,
    removed,
  })
  if (!written) return refused('registry.saved-changed')
  await noted(acting, id, removed ? 'removed' : 'put back', [])
  return done({ version: version + 1 })
}

/** By its owner, or by a colleague it is shared with. A family out of the office's range is not found. */
export async function changeListed(
  acting: Acting,
  id: string,
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): Promise<Done<{ families: number }>> {
  const list = await openList(acting, id)
  if (list === undefined) return refused('request.not-found')
  if (!(await seesAll(acting, add))) return refused('request.not-found')
  if (list.families + add.length > mostListed) return refused('registry.list-full', { most: mostListed })
  await store.takeOut(acting, id, remove)
  await store.putIn(acting, id, add)
  await noted(acting, id, 'families', [...add, ...remove])
  const after = await store.findSaved(acting, id)
  return done({ families: after?.families ?? 0 })
}

/** A list this office may open. */
export async function openList(acting: Acting, id: string): Promise<store.SavedRow | undefined> {
  const saved = await store.findSaved(acting, id)
  return saved?.kind === 'list' && saved.removed_at === null ? saved : undefined
}

async function seesAll(acting: Acting, ids: readonly string[]): Promise<boolean> {
  const wanted = [...new Set(ids)]
  return wanted.length === 0 || (await familyRows(acting, wanted)).length === wanted.length
}

async function ownOf(acting: Acting, id: string): Promise<store.SavedRow | undefined> {
  const saved = await store.findSaved(acting, id)
  return saved?.owner_id === acting.office.accountId ? saved : undefined
}

function noted(acting: Acting, id: string, what: string, families: readonly string[]): Promise<void> {
  return acting.record({
    action: 'registry.keep-list',
    subject: 'family',
    ids: [id, ...families],
    detail: { what },
  })
}
