import type { TestOffice } from '../../plumbing/test-office.ts'

export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
  readonly location: string | undefined
}

/** The form is shown again with what is wrong: at once, or by the page it leads to. */
export function isWrong({ status, location }: Answered): boolean {
  return status === 422 || /[?&]salah=1/.test(location ?? '')
}

/** A browser without script: it keeps cookies, sends plain forms, and follows what it is told to follow. */
export interface TestBrowser {
  get(path: string): Promise<Answered>
  /** Sends a form; does not follow where it leads. */
  send(path: string, fields?: Readonly<Record<string, string>>): Promise<Answered>
  sendPhoto(path: string, photo: Buffer): Promise<Answered>
  sendVoice(path: string, voice: Buffer): Promise<Answered>
  readonly cookies: ReadonlyMap<string, string>
}

export function openBrowser(house: TestOffice, address = '203.0.113.7'): TestBrowser {
  const jar = new Map<string, string>()
  const { app } = house.doors.portal

  async function ask(
    method: 'GET' | 'POST',
    path: string,
    payload?: { readonly type: string; readonly body: Buffer | string },
  ): Promise<Answered> {
    const reply = await app.inject({
      method,
      url: path,
      remoteAddress: address,
      headers: {
        host: 'localhost',
        ...(method === 'POST' ? { origin: 'http://localhost' } : {}),
        ...(payload ? { 'content-type': payload.type } : {}),
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(payload ? { payload: payload.body } : {}),
    })
    for (const { name, value, maxAge, expires } of reply.cookies) {
      const isGone = value === '' || maxAge === 0 || (expires !== undefined && expires.getTime() < 1000)
      if (isGone) jar.delete(name)
      else jar.set(name, value)
    }
    const location = reply.headers.location
    return {
      status: reply.statusCode,
      headers: reply.headers,
      body: reply.body,
      location: typeof location === 'string' ? location : undefined,
    }
  }

  return {
    cookies: jar,
    get: (path) => ask('GET', path),
    send: (path, fields = {}) =>
      ask('POST', path, {
        type: 'application/x-www-form-urlencoded',
        body: new URLSearchParams(fields).toString(),
      }),
    sendPhoto: (path, photo) => sendFile(path, 'foto', photo),
    sendVoice: (path, voice) => sendFile(path, 'suara', voice),
  }

  function sendFile(path: string, field: string, bytes: Buffer): Promise<Answered> {
    return ask('POST', path, {
      type: 'multipart/form-data; boundary=batas',
      body: Buffer.concat([
        Buffer.from(`--batas\r\ncontent-disposition: form-data; name="${field}"; filename="x"\r\n\r\n`),
        bytes,
        Buffer.from('\r\n--batas--\r\n'),
      ]),
    })
  }
}
