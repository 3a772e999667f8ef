import * as z from 'zod/mini'
import { refusals } from './refusal.ts'
import { route } from './route.ts'

/**
 * The test, the pledge and the certificate without which nobody is assigned. Which option is right stays in the
 * office until the test is handed in.
 */

const uuid = z.uuid()
const bilingual = z.object({ id: z.string(), en: z.string() })

const certificate = z.object({
  number: z.string(),
  instrumentVersion: z.string(),
  percent: z.number(),
  issuedAt: z.string(),
  /** The last day it is valid. */
  expiresOn: z.string(),
  /** For the questionnaire in use, today. */
  valid: z.boolean(),
})
export type CertificateShown = z.infer<typeof certificate>

const publicTest = z.object({
  id: uuid,
  questions: z.array(
    z.object({
      key: z.string(),
      text: bilingual,
      options: z.array(z.object({ key: z.string(), text: bilingual })),
    }),
  ),
})
export type TestShown = z.infer<typeof publicTest>

/** An invented family interviewed to the end on the phone: how often, and how long the last one took. */
const practice = z.nullable(z.object({ times: z.number(), minutes: z.number(), finishedAt: z.string() }))

export const ownTraining = route({
  method: 'GET',
  path: '/api/training/me',
  summary: 'Where this person stands: certificate, a test under way, a passed test that waits for the pledge',
  answer: z.object({
    name: z.string(),
    instrumentVersion: z.string(),
    passMarkPercent: z.number(),
    questions: z.number(),
    certificate: z.nullable(certificate),
    practice,
    openTest: z.nullable(publicTest),
    passed: z.nullable(z.object({ testId: uuid, percent: z.number() })),
    pledge: z.object({
      version: z.string(),
      title: bilingual,
      promises: z.array(bilingual),
      consequence: bilingual,
    }),
  }),
})

export const drawTest = route({
  method: 'POST',
  path: '/api/training/tests',
  summary: 'Draws a test, or gives back the one under way',
  answer: publicTest,
})

export const submitTest = route({
  method: 'POST',
  path: '/api/training/tests/:id/answers',
  summary: 'Hands the test in; sent again, it gives the same score',
  params: z.object({ id: uuid }),
  body: z.object({
    answers: z.record(z.string().check(z.maxLength(60)), z.string().check(z.maxLength(20))),
  }),
  answer: z.object({
    testId: uuid,
    right: z.number(),
    asked: z.number(),
    percent: z.number(),
    passed: z.boolean(),
    review: z.array(
      z.object({
        key: z.string(),
        text: bilingual,
        chosen: z.nullable(bilingual),
        right: bilingual,
        wasRight: z.boolean(),
        explanation: bilingual,
      }),
    ),
  }),
})

export const signPledge = route({
  method: 'POST',
  path: '/api/training/tests/:id/pledge',
  summary: 'Signs the integrity pledge by name; with a passed test it gives the certificate',
  params: z.object({ id: uuid }),
  body: z.object({
    pledgeVersion: z.string(),
    /** The signer's own name, typed. */
    name: z.string().check(z.trim(), z.minLength(2), z.maxLength(100)),
  }),
  answer: certificate,
})

export const trainingOverview = route({
  method: 'GET',
  path: '/api/training',
  summary: 'Every facilitator with certificate, last test and number of tries',
  answer: z.object({
    instrumentVersion: z.string(),
    people: z.array(
      z.object({
        accountId: uuid,
        name: z.string(),
        region: z.string(),
        tests: z.number(),
        lastTest: z.nullable(z.object({ finishedAt: z.string(), percent: z.number(), passed: z.boolean() })),
        practice,
        certificate: z.nullable(certificate),
      }),
    ),
  }),
})

export const trainingRefusals = refusals({
  'certificate.test-not-passed': {
    status: 409,
    sentence: () => ({
      id: 'Tes ini belum lulus. Pelajari pembahasannya, lalu ambil tes baru.',
      en: 'This test was not passed. Read the explanations, then take a new test.',
    }),
  },
  'training.other-pledge': {
    status: 409,
    sentence: () => ({
      id: 'Pakta integritas sudah diperbarui. Muat ulang, baca isinya, lalu tandatangani.',
      en: 'The pledge has been renewed. Reload, read it, then sign.',
    }),
  },
  'training.name-differs': {
    status: 422,
    sentence: ({ name }) => ({
      id: `Ketik nama Anda seperti tercatat: ${name}.`,
      en: `Type your name as it is recorded: ${name}.`,
    }),
  },
})
