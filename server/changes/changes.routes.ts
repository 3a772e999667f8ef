import {
  listDestinations as destinationsRoute,
  findProposable as findProposableRoute,
  getChange as getChangeRoute,
  listChanges as listRoute,
  proposeByVillage as proposeRoute,
  readProposable as readProposableRoute,
  takeStep as stepRoute,
  unmaskItem as unmaskRoute,
} from '@tanggap/contract/changes'
import { done } from '../plumbing/acting.ts'
import { type Doors, serve } from '../plumbing/http/index.ts'
import { findProposable, moveDestinations, readProposable } from './proposable.ts'
import { proposeByVillage } from './propose-by-village.ts'
import { getChange, listChanges, nextAtDesk, unmaskItem } from './read-change.ts'
import { takeOwnStep } from './take-step.ts'

export function mountChanges({ office }: Doors): void {
  serve(office, listRoute, 'change.read', (acting, { query }) =>
    listChanges(acting, {
      ...query,
      mine: query.mine === '1',
      overdue: query.overdue === '1',
      limit: query.limit ? Number(query.limit) : undefined,
    }),
  )
  serve(office, getChangeRoute, 'change.read', (acting, { params }) => getChange(acting, params.id))
  serve(office, unmaskRoute, 'registry.unmask', (acting, { params, body }) =>
    unmaskItem(acting, params.id, body),
  )
  serve(office, proposeRoute, 'change.propose', (acting, { body }) => proposeByVillage(acting, body))
  serve(office, findProposableRoute, 'change.propose', (acting, { query }) => findProposable(acting, query.q))
  serve(office, readProposableRoute, 'change.propose', (acting, { params }) =>
    readProposable(acting, params.id),
  )
  serve(office, destinationsRoute, 'region.read', (acting) => moveDestinations(acting))
  serve(office, stepRoute, 'change.act', async (acting, { params, body }) => {
    const taken = await takeOwnStep(acting, params.id, body.action, body)
    if (!taken.ok) return taken
    const change = await getChange(acting, params.id)
    if (!change.ok) return change
    return done({ change: change.value, nextId: await nextAtDesk(acting, params.id) })
  })
}
