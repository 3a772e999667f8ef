import type { RecipientEvidence, listRecipients as route } from '@tanggap/contract/intake-recipients'
import type { AnswerOf } from '@tanggap/contract/route'
import type { FastifyReply } from 'fastify'
import type { z } from 'zod/mini'
import { type Acting, type Done, done, refused } from '../../plumbing/acting.ts'
import { csvLine } from '../../plumbing/spreadsheet.ts'
import { countsSchema, findIntake, findIntakeForUpdate, type IntakeRow } from '../intake.store.ts'
import { nikPlace } from '../staged-row.ts'
import * as store from './recipients.store.ts'

const recipientsAPage = 10
type Query = z.output<NonNullable<(typeof route)['query']>>
const desks: readonly string[] = ['data_operator', 'dinsos_verifier']

/** Recipients in one state, those in doubt with whoever may be meant side by side. Numbers end in four digits. */
export async function listRecipients(
  acting: Acting,
  id: string,
  query: Query,
): Promise<Done<AnswerOf<typeof route>>> {
  const intake = await findIntake(acting, id)
  if (intake === undefined) return refused('request.not-found')
  const at = { limit: recipientsAPage, offset: (query.page - 1) * recipientsAPage }
  const name = query.q?.trim()
  const which = { state: query.state, village: query.village, ...(name && { name }) }
  const rows = await store.recipientsIn(acting, id, which, at)
  const candidates = Map.groupBy(
    await store.candidatesOf(acting, id, rows),
    ({ file_id, line }) => `${file_id} ${line}`,
  )
  const shown = rows.map((row) => candidates.get(`${row.file_id} ${row.line}`) ?? [])
  await acting.record({
    action: 'intake.read-recipients',
    subject: 'person',
    ids: [
      ...shown.flatMap((some) => some.map(({ person_id }) => person_id)),
      ...rows.flatMap(({ person_id }) => person_id ?? []),
    ],
    detail: { intake: id, state: query.state, page: query.page },
  })
  return done({
    total: await totalOf(acting, intake, which),
    pageSize: recipientsAPage,
    recipients: rows.map((row, at) => ({
      fileId: row.file_id,
      line: row.line,
      name: row.name ?? '',
      birthDate: row.birth_date,
      village: row.village_code,
      nikEnd: endOf(acting, nikPlace('recipient', row.target_id), row.nik_sealed),
      amount: row.amount,
      period: row.period,
      state: row.state ?? '',
      foundBy: row.match_state === 'nik' || row.match_state === 'card' ? row.match_state : null,
      found: row.family_id === null ? null : { familyId: row.family_id, name: row.found_name ?? '' },
      decidedBy: row.decided_by_name,
      chosen: row.person_id,
      candidates: (shown[at] ?? []).map((one) => ({
        personId: one.person_id,
        familyId: one.family_id,
        name: one.name,
        birthDate: one.birth_date,
        village: one.village_code,
        nikEnd: endOf(acting, `person.nik_sealed/${one.person_id}`, one.nik_sealed),
        headName: one.head_name,
        evidence: evidenceOf(one.evidence),
      })),
    })),
    mayDecide: intake.status === 'checked' && desks.includes(acting.office.role),
  })
}

/** Whom the machine found stays found until the list is matched again, so their number is known already. */
async function totalOf(acting: Acting, intake: IntakeRow, which: store.RecipientsAsked): Promise<number> {
  const counts = countsSchema.safeParse(intake.counts)
  const isWhole = which.state === 'found' && which.village === undefined && which.name === undefined
  if (isWhole && intake.status !== 'comparing' && counts.success)
    return counts.data.matchedByNik + counts.data.matchedByCard
  return store.countRecipients(acting, intake.id, which)
}

/** Only somebody who was shown can be chosen; what was chosen stands until it is taken back. */
export async function decideRecipient(
  acting: Acting,
  id: string,
  at: { readonly fileId: string; readonly line: number },
  personId: string | null,
) {
  const intake = await findIntakeForUpdate(acting, id)
  if (intake === undefined) return refused('request.not-found')
  if (intake.status !== 'checked') return refused('intake.not-on-the-bench')
  if (await store.standingDecision(acting, id, at.fileId, at.line)) return refused('intake.decided-already')
  const shown = await store.candidatesOf(acting, id, [{ file_id: at.fileId, line: at.line }])
  const chosen = shown.find(({ person_id }) => person_id === personId)
  if (personId !== null && chosen === undefined) return refused('intake.not-a-candidate')
  const decisionId = acting.id()
  await store.addDecision(acting, id, {
    id: decisionId,
    ...at,
    personId,
    familyId: chosen?.family_id ?? null,
  })
  const found = chosen && { personId: chosen.person_id, familyId: chosen.family_id }
  await store.setDecided(acting, id, at, { found })
  await acting.record({
    action: 'intake.decide-recipient',
    subject: 'person',
    ids: personId === null ? [] : [personId],
    village: chosen?.village_code,
    detail: { intake: id, line: at.line, none: personId === null },
  })
  return done({ decisionId })
}

export async function undoRecipient(
  acting: Acting,
  id: string,
  at: { readonly fileId: string; readonly line: number },
) {
  const intake = await findIntakeForUpdate(acting, id)
  const decision = await store.standingDecision(acting, id, at.fileId, at.line)
  if (intake === undefined || decision === undefined) return refused('request.not-found')
  if (intake.status !== 'checked') return refused('intake.not-on-the-bench')
  await store.noteUndone(acting, decision.id)
  await store.setDecided(acting, id, at, undefined)
  await acting.record({
    action: 'intake.undo-recipient',
    subject: 'intake',
    ids: [id],
    detail: { line: at.line },
  })
  return done({ ok: true as const })
}

/** Whom no aid will be recorded for: to ask the programme about. No number of identity, so that the list may travel. */
export async function downloadUnmatched(
  acting: Acting,
  id: string,
  reply: FastifyReply,
): Promise<Done<string>> {
  const intake = await findIntake(acting, id)
  if (intake === undefined) return refused('request.not-found')
  const rows = await store.recipientsIn(acting, id, { state: 'absent' }, { limit: 1_000_000, offset: 0 })
  await acting.record({
    action: 'intake.download-unmatched',
    subject: 'intake',
    ids: [id],
    detail: { rows: rows.length },
  })
  reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header(
      'content-disposition',
      `attachment; filename="tidak-ditemukan-${intake.title.replace(/[^\w.-]+/g, '-')}.csv"`,
    )
  const heading = csvLine([
    'berkas',
    'baris',
    'nama',
    'kode_kelurahan_desa',
    'periode',
    'nominal',
    'status',
    'keterangan',
  ])
  const lines = rows.map((row) =>
    csvLine([
      row.file_name,
      String(row.line),
      row.name ?? '',
      row.village_code ?? '',
      row.period ?? intake.period ?? '',
      row.amount === null ? '' : String(row.amount),
      row.state ?? '',
      whyAbsent[row.match_state] ?? '',
    ]),
  )
  return done(`\uFEFF${heading}${lines.join('')}`)
}

/** For the programme, which reads Indonesian. */
const whyAbsent: Readonly<Record<string, string>> = {
  unmatched: 'tidak ada yang cocok di register',
  doubtful: 'ada yang mirip di register, belum diputuskan',
  decided: 'diputuskan: bukan siapa pun yang mirip di register',
}

function endOf({ vault }: Acting, place: string, sealed: Buffer | null): string | null {
  return sealed === null ? null : vault.open(place, sealed).toString('utf8').slice(-4)
}

const days = ['same', 'day_month_swapped', 'same_year', 'other'] as const
const villages = ['same', 'other'] as const
const niks = ['same', 'close', 'other'] as const

function evidenceOf(kept: Readonly<Record<string, unknown>>): RecipientEvidence {
  return {
    name: typeof kept.name === 'number' ? kept.name : 0,
    birthDate: days.find((one) => one === kept.birthDate) ?? 'unknown',
    village: villages.find((one) => one === kept.village) ?? 'unknown',
    nik: niks.find((one) => one === kept.nik) ?? 'unknown',
    card: kept.card === true,
  }
}
