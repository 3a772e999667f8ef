import { foundationRefusals } from '@tanggap/contract/foundation'
import type { RefusalAnswer, RefusalRule } from '@tanggap/contract/refusal'
import type { Refusal } from '@tanggap/core/workflow'
import type { FastifyReply } from 'fastify'

/** Every code a door may answer with; rooms add theirs when they are mounted. */
export type SentenceBook = Map<string, RefusalRule>

export function sentenceBook(...tables: readonly Readonly<Record<string, RefusalRule>>[]): SentenceBook {
  return new Map([foundationRefusals, ...tables].flatMap((table) => Object.entries(table)))
}

/** Answers a refusal with its status and its sentence. A code nobody wrote a sentence for is a fault. */
export function answerRefusal(reply: FastifyReply, book: SentenceBook, refusal: Refusal): FastifyReply {
  const rule = book.get(refusal.code)
  if (!rule) throw new Error(`no sentence is written for the refusal "${refusal.code}"`)
  const answer: RefusalAnswer = {
    code: refusal.code,
    sentence: rule.sentence(refusal.facts ?? {}),
    ...(refusal.facts ? { facts: { ...refusal.facts } } : {}),
  }
  return reply.code(rule.status).type('application/json').send(JSON.stringify(answer))
}
