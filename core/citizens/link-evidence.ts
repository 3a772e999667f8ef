import { normaliseName, similarName } from '../registry/index.ts'

/** What a citizen told of their family, as far as it helps to find it. */
export interface ToldFamily {
  readonly headName: string
  /** Hamlet, RT and RW in the citizen's own words. */
  readonly where: string
}

/** A family it may be, as the register holds it. */
export interface LikelyFamily {
  readonly headName: string
  /** The member by whom it was found, when that is not the head. */
  readonly foundName: string | null
  readonly hamlet: string
  readonly rt: string
  readonly rw: string
}

/** Told and recorded beside each other, and how well they agree. It never links by itself. */
export interface LinkEvidence {
  /** The NIK that was given belongs to somebody of this family; absent when none was given. */
  readonly nik: boolean | null
  readonly name: 'same' | 'alike' | 'other' | 'untold'
  readonly place: 'same' | 'other' | 'untold'
  /** One click is enough. Everything less asks a person to compare first. */
  readonly certain: boolean
}

/** Above this, two spellings are one name for a clerk's eye (Jaro-Winkler on canonical spelling). */
const alike = 0.86

/**
 * Certain only when two independent things agree and none disagrees: the NIK, which a stranger may know, and the
 * name of the head or of the member it leads to. A place that disagrees makes it doubtful again.
 */
export function linkEvidence(told: ToldFamily, family: LikelyFamily, nik: boolean | null): LinkEvidence {
  const name = nameOf(told.headName, [family.headName, ...(family.foundName ? [family.foundName] : [])])
  const place = placeOf(told.where, family)
  return {
    nik,
    name,
    place,
    certain: nik === true && (name === 'same' || name === 'alike') && place !== 'other',
  }
}

function nameOf(told: string, recorded: readonly string[]): LinkEvidence['name'] {
  if (!told.trim()) return 'untold'
  if (recorded.some((name) => normaliseName(name).key === normaliseName(told).key)) return 'same'
  return recorded.some((name) => similarName(name, told) >= alike) ? 'alike' : 'other'
}

/** `Krajan RT 2 RW 1`, `rt02/rw01`, `dk. krajan`: the hamlet by its word, RT and RW by their numbers. */
function placeOf(told: string, { hamlet, rt, rw }: LikelyFamily): LinkEvidence['place'] {
  const text = told.toLowerCase()
  const rtTold = /\brt\W*0*(\d+)/.exec(text)?.[1]
  const rwTold = /\brw\W*0*(\d+)/.exec(text)?.[1]
  const words = text.split(/[^a-z]+/).filter((word) => word.length > 2 && !placeWords.includes(word))
  const checks = [
    rtTold === undefined ? undefined : Number(rtTold) === Number(rt),
    rwTold === undefined ? undefined : Number(rwTold) === Number(rw),
    words.length === 0 ? undefined : words.some((word) => hamlet.toLowerCase().includes(word)),
  ].filter((one) => one !== undefined)
  if (checks.length === 0) return 'untold'
  return checks.every(Boolean) ? 'same' : 'other'
}

const placeWords = ['dukuh', 'dusun', 'desa', 'jalan', 'gang', 'rumah', 'dekat', 'sebelah', 'blok']
