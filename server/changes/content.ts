import type { Role } from '@tanggap/core/access'
import { type ChangeItem, canonicalText, isFirstRecorded, seesSpecific } from '@tanggap/core/changes'
import { maskedValue } from '@tanggap/core/registry'
import { z } from 'zod'
import { questionNamed } from '../instrument/index.ts'
import type { Acting } from '../plumbing/acting.ts'
import { sameSecret, type Vault } from '../plumbing/keys/index.ts'
import { type ChangeRow, type StoredItem, storedItem } from './changes.store.ts'

/** What an approval is bound to: what is changed, about whom, and nothing else. */
export interface Content {
  readonly kind: string
  readonly familyId: string | null
  readonly personId: string | null
  readonly villageCode: string
  readonly items: readonly ChangeItem[]
}

export interface KeptContent {
  readonly items: readonly StoredItem[]
  readonly itemsSealed: Uint8Array | null
  readonly salt: Uint8Array
  readonly hash: Uint8Array
}

/** General items stay readable; identity, health, money and position are sealed for this change's row. */
export function keepContent(acting: Acting, changeId: string, content: Content): KeptContent {
  const all: StoredItem[] = content.items.map(({ personId, ...item }, position) => ({
    position,
    ...item,
    ...(personId ? { personId } : {}),
    from: item.from ?? null,
    to: item.to ?? null,
  }))
  const sealed = all.filter((item) => item.sensitivity !== 'general')
  const salt = acting.chance.bytes(16)
  return {
    items: all.filter((item) => item.sensitivity === 'general'),
    itemsSealed: sealed.length ? acting.vault.seal(place(changeId), JSON.stringify(sealed)) : null,
    salt,
    hash: hashOf(acting.vault, salt, { ...content, items: all.map(asItem) }),
  }
}

/** Every item of a change in its order, opened. */
export function openItems(vault: Vault, change: ChangeRow): StoredItem[] {
  const sealed = change.items_sealed
    ? z
        .array(storedItem)
        .parse(JSON.parse(vault.open(place(change.id), change.items_sealed).toString('utf8')))
    : []
  return [...change.items, ...sealed].toSorted((a, b) => a.position - b.position)
}

/** Whether what stands in the row is still what its hash was made of. */
export function sealHolds(vault: Vault, change: ChangeRow): boolean {
  const hash = hashOf(vault, change.content_salt, {
    kind: change.kind,
    familyId: change.family_id,
    personId: change.person_id,
    villageCode: change.village_code,
    items: openItems(vault, change).map(asItem),
  })
  return sameSecret(hash, change.content_hash)
}

export function asItem({ position: _position, personId, ...item }: StoredItem): ChangeItem {
  return { ...item, from: item.from ?? null, to: item.to ?? null, ...(personId ? { personId } : {}) }
}

/**
 * Specific personal data by what was asked, not only by the way the item travels: money and the exact
 * position pass a meeting inside a count, and are still nobody's business there (UU 27/2022, art. 4(2)).
 */
function isSpecificQuestion(key: string): boolean {
  return questionNamed(key)?.sensitivity === 'specific'
}

/** An item as this office may see it: values it may not see are left out, numbers of identity are masked. */
export function shownTo(role: Role, item: StoredItem) {
  const isSpecific = item.sensitivity === 'specific' || isSpecificQuestion(item.question)
  const hidden = isSpecific && !seesSpecific(role)
  const show = (value: unknown) =>
    hidden ? null : item.sensitivity === 'identity' ? maskedValue(value) : (value ?? null)
  return {
    position: item.position,
    subject: item.subject,
    personId: item.personId ?? null,
    subjectName: item.subjectName,
    question: item.question,
    from: show(item.from),
    to: show(item.to),
    sensitivity: isSpecific ? ('specific' as const) : item.sensitivity,
    firstRecorded: isFirstRecorded({ from: item.from }),
    hidden,
  }
}

function hashOf(vault: Vault, salt: Uint8Array, content: Content): Buffer {
  const { kind, familyId, personId, villageCode, items } = content
  return vault.saltedHash(salt, canonicalText({ kind, familyId, personId, villageCode, items }))
}

function place(changeId: string): string {
  return `change.items_sealed/${changeId}`
}
