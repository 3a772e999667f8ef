import { Agent, request } from 'node:http'

/** An answer with everything an attacker can see of it. */
export interface Answer {
  readonly status: number
  readonly location: string
  /** Names and values of the headers, without the clock's; of a cookie its name and how it is kept. */
  readonly headers: string
  readonly body: string
  readonly cookies: readonly string[]
  readonly ms: number
}

const agent = new Agent({ keepAlive: true, maxSockets: 400 })

/** One request over real HTTP from a place of the attacker's choosing, as the proxy before the house tells it. */
export function ask(
  house: string,
  how: {
    readonly path: string
    readonly from: string
    readonly form?: Readonly<Record<string, string>>
    readonly cookie?: string
  },
): Promise<Answer> {
  const url = new URL(how.path, house)
  const body = how.form && new URLSearchParams(how.form).toString()
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        agent,
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          'x-forwarded-for': how.from,
          origin: url.origin,
          ...(how.cookie ? { cookie: how.cookie } : {}),
          ...(body === undefined
            ? {}
            : {
                'content-type': 'application/x-www-form-urlencoded',
                'content-length': String(Buffer.byteLength(body)),
              }),
        },
      },
      (reply) => {
        const parts: Buffer[] = []
        reply.on('data', (part: Buffer) => parts.push(part))
        reply.on('error', reject)
        reply.on('end', () => {
          const set = reply.headers['set-cookie'] ?? []
          resolve({
            status: reply.statusCode ?? 0,
            location: reply.headers.location ?? '',
            headers: Object.entries(reply.headers)
              .filter(([name]) => name !== 'date' && name !== 'set-cookie')
              .map(([name, value]) => `${name}: ${String(value)}`)
              .concat(set.map((one) => `set-cookie: ${one.replace(/=[^;]+/, '=…')}`))
              .join('\n'),
            body: Buffer.concat(parts).toString('utf8'),
            cookies: set.map((one) => one.split(';')[0] ?? ''),
            ms: performance.now() - began,
          })
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

export function signatureOf(way: string, answers: readonly Answer[]): string {
  return [
    way,
    ...answers.map((one) => `${one.status} ${one.location} ${one.headers} ${one.body.length}`),
  ].join('\n--\n')
}
