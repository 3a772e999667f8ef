import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { intakeFileRefusals } from '@tanggap/contract/intake-files'
import {
  type Acting,
  actAs,
  type Done,
  done,
  type Foundation,
  type Office,
  refused,
  systemOffice,
} from '../plumbing/acting.ts'
import { findIntake, type IntakeRow, intakesOn } from './intake.store.ts'
import { keepFile, receiveFile } from './receive-file.ts'

export const inboxJob = 'intake:inbox'

/** A file that nobody has written to for so long is complete. */
const quietMilliseconds = 60_000
/** A file without a byte is perhaps about to be written; after this long it is told to be empty. */
const emptyMilliseconds = 600_000
/** What programs call a file that they are still writing. */
const unfinished = /^\.|~$|\.(part|tmp|crdownload|filepart)$/i
const deliveriesWatched = 200

export interface Inbox {
  /** Absent where the office watches no folder. */
  readonly inboxFolder?: string | undefined
}

/**
 * Takes in what somebody has put into the folder of an open delivery, every minute. The folder is another way for the
 * file and none around the papers: without agreement and BAST there is no delivery and no folder. What is taken in is
 * kept encrypted and goes from the folder; what is refused stays beside a note that says why.
 */
export async function watchInbox(foundation: Foundation, { inboxFolder }: Inbox): Promise<void> {
  if (inboxFolder === undefined) return
  const office = systemOffice(foundation.regency, 'Penjaga folder kiriman')
  const open = await actAs(foundation, office, (acting) => receiving(acting))
  for (const intake of open) {
    const folder = join(inboxFolder, folderOf(intake.id))
    await mkdir(join(folder, refusedFolder), { recursive: true, mode: 0o700 })
    for (const name of await waitingIn(folder)) {
      const path = join(folder, name)
      const { mtimeMs, size } = await stat(path)
      const quiet = foundation.clock.now().getTime() - mtimeMs
      if (quiet >= (size > 0 ? quietMilliseconds : emptyMilliseconds))
        await takeIn(foundation, intake, folder, name)
    }
  }
}

/** The folder of one delivery, and what waits in it. */
export async function inboxOf(
  { inboxFolder }: Inbox,
  foundation: Foundation,
  office: Office,
  id: string,
): Promise<Done<{ folder: string | null; waiting: string[] }>> {
  const intake = await actAs(foundation, office, (acting) => findIntake(acting, id))
  if (intake === undefined) return refused('request.not-found')
  if (inboxFolder === undefined || intake.status !== 'receiving') return done({ folder: null, waiting: [] })
  return done({ folder: folderOf(id), waiting: await waitingIn(join(inboxFolder, folderOf(id))) })
}

const refusedFolder = 'ditolak'
const sentences = new Map(Object.entries(intakeFileRefusals))

function folderOf(intakeId: string): string {
  return `kiriman-${intakeId.slice(-12)}`
}

async function receiving(acting: Acting): Promise<IntakeRow[]> {
  return intakesOn(acting, { status: 'receiving', limit: deliveriesWatched, offset: 0 })
}

async function waitingIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile() && !unfinished.test(entry.name))
    .map(({ name }) => name)
    .toSorted()
}

async function takeIn(
  foundation: Foundation,
  intake: IntakeRow,
  folder: string,
  name: string,
): Promise<void> {
  const path = join(folder, name)
  // Whoever opened the delivery is answerable for what comes into it, by whatever way.
  const office: Office = {
    ...systemOffice(foundation.regency, intake.uploader),
    accountId: intake.uploaded_by,
    role: 'data_operator',
  }
  const received = await receiveFile(foundation.files, createReadStream(path))
  const kept = received.ok
    ? await actAs(foundation, office, (acting) => keepFile(acting, intake.id, name, received.value, 'folder'))
    : received
  if (kept.ok) return rm(path)
  const { code, facts = {} } = kept.refusal
  const sentence = sentences.get(code)?.sentence(facts)
  const refusedPath = join(folder, refusedFolder, name)
  await rename(path, refusedPath)
  await writeFile(`${refusedPath}.txt`, sentence === undefined ? code : `${sentence.id}\n\n${sentence.en}\n`)
}
