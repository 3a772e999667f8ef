import { Readable } from 'node:stream'
import { type Acting, actAs, type Office } from '../plumbing/acting.ts'
import type { TestOffice } from '../plumbing/test-office.ts'
import { indexNames } from '../registry/index.ts'
import { acceptIntake, startCheck } from './decide-intake.ts'
import { findIntake } from './intake.store.ts'
import { keepFile, receiveFile } from './receive-file.ts'
import { seenHash, standingOf } from './standing.ts'
import { type IntakeAnnounced, startIntake } from './start-intake.ts'
import { workOnIntake } from './work-on-intake.ts'

/** The papers of an invented extract. */
export const papers = {
  provider: 'Pusdatin Kemensos',
  asOf: '2026-09-30',
  agreementNumber: 'PKS-12/2026',
  handoverNumber: 'BAST-077/2026',
  handoverDate: '2026-10-01',
  purpose: 'Uji petik dan pemutakhiran DTSEN',
} as const

export const extractPapers = { kind: 'dtsen', snapshotVersion: '2026-09', ...papers } as const
export const listPapers = {
  kind: 'recipients',
  programmeCode: 'pkh',
  period: '2026-T3',
  ...papers,
} as const

/** For tests: a delivery from its papers to `checked`, or on into the register when `second` accepts it. */
export async function deliver(
  house: TestOffice,
  clerk: Office,
  announced: IntakeAnnounced,
  files: Readonly<Record<string, string | Buffer>>,
  second?: Office,
): Promise<string> {
  const { foundation } = house
  const as = <T>(office: Office, work: (acting: Acting) => Promise<T>) => actAs(foundation, office, work)
  const { id } = granted(await as(clerk, (acting) => startIntake(acting, announced)))
  for (const [name, content] of Object.entries(files)) {
    const received = granted(await receiveFile(foundation.files, Readable.from([Buffer.from(content)])))
    granted(await as(clerk, (acting) => keepFile(acting, id, name, received)))
  }
  granted(await as(clerk, (acting) => startCheck(acting, id)))
  await workOnIntake(foundation, { intakeId: id })
  if (second === undefined) return id
  granted(await as(second, (acting) => acceptAsSeen(acting, id)))
  await workOnIntake(foundation, { intakeId: id })
  await indexNames(foundation)
  return id
}

/** Confirms what stands there now. */
export async function acceptAsSeen(acting: Acting, id: string) {
  const intake = await findIntake(acting, id)
  if (intake === undefined) throw new Error('there is no such delivery')
  return acceptIntake(acting, id, seenHash(await standingOf(acting, intake)))
}

/** The same, and the work that follows. */
export async function accept(house: TestOffice, second: Office, id: string): Promise<void> {
  granted(await actAs(house.foundation, second, (acting) => acceptAsSeen(acting, id)))
  await workOnIntake(house.foundation, { intakeId: id })
  await indexNames(house.foundation)
}

function granted<T>(
  outcome: { ok: true; value: T } | { ok: false; refusal: { code: string; facts?: unknown } },
): T {
  if (!outcome.ok)
    throw new Error(`refused: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal.facts)}`)
  return outcome.value
}
