import {
  type Baseline,
  type Bilingual,
  effortOf,
  type Instrument,
  type Interview,
} from '../instrument/index.ts'

/**
 * How an interview went: which screens were open in which order and for how long, and which answers were changed.
 * It holds no answer. It serves one thing: questions a reviewer may put to the facilitator.
 */
export interface Trail {
  readonly steps: readonly TrailStep[]
  /** How often an answer was changed after it had been given, by the name of its question (and member). */
  readonly edits: Readonly<Record<string, number>>
}

export interface TrailStep {
  /** The topic's key, and for a person's topic the number of the member: `health.2`. */
  readonly screen: string
  /** ISO instant by the office's clock as the phone estimates it. */
  readonly at: string
  readonly seconds: number
}

export const emptyTrail: Trail = { steps: [], edits: {} }

/** More than anyone does at one door; what comes after is not noted, so that a draft stays small. */
export const trailLimits = { steps: 400, edits: 300 } as const

/** A look shorter than this is passing through: seconds. */
const shortestLook = 1

export function withStep(trail: Trail, step: TrailStep): Trail {
  if (step.seconds < shortestLook || trail.steps.length >= trailLimits.steps) return trail
  return { ...trail, steps: [...trail.steps, { ...step, seconds: Math.round(step.seconds) }] }
}

export function withEdit(trail: Trail, name: string): Trail {
  const known = Object.hasOwn(trail.edits, name)
  if (!known && Object.keys(trail.edits).length >= trailLimits.edits) return trail
  return { ...trail, edits: { ...trail.edits, [name]: (trail.edits[name] ?? 0) + 1 } }
}

/** Something the trail makes one wonder about, put as a question. It never says that anything is wrong. */
export interface TrailQuestion {
  readonly code: 'trail.fast' | 'trail.slow' | 'trail.late' | 'trail.unsure'
  readonly text: Bilingual
}

/** When to ask. Our own choice; nothing else in the house reads it, and no workflow knows a trail. */
export const trailRules = {
  validFrom: '2026-11-23',
  source: 'Own choice; to be reviewed after a pilot',
  /** Share of the estimated time below which, and above which, one asks how it went. */
  fastShare: 0.35,
  slowShare: 3,
  /** Minutes between two screens from which on it counts as a break. */
  breakMinutes: 60,
  /** How often one answer was changed. */
  changes: 3,
} as const

/**
 * The questions a trail gives. A visit without a trail (an older app) and a visit that found nobody give none:
 * what is not known is not suspected.
 */
export function questionsOfTrail(
  trail: Trail | undefined,
  visit: {
    readonly instrument: Instrument
    readonly interview: Interview
    readonly baseline: Baseline
    readonly today: string
    /** A visit that came back: little of it is asked again, so its length says nothing. */
    readonly corrects?: boolean
  },
): readonly TrailQuestion[] {
  if (!trail || trail.steps.length === 0 || visit.interview.finding !== 'found') return []
  const spent = trail.steps.reduce((sum, { seconds }) => sum + seconds, 0)
  const expected = effortOf(visit.instrument, visit.interview, visit.baseline, visit.today).seconds
  const questions: TrailQuestion[] = []
  const [took, usual] = [inMinutes(spent), inMinutes(expected)]
  if (!visit.corrects && spent < expected * trailRules.fastShare)
    questions.push(question('trail.fast', words.fast(took, usual)))
  if (spent > expected * trailRules.slowShare) questions.push(question('trail.slow', words.slow(took, usual)))
  const pause = longestBreak(trail.steps)
  if (pause >= trailRules.breakMinutes) questions.push(question('trail.late', words.late(pause)))
  for (const [name, count] of Object.entries(trail.edits)) {
    if (count < trailRules.changes) continue
    const [key] = name.split('@')
    const asked = visit.instrument.questions.find((one) => one.key === key)
    if (asked) questions.push(question('trail.unsure', words.unsure(asked.label, count)))
  }
  return questions
}

function longestBreak(steps: readonly TrailStep[]): number {
  const breaks = steps.map((step, at) => {
    const before = steps[at - 1]
    return before ? (Date.parse(step.at) - Date.parse(before.at)) / 60_000 - before.seconds / 60 : 0
  })
  return Math.round(Math.max(0, ...breaks))
}

function question(code: TrailQuestion['code'], text: Bilingual): TrailQuestion {
  return { code, text }
}

/** One decimal, as a number: whoever shows it writes it in the reader's way. */
function inMinutes(seconds: number): number {
  return Math.max(1, Math.round(seconds / 60))
}

const words = {
  fast: (took: number, usual: number) => ({
    id: `Wawancara berlangsung sekitar ${took} menit; biasanya sekitar ${usual} menit. Bagaimana jalannya? Mungkin jawabannya dicatat di kertas dahulu.`,
    en: `The interview took about ${took} minutes; about ${usual} are usual. How did it go? The answers may have been noted on paper first.`,
  }),
  slow: (took: number, usual: number) => ({
    id: `Wawancara berlangsung sekitar ${took} menit; biasanya sekitar ${usual} menit. Bagian mana yang sulit?`,
    en: `The interview took about ${took} minutes; about ${usual} are usual. Which part was hard?`,
  }),
  late: (minutes: number) => ({
    id: `Ada jeda sekitar ${minutes} menit di tengah isian. Apakah keluarga ditemui dua kali, atau diisi sesudah pulang?`,
    en: `There was a break of about ${minutes} minutes. Was the family met twice, or was it filled in afterwards?`,
  }),
  unsure: (label: Bilingual, count: number) => ({
    id: `Jawaban "${label.id}" diubah ${count} kali. Apa yang membuat ragu?`,
    en: `"${label.en}" was changed ${count} times. What made it uncertain?`,
  }),
}
