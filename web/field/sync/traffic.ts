import { localDay } from '@tanggap/core/calendar'
import { mayPhotosGo, type Traffic, usedInMonthOf, usedOn } from '@tanggap/core/custody'
import type { FieldStore, Held } from '../store/index.ts'

/** What the browser says of the connection, where it says anything. */
interface Connection {
  readonly type?: string
}

/** Counts what was sent and fetched for today, by the day in the regency. */
export function noteTraffic(
  store: FieldStore,
  more: { readonly sent: number; readonly received: number },
): Promise<void> {
  return store.noteUse(today(store.held()), more)
}

/** Whether photos may be sent now, by what the facilitator chose and what today has used. */
export function photosMayGo(held: Held): ReturnType<typeof mayPhotosGo> {
  const { photoChoice, dataPerDay, use } = held.device
  return mayPhotosGo({ photos: photoChoice, dataPerDay }, use, today(held), connectionType())
}

/** Bytes sent and fetched today, and since the first of this month. */
export function usedSoFar(held: Held): { readonly today: Traffic; readonly month: Traffic } {
  const { use } = held.device
  return { today: usedOn(use, today(held)), month: usedInMonthOf(use, today(held)) }
}

/** Bytes that came over the wire since then, headers included, as the browser counts them. */
export function receivedSince(begun: number): number {
  const entries = performance.getEntriesByType('resource').filter(({ startTime }) => startTime >= begun)
  const bytes = entries.map((entry) => (entry instanceof PerformanceResourceTiming ? entry.transferSize : 0))
  // The list holds 250 entries at most; what was counted makes room.
  performance.clearResourceTimings()
  return bytes.reduce((sum, each) => sum + each, 0)
}

function today(held: Held): string {
  return localDay(new Date(Date.now() + held.device.clockOffset))
}

function connectionType(): string | undefined {
  const connection: Connection | undefined =
    'connection' in navigator && typeof navigator.connection === 'object' && navigator.connection !== null
      ? navigator.connection
      : undefined
  return connection?.type
}
