import * as z from 'zod/mini'
import { bilingual } from './refusal.ts'
import { route } from './route.ts'

/** Problems of a delivery by rule and village, decided in bulk, mended in place or returned to the provider. */

const uuid = z.uuid()
const instant = z.iso.datetime({ offset: true })
const params = z.object({ id: uuid })
const page = z._default(z.coerce.number().check(z.int(), z.positive(), z.maximum(100_000)), 1)
const villageCode = z.string().check(z.regex(/^\d{10}$/))
const decision = z.enum(['take', 'hold', 'return'])
const inVillage = z.object({ code: z.nullable(z.string()), rows: z.number(), settled: z.number() })

const benchGroup = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  sentence: bilingual,
  source: bilingual,
  rows: z.number(),
  settled: z.number(),
  /** In how many villages. */
  villages: z.number(),
  /** Those where it is most frequent. */
  worst: z.array(inVillage),
  /** A few rows of these villages. */
  examples: z.array(
    z.object({
      fileId: uuid,
      fileName: z.string(),
      line: z.number(),
      village: z.nullable(z.string()),
      name: z.nullable(z.string()),
    }),
  ),
})

export const getWorkbench = route({
  method: 'GET',
  path: '/api/intakes/:id/workbench',
  summary: 'Problems by rule with examples, what was decided about them, and how far the work is',
  params,
  query: z.object({
    /** Words of the sentence, or of the rule's code. */
    q: z.optional(z.string().check(z.maxLength(80))),
    severity: z.optional(z.enum(['error', 'warning', 'info'])),
    village: z.optional(villageCode),
    state: z.optional(z.enum(['open', 'settled'])),
    sort: z._default(z.enum(['severity', 'rows', 'open']), 'severity'),
  }),
  answer: z.object({
    groups: z.array(benchGroup),
    /** How many rules there are before the filter. */
    rules: z.number(),
    decisions: z.array(
      z.object({
        id: uuid,
        code: z.string(),
        sentence: bilingual,
        village: z.nullable(z.string()),
        decision,
        rows: z.number(),
        note: z.string(),
        by: z.string(),
        at: instant,
      }),
    ),
    /** Rows with an error or a warning, and those of them that are repaired or decided on. */
    rows: z.number(),
    settled: z.number(),
    files: z.array(z.object({ id: uuid, name: z.string(), toReturn: z.number() })),
    mayWork: z.boolean(),
  }),
})

export const getProblemVillages = route({
  method: 'GET',
  path: '/api/intakes/:id/workbench/:code',
  summary: 'In which villages one rule is broken, how often, and what of it is decided on',
  params: z.object({ id: uuid, code: z.string().check(z.maxLength(80)) }),
  query: z.object({
    sort: z._default(z.enum(['rows', 'open', 'village']), 'rows'),
    page,
  }),
  answer: z.object({
    group: z.omit(benchGroup, { worst: true, examples: true }),
    villages: z.array(inVillage),
    total: z.number(),
    pageSize: z.number(),
    mayWork: z.boolean(),
  }),
})

export const decideGroup = route({
  method: 'POST',
  path: '/api/intakes/:id/decisions',
  summary: 'Decides about all rows with one problem, in one village or everywhere',
  params,
  body: z.object({
    code: z.string().check(z.maxLength(80)),
    village: z.nullable(villageCode),
    decision,
    note: z.string().check(z.maxLength(400)),
  }),
  answer: z.object({ id: uuid, rows: z.number() }),
})

export const undoDecision = route({
  method: 'POST',
  path: '/api/intakes/:id/decisions/:decision/undo',
  summary: 'Takes a decision about rows back',
  params: z.object({ id: uuid, decision: uuid }),
  answer: z.object({ rows: z.number() }),
})

const cell = z.object({
  column: z.string(),
  /** Numbers of identity show their last four digits. */
  value: z.string(),
  isMasked: z.boolean(),
  problems: z.array(bilingual),
})

export const getStagedRow = route({
  method: 'GET',
  path: '/api/intakes/:id/rows/:file/:line',
  summary: 'One row with a problem, cell by cell, and what was repaired of it',
  params: z.object({ id: uuid, file: uuid, line: z.coerce.number().check(z.int(), z.positive()) }),
  answer: z.object({
    fileName: z.string(),
    line: z.number(),
    village: z.nullable(z.string()),
    severity: z.enum(['none', 'info', 'warning', 'error']),
    isHeld: z.boolean(),
    cells: z.array(cell),
    problems: z.array(
      z.object({ code: z.string(), severity: z.enum(['error', 'warning', 'info']), sentence: bilingual }),
    ),
    fixes: z.array(
      z.object({
        id: uuid,
        columns: z.array(z.string()),
        reason: z.string(),
        by: z.string(),
        at: instant,
        undone: z.boolean(),
      }),
    ),
    mayFix: z.boolean(),
  }),
})

export const fixRow = route({
  method: 'POST',
  path: '/api/intakes/:id/rows/:file/:line/fix',
  summary: 'Repairs cells of a row; what stood there stays kept, and the row is checked by the same rules',
  params: z.object({ id: uuid, file: uuid, line: z.coerce.number().check(z.int(), z.positive()) }),
  body: z.object({
    cells: z.record(z.string().check(z.maxLength(120)), z.string().check(z.maxLength(400))),
    reason: z.string().check(z.maxLength(400)),
  }),
  answer: z.object({ fixId: uuid, severity: z.enum(['none', 'info', 'warning', 'error']) }),
})

export const undoFix = route({
  method: 'POST',
  path: '/api/intakes/:id/fixes/:fix/undo',
  summary: 'Puts back what stood in the file',
  params: z.object({ id: uuid, fix: uuid }),
  answer: z.object({ severity: z.enum(['none', 'info', 'warning', 'error']) }),
})

/** Holds the rows whole, numbers included, in the layout they came in: for the provider who sent them. */
export const downloadReturn = route({
  method: 'GET',
  path: '/api/intakes/:id/return/:file',
  summary: 'Rows to be returned to the provider, in the layout of the file, with a column of reasons',
  params: z.object({ id: uuid, file: uuid }),
  query: z.object({ as: z._default(z.enum(['csv', 'xlsx']), 'csv') }),
  answer: z.unknown(),
})

/** Recipients of a programme's list. */
