import { Worker } from 'node:worker_threads'
import { gunzip } from 'node:zlib'
import type { BoundaryProblem, BoundaryRefusalCode, ShapeCode } from '@tanggap/core/regions'
import { boundaryLimits } from '@tanggap/core/regions'
import { z } from 'zod'
import { type Done, done, refused } from '../plumbing/acting.ts'

/** A file as it is kept: its shapes with their outlines, as they are and drawn more simply. */
export interface BoundaryFile {
  readonly vertices: number
  readonly problems: readonly BoundaryProblem[]
  readonly shapes: readonly {
    readonly place: number
    readonly name: string
    readonly codes: readonly ShapeCode[]
    readonly outline: string
    /** For phones. */
    readonly close: string
    /** For maps of the whole regency. */
    readonly wide: string
    readonly squareKilometres: number
  }[]
}

/** What the thread is given. */
export const boundaryWork = z.object({
  text: z.string(),
  centres: z.array(z.object({ lat: z.number(), lon: z.number() })),
})

/** Milliseconds and megabytes one file may take. */
const patience = 30_000
const memory = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 }

type Answer =
  | ({ readonly ok: true } & BoundaryFile)
  | { readonly ok: false; refusal: { code: BoundaryRefusalCode } }

/**
 * Opens the packed file, no further than its limit, and reads it in a thread with bounded memory and time, so that
 * no file holds the office up.
 */
export async function readBoundaryFile(
  packed: Buffer,
  centres: readonly { readonly lat: number; readonly lon: number }[],
): Promise<Done<BoundaryFile & { readonly bytes: Buffer }>> {
  const bytes = await unpacked(packed)
  if (bytes === 'too large') return refused('boundaries.too-large')
  if (bytes === 'no gzip') return refused('boundaries.not-geojson')
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  const answer = await inThread({ text, centres: [...centres] })
  if (answer === undefined) return refused('boundaries.too-complicated')
  if (!answer.ok) return refused(answer.refusal.code)
  const { vertices, problems, shapes } = answer
  if (shapes.length === 0) return refused('boundaries.no-shape', { first: problems[0]?.sentence })
  return done({ vertices, problems, shapes, bytes })
}

function unpacked(packed: Buffer): Promise<Buffer | 'too large' | 'no gzip'> {
  return new Promise((resolve) => {
    gunzip(packed, { maxOutputLength: boundaryLimits.bytes }, (fault, bytes) => {
      if (!fault) return resolve(bytes)
      resolve('code' in fault && fault.code === 'ERR_BUFFER_TOO_LARGE' ? 'too large' : 'no gzip')
    })
  })
}

/** Nothing when the thread ran out of memory or of time. */
function inThread(work: z.infer<typeof boundaryWork>): Promise<Answer | undefined> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./boundary-thread.ts', import.meta.url), {
      workerData: work,
      resourceLimits: memory,
    })
    const end = (answer: Answer | undefined) => {
      clearTimeout(clock)
      void thread.terminate()
      resolve(answer)
    }
    const clock = setTimeout(() => end(undefined), patience)
    thread.once('message', (answer: Answer) => end(answer))
    thread.once('error', (fault: Error & { code?: string }) => {
      clearTimeout(clock)
      if (fault.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(undefined)
      else reject(fault)
    })
  })
}
