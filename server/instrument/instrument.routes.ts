import * as contract from '@tanggap/contract/questionnaires'
import { writeXlsForm } from '@tanggap/core/instrument'
import { actAs, done } from '../plumbing/acting.ts'
import { type Doors, serve, serveInSteps } from '../plumbing/http/index.ts'
import { decideVersion } from './decide-version.ts'
import { draftVersion } from './draft-version.ts'
import { workbookOf } from './form-workbook.ts'
import { hold, instrumentBook } from './held.ts'
import { keepUpWithPublished } from './keep-up.ts'
import { getVersion, listVersions, versionNamed } from './read-versions.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function mountInstrument(doors: Doors): void {
  const door = doors.office
  // Another process may publish at any time; whoever asks here is answered by what is in force there too.
  const keepUp = keepUpWithPublished(door.foundation)
  for (const { app } of Object.values(doors)) app.addHook('onRequest', keepUp)
  serve(door, contract.listVersions, 'instrument.read', (acting) => listVersions(acting))
  serve(door, contract.getBook, 'session.own', async () => done(instrumentBook()))
  serve(door, contract.getVersion, 'instrument.read', (acting, { params }) =>
    getVersion(acting, params.version),
  )
  serve(door, contract.downloadForm, 'instrument.read', async (acting, { params, reply }) => {
    const found = await versionNamed(acting, params.version)
    if (!found.ok) return found
    reply
      .header('content-type', xlsx)
      .header('content-disposition', `attachment; filename="${found.value.version}.xlsx"`)
    return done(await workbookOf(writeXlsForm(found.value)))
  })
  serve(door, contract.draftVersion, 'instrument.draft', (acting, { body }) =>
    draftVersion(acting, Buffer.from(body.file, 'base64')),
  )
  serveInSteps(
    door,
    contract.decideVersion,
    'instrument.decide',
    async (foundation, office, { params, body }) => {
      const decided = await actAs(foundation, office, (acting) =>
        decideVersion(acting, params.version, params.action, body),
      )
      if (!decided.ok) return decided
      const { published, certificatesFrom } = decided.value
      if (published) hold(published, certificatesFrom)
      return done({ version: decided.value.version })
    },
  )
}
