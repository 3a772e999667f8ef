import type { RefusalAnswer } from '@tanggap/contract/refusal'
import type { AnswerOf, InputOf, Route } from '@tanggap/contract/route'

/** What the office answered: the value, or why not in words a person can act on. */
export type Asked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: RefusalAnswer; readonly status: number }

/** Called when the session has ended; resolves `true` once the person is signed in again. */
type SignInAgain = () => Promise<boolean>
let signInAgain: SignInAgain = async () => false

/** The app says how to sign in again over the page that is open, so that nothing typed is lost. */
export function whenSessionEnds(handler: SignInAgain): void {
  signInAgain = handler
}

/** Asks the office one thing. Never throws: no signal is an answer too. */
export async function ask<R extends Route>(route: R, input: InputOf<R> = {}): Promise<Asked<AnswerOf<R>>> {
  const answer = await send<AnswerOf<R>>(route, input)
  const ended = !answer.ok && answer.refusal.code === 'session.absent'
  if (ended && (await signInAgain())) return send<AnswerOf<R>>(route, input)
  return answer
}

/** The address of a route with its parameters and query filled in: for links, images and downloads. */
export function addressOf<R extends Route>(route: R, input: InputOf<R> = {}): string {
  const params = fieldsOf(input.params)
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name] ?? '')),
  )
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(fieldsOf(input.query)))
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value))
  return query.size ? `${path}?${query}` : path
}

async function send<T>(route: Route, input: InputOf<Route>): Promise<Asked<T>> {
  try {
    const body = input.body === undefined ? {} : jsonBody(input.body)
    const reply = await fetch(addressOf(route, input), {
      method: route.method,
      credentials: 'same-origin',
      ...body,
    })
    const answer: unknown = await reply.json()
    if (reply.ok) return { ok: true, value: answer as T }
    return { ok: false, refusal: readRefusal(answer), status: reply.status }
  } catch {
    return { ok: false, refusal: noSignal, status: 0 }
  }
}

function jsonBody(body: unknown): RequestInit {
  return body instanceof FormData
    ? { body }
    : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function readRefusal(answer: unknown): RefusalAnswer {
  const isRefusal = typeof answer === 'object' && answer !== null && 'code' in answer && 'sentence' in answer
  return isRefusal ? (answer as RefusalAnswer) : notUnderstood
}

const noSignal: RefusalAnswer = {
  code: 'client.no-signal',
  sentence: {
    id: 'Tidak tersambung ke server. Isian di layar ini masih ada; periksa sambungan lalu coba lagi.',
    en: 'The server cannot be reached. What is on this screen is kept; check the connection and try again.',
  },
}

const notUnderstood: RefusalAnswer = {
  code: 'client.not-understood',
  sentence: {
    id: 'Jawaban server tidak terbaca. Muat ulang halaman; bila terulang, hubungi admin kabupaten.',
    en: 'The answer of the server could not be read. Reload; if it happens again, ask the administrator.',
  },
}
