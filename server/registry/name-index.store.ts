import { isRegionCode, rangeOf } from '@tanggap/core/regions'
import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'

/** The words of names: how a person is found among a million. See migration 0017 for why it is not a trigram. */

const personRow = z.object({ id: z.uuid(), name: z.string(), village_code: z.string(), updated_at: z.date() })
export type NamedPerson = z.infer<typeof personRow>

/** Persons changed after a moment, in the order of their change; those of one moment by id. */
export function personsChangedAfter(
  { tx, office }: Acting,
  after: { readonly moment: Date; readonly id: string },
  limit: number,
): Promise<NamedPerson[]> {
  return tx.all(
    personRow,
    `select id, name, village_code, updated_at from person
      where regency_code = $1 and (updated_at, id) > ($2, $3)
      order by updated_at, id limit $4`,
    [office.regency, after.moment, after.id, limit],
  )
}

export function personsNamed({ tx, office }: Acting, ids: readonly string[]): Promise<NamedPerson[]> {
  return tx.all(
    personRow,
    `select id, name, village_code, updated_at from person where regency_code = $1 and id = any($2)`,
    [office.regency, ids],
  )
}

export async function findMark({ tx, office }: Acting): Promise<Date | undefined> {
  const row = await tx.find(
    z.object({ indexed_until: z.date() }),
    `select indexed_until from name_index where regency_code = $1 and whose = 'persons and pairs'`,
    [office.regency],
  )
  return row?.indexed_until
}

export async function setMark({ tx, office }: Acting, moment: Date): Promise<void> {
  await tx.run(
    `insert into name_index (regency_code, whose, indexed_until) values ($1, 'persons and pairs', $2)
     on conflict (regency_code, whose) do update set indexed_until = excluded.indexed_until`,
    [office.regency, moment],
  )
}

export interface PersonWord {
  readonly word: string
  readonly villageCode: string
  readonly personId: string
}

/**
 * Keeps the words that are not kept yet and counts them; tells which of them no name had before. A pair of words,
 * written with a space between, is kept like a word and not counted among them.
 */
export async function addPersonWords(
  { tx, office }: Acting,
  words: readonly PersonWord[],
): Promise<string[]> {
  const rows = await tx.all(
    z.object({ word: z.string(), is_new: z.boolean() }),
    `with added as (
       insert into person_word (regency_code, word, village_code, person_id)
       select $1, word, village_code, person_id from unnest($2::text[], $3::text[], $4::uuid[])
         as given (word, village_code, person_id)
       on conflict do nothing returning word)
     insert into name_word as known (regency_code, word, persons)
     select $1, word, count(*) from added where position(' ' in word) = 0 group by word order by word
     on conflict (regency_code, word) do update set persons = known.persons + excluded.persons
     returning word, xmax = 0 as is_new`,
    [
      office.regency,
      words.map(({ word }) => word),
      words.map(({ villageCode }) => villageCode),
      words.map(({ personId }) => personId),
    ],
  )
  return rows.filter(({ is_new }) => is_new).map(({ word }) => word)
}

export async function addSlipForms(
  { tx, office }: Acting,
  forms: readonly (readonly [form: string, word: string])[],
): Promise<void> {
  await tx.run(
    `insert into name_slip (regency_code, form, word)
     select $1, form, word from unnest($2::text[], $3::text[]) as given (form, word) on conflict do nothing`,
    [office.regency, forms.map(([form]) => form), forms.map(([, word]) => word)],
  )
}

const wordRow = z.object({ asked: z.string(), word: z.string(), persons: z.number() })
export type KnownWord = z.infer<typeof wordRow>

/** Words of names that begin like the asked ones. */
export function wordsBeginningWith({ tx, office }: Acting, asked: readonly string[]): Promise<KnownWord[]> {
  return tx.all(
    wordRow,
    `select given.asked, found.word, found.persons from unnest($2::text[]) as given (asked)
       cross join lateral (select w.word, w.persons from name_word w
         where w.regency_code = $1 and w.word >= given.asked and w.word < given.asked || '~'
         order by (w.word <> given.asked), w.persons desc limit 30) found`,
    [office.regency, asked],
  )
}

/** Words of names that share a form with the asked ones; whether they are one slip apart is for the caller. */
export function wordsSharingForm(
  { tx, office }: Acting,
  forms: readonly (readonly [asked: string, form: string])[],
): Promise<KnownWord[]> {
  return tx.all(
    wordRow,
    `select distinct given.asked, w.word, w.persons
       from unnest($2::text[], $3::text[]) as given (asked, form)
       join name_slip s on s.regency_code = $1 and s.form = given.form
       join name_word w on w.regency_code = $1 and w.word = s.word`,
    [office.regency, forms.map(([asked]) => asked), forms.map(([, form]) => form)],
  )
}

/** The villages looked through: one, or all of the office's own. */
function rangeFor({ office }: Acting, village: string | undefined) {
  const region = village ?? office.region
  if (!isRegionCode(region)) throw new Error('a search needs a region')
  return rangeOf(region)
}

const personId = z.object({ person_id: z.uuid() })

/** Persons whose whole name, written together, is this one. */
export async function personsWithKey(
  acting: Acting,
  key: string,
  village: string | undefined,
  limit: number,
): Promise<string[]> {
  const { tx, office } = acting
  const { from, below } = rangeFor(acting, village)
  const rows = await tx.all(
    personId,
    `select id as person_id from person
      where regency_code = $1 and name_key = $2 and village_code >= $3 and village_code < $4
      order by village_code limit $5`,
    [office.regency, key, from, below, limit],
  )
  return rows.map(({ person_id }) => person_id)
}

/** Persons who bear one of these words, or pairs of words: of each word the first, in the order of villages. */
const bearing = (words: string, limit: string) =>
  `select w.person_id, w.village_code from unnest(${words}::text[]) as said (word)
     cross join lateral (select p.person_id, p.village_code from person_word p
       where p.regency_code = $1 and p.word = said.word and p.village_code >= $2 and p.village_code < $3
       order by p.village_code limit ${limit}) w`

/** Persons who bear one of these words. */
export async function personsWithWord(
  acting: Acting,
  words: readonly string[],
  village: string | undefined,
  limit: number,
): Promise<string[]> {
  const { tx, office } = acting
  const { from, below } = rangeFor(acting, village)
  const rows = await tx.all(
    personId,
    `select person_id from (${bearing('$4', '$5')}) found group by person_id order by min(village_code) limit $5`,
    [office.regency, from, below, words, limit],
  )
  return rows.map(({ person_id }) => person_id)
}

/**
 * Persons who bear one of these pairs of words and, where more words were asked for, one word of each further group.
 * Common words alone lead to a tenth of all persons; the pair, kept beside the words, leads to those who bear both.
 */
export async function personsWithPair(
  acting: Acting,
  pairs: readonly string[],
  groups: readonly (readonly string[])[],
  village: string | undefined,
  limit: number,
): Promise<string[]> {
  const { tx, office } = acting
  const { from, below } = rangeFor(acting, village)
  const values: unknown[] = [office.regency, from, below, pairs]
  const given = (value: unknown) => `$${values.push(value)}`
  // With further words, the first of each pair need not be among the right ones.
  const each = given(groups.length === 0 ? limit : limit * 20)
  const also = groups.map(
    (words, at) => `cross join lateral (select 1 from unnest(${given(words)}::text[]) as said (word)
       join person_word o on o.regency_code = $1 and o.word = said.word and o.village_code = w.village_code
        and o.person_id = w.person_id limit 1) also_${at}`,
  )
  const rows = await tx.all(
    personId,
    `select w.person_id from (${bearing('$4', each)}) w ${also.join(' ')}
      group by w.person_id order by min(w.village_code) limit ${given(limit)}`,
    values,
  )
  return rows.map(({ person_id }) => person_id)
}
