import {
  depositOutbox,
  depositPhoto,
  foretellReassignment as foretellReassignmentRoute,
  listDevices as listDevicesRoute,
  listKeptAside as listKeptAsideRoute,
  pullPackage,
  registerDevice as registerDeviceRoute,
  replayCommand as replayCommandRoute,
  sendCommands,
  takeRescueFile as takeRescueFileRoute,
} from '@tanggap/contract/sync'
import { type BindSlip, packageMark, workPackage } from '../campaigns/index.ts'
import { done } from '../plumbing/acting.ts'
import { type Doors, serve, serveInSteps, serveOpen } from '../plumbing/http/index.ts'
import { takeDeposit } from './deposit.ts'
import type { Exchange } from './office-desk.ts'
import { foretellReassignment, listDevices, listKeptAside } from './oversee.ts'
import { mountPhotos } from './photos.routes.ts'
import { replayCommand } from './replay-command.ts'
import { registerDevice, takeCommands } from './take-commands.ts'
import { takeDepositedPhoto } from './take-deposited-photo.ts'
import { takeRescueFile } from './take-rescue-file.ts'

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
  serveOpen(field, depositOutbox, (foundation, { body }) => takeDeposit(foundation, body, exchange))
  serveOpen(field, depositPhoto, (foundation, { body }) => takeDepositedPhoto(foundation, body))
  serve(field, pullPackage, 'sync.exchange', async (acting) =>
    done({
      serverTime: acting.now.toISOString(),
      facilitator: { accountId: acting.office.accountId, name: acting.office.name },
      packageMark: await packageMark(acting),
      ...(await workPackage(acting)),
    }),
  )
  mountPhotos(field)
  serve(office, listDevicesRoute, 'device.oversee', (acting, { query }) => listDevices(acting, query.page))
  serve(office, listKeptAsideRoute, 'device.oversee', (acting, { query }) =>
    listKeptAside(acting, query.page),
  )
  serveInSteps(office, takeRescueFileRoute, 'device.oversee', (foundation, supervisor, { body }) =>
    takeRescueFile(foundation, supervisor, body.file, exchange),
  )
  serve(office, foretellReassignmentRoute, 'visit.assign', (acting, { body }) =>
    foretellReassignment(acting, body.caseIds),
  )
  serve(office, replayCommandRoute, 'device.oversee', (acting, { params, body }) =>
    replayCommand(acting, params.id, body, exchange),
  )
}
