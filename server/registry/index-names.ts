import { normaliseName, slipForms } from '@tanggap/core/registry'
import { type Acting, actAs, type Foundation, systemOffice } from '../plumbing/acting.ts'
import * as store from './name-index.store.ts'
import { pairOf } from './search-by-name.ts'

/** The job that makes names findable; asked for where many were written. */
export const indexJob = 'registry:index_names'

const batch = 20_000
/** A transaction that began earlier may commit later: what is younger than this is looked at again. */
const overlap = 60 * 60 * 1000
const lowestId = '00000000-0000-0000-0000-000000000000'

/**
 * Makes everybody who was added, renamed or moved since the last time findable by name. A transaction a batch:
 * stopped at any moment, it goes on where it stood.
 */
export async function indexNames(foundation: Foundation): Promise<{ persons: number }> {
  const office = systemOffice(foundation.regency, 'Indeks nama')
  const start = await actAs(foundation, office, (acting) => store.findMark(acting))
  let after = { moment: new Date((start?.getTime() ?? overlap) - overlap), id: lowestId }
  let persons = 0
  for (;;) {
    const some = await actAs(foundation, office, async (acting) => {
      const found = await store.personsChangedAfter(acting, after, batch)
      await keepWords(acting, found)
      const last = found.at(-1)
      if (last && (start === undefined || last.updated_at > start))
        await store.setMark(acting, last.updated_at)
      return found
    })
    persons += some.length
    const last = some.at(-1)
    if (last === undefined || some.length < batch) return { persons }
    after = { moment: last.updated_at, id: last.id }
  }
}

/** The same for a few, within the transaction that changed them. */
export async function indexPersons(acting: Acting, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await keepWords(acting, await store.personsNamed(acting, ids))
}

async function keepWords(acting: Acting, persons: readonly store.NamedPerson[]): Promise<void> {
  if (persons.length === 0) return
  const words = persons.flatMap(({ id, name, village_code }) =>
    wordsAndPairs(name).map((word) => ({ word, villageCode: village_code, personId: id })),
  )
  const fresh = await store.addPersonWords(acting, words)
  await store.addSlipForms(
    acting,
    fresh.flatMap((word) => slipForms(word).map((form) => [form, word] as const)),
  )
}

/** Of a name of more words than this, the pairs of the first ones; nobody is asked for by the fifth and sixth alone. */
const pairedWords = 5

/** The words of a name, and every two of them together. */
function wordsAndPairs(name: string): string[] {
  const words = [...new Set(normaliseName(name).tokens)]
  const paired = words.slice(0, pairedWords)
  return [
    ...words,
    ...paired.flatMap((one, at) => paired.slice(at + 1).flatMap((other) => pairOf(one, other))),
  ]
}
