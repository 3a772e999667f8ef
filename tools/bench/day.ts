import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Envelope, photoPath, pullPackage, registerDevice, sendCommands } from '@tanggap/contract/sync'
import { groundCheck202503 as instrument } from '@tanggap/core/instrument'
import { batchesOf, largestBatch, largestPiece, nextLimit, nextPiece } from '@tanggap/core/sync'
import { makeTestOffice } from '../../server/plumbing/test-office.ts'
import { finishedVisit, makeTestPhone } from '../../server/sync/test-phone.ts'
import { dealFamilies } from '../chaos/deal.ts'
import { startThrowAway } from '../postgres/index.ts'
import { type Measured, within } from './measure.ts'
import { openPoorLink } from './poor-link.ts'

/** A day's work, carried to where there is a little signal in the evening. */
const visits = 20
const photoBytes = 120_000
/** 50 kbit/s, a tenth of the packets lost, cut every twenty seconds. */
const hills = { bytesPerSecond: 50_000 / 8, delay: 150, loss: 0.1, again: 300, cutEvery: 20_000 }
/** Between a try that broke and the next. */
const patience = 1_000

/**
 * What a day of twenty visits costs in bytes and minutes on a line in the hills, by the phone's own decisions: greeting,
 * package, forms in bundles, the photos of one visit in pieces, and the exchange that finds nothing new.
 */
export async function dayBench(): Promise<readonly Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-day-'))
  const postgres = await startThrowAway()
  process.env.TANGGAP_TEST_DATABASE_URL = postgres.url
  const office = await makeTestOffice()
  const { app } = office.doors.field
  await app.listen({ host: '127.0.0.1', port: 0 })
  const line = await openPoorLink(Number(new URL(app.listeningOrigin).port), hills, dice())
  try {
    const officer = await office.hire('facilitator', '332010', 'Pendamping')
    await dealFamilies(office.foundation, [officer], visits)
    const phone = makeTestPhone(office, officer)
    await phone.register()
    const { cases } = await phone.pull()
    const commands: Envelope[] = []
    const photos = [randomBytes(photoBytes), randomBytes(photoBytes)]
    const shas = photos.map((photo) => createHash('sha256').update(photo).digest('hex'))
    for (const visit of cases)
      commands.push(
        await phone.make(
          'visit.finish',
          finishedVisit(visit, instrument, office.foundation.clock.now(), {}, photos),
        ),
      )

    const origin = `http://127.0.0.1:${line.port}`
    const ask = (method: string, path: string, body?: string | Uint8Array<ArrayBuffer>, more = {}) =>
      fetch(`${origin}${path}`, {
        method,
        headers: {
          origin,
          'x-test-office': officer.officeId,
          ...(typeof body === 'string' && { 'content-type': 'application/json' }),
          ...more,
        },
        ...(body !== undefined && { body }),
      })
    const head = { deviceId: phone.deviceId, deviceTime: office.foundation.clock.now().toISOString() }
    const greet = async () => {
      const body = JSON.stringify({ ...head, label: 'Ponsel', appVersion: '0.1.0' })
      return registerDevice.answer.parse(await (await ask('POST', registerDevice.path, body)).json())
    }
    const custody = { made: 0, waiting: 0, sent: 0, acknowledged: 0, needsAttention: 0, photosWaiting: 0 }
    const hand = async (bundle: readonly Envelope[]) => {
      const body = JSON.stringify({ ...head, custody, commands: bundle })
      return sendCommands.answer.parse(await (await ask('POST', sendCommands.path, body)).json()).receipts
    }
    const pull = async () => pullPackage.answer.parse(await (await ask('GET', pullPackage.path)).json())

    const first = await leg(line, 'greeting and package of 20 families', async () => {
      await insistently(greet)
      await insistently(pull)
    })
    const waiting = new Map(commands.map((command) => [command.id, command]))
    let limit = largestBatch
    const forms = await leg(line, `${visits} visits handed in`, async () => {
      while (waiting.size > 0)
        try {
          for (const bundle of batchesOf([...waiting.values()], limit)) {
            for (const { commandId, fate } of await hand(bundle))
              if (fate === 'applied') waiting.delete(commandId)
            limit = nextLimit(limit, true)
          }
        } catch {
          limit = nextLimit(limit, false)
          await pause()
        }
    })
    const [visit] = cases
    let piece = largestPiece
    const photoLeg = await leg(line, `the two photos of a visit, ${photoBytes / 1000} kB each`, async () => {
      for (const [index, photo] of photos.entries()) {
        const path = photoPath.replace(':caseId', visit?.id ?? '').replace(':sha256', shas[index] ?? '')
        // The last bytes are not sent: bytes of chance are no picture, and the office would ask for them again.
        const end = photo.length - 1_000
        const sendOn = async () => {
          const stands = await ask('HEAD', path)
          let offset = Number(stands.headers.get('upload-offset') ?? Number.NaN)
          while (offset < end) {
            const bytes = Uint8Array.from(photo.subarray(offset, Math.min(offset + piece, end)))
            const reply = await ask('PATCH', path, bytes, {
              'content-type': 'application/offset+octet-stream',
              'upload-offset': String(offset),
            })
            if (!reply.ok) throw new Error(`a piece was answered ${reply.status}`)
            offset = Number(reply.headers.get('upload-offset'))
            piece = nextPiece(piece, true)
          }
          if (Number.isNaN(offset)) throw new Error(`the photo was answered ${stands.status}`)
        }
        await insistently(sendOn, () => {
          piece = nextPiece(piece, false)
        })
      }
    })
    const { packageMark } = await insistently(pull)
    const idle = await leg(line, 'an exchange that finds nothing new', async () => {
      const greeted = await insistently(greet)
      if (greeted.packageMark !== packageMark) throw new Error('the package changed by itself')
      await insistently(() => hand([]))
    })
    const bytes = first.bytes + forms.bytes + visits * photoLeg.bytes
    console.log(
      `a whole day with its 40 photos: ${(bytes / 1e6).toFixed(1)} MB; the line was cut ${line.cuts} times`,
    )
    return [
      within('a day’s 20 forms over 50 kbit/s, 10 % loss, cut every 20 s', 's', forms.seconds, 120),
      within('bytes of a day without photos', 'kB', (first.bytes + forms.bytes) / 1000, 500),
      within('bytes of an exchange that finds nothing new', 'kB', idle.bytes / 1000, 5),
    ]
  } finally {
    await line.close()
    await office.close()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function leg(
  line: { readonly up: number; readonly down: number },
  what: string,
  work: () => Promise<void>,
) {
  const [up, down, begun] = [line.up, line.down, performance.now()]
  await work()
  const [sent, got] = [line.up - up, line.down - down]
  const seconds = (performance.now() - begun) / 1000
  console.log(
    `${what}: ${(sent / 1000).toFixed(1)} kB up, ${(got / 1000).toFixed(1)} kB down, ${seconds.toFixed(0)} s`,
  )
  return { bytes: sent + got, seconds }
}

/** Again and again, as a phone does; gives up after what would be an evening. */
async function insistently<T>(work: () => Promise<T>, whenBroken = () => {}): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await work()
    } catch (fault) {
      if (tries === 100) throw fault
      whenBroken()
      await pause()
    }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, patience))
}

/** The same ill luck every time (xorshift32). */
function dice(): () => number {
  let state = 20_251_123
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
