import {
  type Answer,
  type Answers,
  type Baseline,
  contextFacts,
  type FindingEvidence,
  familyFindingKeys,
  type Instrument,
  type Interview,
  informantRoleKeys,
  type Member,
  memberPresenceKeys,
  type Operand,
  type Photo,
  type Position,
  procedureNames,
  type Question,
  type Row,
  type Rule,
  type VisitAttempt,
  visitAttemptOutcomeKeys,
} from '@tanggap/core/instrument'
import * as z from 'zod/mini'

/**
 * What crosses the wire about the questionnaire: the instrument to the phone, interviews back. The schemas
 * bound sizes, because whatever a phone sends is kept. Whether an answer fits its question is decided by
 * `checkInterview`, on the phone and again on the server.
 */

const key = z.string().check(z.regex(/^[a-zA-Z][a-zA-Z0-9_]{0,59}$/))
const instant = z.iso.datetime({ offset: true })
const isoDate = z.iso.date()
const note = z.string().check(z.maxLength(2_000))
const id = z.string().check(z.minLength(1), z.maxLength(64))

export const positionSchema: z.ZodMiniType<Position> = z.strictObject({
  lat: z.number().check(z.gte(-90), z.lte(90)),
  lon: z.number().check(z.gte(-180), z.lte(180)),
  accuracyMetres: z.nullable(z.number().check(z.nonnegative())),
  mode: z.enum(['gps', 'manual']),
  takenAt: instant,
  ageSeconds: z.exactOptional(z.number().check(z.nonnegative())),
  mocked: z.exactOptional(z.literal(true)),
})

const photoSchema: z.ZodMiniType<Photo> = z.strictObject({
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  takenAt: instant,
})

const rowSchema: z.ZodMiniType<Row> = z.record(key, z.string().check(z.maxLength(60)))

export const answerSchema: z.ZodMiniType<Answer> = z.union([
  z.string().check(z.maxLength(2_000)),
  z.number(),
  z.boolean(),
  z.strictObject({ missing: z.enum(['notAsked', 'refused', 'notObserved']) }),
  positionSchema,
  photoSchema,
  z.array(key).check(z.maxLength(60)),
  z.array(rowSchema).check(z.maxLength(10)),
])

export const answersSchema: z.ZodMiniType<Answers> = z.record(key, answerSchema)

/** What the registry holds of the family when the case is handed out. */
export const baselineSchema: z.ZodMiniType<Baseline> = z.strictObject({
  family: answersSchema,
  members: z.array(z.strictObject({ personId: id, answers: answersSchema })).check(z.maxLength(40)),
})

const attemptSchema: z.ZodMiniType<VisitAttempt> = z.strictObject({
  startedAt: instant,
  endedAt: z.nullable(instant),
  outcome: z.nullable(z.enum(visitAttemptOutcomeKeys)),
  note,
  position: z.nullable(positionSchema),
})

const evidenceSchema: z.ZodMiniType<FindingEvidence> = z.strictObject({
  informantName: z.string().check(z.maxLength(100)),
  informantRole: z.enum(informantRoleKeys),
  reason: note,
  position: z.nullable(positionSchema),
  place: z.exactOptional(z.string().check(z.maxLength(300))),
  photo: z.nullable(photoSchema),
  recordedAt: instant,
})

const memberSchema: z.ZodMiniType<Member> = z.strictObject({
  id,
  baselinePersonId: z.exactOptional(id),
  presence: z.nullable(z.enum(memberPresenceKeys)),
  presenceEvidence: z.exactOptional(evidenceSchema),
  answers: answersSchema,
  confirmed: z.array(key).check(z.maxLength(200)),
})

export const interviewSchema: z.ZodMiniType<Interview> = z.strictObject({
  instrumentVersion: id,
  optionGroups: z.array(key).check(z.maxLength(30)),
  finding: z.nullable(z.enum(familyFindingKeys)),
  findingEvidence: z.exactOptional(evidenceSchema),
  family: answersSchema,
  familyConfirmed: z.array(key).check(z.maxLength(200)),
  members: z.array(memberSchema).check(z.maxLength(40)),
  attempts: z.array(attemptSchema).check(z.maxLength(3)),
  explanations: z
    .array(z.strictObject({ resultId: z.string().check(z.maxLength(200)), text: note }))
    .check(z.maxLength(200)),
})

const bilingual = z.strictObject({ id: z.string(), en: z.string() })

const operandSchema: z.ZodMiniType<Operand> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.strictObject({ answer: key }),
    z.strictObject({ family: key }),
    z.strictObject({ column: z.tuple([key, key]) }),
    z.strictObject({
      context: z.enum(contextFacts),
    }),
    z.strictObject({ ageFrom: key }),
    z.strictObject({ count: key }),
    z.strictObject({ membersWhere: ruleSchema }),
    z.strictObject({ sum: z.array(operandSchema) }),
  ]),
)
const pair = z.tuple([operandSchema, operandSchema])

const ruleSchema: z.ZodMiniType<Rule> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(ruleSchema) }),
    z.strictObject({ any: z.array(ruleSchema) }),
    z.strictObject({ not: ruleSchema }),
    z.strictObject({ eq: pair }),
    z.strictObject({ gt: pair }),
    z.strictObject({ gte: pair }),
    z.strictObject({ lt: pair }),
    z.strictObject({ lte: pair }),
    z.strictObject({ in: z.tuple([operandSchema, z.array(z.string())]) }),
    z.strictObject({ includes: z.tuple([operandSchema, z.string()]) }),
    z.strictObject({ isEmpty: operandSchema }),
  ]),
)

const subject = z.enum(['family', 'member'])

const questionSchema: z.ZodMiniType<Question> = z.strictObject({
  key,
  topic: key,
  subject,
  officialNos: z.array(z.string()),
  officialName: z.string(),
  items: z.exactOptional(
    z.strictObject({ regsosek2022: z.exactOptional(z.string()), fasih2026: z.exactOptional(z.string()) }),
  ),
  label: bilingual,
  help: bilingual,
  script: z.exactOptional(bilingual),
  type: z.enum([
    'text',
    'digits',
    'date',
    'single',
    'multi',
    'integer',
    'decimal',
    'money',
    'yesNo',
    'geo',
    'photo',
    'repeat',
  ]),
  unit: z.exactOptional(bilingual),
  codeList: z.exactOptional(key),
  lengths: z.exactOptional(z.array(z.number())),
  maxLength: z.exactOptional(z.number()),
  min: z.exactOptional(z.number()),
  max: z.exactOptional(z.number()),
  decimals: z.exactOptional(z.number()),
  fields: z.exactOptional(
    z.array(
      z.strictObject({
        key,
        label: bilingual,
        help: bilingual,
        type: z.enum(['single', 'digits']),
        codeList: z.exactOptional(key),
        lengths: z.exactOptional(z.array(z.number())),
      }),
    ),
  ),
  relevant: z.exactOptional(ruleSchema),
  required: z.boolean(),
  mustBeKnown: z.exactOptional(z.literal(true)),
  core39: z.boolean(),
  optionGroup: z.exactOptional(key),
  sensitivity: z.enum(['general', 'identity', 'specific']),
  confirmable: z.boolean(),
  filledBy: z.enum(['interview', 'frame', 'derived']),
  recordedIn: z.enum(['registry', 'visit']),
})

export const instrumentSchema: z.ZodMiniType<Instrument> = z.strictObject({
  id,
  version: id,
  title: bilingual,
  validFrom: isoDate,
  source: z.string(),
  topics: z.array(
    z.strictObject({
      key,
      subject,
      label: bilingual,
      intro: z.exactOptional(bilingual),
      relevant: z.exactOptional(ruleSchema),
    }),
  ),
  questions: z.array(questionSchema),
  codeLists: z.record(
    key,
    z.strictObject({
      options: z.array(
        z.strictObject({
          key,
          label: bilingual,
          regsosek2022: z.nullable(z.string()),
          fasih2026: z.nullable(z.string()),
          exclusive: z.exactOptional(z.literal(true)),
        }),
      ),
    }),
  ),
  optionGroups: z.array(z.strictObject({ key, label: bilingual, why: bilingual, minutes: z.number() })),
  checks: z.array(
    z.strictObject({
      code: z.string(),
      severity: z.enum(['error', 'warning', 'info']),
      subject,
      keys: z.array(key),
      message: bilingual,
      reportWhen: z.union([
        z.strictObject({
          procedure: z.enum(procedureNames),
        }),
        ruleSchema,
      ]),
    }),
  ),
})
