import { type Gateway, smsSender, whatsappSender } from './gateways.ts'
import { type MailServer, mailSender } from './mail.ts'
import type { Senders } from './sender.ts'

/** How the office reaches citizens, as the settings say. Nothing set up: messages are kept in the outbox. */
export interface MessageSettings {
  readonly whatsapp?: Gateway | undefined
  readonly sms?: Gateway | undefined
  readonly mail?: MailServer | undefined
  /** What a gateway must show to hand in what citizens write; without it nothing is taken in. */
  readonly inboundSecret?: string | undefined
  /** One-time codes can be read in the outbox. For trying out only: who reads a code can open a family's page. */
  readonly codesReadable: boolean
}

export function sendersFrom({ whatsapp, sms, mail }: MessageSettings): Senders {
  return {
    ...(whatsapp ? { whatsapp: whatsappSender(whatsapp) } : {}),
    ...(sms ? { sms: smsSender(sms) } : {}),
    ...(mail ? { email: mailSender(mail) } : {}),
  }
}
