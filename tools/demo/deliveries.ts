import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { acceptIntake, checkIntake, getIntake, startIntake } from '@tanggap/contract/intake'
import { getComparison } from '@tanggap/contract/intake-desk'
import { uploadFile } from '@tanggap/contract/intake-files'
import type { InputOf } from '@tanggap/contract/route'
import type { Office } from '../../server/plumbing/acting.ts'
import type { StoryDoors } from './story-doors.ts'

export type Papers = NonNullable<InputOf<typeof startIntake>['body']>

export interface Delivery {
  readonly papers: Papers
  readonly files: readonly string[]
  readonly uploadedAt: Date
  /** Who takes it into the register, and when; without it the delivery waits for a second person. */
  readonly accepted?: { readonly by: Office; readonly at: Date }
}

/** A delivery comes in over the counter: papers, files, check and, by a second person, acceptance. */
export async function deliver(
  doors: StoryDoors,
  clerk: Office,
  delivery: Delivery,
  say: (line: string) => void,
): Promise<void> {
  doors.at(delivery.uploadedAt)
  const { id } = await doors.ask(clerk, startIntake, { body: delivery.papers })
  for (const file of delivery.files) await upload(doors, clerk, id, file)
  await doors.ask(clerk, checkIntake, { params: { id } })
  const { title, counts } = await doors.ask(clerk, getIntake, { params: { id } })
  say(`${title}: ${counts?.read.toLocaleString('id-ID')} baris diperiksa. / Every row was checked.`)
  if (delivery.accepted) {
    doors.at(delivery.accepted.at)
    const { seen } = await doors.ask(delivery.accepted.by, getComparison, { params: { id } })
    await doors.ask(delivery.accepted.by, acceptIntake, { params: { id }, body: { seen } })
  }
  const { status, failure } = await doors.ask(clerk, getIntake, { params: { id } })
  const expected = delivery.accepted ? 'accepted' : 'checked'
  if (status !== expected) throw new Error(`a delivery stands at ${status}: ${JSON.stringify(failure)}`)
}

async function upload(doors: StoryDoors, clerk: Office, id: string, file: string): Promise<void> {
  const boundary = 'tanggap-story'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${basename(file)}"\r\ncontent-type: text/csv\r\n\r\n`
  const reply = await doors.send('office', clerk, {
    method: 'POST',
    url: uploadFile.path.replace(':id', id),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), await readFile(file), Buffer.from(`\r\n--${boundary}--\r\n`)]),
  })
  if (reply.status >= 400) throw new Error(`a file was refused: ${reply.body}`)
}
