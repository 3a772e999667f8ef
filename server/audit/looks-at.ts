import type { Acting } from '../plumbing/acting.ts'
import { linesAbout } from './audit.store.ts'

/** One line of the audit about somebody, by office: never by the officer's name. */
export interface Look {
  readonly at: Date
  readonly role: string
  readonly action: string
}

/** Who read or did something about a family or a person, newest first. */
export function looksAt(acting: Acting, subjectId: string, limit: number): Promise<Look[]> {
  return linesAbout(acting.tx, acting.office.regency, subjectId, limit)
}
