import { groundCheck202503, type Instrument, type Question } from '@tanggap/core/instrument'

/** The versions that come with the program; a correction is a new line. */
export const builtIn: readonly Instrument[] = [groundCheck202503]

/** The regency's own published versions, as this process knows them: filled at start and at every publication. */
const published = new Map<string, Instrument>()
/** By version: the earlier one whose certificates hold for it too. */
const certifiedBy = new Map<string, string>()
let book = merged()
let questions = byKey()

export function hold(instrument: Instrument, certificatesFrom: string | null): void {
  published.set(instrument.version, instrument)
  if (certificatesFrom !== null) certifiedBy.set(instrument.version, certificatesFrom)
  book = merged()
  questions = byKey()
}

/** The version itself, then every earlier one whose certificates hold for it, as the publications said. */
export function certifyingVersions(version: string): [string, ...string[]] {
  const versions: [string, ...string[]] = [version]
  for (let from = certifiedBy.get(version); from && !versions.includes(from); from = certifiedBy.get(from))
    versions.push(from)
  return versions
}

/** Every version one can ask with, the oldest first. */
export function heldInstruments(): readonly Instrument[] {
  return [...builtIn, ...published.values()].toSorted((a, b) => a.validFrom.localeCompare(b.validFrom))
}

/** The one in use when this version begins. */
export function versionBefore({ version, validFrom }: Instrument): Instrument | undefined {
  return heldInstruments().findLast((one) => one.version !== version && one.validFrom <= validFrom)
}

/**
 * Every question and choice that any version knows, as the newest words them. Values in the register outlive
 * the version they were asked with; this is how they are named, guarded and checked.
 */
export function instrumentBook(): Instrument {
  return book
}

/** A question by its key, whatever version knows it. */
export function questionNamed(key: string): Question | undefined {
  return questions.get(key)
}

function byKey(): ReadonlyMap<string, Question> {
  return new Map(book.questions.map((question) => [question.key, question]))
}

function merged(): Instrument {
  const versions = heldInstruments()
  const newest = versions.at(-1) ?? groundCheck202503
  const questions = new Map<string, Question>()
  const codeLists = new Map<string, Map<string, Instrument['codeLists'][string]['options'][number]>>()
  const topics = new Map(
    versions.flatMap((version) => version.topics.map((topic) => [topic.key, topic] as const)),
  )
  for (const version of versions) {
    for (const question of version.questions) questions.set(question.key, question)
    for (const [list, { options }] of Object.entries(version.codeLists)) {
      const known = codeLists.get(list) ?? new Map()
      for (const option of options) known.set(option.key, option)
      codeLists.set(list, known)
    }
  }
  return {
    ...newest,
    topics: [...topics.values()],
    questions: [...questions.values()],
    codeLists: Object.fromEntries(
      [...codeLists].map(([list, options]) => [list, { options: [...options.values()] }]),
    ),
  }
}
