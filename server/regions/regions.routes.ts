import * as boundaries from '@tanggap/contract/boundaries'
import { listVillages } from '@tanggap/contract/regions'
import { done } from '../plumbing/acting.ts'
import { type Doors, serve, serveInSteps } from '../plumbing/http/index.ts'
import { decideBoundaries, matchBoundaries } from './decide-boundaries.ts'
import { draftBoundaries } from './draft-boundaries.ts'
import { listRegions } from './list-regions.ts'
import { outlinesOf } from './outlines-of.ts'
import { getBoundaries, listBoundaries } from './read-boundaries.ts'
import { villagesOf } from './villages-of.ts'

export function mountRegions({ office: door }: Doors): void {
  serve(door, listVillages, 'region.read', async (acting) => done({ villages: await villagesOf(acting) }))
  serve(door, boundaries.listOutlines, 'region.read', async (acting) =>
    done(await outlinesOf(acting, 'wide')),
  )
  serve(door, boundaries.listRegions, 'boundaries.read', (acting) => listRegions(acting))
  serve(door, boundaries.listBoundaries, 'boundaries.read', (acting) => listBoundaries(acting))
  serve(door, boundaries.getBoundaries, 'boundaries.read', (acting, { params }) =>
    getBoundaries(acting, params.id),
  )
  serveInSteps(door, boundaries.draftBoundaries, 'boundaries.draft', (foundation, office, { body }) =>
    draftBoundaries(foundation, office, body),
  )
  serve(door, boundaries.matchBoundaries, 'boundaries.draft', (acting, { params, body }) =>
    matchBoundaries(acting, params.id, body.version, body.matches),
  )
  serve(door, boundaries.decideBoundaries, 'boundaries.decide', (acting, { params, body }) =>
    decideBoundaries(acting, params.id, body),
  )
}
