import { type Letter, patienceMs, type Sender, type SendOutcome } from './sender.ts'

export interface Gateway {
  readonly url: string
  readonly token: string
}

/** Sends by an address of the form of WhatsApp's Cloud API: `POST …/messages`, a bearer token, JSON. */
export function whatsappSender(gateway: Gateway): Sender {
  return ({ to, text, id }) =>
    post(gateway, id, {
      messaging_product: 'whatsapp',
      to: to.replace('+', ''),
      type: 'text',
      text: { body: text, preview_url: false },
      biz_opaque_callback_data: id,
    })
}

/** Sends by an SMS gateway that takes JSON over HTTPS. */
export function smsSender(gateway: Gateway): Sender {
  return ({ to, text, id }: Letter) => post(gateway, id, { to, text, reference: id })
}

async function post({ url, token }: Gateway, id: string, body: unknown): Promise<SendOutcome> {
  try {
    const reply = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'idempotency-key': id,
      },
      body: JSON.stringify(body),
    })
    // The body is not kept: a gateway may repeat the number in it.
    await reply.body?.cancel()
    if (reply.ok) return { ok: true, reference: `http-${reply.status}` }
    return { ok: false, forGood: isForGood(reply.status), reason: `http-${reply.status}` }
  } catch (fault) {
    const isSlow = fault instanceof Error && fault.name === 'TimeoutError'
    return { ok: false, forGood: false, reason: isSlow ? 'timeout' : 'unreachable' }
  }
}

/** Wrong number or text: no use in trying again. Not signed in, too many, too slow: that may pass. */
function isForGood(status: number): boolean {
  return status >= 400 && status < 500 && ![401, 403, 408, 425, 429].includes(status)
}
