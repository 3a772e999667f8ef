import { getBook } from '@tanggap/contract/questionnaires'
import { groundCheck202503, type Instrument } from '@tanggap/core/instrument'
import { ask } from '../../kit/client/index.ts'

let book: Instrument = groundCheck202503

/**
 * Every question and choice this office's data may name, of all versions. Until it has come from the server it
 * is the version that ships with the program.
 */
export function instrumentBook(): Instrument {
  return book
}

/** Asked once after signing in, and again when a version was published. */
export async function loadBook(): Promise<void> {
  const answer = await ask(getBook)
  if (answer.ok) book = answer.value
}
