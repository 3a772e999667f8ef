/** A fault a person can act on: printed as its two sentences, without a stack. */
export class PlainFault extends Error {
  readonly indonesian: string
  readonly english: string

  constructor(indonesian: string, english: string, options?: ErrorOptions) {
    super(`${indonesian}\n${english}`, options)
    this.name = 'PlainFault'
    this.indonesian = indonesian
    this.english = english
  }
}

/** Runs a tool's main function; a plain fault ends it with its sentences, any other with its stack. */
export async function runTool(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (fault) {
    console.error(fault instanceof PlainFault ? `\n${fault.message}\n` : fault)
    process.exit(1)
  }
}
