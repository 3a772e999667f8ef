import {
  listDevices as listDevicesRoute,
  listKeptAside as listKeptAsideRoute,
  pullPackage,
  registerDevice as registerDeviceRoute,
  replayCommand as replayCommandRoute,
  sendCommands,
} from '@tanggap/contract/sync'
import { type BindSlip, workPackage } from '../campaigns/index.ts'
import { done } from '../plumbing/acting.ts'
import { type Doors, serve, serveInSteps } from '../plumbing/http/index.ts'
import { listDevices, listKeptAside, replayCommand } from './oversee.ts'
import { mountPhotos } from './photos.routes.ts'
import type { Exchange } from './settle-command.ts'
import { registerDevice, takeCommands } from './take-commands.ts'

/** The phones' door, and the office's view of what they hold. `bindSlip` comes from the room of citizens. */
export function mountSync(doors: Doors, rooms: { readonly bindSlip: BindSlip }): void {
  const { field, office } = doors
  const exchange: Exchange = {
    bindSlip: rooms.bindSlip,
    sentences: field.sentences,
    log: field.foundation.log,
  }
  // Each command has a transaction of its own, and a phone is looked for in the whole regency.
  serveInSteps(field, registerDeviceRoute, 'sync.exchange', (foundation, facilitator, { body }) =>
    registerDevice(foundation, facilitator, body),
  )
  serveInSteps(field, sendCommands, 'sync.exchange', (foundation, facilitator, { body }) =>
    takeCommands(foundation, facilitator, body, exchange),
  )
  serve(field, pullPackage, 'sync.exchange', async (acting) =>
    done({
      serverTime: acting.now.toISOString(),
      facilitator: { accountId: acting.office.accountId, name: acting.office.name },
      ...(await workPackage(acting)),
    }),
  )
  mountPhotos(field)
  serve(office, listDevicesRoute, 'device.oversee', (acting) => listDevices(acting))
  serve(office, listKeptAsideRoute, 'device.oversee', (acting) => listKeptAside(acting))
  serve(office, replayCommandRoute, 'device.oversee', (acting, { params, body }) =>
    replayCommand(acting, params.id, body, exchange),
  )
}
