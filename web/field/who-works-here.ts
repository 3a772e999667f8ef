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
