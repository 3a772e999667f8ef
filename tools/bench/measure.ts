/** One figure beside its limit, from the same run. */
export interface Measured {
  readonly what: string
  readonly product: string
  readonly limit: string
  readonly unit: string
  readonly ratio: string
  readonly goal: string
  readonly met: boolean
}

/** More is better: the product's rate as a share of the limit's. */
export function rate(what: string, unit: string, product: number, limit: number, goal: number): Measured {
  return {
    what,
    unit,
    product: said(product),
    limit: said(limit),
    ratio: (product / limit).toFixed(3),
    goal: `at least ${goal}`,
    met: product / limit >= goal,
  }
}

/** Less is better: what the product needs as a share of what it may. */
export function within(what: string, unit: string, product: number, limit: number): Measured {
  return {
    what,
    unit,
    product: said(product),
    limit: said(limit),
    ratio: (product / limit).toFixed(3),
    goal: 'at most 1',
    met: product <= limit,
  }
}

export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

function said(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 10 ? 1 : 3)
}
