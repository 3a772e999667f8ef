import type { CheckRow, PortalBody, PortalError } from '@tanggap/contract/portal'
import { localDay } from '@tanggap/core/calendar'
import { ticketKindRule } from '@tanggap/core/citizens'
import type { Refusal } from '@tanggap/core/workflow'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Acting } from '../../../plumbing/acting.ts'
import { regencyScope } from '../../../plumbing/database/index.ts'
import { cleanPhoto, mostPhotoBytes } from '../../../plumbing/images/index.ts'
import { villagesOf } from '../../../regions/index.ts'
import { checkVoice } from '../../voice/voice-note.ts'
import { asCitizen } from '../citizen.ts'
import { cookies, dropCookie, fieldsOf, goTo, keepCookie, type Portal, show } from '../pages.ts'
import { mountKeptDrafts } from './kept-draft.routes.ts'
import {
  type Draft,
  keepDraft,
  keepDraftPhoto,
  keepDraftVoice,
  readDraft,
  readDraftPhoto,
} from './report-draft.ts'
import { firstOpenStep, type Known, questionView, type Step, stepsOf } from './report-steps.ts'
import { beginReport, giveUpReport, receiptView, sendReport } from './send-report.ts'

/** Lapor perubahan: one question a page, each page reached by GET, so the back button always works. */
export function mountReports(app: FastifyInstance, portal: Portal): void {
  const { foundation } = portal
  const tokenOf = (request: FastifyRequest) => request.cookies[cookies.draft]

  /** Runs beside the draft of this browser; nothing when there is none, or it was sent already. */
  function withDraft<T>(
    request: FastifyRequest,
    work: (acting: Acting, draft: Draft, known: Known) => Promise<T>,
  ) {
    return asCitizen(foundation, regencyScope(foundation.regency), async (acting) => {
      const draft = await readDraft(acting, tokenOf(request))
      if (!draft || draft.ticketId) return undefined
      return work(acting, draft, { villages: await villagesOf(acting), today: localDay(acting.now) })
    })
  }

  app.get('/lapor', async (request, reply) => {
    const draft = await withDraft(request, async (_acting, found) => found)
    const { jenis = '' } = fieldsOf(request.query)
    if (jenis === 'fee_demanded' || jenis === 'objection') return goTo(reply, '/aduan')
    const begin = { page: 'report-begin', draft: draft !== undefined, kind: jenis } as const
    return show(portal, request, reply, begin, { backHref: '/' })
  })

  app.post('/lapor', async (request, reply) => {
    const { jenis = '' } = fieldsOf(request.body)
    const begun = await beginReport(foundation, {
      kind: jenis,
      address: request.ip,
      familyToken: request.cookies[cookies.family],
    })
    if (!begun) return show(portal, request, reply, tooOften, { status: 429, backHref: '/' })
    keepCookie(portal, reply, cookies.draft, begun.token, begun.minutes, 'lax')
    return goTo(reply, '/lapor/lanjut')
  })

  app.get('/lapor/lanjut', async (request, reply) => {
    const next = await withDraft(request, async (_acting, { content }, known) => {
      const step = firstOpenStep(content, known)
      return step ? `/lapor/${step.key}` : '/lapor/periksa'
    })
    return goTo(reply, next ?? '/lapor')
  })

  app.get('/lapor/periksa', async (request, reply) => {
    const found = await withDraft(request, async (_acting, { content, hasPhoto, hasVoice }, known) => {
      const open = firstOpenStep(content, known)
      if (open) return { open: open.key }
      const steps = stepsOf(content, known)
      const urgent = content.kind !== null && ticketKindRule(content.kind).urgency === 'urgent'
      const before = steps.at(-1)?.key ?? ''
      return { rows: steps.flatMap((step) => checkRow(step, { hasPhoto, hasVoice })), urgent, before }
    })
    if (!found) return goTo(reply, '/lapor')
    if ('open' in found) return goTo(reply, `/lapor/${found.open}`)
    const { rows, urgent, before } = found
    return show(
      portal,
      request,
      reply,
      { page: 'report-check', rows, urgent },
      { backHref: `/lapor/${before}` },
    )
  })

  app.post('/lapor/kirim', async (request, reply) => {
    const origin = `${request.ip} ${request.headers['user-agent'] ?? ''}`
    const sent = await sendReport(foundation, tokenOf(request), origin)
    return goTo(
      reply,
      sent === 'sent' ? '/lapor/selesai' : sent === 'unfinished' ? '/lapor/lanjut' : '/lapor',
    )
  })

  app.get('/lapor/selesai', async (request, reply) => {
    const receipt = await receiptView(foundation, tokenOf(request))
    return receipt ? show(portal, request, reply, { page: 'report-done', receipt }) : goTo(reply, '/lapor')
  })

  app.post('/lapor/batal', async (request, reply) => {
    await giveUpReport(foundation, tokenOf(request))
    dropCookie(reply, cookies.draft)
    return goTo(reply, '/')
  })

  app.get('/lapor/foto/gambar', async (request, reply) => {
    const token = tokenOf(request)
    const photo =
      token &&
      (await asCitizen(foundation, regencyScope(foundation.regency), (acting) =>
        readDraftPhoto(acting, token),
      ))
    if (!photo) return reply.code(404).send()
    const isPng = photo[0] === 0x89
    return reply
      .type(isPng ? 'image/png' : 'image/jpeg')
      .header('cache-control', 'no-store')
      .send(photo)
  })

  app.post('/lapor/suara/hapus', async (request, reply) => {
    await withDraft(request, (acting, draft) => keepDraftVoice(acting, draft.id, null))
    return goTo(reply, '/lapor/suara')
  })

  mountKeptDrafts(app, portal)

  app.post('/lapor/foto/hapus', async (request, reply) => {
    await withDraft(request, (acting, draft) => keepDraftPhoto(acting, draft.id, null))
    return goTo(reply, '/lapor/foto')
  })

  app.get<{ Params: { step: string } }>('/lapor/:step', async (request, reply) => {
    const { ubah, salah } = fieldsOf(request.query)
    const page = await withDraft(request, async (_acting, draft, known) => {
      const { wrong } = draft.content
      const left = salah === '1' && wrong?.step === request.params.step ? wrong : undefined
      return stepPage(draft, known, request.params.step, { returning: ubah === '1', ...left })
    })
    return page
      ? show(portal, request, reply, page.body, { backHref: page.backHref })
      : goTo(reply, '/lapor/lanjut')
  })

  app.post<{ Params: { step: string } }>('/lapor/:step', async (request, reply) => {
    const arrived: Arrived = request.isMultipart()
      ? await readFileForm(request)
      : { sent: fieldsOf(request.body) }
    const returning = arrived.sent.ubah === '1'
    const next = await withDraft(request, async (acting, draft, known) => {
      const { content } = draft
      const step = stepsOf(content, known).find(({ key }) => key === request.params.step)
      if (!step) return '/lapor/lanjut'
      const wrongFile =
        (await takePhoto(acting, draft, arrived.files?.get('foto'))) ??
        (await takeVoice(acting, draft, arrived.files?.get('suara')))
      const read = wrongFile ? { ok: false as const, errors: [wrongFile] } : step.read(arrived.sent)
      if (!read.ok) {
        // Shown again by GET: the answer to a sent form could not be gone back to.
        const wrong = { step: step.key, sent: typedIn(step, arrived.sent), errors: [...read.errors] }
        await keepDraft(acting, draft.id, { ...content, wrong })
        return `/lapor/${step.key}?salah=1${returning ? '&ubah=1' : ''}`
      }
      await keepDraft(acting, draft.id, read.content)
      const after = returning ? firstOpenStep(read.content, known) : stepAfter(read.content, known, step.key)
      return after ? `/lapor/${after.key}` : '/lapor/periksa'
    })
    return goTo(reply, next ?? '/lapor')
  })

  async function takePhoto(
    acting: Acting,
    draft: Draft,
    file: Buffer | undefined,
  ): Promise<PortalError | undefined> {
    if (!file) return undefined
    const checked = cleanPhoto(file)
    if (checked.ok) {
      await keepDraftPhoto(acting, draft.id, checked.photo)
      return undefined
    }
    return { field: 'foto', message: sentenceOf(checked.refusal) }
  }

  async function takeVoice(
    acting: Acting,
    draft: Draft,
    file: Buffer | undefined,
  ): Promise<PortalError | undefined> {
    if (!file) return undefined
    const checked = checkVoice(file)
    if (!checked.ok) return { field: 'suara', message: sentenceOf(checked.refusal) }
    await keepDraftVoice(acting, draft.id, checked.voice)
    return undefined
  }

  function sentenceOf({ code, facts = {} }: Refusal) {
    const rule = portal.sentences.get(code)
    if (!rule) throw new Error(`no sentence is written for the refusal "${code}"`)
    return rule.sentence(facts)
  }
}

/** Far more than any answer may be, far less than what somebody could send. */
const mostTyped = 60_000

/** What was typed into the fields of a step, to be shown again. */
function typedIn(step: Step, sent: Arrived['sent']): Record<string, string> {
  return Object.fromEntries(step.fields.map(({ name }) => [name, (sent[name] ?? '').slice(0, mostTyped)]))
}

interface Arrived {
  readonly sent: Readonly<Record<string, string>>
  /** By the name of the field. */
  readonly files?: ReadonlyMap<string, Buffer>
}

interface StepPage {
  readonly body: PortalBody
  readonly backHref: string
}

/** Nothing when the step is not one of this report, or an earlier one is still open. */
function stepPage(
  draft: Draft,
  known: Known,
  key: string,
  more: {
    readonly returning: boolean
    readonly errors?: readonly PortalError[]
    readonly sent?: Readonly<Record<string, string>>
  },
): StepPage | undefined {
  const steps = stepsOf(draft.content, known)
  const at = steps.findIndex((step) => step.key === key)
  const open = steps.findIndex((step) => !draft.content.seen.includes(step.key))
  const step = steps[at]
  if (!step || (open >= 0 && at > open)) return undefined
  const before = steps[at - 1]
  return {
    body: {
      page: 'question',
      question: questionView(step, draft.content, known, {
        ...more,
        hasPhoto: draft.hasPhoto,
        hasVoice: draft.hasVoice,
      }),
    },
    backHref: more.returning ? '/lapor/periksa' : before ? `/lapor/${before.key}` : '/lapor',
  }
}

/** In the order of the pages, so that one who went back sees again what comes next, already filled in. */
function stepAfter(content: Draft['content'], known: Known, key: string): Step | undefined {
  const steps = stepsOf(content, known)
  return steps[steps.findIndex((step) => step.key === key) + 1]
}

function checkRow(step: Step, has: { hasPhoto: boolean; hasVoice: boolean }): CheckRow[] {
  if (!step.told) return []
  const href = `/lapor/${step.key}?ubah=1`
  const photo = step.key === 'foto' && has.hasPhoto ? { value: { id: 'Satu foto', en: 'One photo' } } : {}
  const voice =
    step.key === 'suara' && has.hasVoice ? { value: { id: 'Satu rekaman', en: 'One recording' } } : {}
  return [{ ...step.told, ...photo, ...voice, href }]
}

/** The pages of photo and voice are the only forms that carry a file. */
async function readFileForm(request: FastifyRequest): Promise<Arrived> {
  const sent: Record<string, string> = {}
  const files = new Map<string, Buffer>()
  for await (const part of request.parts({ limits: { fileSize: mostPhotoBytes + 1, files: 1 } })) {
    if (part.type === 'field') sent[part.fieldname] = String(part.value)
    else {
      const bytes = await wholeFile(part.file)
      // A browser sends an empty, nameless file where none was chosen; an empty one with a name was chosen.
      if (part.filename) files.set(part.fieldname, bytes)
    }
  }
  return { sent, files }
}

async function wholeFile(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}

const tooOften: PortalBody = {
  page: 'message',
  title: { id: 'Terlalu banyak laporan dari tempat ini', en: 'Too many reports from this place' },
  text: {
    id: 'Dalam satu jam ini sudah banyak laporan dimulai dari sambungan yang sama. Coba lagi satu jam lagi, atau datang ke balai desa.',
    en: 'Many reports were begun from the same connection within this hour. Try again in an hour, or come to the village office.',
  },
  href: '/',
  link: { id: 'Ke halaman depan', en: 'To the front page' },
}
