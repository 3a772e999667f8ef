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
