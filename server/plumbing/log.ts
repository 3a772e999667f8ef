import { type LoggerOptions, pino, stdSerializers } from 'pino'

/** Where a log goes when not to standard output. */
export interface LogSink {
  write(line: string): void
}

/**
 * The log tells causes, never persons: sixteen digits in a row (a NIK or a card number) are blotted
 * out wherever they turn up, and request bodies and queries are not logged at all.
 */
export function makeLog(level: string, to?: LogSink) {
  const settings: LoggerOptions = {
    level,
    base: null,
    formatters: { level: (label) => ({ level: label }) },
    // What the database says of a row it would not take repeats the row.
    serializers: {
      err: (fault: Error) => ({ ...stdSerializers.err(fault), detail: undefined, where: undefined }),
    },
    hooks: {
      streamWrite: (line) => line.replace(/(?<!\d)\d{16}(?!\d)/g, '################'),
    },
  }
  return to ? pino(settings, to) : pino(settings)
}

export type Log = ReturnType<typeof makeLog>
