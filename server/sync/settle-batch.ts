import type { Envelope, Receipt } from '@tanggap/contract/sync'
import { type Answer, type Desk, type HeldDevice, settleCommand } from './settle-command.ts'

/** A desk that also knows the device and what waits of it. */
export interface DeviceDesk extends Desk {
  /** Held until the transaction ends; undefined when the device is not this officer's. */
  lockDevice(): Promise<HeldDevice | undefined>
  /** Writes the number expected next. */
  leaveDevice(device: HeldDevice): Promise<void>
  /** The first of the device's commands that waited for those before it and waits no longer. */
  nextReleased(nextSequence: number): Promise<Envelope | undefined>
  /** Receipts of commands that a person or a late predecessor settled after they were received. */
  settledLater(): Promise<readonly Receipt[]>
}

export interface Settlement {
  readonly receipts: readonly Receipt[]
  readonly conflicts: readonly string[]
}

/**
 * Opens one transaction at the desk of one device; what was done stands when this resolves.
 *
 * `together`: many commands are settled in it, so what they write may wait for its like until the end. One that
 * cannot be written then fails them all, and each comes again alone.
 */
export type AtDesk = <T>(work: (desk: DeviceDesk) => Promise<T>, together: boolean) => Promise<T>

/**
 * Settles what a phone sent, in the device's order, in one transaction, so that what is receipted is committed and
 * a batch costs one commit. A command that fails is undone alone and kept aside. Should the transaction itself
 * fail, each command gets one of its own, so that one that breaks it holds up no other. Undefined: not this
 * officer's device.
 *
 * @param skipped numbers that stay on the phone because the office's door could not read them; nothing waits for them
 */
export async function settleBatch(
  atDesk: AtDesk,
  commands: readonly Envelope[],
  skipped: readonly number[] = [],
): Promise<Settlement | undefined> {
  const inOrder = commands.toSorted((a, b) => a.sequence - b.sequence)
  if (inOrder.length < 2) return atDesk((desk) => settleTogether(desk, inOrder, skipped), false)
  try {
    return await atDesk((desk) => settleTogether(desk, inOrder, skipped), true)
  } catch {
    return settleApart(atDesk, inOrder, skipped)
  }
}

async function settleTogether(
  desk: DeviceDesk,
  commands: readonly Envelope[],
  skipped: readonly number[],
): Promise<Settlement | undefined> {
  const device = await desk.lockDevice()
  if (!device) return undefined
  const expectedBefore = device.nextSequence
  const answers = new Map<string, Answer>()
  for (const envelope of commands) {
    device.nextSequence = nextAfter(device.nextSequence, skipped)
    answers.set(envelope.id, await settleCommand(desk, device, envelope))
  }
  device.nextSequence = nextAfter(device.nextSequence, skipped)
  for (;;) {
    const released = await desk.nextReleased(device.nextSequence)
    if (!released) break
    answers.set(released.id, await settleCommand(desk, device, released))
    device.nextSequence = nextAfter(device.nextSequence, skipped)
  }
  if (device.nextSequence !== expectedBefore) await desk.leaveDevice(device)
  const receipts = new Map<string, Receipt>()
  for (const receipt of await desk.settledLater()) receipts.set(receipt.commandId, receipt)
  for (const [id, answer] of answers) if (answer.is === 'receipt') receipts.set(id, answer.receipt)
  const conflicts = [...answers].flatMap(([id, answer]) => (answer.is === 'conflict' ? [id] : []))
  return { receipts: [...receipts.values()], conflicts }
}

async function settleApart(
  atDesk: AtDesk,
  commands: readonly Envelope[],
  skipped: readonly number[],
): Promise<Settlement | undefined> {
  const receipts = new Map<string, Receipt>()
  const conflicts: string[] = []
  let lastFault: unknown
  let isKnown = false
  for (const envelope of commands)
    try {
      const one = await atDesk((desk) => settleTogether(desk, [envelope], skipped), false)
      if (!one) return undefined
      isKnown = true
      for (const receipt of one.receipts) receipts.set(receipt.commandId, receipt)
      conflicts.push(...one.conflicts)
    } catch (fault) {
      // No receipt: the phone keeps it and sends it again.
      lastFault = fault
    }
  if (!isKnown) throw lastFault
  return { receipts: [...receipts.values()], conflicts }
}

function nextAfter(expected: number, skipped: readonly number[]): number {
  let next = expected
  while (skipped.includes(next)) next += 1
  return next
}
