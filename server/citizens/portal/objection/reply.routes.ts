import type { FieldView, PortalError, ReplyView } from '@tanggap/contract/portal'
import { lengthOf } from '@tanggap/core/citizens'
import { replyQuestions } from '@tanggap/core/integrity'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ownRecheck, replyToRecheck } from '../../../integrity/index.ts'
import { inOwnFamily } from '../family/own-family.ts'
import { cookies, fieldsOf, goTo, type Portal, show } from '../pages.ts'
import { troubleWords } from '../report/report.text.ts'

/** A family's right of reply to a visit that was made again, from its own page. It is never told why it was. */
export function mountReply(app: FastifyInstance, portal: Portal): void {
  const own = <T>(
    request: FastifyRequest,
    work: Parameters<typeof inOwnFamily<T>>[2],
  ): Promise<T | undefined> => inOwnFamily(portal.foundation, request.cookies[cookies.family], work)

  const replyPage = (
    request: FastifyRequest,
    sent: Readonly<Record<string, string>>,
    errors: readonly PortalError[],
  ) =>
    own(request, async (acting, { family_id }): Promise<ReplyView | undefined> => {
      const recheck = await ownRecheck(acting, family_id)
      if (!recheck?.replyUntil) return undefined
      return {
        visitedOn: recheck.approvedAt.toISOString(),
        replyUntil: recheck.replyUntil,
        fields: replyQuestions.map((question): FieldView => {
          const { key, label, hint, required, options } = question
          const base = { name: key, label, hint, required, value: sent[key] ?? '' }
          return options
            ? { ...base, form: 'choice', choices: options }
            : { ...base, form: 'story', longest: lengthOf(question) }
        }),
        errors,
      }
    })

  app.get('/keluarga/tanggapan', async (request, reply) => {
    const page = await replyPage(request, {}, [])
    return page
      ? show(portal, request, reply, { page: 'recheck-reply', reply: page }, { backHref: '/keluarga' })
      : goTo(reply, '/keluarga')
  })

  app.post('/keluarga/tanggapan', async (request, reply) => {
    const sent = fieldsOf(request.body)
    const outcome = await own(request, (acting, { family_id }) => replyToRecheck(acting, family_id, sent))
    if (typeof outcome !== 'object') return goTo(reply, '/keluarga')
    const errors = outcome.wrong.map((field) => ({
      field,
      message: field === 'story' ? tooLong : troubleWords['not-a-choice'],
    }))
    const page = await replyPage(request, sent, errors)
    if (!page) return goTo(reply, '/keluarga')
    const body = { page: 'recheck-reply', reply: page } as const
    return show(portal, request, reply, body, { status: 422, backHref: '/keluarga' })
  })
}

const tooLong = {
  id: 'Terlalu panjang: paling banyak 2000 huruf. Tulis yang terpenting saja.',
  en: 'Too long: at most 2000 characters. Write what matters most.',
}
