import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { acceptIntake, getIntake } from '@tanggap/contract/intake'
import * as desk from '@tanggap/contract/intake-desk'
import type { AnswerOf, InputOf, Route } from '@tanggap/contract/route'
import type { FamilyKind } from '@tanggap/core/intake'
import { keepFile, receiveFile, startCheck, startIntake, workOnIntake } from '../../server/intake/index.ts'
import { actAs, type Done, type Office } from '../../server/plumbing/acting.ts'
import type { TestOffice } from '../../server/plumbing/test-office.ts'

/** The desk of a regency's data people: whoever uploads, and two who confirm, each through the office's own door. */
export interface IntakeDesk {
  readonly house: TestOffice
  readonly clerk: Office
  readonly second: Office
  readonly third: Office
}

export async function openDesk(house: TestOffice): Promise<IntakeDesk> {
  return {
    house,
    clerk: await house.hire('data_operator'),
    second: await house.hire('dinsos_verifier'),
    third: await house.hire('dinsos_verifier'),
  }
}

/** The papers of an invented extract. `snapshotVersion` begins with its month. */
export function papersOf(snapshotVersion: string) {
  const day = `${snapshotVersion.slice(0, 7)}-28`
  return {
    kind: 'dtsen',
    snapshotVersion,
    provider: 'Pusdatin',
    asOf: day,
    agreementNumber: 'PKS-12/2026',
    handoverNumber: 'BAST-077/2026',
    handoverDate: day,
    purpose: 'Uji petik dan pemutakhiran DTSEN',
  } as const
}

/** Announces an extract with its papers and receives its files. */
export async function receives(
  { house, clerk }: IntakeDesk,
  snapshotVersion: string,
  paths: readonly string[],
): Promise<string> {
  const { foundation } = house
  const { id } = granted(
    await actAs(foundation, clerk, (acting) => startIntake(acting, papersOf(snapshotVersion))),
  )
  for (const path of paths) {
    const file = granted(await receiveFile(foundation.files, createReadStream(path)))
    granted(await actAs(foundation, clerk, (acting) => keepFile(acting, id, basename(path), file)))
  }
  granted(await actAs(foundation, clerk, (acting) => startCheck(acting, id)))
  return id
}

export function works({ house }: IntakeDesk, id: string): Promise<void> {
  return workOnIntake(house.foundation, { intakeId: id })
}

export async function asks<R extends Route>(
  { house }: IntakeDesk,
  office: Office,
  route: R,
  input: InputOf<R>,
): Promise<AnswerOf<R>> {
  const { status, body, refusal } = await house.ask(office, route, input)
  if (status >= 400) throw new Error(`${route.method} ${route.path} was refused: ${refusal}`)
  return body
}

export const detailOf = (at: IntakeDesk, id: string) => asks(at, at.clerk, getIntake, { params: { id } })
export const comparisonOf = (at: IntakeDesk, id: string) =>
  asks(at, at.second, desk.getComparison, { params: { id } })

/** Confirms what stands there; the work that follows is not done here. */
export async function confirms(at: IntakeDesk, office: Office, id: string): Promise<void> {
  const { seen } = await comparisonOf(at, id)
  await asks(at, office, acceptIntake, { params: { id }, body: { seen } })
}

export function chooses(
  at: IntakeDesk,
  id: string,
  scope: { readonly villages: readonly string[]; readonly kinds: readonly FamilyKind[] },
) {
  return asks(at, at.second, desk.chooseScope, {
    params: { id },
    body: { villages: [...scope.villages], kinds: [...scope.kinds] },
  })
}

/** One asks that it be taken back, another confirms; the work that follows is not done here. */
export async function takesBack(at: IntakeDesk, id: string): Promise<void> {
  await asks(at, at.second, desk.askRollback, {
    params: { id },
    body: { reason: 'Versi yang keliru dikirim' },
  })
  await asks(at, at.third, desk.rollBackIntake, { params: { id } })
}

export function granted<T>(outcome: Done<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.code}`)
  return outcome.value
}
