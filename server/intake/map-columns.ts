import type {
  listProfiles as list,
  previewFile as preview,
  mapFile as route,
} from '@tanggap/contract/intake-files'
import type { AnswerOf } from '@tanggap/contract/route'
import { type LayoutKey, layoutOf, layouts, recogniseMapped, suggestMapping } from '@tanggap/core/intake'
import type { z } from 'zod/mini'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { coveredCell } from './cover-cell.ts'
import { type FileRow, filesOf, findIntakeForUpdate, type IntakeRow, mapFile } from './intake.store.ts'
import { addProfile, currentProfiles, findProfile } from './profile.store.ts'
import { headingsHash } from './recognise-tables.ts'
import { openTable } from './tables.ts'

const rowsShown = 5

/** The first rows of a file with numbers and names covered, and what each column could be. */
export async function previewFile(
  acting: Acting,
  intakeId: string,
  fileId: string,
): Promise<Done<AnswerOf<typeof preview>>> {
  const found = await openFile(acting, intakeId, fileId)
  if (!found.ok) return found
  const { intake, file } = found.value
  const { headings, rows } = await firstRows(acting, file)
  const profile = file.profile_id === null ? undefined : await findProfile(acting, file.profile_id)
  const fitting = layouts
    .filter(({ unit }) => (unit === 'recipient') === (intake.kind === 'recipients'))
    .map((layout) => ({ layout, suggested: suggestMapping(layout, headings) }))
    .toSorted((a, b) => Object.keys(b.suggested).length - Object.keys(a.suggested).length)
  const [nearest] = fitting
  await acting.record({ action: 'intake.preview-file', subject: 'intake', ids: [intakeId, fileId] })
  return done({
    fileName: file.file_name,
    headings: [...headings],
    rows: rows.map((cells) => headings.map((_, at) => coveredCell(cells[at] ?? ''))),
    layouts: fitting.map(({ layout, suggested }) => ({
      key: layout.key,
      title: layout.title,
      columns: layout.columns.map(({ name, need }) => ({ name, need })),
      suggested: { ...suggested },
    })),
    layout: profile?.layout ?? nearest?.layout.key ?? 'recipients',
    mapping: { ...(profile?.mapping ?? nearest?.suggested ?? {}) },
    profile: profile ? { title: profile.title, version: profile.version } : null,
  })
}

/**
 * Says which column of a file is which. The mapping is remembered for the provider and these headings; correcting it
 * makes its next version, since files may have been read by this one.
 */
export async function mapColumns(
  acting: Acting,
  intakeId: string,
  fileId: string,
  said: z.output<NonNullable<(typeof route)['body']>>,
): Promise<Done<AnswerOf<typeof route>>> {
  const found = await openFile(acting, intakeId, fileId)
  if (!found.ok) return found
  const { intake, file } = found.value
  if (intake.uploaded_by !== acting.office.accountId) return refused('intake.another-ones-delivery')
  const layout = layoutOf(said.layout)
  if ((layout.unit === 'recipient') !== (intake.kind === 'recipients'))
    return refused('intake.wrong-kind', { title: layout.title.id })
  const { headings } = await firstRows(acting, file)
  const recognised = recogniseMapped(layout, said.mapping, headings)
  if (!recognised.ok) return refused(recognised.refusal.code, { ...recognised.refusal })
  const before = file.profile_id === null ? undefined : await findProfile(acting, file.profile_id)
  const profile = { id: before?.id ?? acting.id(), version: (before?.version ?? 0) + 1 }
  await addProfile(acting, {
    ...profile,
    title: said.title,
    provider: intake.provider,
    layout: said.layout,
    headings: [...headings],
    mapping: headingsOf(recognised.places, headings),
    headings_hash: headingsHash(headings),
  })
  await mapFile(acting, fileId, {
    layout: said.layout,
    mapping: Object.fromEntries(recognised.places),
    profile,
  })
  await acting.record({
    action: 'intake.map-file',
    subject: 'intake',
    ids: [intakeId, fileId, profile.id],
    detail: { layout: said.layout, version: profile.version, columns: recognised.places.size },
  })
  return done({ profileId: profile.id, version: profile.version })
}

export async function listProfiles(acting: Acting): Promise<Done<AnswerOf<typeof list>>> {
  const profiles = await currentProfiles(acting, 200)
  return done({
    profiles: profiles.map((profile) => ({
      id: profile.id,
      version: profile.version,
      title: profile.title,
      provider: profile.provider,
      layoutTitle: layoutOf(profile.layout satisfies LayoutKey).title,
      columns: Object.keys(profile.mapping).length,
      madeBy: profile.maker,
      madeAt: profile.made_at.toISOString(),
    })),
  })
}

/** A file of a delivery that still receives, and whose headings no layout knows by itself. */
async function openFile(
  acting: Acting,
  intakeId: string,
  fileId: string,
): Promise<Done<{ intake: IntakeRow; file: FileRow }>> {
  const intake = await findIntakeForUpdate(acting, intakeId)
  const file = (await filesOf(acting, intakeId)).find(({ id }) => id === fileId)
  if (intake === undefined || file === undefined) return refused('request.not-found')
  if (intake.status !== 'receiving') return refused('intake.not-receiving')
  if (file.layout !== 'unmapped' && file.profile_id === null) return refused('intake.already-mapped')
  return done({ intake, file })
}

async function firstRows(acting: Acting, file: FileRow) {
  const table = await openTable(acting.files, file)
  try {
    const rows: (readonly string[])[] = []
    for await (const { cells } of table.rows) {
      rows.push(cells)
      if (rows.length >= rowsShown) break
    }
    return { headings: table.headings, rows }
  } finally {
    table.close()
  }
}

function headingsOf(
  places: ReadonlyMap<string, number>,
  headings: readonly string[],
): Record<string, string> {
  return Object.fromEntries([...places].map(([name, place]) => [name, headings[place] ?? '']))
}
