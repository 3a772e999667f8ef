import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { localDay } from '@tanggap/core/calendar'
import { type Size, writeRegency } from '../seed/index.ts'
import { becomeCertified } from './certificates.ts'
import { deliver, type Papers } from './deliveries.ts'
import type { People } from './people.ts'
import { seed } from './stage.ts'
import type { StoryDays } from './story-days.ts'
import type { StoryDoors } from './story-doors.ts'

const ground = {
  agreementNumber: 'PKS-12/DINSOS/2026',
  purpose: 'Ground check dan pemutakhiran DTSEN Kabupaten Jepara',
} as const

/** Before the month: an extract and a recipient list come in and are accepted by a second person; one list waits. */
export async function receiveDeliveries(
  doors: StoryDoors,
  days: StoryDays,
  people: People,
  given: { readonly folder: string; readonly size: Size; say(line: string): void },
): Promise<void> {
  const { folder, size, say } = given
  const asOf = localDay(days.workday(44, '08:00'))
  const quarter = `${asOf.slice(0, 4)}-T${Math.ceil(Number(asOf.slice(5, 7)) / 3)}`
  const written = await writeRegency({ size, seed, folder, asOf })
  const { families, persons, villages } = written.counts
  say(
    `Data contoh: ${villages} desa, ${families.toLocaleString('id-ID')} keluarga, ${persons.toLocaleString('id-ID')} orang rekaan. / An invented regency was written.`,
  )
  const file = (name: string) => join(folder, name)
  const clerk = people.as('dataOperator')
  const dtsen: Papers = {
    kind: 'dtsen',
    snapshotVersion: asOf.slice(0, 7),
    provider: 'Pusdatin Kemensos',
    asOf,
    handoverNumber: 'BAST-077/2026',
    handoverDate: localDay(days.workday(41, '08:00')),
    ...ground,
  }
  await deliver(
    doors,
    clerk,
    {
      papers: dtsen,
      files: [file('dtsen-keluarga.csv'), file('dtsen-individu.csv')],
      uploadedAt: days.workday(39, '09:10'),
      accepted: { by: people.as('verifier'), at: days.workday(38, '10:25') },
    },
    say,
  )
  say('Ekstrak DTSEN diterima orang kedua. / The extract was accepted by a second person.')
  const list = (programmeCode: string, handoverNumber: string): Papers => ({
    kind: 'recipients',
    programmeCode,
    period: quarter,
    provider: 'Pusdatin Kemensos',
    asOf,
    handoverNumber,
    handoverDate: localDay(days.workday(39, '08:00')),
    ...ground,
  })
  await deliver(
    doors,
    clerk,
    {
      papers: list('pkh', 'BAST-081/2026'),
      files: [file('penerima-pkh.csv')],
      uploadedAt: days.workday(37, '13:30'),
      accepted: { by: people.as('secondVerifier'), at: days.workday(36, '09:05') },
    },
    say,
  )
  await deliver(
    doors,
    clerk,
    {
      papers: list('sembako', 'BAST-094/2026'),
      files: [file('penerima-sembako.csv')],
      uploadedAt: days.workday(1, '14:20'),
    },
    say,
  )
  await rm(folder, { recursive: true })
  say(
    'Daftar PKH diterima; daftar Sembako menunggu orang kedua. / One recipient list waits for a second person.',
  )
}

/** Two facilitators pass the test; the third has still to take it. */
export async function certifyTwo(doors: StoryDoors, days: StoryDays, people: People): Promise<void> {
  doors.at(days.workday(35, '08:40'))
  await becomeCertified(doors, people.as('facilitator'))
  doors.at(days.workday(35, '09:30'))
  await becomeCertified(doors, people.as('neighbour'))
}
