import { ageOn, isDate } from '../calendar/index.ts'
import { checkFamilyCardNumber, checkNik, isFamilyCardNumber, isNik } from '../registry/index.ts'
import { isPosition, isRows } from './answer-values.ts'
import { belongsToFamily } from './findings.ts'
import type { Bilingual, ProcedureName, Severity } from './instrument.ts'
import type { CheckContext, Interview, Member, SubjectRef } from './interview.ts'

/** Whom a procedure found, and what it says instead of the check's own words when it knows better. */
export interface Found {
  readonly subject: SubjectRef
  readonly instead?: { readonly code: string; readonly severity: Severity; readonly message: Bilingual }
}

type Procedure = (interview: Interview, context: CheckContext) => readonly Found[]

const aboutFamily: readonly Found[] = [{ subject: { kind: 'family' } }]

/** Indonesia's extreme points with a little sea: a position outside is a slip (0,0, or the two swapped). */
const indonesia = { south: -11.5, north: 6.5, west: 94.5, east: 141.5 }

/** A younger parent of the head, or an older child, is possible by marriage or adoption, so it is explained. */
const yearsBetweenGenerations = 12

export const procedures: Readonly<Record<ProcedureName, Procedure>> = {
  headAndSpouseSameSex: (interview) => {
    const head = withRelationship(interview, 'head')[0]
    const sex = head?.answers.sex
    if (typeof sex !== 'string') return []
    return about(withRelationship(interview, 'spouse').filter((spouse) => spouse.answers.sex === sex))
  },

  nikStructure: (interview, context) =>
    present(interview).flatMap((member): Found[] => {
      const nik = text(member, 'nik')
      if (nik === undefined || !isNik(nik)) return []
      const sex = member.answers.sex
      const birthDate = bornOn(member)
      const findings = checkNik(nik, {
        today: context.today,
        ...(birthDate !== undefined && { birthDate }),
        ...((sex === 'male' || sex === 'female') && { sex }),
        ...(!isInvented(nik, context) && { regencyCode: context.regencyCode }),
      })
      return findings.map(({ code, severity, sentence }) => ({
        subject: { kind: 'member', memberId: member.id },
        instead: { code, severity, message: sentence },
      }))
    }),

  cardStructure: (interview) => {
    const number = interview.family.familyCardNumber
    if (typeof number !== 'string' || !isFamilyCardNumber(number)) return []
    const memberNiks = present(interview).flatMap((member) => text(member, 'nik') ?? [])
    return checkFamilyCardNumber(number, { memberNiks }).map(({ code, severity, sentence }) => ({
      subject: { kind: 'family' },
      instead: { code, severity, message: sentence },
    }))
  },

  nikTwiceInFamily: (interview) => {
    const byNik = Map.groupBy(present(interview), (member) => text(member, 'nik'))
    return [...byNik].flatMap(([nik, members]) =>
      nik === undefined || members.length < 2 ? [] : about(members.slice(1)),
    )
  },

  nikInAnotherFamily: (interview, context) =>
    about(
      present(interview).filter((member) => {
        const nik = text(member, 'nik')
        return nik !== undefined && (context.niksInOtherFamilies ?? []).includes(nik)
      }),
    ),

  birthDateInFuture: (interview, context) =>
    about(present(interview).filter((member) => (bornOn(member) ?? '') > context.today)),

  childTooOldForHead: (interview) => {
    const head = headBornOn(interview)
    const tooOld = (member: Member) => {
      const born = bornOn(member)
      return head !== undefined && born !== undefined && ageOn(head, born) < yearsBetweenGenerations
    }
    return about(withRelationship(interview, 'child').filter(tooOld))
  },

  parentTooYoungForHead: (interview) => {
    const head = headBornOn(interview)
    const tooYoung = (member: Member) => {
      const born = bornOn(member)
      return head !== undefined && born !== undefined && ageOn(born, head) < yearsBetweenGenerations
    }
    return about(withRelationship(interview, 'parent').filter(tooYoung))
  },

  meterIdLength: (interview) => {
    const meters = interview.family.electricityMeters
    if (!isRows(meters)) return []
    const wrong = meters.some(({ idKind, idNumber }) => {
      if (idNumber === undefined) return false
      return idNumber.length !== (idKind === 'meter' ? 11 : 12)
    })
    return wrong ? aboutFamily : []
  },

  positionOutsideIndonesia: (interview) => {
    const position = interview.family.position
    if (!isPosition(position)) return []
    const { south, north, west, east } = indonesia
    const inside =
      position.lat >= south && position.lat <= north && position.lon >= west && position.lon <= east
    return inside ? [] : aboutFamily
  },

  positionInaccurate: (interview) => {
    const position = interview.family.position
    if (!isPosition(position)) return []
    return position.accuracyMetres === null || position.accuracyMetres > 100 ? aboutFamily : []
  },

  visitTooShort: (interview) => {
    const minutes = interview.attempts.map(({ startedAt, endedAt }) =>
      endedAt === null ? Number.NaN : (Date.parse(endedAt) - Date.parse(startedAt)) / 60_000,
    )
    const spent = minutes.reduce((sum, one) => sum + one, 0)
    return minutes.length > 0 && spent < 3 ? aboutFamily : []
  },

  visitAtNight: (interview, context) => {
    const last = interview.attempts.at(-1)
    if (last === undefined) return []
    const local = Date.parse(last.startedAt) + (context.utcOffsetMinutes ?? 420) * 60_000
    const hour = Math.floor((((local % 86_400_000) + 86_400_000) % 86_400_000) / 3_600_000)
    return hour >= 21 || hour < 5 ? aboutFamily : []
  },
}

function present(interview: Interview): readonly Member[] {
  return interview.members.filter((member) => belongsToFamily(member.presence))
}

function withRelationship(interview: Interview, relationship: string): readonly Member[] {
  return present(interview).filter((member) => member.answers.relationship === relationship)
}

function about(members: readonly Member[]): readonly Found[] {
  return members.map((member) => ({ subject: { kind: 'member', memberId: member.id } }))
}

function text(member: Member, key: string): string | undefined {
  const answer = member.answers[key]
  return typeof answer === 'string' ? answer : undefined
}

function bornOn(member: Member): string | undefined {
  const born = text(member, 'birthDate')
  return born !== undefined && isDate(born) ? born : undefined
}

function headBornOn(interview: Interview): string | undefined {
  const head = withRelationship(interview, 'head')[0]
  return head === undefined ? undefined : bornOn(head)
}

function isInvented(nik: string, context: CheckContext): boolean {
  return (context.inventedRegencyCodes ?? []).some((code) => nik.startsWith(code))
}
