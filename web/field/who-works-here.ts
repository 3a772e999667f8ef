/** Whose phone this is, so that the app opens without asking the office. Holds a name, never a secret. */
export interface Owner {
  readonly accountId: string
  readonly name: string
  readonly demo: boolean
}

const key = 'field.owner'

export function readOwner(): Owner | undefined {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    const isOwner =
      typeof read === 'object' && read !== null && 'accountId' in read && 'name' in read && 'demo' in read
    if (!isOwner) return undefined
    return { accountId: String(read.accountId), name: String(read.name), demo: read.demo === true }
  } catch {
    return undefined
  }
}

export function noteOwner(owner: Owner | undefined): void {
  if (owner) localStorage.setItem(key, JSON.stringify(owner))
  else localStorage.removeItem(key)
}

const leftKey = 'field.left'

/** Signing out without signal: the office is told as soon as it can be, and nobody is let in by the old session. */
export function noteLeft(left: boolean): void {
  if (left) localStorage.setItem(leftKey, 'yes')
  else localStorage.removeItem(leftKey)
}

export function hasLeft(): boolean {
  return localStorage.getItem(leftKey) === 'yes'
}
