import * as wire from '@tanggap/contract/integrity'
import type { Acting, Done } from '../plumbing/acting.ts'
import { type Doors, serve } from '../plumbing/http/index.ts'
import { listReplies, readReply } from './family-reply.ts'
import { askOpening, consentOpening, endOpening, standAside } from './open-matter.ts'
import { askForRoutine } from './order-rechecks.ts'
import { getMatter, listMatters, readWords } from './read-matters.ts'
import { findMatterFamilies, linkMatter, stepMatter } from './settle-matter.ts'

/** The desk's only doors. All are for integrity officers; what lies sealed, for two of them together. */
export function mountIntegrity({ office }: Doors): void {
  const desk = 'integrity.desk'
  serve(office, wire.listMatters, desk, (acting, { query }) =>
    listMatters(acting, { all: query.all === '1', page: query.page }),
  )
  serve(office, wire.getMatter, desk, (acting, { params }) => getMatter(acting, params.id))
  serve(office, wire.askOpening, desk, (acting, { params, body }) =>
    thenSee(acting, params.id, askOpening(acting, params.id, body.purpose)),
  )
  serve(office, wire.consentOpening, desk, (acting, { params }) =>
    thenSee(acting, params.id, consentOpening(acting, params.id)),
  )
  serve(office, wire.endOpening, desk, (acting, { params }) =>
    thenSee(acting, params.id, endOpening(acting, params.id)),
  )
  serve(office, wire.standAside, desk, (acting, { params }) =>
    thenSee(acting, params.id, standAside(acting, params.id)),
  )
  serve(office, wire.readWords, desk, (acting, { params }) => readWords(acting, params.id))
  serve(office, wire.findMatterFamilies, desk, (acting, { params, body }) =>
    findMatterFamilies(acting, params.id, body.q),
  )
  serve(office, wire.linkMatter, desk, (acting, { params, body }) =>
    thenSee(acting, params.id, linkMatter(acting, params.id, body)),
  )
  serve(office, wire.stepMatter, desk, (acting, { params, body }) =>
    thenSee(acting, params.id, stepMatter(acting, params.id, body)),
  )
  serve(office, wire.orderRoutine, desk, (acting, { body }) => askForRoutine(acting, body.villageCode))
  serve(office, wire.listReplies, desk, (acting) => listReplies(acting))
  serve(office, wire.readReply, desk, (acting, { params }) => readReply(acting, params.id))
}

/** The officer sees what stands after the step. */
async function thenSee(acting: Acting, id: string, step: Promise<Done<unknown>>) {
  const taken = await step
  return taken.ok ? getMatter(acting, id) : taken
}
