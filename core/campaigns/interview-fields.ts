import type { Answers, Interview, Member } from '../instrument/index.ts'
import type { Fields } from '../sync/index.ts'

/**
 * An interview cut into fields, so that two edits of it can be laid side by side: an answer with whether it was
 * confirmed, a finding with its evidence, a member as such. The names hold keys and ids, never a value.
 */
export function fieldsOfInterview(interview: Interview): Fields {
  const { finding, findingEvidence, family, familyConfirmed, members, explanations } = interview
  const fields: Record<string, unknown> = {}
  if (finding !== null) fields.finding = { finding, evidence: findingEvidence ?? null }
  for (const [key, answer] of Object.entries(family))
    fields[`family.${key}`] = { answer, confirmed: familyConfirmed.includes(key) }
  for (const member of members) {
    fields[`member.${member.id}`] = member.baselinePersonId ?? null
    if (member.presence !== null)
      fields[`presence.${member.id}`] = {
        presence: member.presence,
        evidence: member.presenceEvidence ?? null,
      }
    for (const [key, answer] of Object.entries(member.answers))
      fields[`answer.${member.id}.${key}`] = { answer, confirmed: member.confirmed.includes(key) }
  }
  for (const { resultId, text } of explanations) fields[`explanation.${resultId}`] = text
  return fields
}

/**
 * The interview that two edits were merged into (see `mergeEdits`): the fields named in `ours` are the edit's,
 * every other one the current's. Attempts are history, not fields: both sides' stand, the last three.
 */
export function mergedInterview(current: Interview, edit: Interview, ours: readonly string[]): Interview {
  const isOurs = new Set(ours)
  const sideOf = (name: string) => (isOurs.has(name) ? edit : current)
  const finding = sideOf('finding')
  const { findingEvidence: _evidence, ...rest } = edit
  const family = mergeAnswers('family.', current.family, edit.family, isOurs)
  return {
    ...rest,
    finding: finding.finding,
    ...(finding.findingEvidence && { findingEvidence: finding.findingEvidence }),
    family,
    familyConfirmed: Object.keys(family).filter((key) =>
      sideOf(`family.${key}`).familyConfirmed.includes(key),
    ),
    members: mergeMembers(current, edit, isOurs),
    attempts: [...current.attempts, ...edit.attempts]
      .filter(
        (one, index, all) => all.findLastIndex(({ startedAt }) => startedAt === one.startedAt) === index,
      )
      .toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0))
      .slice(-3),
    explanations: [
      ...current.explanations.filter(({ resultId }) => !isOurs.has(`explanation.${resultId}`)),
      ...edit.explanations.filter(({ resultId }) => isOurs.has(`explanation.${resultId}`)),
    ],
  }
}

function mergeMembers(current: Interview, edit: Interview, isOurs: ReadonlySet<string>): readonly Member[] {
  const inEdit = new Map(edit.members.map((member) => [member.id, member]))
  const inCurrent = new Map(current.members.map((member) => [member.id, member]))
  const ids = new Set([...inCurrent.keys(), ...inEdit.keys()])
  return [...ids].flatMap((id) => {
    const side = isOurs.has(`member.${id}`) ? inEdit : inCurrent
    const ours = inEdit.get(id)
    const theirs = inCurrent.get(id)
    const member = side.get(id)
    if (!member) return []
    const of = isOurs.has(`presence.${id}`) ? ours : theirs
    const answers = mergeAnswers(`answer.${id}.`, theirs?.answers ?? {}, ours?.answers ?? {}, isOurs)
    const { presenceEvidence: _evidence, ...rest } = member
    return {
      ...rest,
      presence: of?.presence ?? null,
      ...(of?.presenceEvidence && { presenceEvidence: of.presenceEvidence }),
      answers,
      confirmed: Object.keys(answers).filter((key) =>
        (isOurs.has(`answer.${id}.${key}`) ? ours : theirs)?.confirmed.includes(key),
      ),
    }
  })
}

function mergeAnswers(place: string, current: Answers, edit: Answers, isOurs: ReadonlySet<string>): Answers {
  const kept = Object.entries(current).filter(([key]) => !isOurs.has(`${place}${key}`))
  const taken = Object.entries(edit).filter(([key]) => isOurs.has(`${place}${key}`))
  return Object.fromEntries([...kept, ...taken])
}
