/** How a family gives up aid of its own will (graduasi mandiri): nobody may be talked into it in a moment. */
export interface RenunciationRule {
  readonly validFrom: string
  readonly source: string
  /** Calendar days in which nothing is begun and a word takes it back. */
  readonly coolingDays: number
}

export const renunciationRule: RenunciationRule = {
  validFrom: '2025-03-03',
  source: 'Our own rule: no regulation sets a period; seven days outlast a visit, a quarrel and a market day',
  coolingDays: 7,
}

export interface Renunciation {
  /** Last day of the cooling-off period. */
  readonly coolingUntil: string
  readonly confirmed: boolean
}

export type RenunciationStand = 'cooling' | 'to-confirm' | 'confirmed'

/** Where it stands on a day. It is confirmed after the period, never within it. */
export function standOf({ coolingUntil, confirmed }: Renunciation, today: string): RenunciationStand {
  if (confirmed) return 'confirmed'
  return today <= coolingUntil ? 'cooling' : 'to-confirm'
}
