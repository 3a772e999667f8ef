/**
 * What a phone and the office agree on, whatever the network does (trust rules §1): a command is named
 * on the phone, counted by the device, and answered by one stored receipt for ever.
 */

export const commandTypes = ['visit.attempt', 'visit.finish'] as const
export type CommandType = (typeof commandTypes)[number]

/** What became of a command: `applied`, kept aside for a person with a reason, or waiting for the one before it. */
export type CommandFate = 'applied' | 'quarantined' | 'held'

/** What the office knows of a device's command when it arrives again. */
export interface KnownCommand {
  readonly hash: string
  readonly fate: CommandFate
}

export type Arrival =
  | { readonly is: 'new' }
  /** The same again: answer with the same stored receipt. */
  | { readonly is: 'repeat' }
  /** The same name for another content: refused with 409, nothing changes. */
  | { readonly is: 'conflict' }
  /** Came before the one it follows: kept, visible, applied when its predecessor arrives. */
  | { readonly is: 'early'; readonly waitsFor: number }

/** Decides what an arriving command is, from its name, its content's hash and its number on its device. */
export function judgeArrival(
  command: { readonly hash: string; readonly sequence: number },
  known: KnownCommand | undefined,
  nextExpected: number,
): Arrival {
  if (known) {
    if (known.hash !== command.hash) return { is: 'conflict' }
    if (known.fate !== 'held' || command.sequence > nextExpected) return { is: 'repeat' }
  }
  return command.sequence > nextExpected ? { is: 'early', waitsFor: nextExpected } : { is: 'new' }
}

/** Clock skew beyond which a visit is flagged, never refused: minutes. */
export const flaggedSkewMinutes = 10

/**
 * The offset of the device's clock against the office's, estimated from one exchange: milliseconds to
 * add to device time. Half of the round trip is taken as the way out (Cristian's algorithm, 1989).
 */
export function clockOffset(deviceSent: number, serverReceived: number, roundTrip: number): number {
  return serverReceived - roundTrip / 2 - deviceSent
}
