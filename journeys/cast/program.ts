import { codeFrom } from './authenticator.ts'
import type { Account, House } from './house.ts'

/** Someone who speaks to the office by its API instead of its screens, signed in like everyone else. */
export interface Program {
  ask(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: Record<string, unknown> }>
  /** Uploads one file as a browser's form does. */
  upload(path: string, name: string, content: Uint8Array): Promise<number>
}

export async function programAt(
  house: Pick<House, 'addresses'>,
  account: Account,
  door: 'office' | 'field' = 'office',
): Promise<Program> {
  const address = house.addresses[door]
  const signedIn = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({
      username: account.username,
      password: account.password,
      ...(account.authenticator ? { code: await codeFrom(account.authenticator) } : {}),
    }),
  })
  if (!signedIn.ok) throw new Error(`${account.username} did not get in: ${await signedIn.text()}`)
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const headers = { cookie, origin: address }
  return {
    async ask(method, path, body) {
      const reply = await fetch(address + path, {
        method,
        headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return { status: reply.status, body: Object(await reply.json()) }
    },
    async upload(path, name, content) {
      const form = new FormData()
      form.append('file', new Blob([new Uint8Array(content)]), name)
      return (await fetch(address + path, { method: 'POST', headers, body: form })).status
    },
  }
}
