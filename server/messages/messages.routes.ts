import {
  bindContact,
  listOutbox as outboxRoute,
  receiveMessage,
  tellCitizen as tellRoute,
  listToTell as toTellRoute,
} from '@tanggap/contract/messages'
import { channels } from '@tanggap/core/messages'
import { done, type Foundation, refused } from '../plumbing/acting.ts'
import { type Doors, serve, serveSigned } from '../plumbing/http/index.ts'
import { sameSecret } from '../plumbing/keys/index.ts'
import { getFamilyRecord } from '../registry/index.ts'
import { bindPhone } from './bind-contact.ts'
import { type MessageSettings, sendersFrom } from './channels/index.ts'
import { listOutbox, listToTell, tellCitizen } from './outbox.ts'

/** What answers the numbered menu; the room that knows reports brings it. */
export type AnswerMenu = (
  foundation: Foundation,
  asked: { readonly from: string; readonly text: string },
) => Promise<string>

export function mountMessages(
  { office, portal }: Doors,
  { messages, demo }: { readonly messages: MessageSettings; readonly demo: boolean },
  answerMenu: AnswerMenu,
): void {
  const senders = sendersFrom(messages)
  const usable = channels.filter((one) => senders[one])
  serve(office, outboxRoute, 'message.oversee', async (acting, { query }) =>
    done({ ...(await listOutbox(acting, query, demo || messages.codesReadable)), channels: usable }),
  )
  serve(office, toTellRoute, 'message.tell', (acting, { query }) => listToTell(acting, query.page))
  serve(office, tellRoute, 'message.tell', (acting, { params, body }) => tellCitizen(acting, params.id, body))
  serve(office, bindContact, 'contact.bind', async (acting, { body }) => {
    const family = await getFamilyRecord(acting, body.familyId, 'mendaftarkan nomor HP di meja layanan')
    if (family?.status !== 'active') return refused('request.not-found')
    const { phone, identityCheck } = body
    const { id, villageCode } = family
    return bindPhone(acting, { familyId: id, villageCode, phone, identityCheck, via: 'desk' })
  })
  serveSigned(portal, receiveMessage, async (foundation, { body, request }) => {
    const shown = String(request.headers.authorization ?? '').replace(/^Bearer /, '')
    const isKnown =
      messages.inboundSecret !== undefined &&
      sameSecret(hashed(foundation, shown), hashed(foundation, messages.inboundSecret))
    if (!isKnown) return refused('message.not-our-gateway')
    return done({ reply: await answerMenu(foundation, body) })
  })
}

/** Of one length, so that comparing tells nothing of the secret's. */
function hashed({ vault }: Foundation, secret: string): Buffer {
  return vault.index('row', `gateway ${secret}`)
}
