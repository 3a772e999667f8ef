import type { startIntake as route } from '@tanggap/contract/intake'
import type { z } from 'zod/mini'
import { type Acting, type Done, done } from '../plumbing/acting.ts'
import { addIntake, type Progress } from './intake.store.ts'

export type IntakeAnnounced = z.output<NonNullable<(typeof route)['body']>>

/** Opens a delivery under its papers; its files come after. */
export async function startIntake(acting: Acting, announced: IntakeAnnounced): Promise<Done<{ id: string }>> {
  const id = acting.id()
  const own =
    announced.kind === 'dtsen'
      ? { snapshotVersion: announced.snapshotVersion, programmeCode: null, period: null }
      : { snapshotVersion: null, programmeCode: announced.programmeCode, period: announced.period }
  const title =
    announced.kind === 'dtsen'
      ? titleOf(announced.snapshotVersion)
      : `${announced.programmeCode.toUpperCase()} ${announced.period}`
  await addIntake(acting, { ...announced, ...own, id, title, progress: noProgress })
  await acting.record({ action: 'intake.start', subject: 'intake', ids: [id], detail: { title } })
  return done({ id })
}

/** A list of SIKS-NG is no snapshot of DTSEN and should not be called one. */
function titleOf(version: string): string {
  return /^(siks|dtsen)/i.test(version) ? version : `DTSEN ${version}`
}

export const noProgress: Progress = {
  stage: 'waiting',
  fileName: null,
  rowsRead: 0,
  bytesRead: 0,
  bytesTotal: 0,
  failure: null,
  fileWarnings: {},
}
