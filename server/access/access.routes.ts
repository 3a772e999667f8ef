import { health } from '@tanggap/contract/access'
import { done } from '../plumbing/acting.ts'
import { serveOpen } from '../plumbing/http/index.ts'
import type { Doors, RoomSettings } from '../rooms.ts'

export function mountAccess(doors: Doors, _settings: RoomSettings): void {
  for (const door of [doors.office, doors.field, doors.portal])
    serveOpen(door, health, async () => done({ ok: true as const }))
}
