/** RT and RW as an identity card prints them: three digits each. */
export interface Neighbourhood {
  readonly rt: string
  readonly rw: string
}

/**
 * Reads "3/1", "003/001" or "RT 005 RW 03". Answers nothing when either number is missing or longer than
 * three digits, because half an RT/RW locates no house.
 */
export function parseNeighbourhood(text: string): Neighbourhood | undefined {
  const bare = text.toLowerCase().replace(/r[tw]/g, ' ')
  const [, rt, rw] = /^\W*(\d{1,3})\W+(\d{1,3})\W*$/.exec(bare) ?? []
  if (rt === undefined || rw === undefined) return undefined
  return { rt: rt.padStart(3, '0'), rw: rw.padStart(3, '0') }
}

export function formatNeighbourhood({ rt, rw }: Neighbourhood): string {
  return `RT ${rt} RW ${rw}`
}
