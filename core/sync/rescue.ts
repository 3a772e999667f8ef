/**
 * The rescue file: what a phone hands over when no connection ever works. Lines of JSON, so that one damaged line
 * spoils none of the others and a phone can write it without holding it whole: a head, then one line for each
 * sealed command and each sealed photo, then an end that counts them. Nothing in it can be read without the
 * office's keys. A phone with much to tell writes several files; each stands alone.
 */

export const rescueVersion = 1

/** The first line: whose it is and which version it is written in. */
export interface RescueHead {
  readonly tanggap: 'rescue'
  readonly version: number
  readonly deviceId: string
  /** ISO instant by the phone's clock. */
  readonly madeAt: string
  readonly appVersion: string
}

/** One line after the head. What is inside is read by the contract, since it crosses the wire like a sync. */
export type RescueItem =
  | { readonly command: unknown }
  | { readonly photo: unknown }
  | { readonly end: { readonly commands: number; readonly photos: number } }

export type RescueProblem =
  | { readonly is: 'damaged-line'; readonly line: number }
  /** The end is missing, or counts more than is here: the file was cut. */
  | { readonly is: 'cut-short' }

export interface Rescue {
  readonly head: RescueHead
  readonly commands: readonly unknown[]
  readonly photos: readonly unknown[]
  readonly problems: readonly RescueProblem[]
}

/** Whether the file can be taken at all. */
export type ReadRescue =
  | ({ readonly is: 'rescue' } & Rescue)
  | { readonly is: 'not-a-rescue-file' }
  | { readonly is: 'newer-version'; readonly version: number }

export function rescueHead(of: Omit<RescueHead, 'tanggap' | 'version'>): string {
  const head: RescueHead = { tanggap: 'rescue', version: rescueVersion, ...of }
  return `${JSON.stringify(head)}\n`
}

export function rescueLine(item: RescueItem): string {
  return `${JSON.stringify(item)}\n`
}

/** Reads a rescue file. A damaged line is told and passed over; the rest is taken. */
export function readRescue(text: string): ReadRescue {
  const [first = '', ...lines] = text.split('\n')
  const head = headIn(parsed(first))
  if (!head) return { is: 'not-a-rescue-file' }
  if (head.version > rescueVersion) return { is: 'newer-version', version: head.version }
  const commands: unknown[] = []
  const photos: unknown[] = []
  const problems: RescueProblem[] = []
  let end: { readonly commands: number; readonly photos: number } | undefined
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    const item = parsed(line)
    if (!isRecord(item)) problems.push({ is: 'damaged-line', line: index + 2 })
    else if ('command' in item) commands.push(item.command)
    else if ('photo' in item) photos.push(item.photo)
    else if (isRecord(item.end))
      end = { commands: Number(item.end.commands), photos: Number(item.end.photos) }
  }
  const isWhole = end && end.commands <= commands.length && end.photos <= photos.length
  if (!isWhole) problems.push({ is: 'cut-short' })
  return { is: 'rescue', head, commands, photos, problems }
}

function headIn(value: unknown): RescueHead | undefined {
  if (!isRecord(value) || value.tanggap !== 'rescue' || typeof value.version !== 'number') return undefined
  const { version, deviceId, madeAt, appVersion } = value
  if (typeof deviceId !== 'string' || typeof madeAt !== 'string' || typeof appVersion !== 'string')
    return undefined
  return { tanggap: 'rescue', version, deviceId, madeAt, appVersion }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
