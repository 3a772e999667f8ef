import { evidenceFor, isCandidate, sameNameLikeness, strength } from '@tanggap/core/intake'
import type { Acting } from '../../plumbing/acting.ts'
import { takeAid, undoAid } from '../../registry/index.ts'
import type { IntakeRow } from '../intake.store.ts'
import { nikPlace } from '../staged-row.ts'
import * as store from './recipients.store.ts'

const rowsAtOnce = 500
const candidatesShown = 5

/**
 * Finds the recipients of a list in the register. By NIK alone only where the name agrees too; a name that is written
 * otherwise, or somebody on the card with that name, is taken as found; everything else waits for a person, with the
 * likeliest side by side. Returns 0: one step does it all, and decisions already taken stand. Safe to repeat.
 */
export async function matchList(acting: Acting, intakeId: string): Promise<number> {
  await store.matchByNik(acting, intakeId)
  for (let after: { fileId: string; line: number } | undefined; ; ) {
    const rows = await store.nextUnmatched(acting, intakeId, after, rowsAtOnce)
    await lookAt(acting, intakeId, rows)
    const last = rows.at(-1)
    if (last === undefined || rows.length < rowsAtOnce) break
    after = { fileId: last.file_id, line: last.line }
  }
  await store.applyDecisions(acting, intakeId)
  await store.noteStates(acting, intakeId)
  return 0
}

async function lookAt(acting: Acting, intakeId: string, rows: readonly store.ListedRow[]): Promise<void> {
  const niks = new Map(
    (
      await store.niksOf(
        acting,
        rows.flatMap(({ candidates }) => candidates.map(({ person_id }) => person_id)),
      )
    ).map(({ id, nik_sealed }) => [
      id,
      acting.vault.open(`person.nik_sealed/${id}`, nik_sealed).toString('utf8'),
    ]),
  )
  const found: store.NewCandidate[] = []
  const matches: store.Match[] = []
  for (const row of rows) {
    const nik = row.nik_sealed
      ? acting.vault.open(nikPlace('recipient', row.target_id), row.nik_sealed).toString('utf8')
      : undefined
    const listed = {
      name: row.name,
      birthDate: row.birth_date ?? undefined,
      nik,
      villageCode: row.village_code ?? undefined,
    }
    const weighed = row.candidates
      .map((candidate) => ({
        candidate,
        evidence: evidenceFor(listed, {
          name: candidate.name,
          birthDate: candidate.birth_date,
          nik: niks.get(candidate.person_id),
          villageCode: candidate.village_code,
          onCard: candidate.on_card,
        }),
      }))
      .filter(({ evidence }) => isCandidate(evidence))
      .toSorted((a, b) => strength(b.evidence) - strength(a.evidence))
    const certain = weighed.filter(
      ({ evidence }) =>
        evidence.name >= sameNameLikeness &&
        (evidence.nik === 'same' || (evidence.card && evidence.nik !== 'other')),
    )
    const [only] = certain
    if (only !== undefined && certain.length === 1)
      matches.push({
        fileId: row.file_id,
        line: row.line,
        personId: only.candidate.person_id,
        familyId: only.candidate.family_id,
      })
    if (row.looked_at || (only?.evidence.nik === 'same' && certain.length === 1)) continue
    found.push(
      ...weighed.slice(0, candidatesShown).map(({ candidate, evidence }, at) => ({
        fileId: row.file_id,
        line: row.line,
        place: at + 1,
        personId: candidate.person_id,
        familyId: candidate.family_id,
        evidence: { ...evidence },
      })),
    )
  }
  await store.setMatches(acting, intakeId, matches)
  await store.addCandidates(acting, intakeId, found)
}

export const recipientsSummary = store.summarise

export function takeList(acting: Acting, intake: IntakeRow): Promise<number> {
  return takeAid(acting, {
    intakeId: intake.id,
    programmeCode: intake.programme_code ?? '',
    period: intake.period ?? '',
  })
}

export function undoList(acting: Acting, intakeId: string): Promise<void> {
  return undoAid(acting, intakeId)
}
