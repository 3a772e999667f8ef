import { createTransport } from 'nodemailer'
import { patienceMs, type Sender } from './sender.ts'

export interface MailServer {
  /** `smtps://user:password@host:465` or `smtp://host:587`. */
  readonly url: string
  readonly from: string
}

/** Sends by SMTP. An answer of 5xx is for good, anything else is tried again (RFC 5321 §4.2.1). */
export function mailSender({ url, from }: MailServer): Sender {
  const transport = createTransport({
    url,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    // Nothing of a message names a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return async ({ to, text, id }) => {
    try {
      await transport.sendMail({
        from,
        to,
        subject: 'Kabar dari Jepara Tanggap',
        text,
        messageId: `<${id}@jepara-tanggap>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
      return { ok: true, reference: 'smtp' }
    } catch (fault) {
      const code = fault instanceof Error && 'responseCode' in fault ? Number(fault.responseCode) : 0
      return { ok: false, forGood: code >= 500, reason: code ? `smtp-${code}` : 'unreachable' }
    }
  }
}
