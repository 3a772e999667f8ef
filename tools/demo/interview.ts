import type { PhoneCase } from '@tanggap/contract/sync'
import { localDay } from '@tanggap/core/calendar'
import {
  type Answer,
  type AskedQuestion,
  type Baseline,
  type CheckContext,
  canFinish,
  type FindingEvidence,
  type Instrument,
  type Interview,
  isAnswered,
  type MemberPresence,
  type Photo,
  type Position,
  relevantQuestions,
  sameAnswer,
  startInterview,
  type VisitAttempt,
  withAnswer,
  withExplanation,
  withNewMember,
} from '@tanggap/core/instrument'
import { assetColumns, type Column, dwellingColumns, personColumns } from '../seed/columns.ts'
import type { InventedFamily } from '../seed/index.ts'

/** Whom a facilitator asks when nobody of the family is there: the head of the RT. */
export const informant = 'Sukarno'

/** One visit as it happens: whose house, when, and what the camera saw. */
export interface VisitScene {
  readonly instrument: Instrument
  readonly case: PhoneCase
  readonly invented: InventedFamily
  readonly startedAt: Date
  readonly finishedAt: Date
  /** Attempts at which nobody was met. */
  readonly before: readonly VisitAttempt[]
  readonly photos: { readonly front: string; readonly inside: string }
  /** A new member's id, made on the phone. */
  newId(): string
}

type Person = InventedFamily['truth']['now']['members'][number]

/**
 * What an honest facilitator writes down at this house: the truth behind the list, by the instrument's own skips.
 * Undefined when that truth cannot be finished on a phone without asking at the office first.
 */
export function interviewAt(scene: VisitScene): Interview | undefined {
  const { instrument, invented } = scene
  const begun = startInterview(instrument, {
    optionGroups: scene.case.campaign.optionGroups,
    frame: frameOf(scene.case.villageCode),
    baseline: scene.case.baseline,
  })
  const { finding } = invented.truth
  const met: Interview = {
    ...begun,
    finding,
    attempts: [
      ...scene.before,
      attemptOf(scene, finding === 'family_not_found' ? 'dwelling_not_found' : 'interviewed_complete'),
    ],
    ...(finding === 'found'
      ? {}
      : { findingEvidence: evidenceOf(scene, reasonOf[finding] ?? 'Keterangan RT') }),
  }
  const told = finding === 'found' ? asked(scene, withPeople(scene, met)) : met
  return explained(scene, told)
}

/** Who lives there: everyone on the list gets a presence, everyone who is not on it becomes a new member. */
function withPeople(scene: VisitScene, interview: Interview): Interview {
  const { record, truth } = scene.invented
  const listed = new Map(
    scene.case.baseline.members.map((member) => [personOf(scene, member), member.personId]),
  )
  let peopled: Interview = {
    ...interview,
    members: interview.members.map((member) => {
      const recorded = record.family.members.find((one) => listed.get(one.id) === member.id)
      const lives = recorded !== undefined && truth.now.members.some(({ id }) => id === recorded.id)
      if (lives) return { ...member, presence: 'lives_here' as const }
      const presence: MemberPresence =
        (recorded && truth.gone[recorded.id]) ?? (recorded ? 'split_family_card' : 'not_found')
      return {
        ...member,
        presence,
        presenceEvidence: evidenceOf(scene, goneReason[presence] ?? 'Keterangan keluarga'),
      }
    }),
  }
  for (const person of truth.now.members) {
    if (listed.has(person.id)) continue
    peopled = withNewMember(peopled, scene.newId())
  }
  return peopled
}

/** Walks the questions as they open, until none is left that wants an answer. */
function asked(scene: VisitScene, begun: Interview): Interview {
  const today = localDay(scene.finishedAt)
  let interview = begun
  for (let round = 0; round < 12; round++) {
    const open = relevantQuestions(scene.instrument, interview, today).filter(
      (one) => one.question.required && !isAnswered(one, interview),
    )
    if (open.length === 0) return interview
    for (const one of open) interview = answered(scene, interview, one)
  }
  return interview
}

function answered(scene: VisitScene, interview: Interview, { question, subject }: AskedQuestion): Interview {
  const { baseline } = scene.case
  const known =
    subject.kind === 'family'
      ? baseline.family[question.key]
      : baseline.members.find(({ personId }) => personId === subject.memberId)?.answers[question.key]
  const person = subject.kind === 'member' ? livingPerson(scene, interview, subject.memberId) : undefined
  const answer = truthAbout(scene, question.key, person) ?? known ?? usual(scene, question)
  const confirmed = question.confirmable && known !== undefined && sameAnswer(known, answer)
  return withAnswer(interview, subject, question.key, answer, confirmed)
}

function truthAbout(scene: VisitScene, key: string, person: Person | undefined): Answer | undefined {
  const { now } = scene.invented.truth
  const place: Readonly<Record<string, Answer | undefined>> = {
    rt: now.address.rt,
    rw: now.address.rw,
    hamlet: now.address.hamlet,
    familyCardNumber: now.cardNumber,
    addressMatchesCard: true,
    position: positionOf(scene),
    photoFront: photo(scene, scene.photos.front),
    photoInside: photo(scene, scene.photos.inside),
    respondentName: respondentOf(scene),
    respondentAttests: true,
    electricityMeters:
      now.dwelling.power !== null && now.dwelling.meterId !== null
        ? [
            {
              power: now.dwelling.power,
              idKind: now.dwelling.meterId.length === 12 ? 'customer' : 'meter',
              idNumber: now.dwelling.meterId,
            },
          ]
        : undefined,
  }
  if (person === undefined)
    return place[key] ?? columnOf(dwellingColumns, key, now) ?? columnOf(assetColumns, key, now)
  const own: Readonly<Record<string, Answer | undefined>> = {
    workedLastWeek: person.jobStatus !== null,
    domicileMatch: 'kk_and_ktp',
  }
  return own[key] ?? columnOf(personColumns, key, person)
}

function columnOf<Source>(
  columns: readonly Column<Source>[],
  key: string,
  source: Source,
): Answer | undefined {
  return columns.find((column) => column.key === key)?.value(source) ?? undefined
}

/** What most houses would answer where the list of truths has nothing. */
function usual({ instrument }: VisitScene, question: AskedQuestion['question']): Answer {
  const first = instrument.codeLists[question.codeList ?? '']?.options[0]?.key ?? ''
  switch (question.type) {
    case 'yesNo':
      return false
    case 'integer':
    case 'decimal':
    case 'money':
      return question.min ?? 0
    case 'single':
      return usualChoice[question.key] ?? first
    case 'multi':
      return [
        instrument.codeLists[question.codeList ?? '']?.options.find((one) => one.exclusive)?.key ?? first,
      ]
    default:
      return question.mustBeKnown === true ? 'tidak diketahui' : { missing: 'notObserved' }
  }
}

const usualChoice: Readonly<Record<string, string>> = {
  bathingWater: 'protected_well',
  wasteDistance: 'gte10',
  schoolParticipation: 'never',
  highestEducation: 'primary',
}

/** The remarks a phone would not let pass without a word; undefined when an error is left. */
function explained(scene: VisitScene, interview: Interview): Interview | undefined {
  const context: CheckContext = {
    today: localDay(scene.finishedAt),
    regencyCode: scene.case.villageCode.slice(0, 4),
    inventedRegencyCodes: ['3399'],
  }
  const first = canFinish(scene.instrument, interview, context)
  if (first.ok) return interview
  if (first.refusal.errors.length > 0) return undefined
  return first.refusal.unexplained.reduce(
    (told, remark) => withExplanation(told, remark.id, 'Sudah ditanyakan ulang; sesuai kondisi di lapangan.'),
    interview,
  )
}

function frameOf(villageCode: string): Baseline['family'] {
  return {
    province: villageCode.slice(0, 2),
    regency: villageCode.slice(0, 4),
    subdistrict: villageCode.slice(0, 6),
    village: villageCode,
  }
}

/** The invented person behind a member of the list: found by number, or by name where the number was misread. */
function personOf(scene: VisitScene, member: Baseline['members'][number]): string | undefined {
  const { members } = scene.invented.record.family
  const { nik, name } = member.answers
  return (
    members.find((one) => one.nik === nik && one.name === name) ??
    members.find((one) => one.nik === nik) ??
    members.find((one) => one.name === name)
  )?.id
}

function livingPerson(scene: VisitScene, interview: Interview, memberId: string): Person | undefined {
  const { now } = scene.invented.truth
  const listed = scene.case.baseline.members.find(({ personId }) => personId === memberId)
  if (listed) return now.members.find(({ id }) => id === personOf(scene, listed))
  const known = new Set(scene.case.baseline.members.map((member) => personOf(scene, member)))
  const arrived = now.members.filter(({ id }) => !known.has(id))
  const added = interview.members.filter(({ baselinePersonId }) => baselinePersonId === undefined)
  return arrived[added.findIndex(({ id }) => id === memberId)]
}

/** A grown member who is at home; the head, when nobody else is. */
export function respondentOf({ invented }: VisitScene): string {
  const { members } = invented.truth.now
  const spouse = members.find(({ relation }) => relation === 'spouse')
  return (spouse ?? members.find(({ relation }) => relation === 'head') ?? members[0])?.name ?? 'Tetangga'
}

function positionOf({ invented, startedAt }: VisitScene): Position {
  const { lat, lng } = invented.truth.now
  return { lat, lon: lng, accuracyMetres: 6, mode: 'gps', takenAt: startedAt.toISOString() }
}

function photo({ startedAt }: VisitScene, sha256: string): Photo {
  return { sha256, takenAt: new Date(startedAt.getTime() + 3 * 60_000).toISOString() }
}

function attemptOf(scene: VisitScene, outcome: VisitAttempt['outcome']): VisitAttempt {
  return {
    startedAt: scene.startedAt.toISOString(),
    endedAt: scene.finishedAt.toISOString(),
    outcome,
    note: '',
    position: positionOf(scene),
  }
}

function evidenceOf(scene: VisitScene, reason: string): FindingEvidence {
  return {
    informantName: informant,
    informantRole: 'rt_rw',
    reason,
    position: positionOf(scene),
    photo: null,
    recordedAt: scene.finishedAt.toISOString(),
  }
}

const reasonOf: Readonly<Record<string, string>> = {
  moved_within_regency: 'Pindah ke Desa Mantingan mengikuti pekerjaan, kata Ketua RT.',
  moved_out: 'Seluruh keluarga pindah ke Semarang dua tahun lalu; rumah kosong.',
  all_members_deceased: 'Pasangan lansia, keduanya sudah meninggal; surat kematian ada di balai desa.',
  family_not_found: 'Tidak dikenal di alamat ini; sudah ditanyakan ke RT dan tiga tetangga.',
  duplicate_family: 'Keluarga yang sama tercatat dua kali dengan KK lama.',
  not_eligible: 'Sudah mampu menurut keluarga sendiri.',
  refused: 'Menolak diwawancarai.',
  unreachable: 'Tiga kali tidak bertemu siapa pun.',
  split_or_merged_card: 'KK sudah dipecah; bergabung dengan keluarga anak.',
}

const goneReason: Readonly<Record<string, string>> = {
  deceased: 'Meninggal; disampaikan keluarga, surat kematian diperlihatkan.',
  moved_domestic: 'Merantau dan menetap di kota lain.',
  moved_abroad: 'Bekerja di luar negeri.',
  split_family_card: 'Sudah punya KK sendiri.',
  not_found: 'Keluarga tidak mengenal nama ini.',
}
