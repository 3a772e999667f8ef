import type { AttemptContent, FinishContent } from '@tanggap/contract/sync'
import type { VisitAttempt, VisitAttemptOutcome } from '@tanggap/core/instrument'
import {
  type Answers,
  type Instrument,
  type Interview,
  isPhoto,
  maxAttempts,
  startInterview,
} from '@tanggap/core/instrument'
import {
  type Command,
  type Draft,
  type HeldCase,
  type LocalChange,
  type PhotoNote,
  type PhotoSlot,
  uuidV7,
} from '../store/index.ts'

/** What happens at the door, as changes of the draft and messages to the office. Instants arrive from outside. */

/** A draft for a family that has none: empty, or what came back for correction. */
export function openDraft(one: HeldCase, instrument: Instrument, now: string): Draft {
  return {
    caseId: one.id,
    commandId: uuidV7(),
    basedOnVersion: one.version,
    interview: one.correction?.interview ?? startOf(one, instrument),
    slipSerial: null,
    withoutSlip: false,
    // Who spoke is known since then; a correction does not send the facilitator back to ask.
    respondentIs: one.correction?.respondentIs ?? '',
    startedAt: now,
    savedAt: now,
    // What came back is opened at its contents, where the supervisor's notes are marked.
    screen: one.correction ? 'outline' : '',
  }
}

/**
 * The draft to go on with. One in which something was found out stays as it is, even when the case has moved on
 * at the office meanwhile: it carries the version it was based on, and a person decides about both.
 */
export function draftFor(
  one: HeldCase,
  draft: Draft | undefined,
  instrument: Instrument,
  now: string,
): Draft {
  if (!draft) return openDraft(one, instrument, now)
  if (draft.basedOnVersion >= one.version || draft.interview.finding !== null) return draft
  const fresh = openDraft(one, instrument, now)
  return one.correction ? fresh : withAttempts(fresh, draft.interview.attempts, now)
}

/** The next attempt begins, unless one is under way. A correction may follow the third: it adds none. */
export function beginAttempt(draft: Draft, now: string): Draft {
  const { attempts } = draft.interview
  if (attempts.at(-1)?.endedAt === null || attempts.length >= maxAttempts) return { ...draft, savedAt: now }
  const attempt: VisitAttempt = { startedAt: now, endedAt: null, outcome: null, note: '', position: null }
  return withAttempts(draft, [...attempts, attempt], now)
}

/** Nobody was met: the attempt ends, the case goes on. */
export function endAttempt(
  draft: Draft,
  one: HeldCase,
  said: {
    readonly outcome: VisitAttemptOutcome
    readonly note: string
    readonly position: VisitAttempt['position']
  },
  now: string,
  device: { readonly madeAt: string },
): { command: Command; change: LocalChange } {
  const before = draft.interview.attempts
  const open = before.at(-1)
  const startedAt = open?.endedAt === null ? open.startedAt : now
  const kept = open?.endedAt === null ? before.slice(0, -1) : before
  const attempt: VisitAttempt = { startedAt, endedAt: now, ...said }
  const number = Math.min(maxAttempts, Math.max(one.attempts, kept.length) + 1)
  const content: AttemptContent = {
    caseId: one.id,
    attempt: {
      number,
      startedAt,
      endedAt: now,
      outcome: said.outcome,
      note: said.note,
      position: said.position,
    },
  }
  return {
    command: {
      id: uuidV7(),
      type: 'visit.attempt',
      caseId: one.id,
      basedOnVersion: draft.basedOnVersion,
      madeAt: device.madeAt,
      content,
    },
    change: { draft: withAttempts(draft, [...kept, attempt], now), photos: [] },
  }
}

/** The visit is done: the interview with its photos declared, ready to be sealed. */
export function finishVisit(
  draft: Draft,
  settled: Interview,
  photos: readonly PhotoNote[],
  now: string,
  device: { readonly madeAt: string },
): { command: Command; change: LocalChange } {
  const interview = closedInterview(settled, now)
  const used = usedIn(interview)
  const mine = photos.filter(({ sha256 }) => used.has(sha256))
  const isFound = interview.finding === 'found'
  const name = interview.family.respondentName
  const content: FinishContent = {
    caseId: draft.caseId,
    basedOnVersion: draft.basedOnVersion,
    interview,
    photos: [...used].map(([sha256, slot]) => {
      const note = mine.find((photo) => photo.sha256 === sha256)
      // A photo of the earlier visit that this phone never held is whole at the office, whose own count stands.
      return { sha256, bytes: note?.bytes ?? 1, slot }
    }),
    slipSerial: draft.slipSerial,
    attestation: isFound
      ? {
          respondentName: typeof name === 'string' ? name.slice(0, 100) : '',
          respondentIs: draft.respondentIs,
          confirmed: interview.family.respondentAttests === true,
        }
      : {
          respondentName: interview.findingEvidence?.informantName.slice(0, 100) ?? '',
          respondentIs: interview.findingEvidence?.informantRole ?? '',
          confirmed: false,
        },
    startedAt: draft.startedAt,
    finishedAt: now,
    ...(interview.finding === 'moved_within_regency' && draft.movedTo && { movedTo: { ...draft.movedTo } }),
    ...(draft.trail && { trail: { steps: [...draft.trail.steps], edits: { ...draft.trail.edits } } }),
  }
  return {
    command: {
      id: draft.commandId,
      type: 'visit.finish',
      caseId: draft.caseId,
      basedOnVersion: draft.basedOnVersion,
      madeAt: device.madeAt,
      content,
    },
    change: { draft: null, photos: mine.map(({ sha256 }) => sha256) },
  }
}

/** The photos an interview speaks of: what each shows, by its hash. */
export function usedIn(interview: Interview): ReadonlyMap<string, PhotoSlot> {
  const used = new Map<string, PhotoSlot>()
  for (const [key, answer] of Object.entries(interview.family))
    if (isPhoto(answer)) used.set(answer.sha256, slotOfQuestion(key))
  const evidence = [interview.findingEvidence, ...interview.members.map((member) => member.presenceEvidence)]
  for (const one of evidence) if (one?.photo) used.set(one.photo.sha256, 'place')
  return used
}

const slots: Readonly<Record<string, PhotoSlot>> = {
  photoFront: 'front',
  photoInside: 'inside',
  photoBathroom: 'bathroom',
  photoFamilyCard: 'card',
}

/** What a photo question shows. */
export function slotOfQuestion(key: string): PhotoSlot {
  return slots[key] ?? 'place'
}

function startOf(one: HeldCase, instrument: Instrument): Interview {
  const { optionGroups } = one.campaign
  return startInterview(instrument, { optionGroups, frame: frameOf(one.villageCode), baseline: one.baseline })
}

/** The region codes come with the case: each level is the beginning of the village's code. */
function frameOf(villageCode: string): Answers {
  return {
    province: villageCode.slice(0, 2),
    regency: villageCode.slice(0, 4),
    subdistrict: villageCode.slice(0, 6),
    village: villageCode,
  }
}

/** The attempt under way ends with what was found. */
export function closedInterview(interview: Interview, now: string): Interview {
  const last = interview.attempts.at(-1)
  if (last?.endedAt !== null) return interview
  const outcome = outcomeOf(interview)
  return { ...interview, attempts: [...interview.attempts.slice(0, -1), { ...last, endedAt: now, outcome }] }
}

function outcomeOf({ finding }: Interview): VisitAttemptOutcome {
  if (finding === 'refused') return 'refused'
  if (finding === 'unreachable') return 'respondent_absent'
  if (finding === 'family_not_found') return 'dwelling_not_found'
  // Somebody else told it: the house was found, the family was not in it.
  if (finding && ['moved_within_regency', 'moved_out', 'all_members_deceased'].includes(finding))
    return 'respondent_absent'
  return 'interviewed_complete'
}

function withAttempts(draft: Draft, attempts: readonly VisitAttempt[], now: string): Draft {
  return { ...draft, interview: { ...draft.interview, attempts }, savedAt: now }
}
