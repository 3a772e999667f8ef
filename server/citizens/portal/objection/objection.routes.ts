import type { PortalBody, SealedPage } from '@tanggap/contract/portal'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isWithinLimit } from '../../../access/index.ts'
import {
  beginSealedDraft,
  findReceipt,
  giveUpSealedDraft,
  keepSealedDraft,
  readSealedDraft,
  receiveMatter,
  type SealedDraft,
  sealedDraftMinutes,
} from '../../../integrity/index.ts'
import type { Acting } from '../../../plumbing/acting.ts'
import { integrityScope, regencyScope } from '../../../plumbing/database/index.ts'
import { villagesOf } from '../../../regions/index.ts'
import { asCitizen } from '../citizen.ts'
import { cookies, dropCookie, fieldsOf, goTo, keepCookie, type Portal, show } from '../pages.ts'
import { checkRows, firstOpen, sealedQuestion, sealedSteps } from './objection-steps.ts'

/**
 * Sanggah and what somebody did wrong, told to two integrity officers only. Plain pages, one question each, an
 * address that says nothing. Whatever is typed, the answers are the same: nothing is looked up here.
 */
export function mountObjections(app: FastifyInstance, portal: Portal): void {
  const { foundation } = portal
  const tokenOf = (request: FastifyRequest) => request.cookies[cookies.sealed]
  const atDesk = <T>(work: (acting: Acting) => Promise<T>) =>
    asCitizen(foundation, integrityScope(foundation.regency), work)

  /** What was written so far, by the token that alone opens it; nothing once it was sent. */
  async function writing<T>(
    request: FastifyRequest,
    work: (acting: Acting, draft: SealedDraft, token: string) => Promise<T>,
  ): Promise<T | undefined> {
    return atDesk(async (acting) => {
      const token = tokenOf(request)
      const draft = await readSealedDraft(acting, token)
      return token && draft && !draft.matterId ? work(acting, draft, token) : undefined
    })
  }

  app.get('/sanggah', async (_request, reply) => goTo(reply, '/aduan'))

  app.get('/aduan', async (request, reply) => {
    const draft = await writing(request, async () => true)
    return showSealed(portal, request, reply, { view: 'begin', draft: draft === true }, '/')
  })

  app.post('/aduan', async (request, reply) => {
    const isAllowed = await foundation.database.within(regencyScope(foundation.regency), (tx) =>
      isWithinLimit(
        tx,
        foundation.vault,
        foundation.regency,
        'reportAddress',
        request.ip,
        foundation.clock.now(),
      ),
    )
    if (!isAllowed) return show(portal, request, reply, tooOften, { status: 429, backHref: '/' })
    const token = await atDesk(beginSealedDraft)
    keepCookie(portal, reply, cookies.sealed, token, sealedDraftMinutes)
    return goTo(reply, '/aduan/lanjut')
  })

  app.get('/aduan/lanjut', async (request, reply) => {
    const next = await writing(request, async (acting, { content }) => {
      const step = firstOpen(content, await villagesOf(acting))
      return step ? `/aduan/${step.key}` : '/aduan/periksa'
    })
    return goTo(reply, next ?? '/aduan')
  })

  app.get('/aduan/periksa', async (request, reply) => {
    const rows = await writing(request, async (acting, { content }) => {
      const villages = await villagesOf(acting)
      return firstOpen(content, villages) ? 'unfinished' : checkRows(content, villages)
    })
    if (!rows || rows === 'unfinished') return goTo(reply, rows ? '/aduan/lanjut' : '/aduan')
    return showSealed(portal, request, reply, { view: 'check', rows }, '/aduan/mayTell')
  })

  app.post('/aduan/kirim', async (request, reply) => {
    const sent = await atDesk(async (acting) => {
      const draft = await readSealedDraft(acting, tokenOf(request))
      if (!draft) return '/aduan'
      if (draft.matterId) return '/aduan/selesai'
      const { kind, village, answers } = draft.content
      if (!kind || firstOpen(draft.content, await villagesOf(acting))) return '/aduan/lanjut'
      await receiveMatter(acting, draft.id, { kind, village, answers })
      return '/aduan/selesai'
    })
    return goTo(reply, sent)
  })

  app.get('/aduan/selesai', async (request, reply) => {
    const receipt = await atDesk(async (acting) => {
      const draft = await readSealedDraft(acting, tokenOf(request))
      return draft?.matterId ? findReceipt(acting, draft.matterId) : undefined
    })
    if (!receipt) return goTo(reply, '/aduan')
    const { number, pin, openBy } = receipt
    return showSealed(portal, request, reply, { view: 'done', receipt: { number, pin, openBy } })
  })

  app.post('/aduan/batal', async (request, reply) => {
    await atDesk((acting) => giveUpSealedDraft(acting, tokenOf(request)))
    dropCookie(reply, cookies.sealed)
    return goTo(reply, '/')
  })

  app.get<{ Params: { step: string } }>('/aduan/:step', async (request, reply) => {
    const { ubah } = fieldsOf(request.query)
    const page = await writing(request, async (acting, draft) =>
      questionPage(acting, draft, request.params.step, { returning: ubah === '1' }),
    )
    return page ? showSealed(portal, request, reply, page.body, page.backHref) : goTo(reply, '/aduan/lanjut')
  })

  app.post<{ Params: { step: string } }>('/aduan/:step', async (request, reply) => {
    const sent = fieldsOf(request.body)
    const returning = sent.ubah === '1'
    const { step: key } = request.params
    const outcome = await writing(request, async (acting, draft, token) => {
      const villages = await villagesOf(acting)
      const step = sealedSteps(draft.content, villages).find((one) => one.key === key)
      if (!step) return '/aduan/lanjut'
      const typed = sent[key] ?? ''
      const read = step.read(typed)
      if (!read.ok) {
        const errors = [{ field: key, message: read.message }]
        return questionPage(acting, draft, key, { returning, errors, typed })
      }
      await keepSealedDraft(acting, token, draft.id, read.content)
      const steps = sealedSteps(read.content, villages)
      const next = returning
        ? firstOpen(read.content, villages)
        : steps[steps.findIndex((one) => one.key === key) + 1]
      return next ? `/aduan/${next.key}` : '/aduan/periksa'
    })
    if (typeof outcome !== 'object') return goTo(reply, outcome ?? '/aduan')
    return showSealed(portal, request, reply, outcome.body, outcome.backHref, 422)
  })
}

/** Nothing when the step is none of this draft, or an earlier one is still open. */
async function questionPage(
  acting: Acting,
  { content }: SealedDraft,
  key: string,
  more: Parameters<typeof sealedQuestion>[3],
): Promise<{ readonly body: SealedPage; readonly backHref: string } | undefined> {
  const villages = await villagesOf(acting)
  const steps = sealedSteps(content, villages)
  const at = steps.findIndex((step) => step.key === key)
  const open = steps.findIndex((step) => !content.seen.includes(step.key))
  const step = steps[at]
  if (!step || (open >= 0 && at > open)) return undefined
  const before = steps[at - 1]
  return {
    body: { view: 'question', question: sealedQuestion(step, content, villages, more) },
    backHref: more.returning ? '/aduan/periksa' : before ? `/aduan/${before.key}` : '/aduan',
  }
}

export function showSealed(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  sealed: SealedPage,
  backHref?: string,
  status = 200,
): FastifyReply {
  return show(
    portal,
    request,
    reply,
    { page: 'sealed', sealed },
    { status, ...(backHref ? { backHref } : {}) },
  )
}

const tooOften: PortalBody = {
  page: 'message',
  title: { id: 'Terlalu banyak kiriman dari tempat ini', en: 'Too much was sent from this place' },
  text: {
    id: 'Dalam satu jam ini sudah banyak kiriman dari sambungan yang sama. Coba lagi satu jam lagi, atau dari tempat lain.',
    en: 'Much was sent from the same connection within this hour. Try again in an hour, or from another place.',
  },
  href: '/',
  link: { id: 'Ke halaman depan', en: 'To the front page' },
}
