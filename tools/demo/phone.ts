import { createHash } from 'node:crypto'
import {
  type AttemptContent,
  type Envelope,
  type FinishContent,
  type MetFamilyContent,
  type PhoneCase,
  photoPath,
  pullPackage,
  registerDevice,
  sendCommands,
} from '@tanggap/contract/sync'
import type { Instrument } from '@tanggap/core/instrument'
import type { Office } from '../../server/plumbing/acting.ts'
import { type SealingKey, sealForOffice } from '../../web/field/store/seal.ts'
import type { StoryDoors } from './story-doors.ts'

export const appVersion = '0.1.0'

/** A facilitator's phone without a screen: it greets the office, pulls its cases, seals what it sends. */
export interface Phone {
  readonly officer: Office
  readonly cases: readonly PhoneCase[]
  readonly instruments: readonly Instrument[]
  pull(): Promise<void>
  attempt(content: AttemptContent, at: Date): Promise<void>
  /** Tells a village of a family that no list knows. */
  met(content: MetFamilyContent, at: Date): Promise<void>
  /** Sends a finished visit, then its photos in one piece each. */
  finish(content: FinishContent, photos: readonly Buffer[], at: Date): Promise<void>
}

export async function phoneOf(doors: StoryDoors, officer: Office, label: string): Promise<Phone> {
  const { foundation } = doors
  const deviceId = foundation.chance.id(foundation.clock.now())
  const greeted = await doors.ask(
    officer,
    registerDevice,
    { body: { deviceId, label, appVersion, deviceTime: foundation.clock.now().toISOString() } },
    'field',
  )
  const office: SealingKey = greeted.sealingKey
  let sequence = greeted.nextSequence
  let cases: readonly PhoneCase[] = []
  let instruments: readonly Instrument[] = []

  async function send(type: Envelope['type'], content: unknown, madeAt: Date): Promise<void> {
    const id = foundation.chance.id(madeAt)
    const closed = await sealForOffice(id, content, office)
    const command: Envelope = {
      id,
      deviceId,
      sequence,
      type,
      madeAt: madeAt.toISOString(),
      appVersion,
      ...closed,
    }
    const custody = {
      made: sequence,
      waiting: 0,
      sent: 1,
      acknowledged: sequence - 1,
      needsAttention: 0,
      photosWaiting: 0,
    }
    const answer = await doors.ask(
      officer,
      sendCommands,
      { body: { deviceId, deviceTime: foundation.clock.now().toISOString(), custody, commands: [command] } },
      'field',
    )
    sequence += 1
    const receipt = answer.receipts.find(({ commandId }) => commandId === id)
    if (receipt?.fate !== 'applied')
      throw new Error(`the office keeps a message aside: ${receipt?.reason?.code ?? 'no receipt'}`)
  }

  return {
    officer,
    get cases() {
      return cases
    },
    get instruments() {
      return instruments
    },
    async pull() {
      const work = await doors.ask(officer, pullPackage, {}, 'field')
      cases = work.cases
      instruments = work.instruments
    },
    attempt: (content, at) => send('visit.attempt', content, at),
    met: (content, at) => send('family.met', content, at),
    async finish(content, photos, at) {
      await send('visit.finish', content, at)
      for (const photo of photos) {
        const sha256 = createHash('sha256').update(photo).digest('hex')
        const reply = await doors.send('field', officer, {
          method: 'PATCH',
          url: photoPath.replace(':caseId', content.caseId).replace(':sha256', sha256),
          headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
          payload: photo,
        })
        if (reply.status !== 204) throw new Error(`a photo was not taken: ${reply.status} ${reply.body}`)
      }
    },
  }
}
