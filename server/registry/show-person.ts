import { localDay } from '@tanggap/core/calendar'
import { type Acting, done, refused } from '../plumbing/acting.ts'
import { belonging } from './course.ts'
import { readFamilies } from './get-family-record.ts'
import * as history from './history.store.ts'
import { shownMember } from './shown-values.ts'

/** A person as known today, with every family they belonged to within the range of the office. */
export async function showPerson(acting: Acting, id: string) {
  const last = await history.lastFamilyOf(acting, id)
  const [family] = last ? await readFamilies(acting, [last.family_id]) : []
  const member = family?.members.find(({ personId }) => personId === id)
  if (family === undefined || member === undefined) return refused('request.not-found')
  const belongings = await history.belongingsOf(acting, [id])
  await acting.record({
    action: 'registry.read-person',
    subject: 'person',
    ids: [id, ...new Set(belongings.map(({ family_id }) => family_id))],
    village: family.villageCode,
  })
  return done({
    person: shownMember(member, acting.office.role, localDay(acting.now)),
    belongings: belongings.map(belonging),
  })
}
