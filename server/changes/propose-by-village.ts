import { isDate, localDay } from '@tanggap/core/calendar'
import {
  type ChangeItem,
  type ChangeKind,
  canonicalText,
  type Door,
  knownOfReturning,
  missingInForm,
  type VillageField,
  type VillageForm,
  type VillageKind,
  villageForms,
} from '@tanggap/core/changes'
import { type Answer, type Question, sameAnswer, wrongShape } from '@tanggap/core/instrument'
import { isVillageCode } from '@tanggap/core/regions'
import { isFamilyCardNumber, isNik } from '@tanggap/core/registry'
import { instrumentBook } from '../instrument/index.ts'
import { type Acting, type Done, done, type Refused, refused } from '../plumbing/acting.ts'
import { villagesOfRegency } from '../regions/index.ts'
import { type FamilyRecord, getFamilyRecord, type MemberRecord } from '../registry/index.ts'
import { findOpenTwins, holdProposals } from './changes.store.ts'
import { asItem, openItems } from './content.ts'
import { type Proposal, type Proposed, propose } from './propose.ts'

export interface VillageProposal {
  readonly villageCode: string
  readonly familyId: string | null
  readonly personId: string | null
  readonly kind: VillageKind | 'correct_values'
  /** By the keys of the kind's form; for corrected values by the questionnaire's keys. */
  readonly stated: Readonly<Record<string, string>>
  readonly explanation: string
  /** Set when a desk states what a citizen has reported; otherwise it is the village's own proposal. */
  readonly ticketId?: string | undefined
}

/** The village's own door: what changed is stated here, what it was is taken from the register, never from the screen. */
export async function proposeByVillage(acting: Acting, proposal: VillageProposal): Promise<Done<Proposed>> {
  const family = proposal.familyId
    ? await getFamilyRecord(acting, proposal.familyId, 'usulan perubahan oleh desa')
    : undefined
  if (proposal.kind === 'new_family')
    return proposal.villageCode.startsWith(acting.office.region)
      ? proposeNewFamily(acting, proposal)
      : refused('request.not-found')
  const restores = proposal.kind === 'family_restored'
  if (family === undefined) return refused('request.not-found')
  if (restores && family.status === 'active') return refused('change.nothing-changes')
  if (!restores && family.status !== 'active') return refused('request.not-found')
  const isReturn = proposal.kind === 'member_joined' && proposal.personId !== null
  const member = memberMeant(family, proposal.personId, isReturn)
  if (proposal.personId && !member) return refused('change.member-unknown')
  const stated = isReturn && member ? { ...knownOfReturning(member), ...proposal.stated } : proposal.stated
  const moves = proposal.kind === 'family_moved_within'
  const destination = moves ? await destinationNamed(acting, proposal.stated.village) : undefined
  if (moves && destination === undefined)
    return refused('change.value-wrong', { field: 'Pindah ke desa/kelurahan', why: 'choice' })
  const items =
    proposal.kind === 'correct_values'
      ? correctedItems(proposal.stated, family, member)
      : eventItems(acting, proposal.kind, stated, family, member)
  if (!items.ok) return items
  return proposeOnce(acting, {
    ...common(acting, proposal),
    familyId: family.id,
    personId: proposal.kind === 'correct_values' ? undefined : member?.personId,
    villageCode: family.villageCode,
    headName: family.headName,
    sourceId: proposal.ticketId ?? family.id,
    items: destination === undefined ? items.value : [...items.value, named(family, destination)],
  })
}

/** The village by the name people know, if it is one of the regency. */
async function destinationNamed(acting: Acting, code: string | undefined): Promise<string | undefined> {
  const village = (await villagesOfRegency(acting)).find((one) => one.code === code?.trim())
  return village && `${village.name}, ${village.subdistrict}`
}

/** A code says nothing to a meeting; the name stands beside it. */
function named(family: FamilyRecord, destination: string): ChangeItem {
  return {
    subject: 'family',
    subjectName: family.headName,
    question: 'destination',
    from: null,
    to: destination,
    sensitivity: 'general',
  }
}

/** Somebody of today; who comes back is somebody of once. */
function memberMeant(
  { members }: FamilyRecord,
  id: string | null,
  isReturn: boolean,
): MemberRecord | undefined {
  const own = members.filter(({ personId }) => personId === id)
  const belongs = own.find(({ until }) => until === null)
  return isReturn ? (belongs ? undefined : own.at(-1)) : belongs
}

/**
 * Two births may come in one month; a person dies or leaves once. And whatever it is, the very same said
 * again while the first is under way is the same proposal, sent twice.
 */
async function proposeOnce(acting: Acting, proposal: Proposal): Promise<Done<Proposed>> {
  const { tx, office, vault } = acting
  const { kind, villageCode, familyId = null, personId = null } = proposal
  await holdProposals(tx, villageCode)
  const open = await findOpenTwins(tx, office.regency, { kind, villageCode, familyId, personId })
  const several: readonly ChangeKind[] = ['member_born', 'member_joined', 'new_family', 'correct_values']
  const said = canonicalText(proposal.items)
  const twin = open.find(
    (change) => !several.includes(kind) || canonicalText(openItems(vault, change).map(asItem)) === said,
  )
  return twin ? refused('change.already-under-way', { number: twin.number }) : propose(acting, proposal)
}

async function proposeNewFamily(acting: Acting, proposal: VillageProposal): Promise<Done<Proposed>> {
  const stated = checkedByForm(acting, 'new_family', proposal.stated)
  if (!stated.ok) return stated
  const headName = proposal.stated.headName?.trim() ?? ''
  const ofHead = (question: string, to: string, sensitivity: ChangeItem['sensitivity']): ChangeItem => ({
    subject: 'member',
    subjectName: headName,
    question,
    from: null,
    to,
    sensitivity,
  })
  return proposeOnce(acting, {
    ...common(acting, proposal),
    villageCode: proposal.villageCode,
    headName,
    sourceId: proposal.ticketId ?? acting.id(),
    items: [
      ...stated.value.map((field) => itemOf(field, headName, proposal.stated)),
      ofHead('name', headName, 'identity'),
      ofHead('relationship', 'head', 'general'),
    ],
  })
}

function common(acting: Acting, { kind, explanation, ticketId }: VillageProposal) {
  const participants = [{ accountId: acting.office.accountId, part: 'proposed' as const }]
  const door: Door = ticketId ? 'citizen' : 'village'
  return { kind, explanation, door, participants }
}

function eventItems(
  acting: Acting,
  kind: Exclude<VillageKind, 'new_family'>,
  stated: Readonly<Record<string, string>>,
  family: FamilyRecord,
  member: MemberRecord | undefined,
): Done<ChangeItem[]> {
  const form: VillageForm = villageForms[kind]
  if (form.about === 'member' && !member) return refused('change.member-unknown')
  if (kind === 'family_moved_within' && stated.village === family.villageCode)
    return refused('change.nothing-changes')
  const fields = checkedByForm(acting, kind, stated)
  if (!fields.ok) return fields
  const subjectName = member?.name ?? stated.name?.trim() ?? family.headName
  return done(
    fields.value.map((field) => ({
      ...itemOf(field, subjectName, stated),
      ...(member ? { subject: 'member' as const, personId: member.personId } : {}),
    })),
  )
}

function itemOf(
  field: VillageField,
  subjectName: string,
  stated: Readonly<Record<string, string>>,
): ChangeItem {
  return {
    subject: field.subject,
    subjectName,
    question: field.key,
    from: null,
    to: stated[field.key]?.trim() ?? '',
    sensitivity: field.sensitivity,
  }
}

/** The fields that were filled in, each in its form. */
function checkedByForm(
  acting: Acting,
  kind: VillageKind,
  stated: Readonly<Record<string, string>>,
): Done<VillageField[]> {
  const form: VillageForm = villageForms[kind]
  const labelOf = (key: string) => form.fields.find((field) => field.key === key)?.label.id ?? key
  const missing = missingInForm(kind, stated)
  if (missing.length) return refused('change.field-missing', { fields: missing.map(labelOf) })
  const filled = form.fields.filter(({ key }) => stated[key]?.trim())
  for (const field of filled) {
    const why = wrongIn(field, stated[field.key]?.trim() ?? '', localDay(acting.now))
    if (why) return refused('change.value-wrong', { field: field.label.id, why })
  }
  return done(filled)
}

/** What is wrong in a stated field, if anything. */
export function wrongIn(field: VillageField, text: string, today: string): string | undefined {
  if (field.key === 'nik') return isNik(text) ? undefined : 'nik'
  if (field.key === 'familyCardNumber') return isFamilyCardNumber(text) ? undefined : 'card'
  switch (field.form) {
    case 'text':
      return undefined
    case 'digits':
      return /^\d+$/.test(text) ? undefined : 'digits'
    case 'date':
      return isDate(text) && text <= today ? undefined : 'date'
    case 'village':
      return isVillageCode(text) ? undefined : 'choice'
    case 'sex':
    case 'relationship':
      return instrumentBook().codeLists[field.form]?.options.some(({ key }) => key === text)
        ? undefined
        : 'choice'
  }
}

/** Values of the house or of one member that anyone in the village can see for themselves. */
function correctedItems(
  stated: Readonly<Record<string, string>>,
  family: FamilyRecord,
  member: MemberRecord | undefined,
): Done<ChangeItem[]> {
  const subject = member ? 'member' : 'family'
  const items: ChangeItem[] = []
  for (const [key, text] of Object.entries(stated)) {
    const question = instrumentBook().questions.find((one) => one.key === key && one.subject === subject)
    if (!question || !mayBeCorrectedByVillage(subject, key))
      return refused('change.value-wrong', { field: question?.label.id ?? key, why: 'kept' })
    const to = answerFrom(question, text.trim())
    if (to === undefined || wrongShape(instrumentBook(), question, to)) return wrongValue(question)
    const from = (member ?? family).values.find((value) => value.key === key)?.value
    if (from !== undefined && sameAnswer(from, to)) continue
    items.push({
      subject,
      ...(member ? { personId: member.personId } : {}),
      subjectName: member?.name ?? family.headName,
      question: key,
      from: from ?? null,
      to,
      sensitivity: 'general',
    })
  }
  return items.length ? done(items) : refused('change.nothing-changes')
}

/** What neighbours can see for themselves and no law calls specific. */
export function mayBeCorrectedByVillage(subject: 'family' | 'member', key: string): boolean {
  return instrumentBook().questions.some(
    (question) =>
      question.key === key &&
      question.subject === subject &&
      question.sensitivity === 'general' &&
      question.recordedIn === 'registry' &&
      question.filledBy === 'interview' &&
      ['text', 'digits', 'single', 'yesNo', 'integer', 'decimal'].includes(question.type),
  )
}

function answerFrom(question: Question, text: string): Answer | undefined {
  switch (question.type) {
    case 'yesNo':
      return text === 'true' ? true : text === 'false' ? false : undefined
    case 'integer':
    case 'decimal':
      return /^\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : undefined
    case 'text':
    case 'digits':
    case 'single':
      return text || undefined
    default:
      return undefined
  }
}

function wrongValue(question: Question): Refused {
  const why = question.type === 'single' || question.type === 'yesNo' ? 'choice' : 'digits'
  return refused('change.value-wrong', { field: question.label.id, why })
}
