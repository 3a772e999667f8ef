import * as z from 'zod/mini'
import { refusals } from './refusal.ts'
import { route } from './route.ts'

/** Slips carried to a neighbourhood in a sealed batch: they open nothing until their receipt is recorded. */

const uuid = z.uuid()
const villageCode = z.string().check(z.regex(/^\d{10}$/))
const neighbourhood = z.string().check(z.regex(/^\d{1,3}$/))
const name = z.string().check(z.trim(), z.minLength(3), z.maxLength(120))

const carried = z.object({
  slipId: uuid,
  serial: z.string(),
  familyId: uuid,
  headName: z.string(),
  state: z.enum(['carried', 'received', 'revoked']),
  receivedBy: z.nullable(z.string()),
})
export type CarriedSlip = z.infer<typeof carried>

const dispatch = z.object({
  id: uuid,
  number: z.string(),
  villageCode: z.string(),
  rt: z.string(),
  rw: z.string(),
  carrierName: z.string(),
  sentAt: z.string(),
  closedAt: z.nullable(z.string()),
  slips: z.array(carried),
})
export type SlipDispatch = z.infer<typeof dispatch>

export const listDispatches = route({
  method: 'GET',
  path: '/api/slips/dispatches',
  summary: 'Sealed batches of a village, those still under way first',
  query: z.object({ village: villageCode }),
  answer: z.object({ dispatches: z.array(dispatch), unusedSlips: z.number() }),
})

export const sendDispatch = route({
  method: 'POST',
  path: '/api/slips/dispatches',
  summary: 'Names a slip for every family of a neighbourhood that holds none, to be carried to them sealed',
  body: z.object({ villageCode, rt: neighbourhood, rw: neighbourhood, carrierName: name }),
  answer: dispatch,
})

export const dispatchList = route({
  method: 'GET',
  path: '/api/slips/dispatches/:id/list',
  summary: 'The list the carrier has signed by each family, as PDF',
  params: z.object({ id: uuid }),
  answer: z.unknown(),
})

export const recordReceipt = route({
  method: 'POST',
  path: '/api/slips/dispatches/:id/receipts',
  summary: 'Records who took a slip; from now on it opens the family’s page',
  params: z.object({ id: uuid }),
  body: z.object({ slipId: uuid, receivedBy: name }),
  answer: dispatch,
})

export const closeDispatch = route({
  method: 'POST',
  path: '/api/slips/dispatches/:id/close',
  summary: 'Ends a batch; what nobody received is revoked',
  params: z.object({ id: uuid }),
  body: z.object({ reason: name }),
  answer: dispatch,
})

export const slipDispatchRefusals = refusals({
  'dispatch.no-family': {
    status: 409,
    sentence: ({ rt, rw }) => ({
      id: `Tidak ada keluarga aktif di RT ${rt}/RW ${rw} yang belum memegang slip. Periksa nomor RT dan RW.`,
      en: `No active family of RT ${rt}/RW ${rw} is without a slip. Check the numbers.`,
    }),
  },
  'dispatch.too-few-slips': {
    status: 409,
    sentence: ({ needed, unused }) => ({
      id: `Perlu ${needed} slip, yang belum terpakai di desa ini ${unused}. Cetak dahulu lembar slip baru.`,
      en: `${needed} slips are needed; ${unused} of this village are unused. Print new sheets first.`,
    }),
  },
  'dispatch.closed': {
    status: 409,
    sentence: () => ({
      id: 'Kiriman ini sudah ditutup dan slip yang tersisa dicabut. Serahkan slip baru di meja layanan.',
      en: 'This batch is closed and what was left is revoked. Hand a new slip over at the desk.',
    }),
  },
})
