import { performance } from 'node:perf_hooks'

/** Longer than the slowest of the ways an answer can come about, by a good deal. */
const beatMs = 400

/**
 * Answers on the beat: at the first whole beat after the work is done, counted from the question. So the time
 * of an answer does not tell how it came about: found or not, right code or wrong, locked or free.
 */
export async function evenly<T>(work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  try {
    return await work()
  } finally {
    const beats = Math.ceil((performance.now() - began) / beatMs)
    const rest = began + beats * beatMs - performance.now()
    await new Promise((resolve) => setTimeout(resolve, Math.max(rest, 0)))
  }
}
