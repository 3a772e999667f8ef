import {
  listDevices as listDevicesRoute,
  listKeptAside as listKeptAsideRoute,
  pullPackage,
  registerDevice as registerDeviceRoute,
  replayCommand as replayCommandRoute,
  sendCommands,
} from '@tanggap/contract/sync'
import { mayDo, policy } from '@tanggap/core/access'
import { type BindSlip, workPackage } from '../campaigns/index.ts'
import { type Done, done, type Office, refused } from '../plumbing/acting.ts'
import { type Doors, serve, serveOpen } from '../plumbing/http/index.ts'
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
  serveOpen(field, registerDeviceRoute, (foundation, { body }, who) =>
    asFacilitator(who, (facilitator) => registerDevice(foundation, facilitator, body)),
  )
  serveOpen(field, sendCommands, (foundation, { body }, who) =>
    asFacilitator(who, (facilitator) => takeCommands(foundation, facilitator, body, exchange)),
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

/** These routes open a transaction for each command, so they ask the policy table themselves. */
async function asFacilitator<T>(
  office: Office | undefined,
  work: (office: Office) => Promise<Done<T>>,
): Promise<Done<T>> {
  if (!office) return refused('session.absent')
  if (!mayDo(office.role, 'sync.exchange'))
    return refused('workflow.not-your-office', { offices: policy['sync.exchange'] })
  return work(office)
}
