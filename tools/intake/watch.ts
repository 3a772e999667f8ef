/** One stretch of the work: how long it took, and the most memory this process held meanwhile. */
export interface Stretch {
  readonly seconds: number
  /** Megabytes resident, threads included. */
  readonly memory: number
}

/** Does the work, and says what it took. */
export async function measured(what: string, work: () => Promise<unknown>): Promise<Stretch> {
  const resident = () => Math.round(process.memoryUsage.rss() / 2 ** 20)
  let memory = resident()
  const watching = setInterval(() => {
    memory = Math.max(memory, resident())
  }, 200)
  const started = performance.now()
  try {
    await work()
  } finally {
    clearInterval(watching)
  }
  const seconds = (performance.now() - started) / 1000
  say(what, `${seconds.toFixed(1)} s, at most ${memory} MB`)
  return { seconds, memory }
}

export function say(what: string, told: string): void {
  console.log(`  ${what.padEnd(54)} ${told}`)
}

/** What must be so; counted, so that the end can say how many were not. */
export class Claims {
  held = 0
  readonly broken: string[] = []

  that(isSo: boolean, claim: string): void {
    if (isSo) {
      this.held += 1
      return
    }
    this.broken.push(claim)
    console.log(`  NOT SO: ${claim}`)
  }
}
