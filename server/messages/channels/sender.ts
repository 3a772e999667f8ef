import type { Channel } from '@tanggap/core/messages'

/** What a channel is given to carry. */
export interface Letter {
  /** The message's id: a gateway that gets it twice sends it once. */
  readonly id: string
  /** A phone in international form, or an e-mail address. */
  readonly to: string
  readonly text: string
}

export type SendOutcome =
  | { readonly ok: true; readonly reference: string }
  /** `forGood`: trying this channel again is useless. `reason` is one word, and never holds an address. */
  | { readonly ok: false; readonly forGood: boolean; readonly reason: string }

export type Sender = (letter: Letter) => Promise<SendOutcome>

/** The channels that are set up. */
export type Senders = Readonly<Partial<Record<Channel, Sender>>>

/** Longer than a slow gateway, shorter than the claim on the message. */
export const patienceMs = 15_000
