import { accessRefusals } from '@tanggap/contract/access'
import { accountRefusals } from '@tanggap/contract/accounts'
import { boundaryRefusals } from '@tanggap/contract/boundaries'
import { campaignRefusals } from '@tanggap/contract/campaigns'
import { changeRefusals } from '@tanggap/contract/changes'
import { citizenRefusals } from '@tanggap/contract/citizen-refusals'
import { meetingRefusals } from '@tanggap/contract/deliberations'
import { intakeRefusals } from '@tanggap/contract/intake'
import { intakeDeskRefusals } from '@tanggap/contract/intake-desk'
import { intakeFileRefusals } from '@tanggap/contract/intake-files'
import { integrityRefusals } from '@tanggap/contract/integrity'
import { messageRefusals } from '@tanggap/contract/messages'
import { instrumentRefusals } from '@tanggap/contract/questionnaires'
import { batchRefusals } from '@tanggap/contract/ratification'
import { registryRefusals } from '@tanggap/contract/registry'
import { reportRefusals } from '@tanggap/contract/reporting'
import { slipDispatchRefusals } from '@tanggap/contract/slip-dispatch'
import { syncRefusals } from '@tanggap/contract/sync'
import { trainingRefusals } from '@tanggap/contract/training'
import { villageCodeRefusals } from '@tanggap/contract/village-codes'
import { villageDeskRefusals } from '@tanggap/contract/village-desk'
import { mountAccess } from './access/index.ts'
import { mountAudit, sealAudit } from './audit/index.ts'
import { mountCampaigns, recallMissingPhotos, visitsOfFamily } from './campaigns/index.ts'
import { escalateMissedDeadlines, mountChanges, recordRankings, toldChanges } from './changes/index.ts'
import {
  answerMenu,
  bindSlip,
  lookAfterTickets,
  mountCitizens,
  publishFigures,
  sendAskedCode,
  sendCodeJob,
} from './citizens/index.ts'
import type { RoomSettings } from './config.ts'
import { mountDeliberations } from './deliberations/index.ts'
import { mountInstrument } from './instrument/index.ts'
import {
  acceptedBy,
  inboxJob,
  mountIntake,
  mountIntakeDesk,
  mountIntakeFiles,
  resumeIntakes,
  resumeJob,
  watchInbox,
  workJob,
  workOnIntake,
} from './intake/index.ts'
import {
  lookAfterMatters,
  mountIntegrity,
  orderRechecksFor,
  orderRoutineRechecks,
  recheckJob,
} from './integrity/index.ts'
import { deliverJob, deliverMessage, mountMessages, resumeMessages, sendersFrom } from './messages/index.ts'
import { actAs, type Foundation, systemOffice } from './plumbing/acting.ts'
import { integrityScope } from './plumbing/database/index.ts'
import { type Doors, sentenceBook } from './plumbing/http/index.ts'
import type { JobHandler } from './plumbing/jobs/index.ts'
import { mountRatification } from './ratification/index.ts'
import { mountRegions } from './regions/index.ts'
import { indexJob, indexNames, mountRegistry } from './registry/index.ts'
import { mountReporting } from './reporting/index.ts'
import { mountSync, takeWhatIsUnderstoodNow, watchHeld } from './sync/index.ts'
import { mountTraining } from './training/index.ts'

/** What may be refused anywhere in the house, with its sentences. One table a room. */
export const sentences = sentenceBook(
  accessRefusals,
  accountRefusals,
  boundaryRefusals,
  campaignRefusals,
  changeRefusals,
  citizenRefusals,
  intakeRefusals,
  intakeFileRefusals,
  intakeDeskRefusals,
  integrityRefusals,
  instrumentRefusals,
  meetingRefusals,
  messageRefusals,
  batchRefusals,
  reportRefusals,
  slipDispatchRefusals,
  syncRefusals,
  registryRefusals,
  trainingRefusals,
  villageCodeRefusals,
  villageDeskRefusals,
)

/** The table of contents: which room serves what, at which door. */
export async function mountRooms(doors: Doors, config: RoomSettings): Promise<void> {
  mountAccess(doors, config)
  mountAudit(doors)
  mountRegions(doors)
  mountInstrument(doors)
  mountRegistry(doors, { changes: toldChanges, visits: visitsOfFamily, deliveries: acceptedBy })
  mountIntake(doors)
  mountIntakeFiles(doors, config)
  mountIntakeDesk(doors)
  mountChanges(doors)
  mountDeliberations(doors)
  mountRatification(doors)
  mountIntegrity(doors)
  mountTraining(doors)
  mountCampaigns(doors)
  mountReporting(doors)
  mountSync(doors, { bindSlip })
  mountMessages(doors, config, answerMenu)
  await mountCitizens(doors, config)
}

/** Work that follows later, by name. */
export function jobHandlers(
  foundation: Foundation,
  { messages, inboxFolder }: Pick<RoomSettings, 'messages' | 'inboxFolder'>,
): Record<string, JobHandler> {
  const senders = sendersFrom(messages)
  return {
    [deliverJob]: (payload) => deliverMessage(foundation, senders, payload),
    'messages:resume': () => resumeMessages(foundation),
    [workJob]: (payload) => workOnIntake(foundation, payload),
    [resumeJob]: () => resumeIntakes(foundation),
    [indexJob]: async () => {
      await indexNames(foundation)
    },
    [inboxJob]: () => watchInbox(foundation, { inboxFolder }),
    'audit:seal': async () => {
      await sealAudit(foundation)
    },
    'changes:escalate': async () => {
      await actAs(foundation, systemOffice(foundation.regency, 'Pengingat tenggat'), escalateMissedDeadlines)
    },
    'changes:rank': async () => {
      await actAs(foundation, systemOffice(foundation.regency, 'Pencatat peringkat'), recordRankings)
    },
    [sendCodeJob]: ({ requestId }) => sendAskedCode(foundation, String(requestId)),
    'citizens:publish_figures': async () => {
      await actAs(foundation, systemOffice(foundation.regency, 'Penerbit angka'), publishFigures)
    },
    [recheckJob]: async ({ matter, village }) => {
      const routine = systemOffice(foundation.regency, 'Kunjungan ulang rutin')
      await actAs(
        foundation,
        routine,
        (acting) =>
          matter ? orderRechecksFor(acting, String(matter)) : orderRoutineRechecks(acting, String(village)),
        integrityScope(foundation.regency),
      )
    },
    'integrity:look_after': async () => {
      const keeper = systemOffice(foundation.regency, 'Penjaga meja integritas')
      await actAs(foundation, keeper, lookAfterMatters, integrityScope(foundation.regency))
    },
    'sync:watch_held': async () => {
      await actAs(foundation, systemOffice(foundation.regency, 'Pengingat kiriman'), watchHeld)
      await actAs(foundation, systemOffice(foundation.regency, 'Pencari foto'), recallMissingPhotos)
      await takeWhatIsUnderstoodNow(foundation, { bindSlip, sentences, log: foundation.log })
    },
    'citizens:look_after': async () => {
      await actAs(foundation, systemOffice(foundation.regency, 'Penjaga tiket'), lookAfterTickets)
    },
  }
}

/** When the house does something by itself: minute hour day month weekday, and the job's name. */
export const crontab: readonly string[] = [
  `* * * * * ${resumeJob}`,
  `20 * * * * ${indexJob}`,
  `* * * * * ${inboxJob}`,
  '*/5 * * * * messages:resume',
  '*/10 * * * * audit:seal',
  '15 * * * * changes:escalate',
  '45 * * * * changes:rank',
  '30 * * * * citizens:look_after',
  '5 * * * * sync:watch_held',
  '* * * * * integrity:look_after',
  '*/10 * * * * citizens:publish_figures',
]
