/** What is inside a sealed command of the simulation. Its box is the text itself: what seals it is tested elsewhere. */
export interface VisitContent {
  readonly caseId: string
  readonly basedOnVersion: number
  readonly fields: Readonly<Record<string, unknown>>
  /** Errors the questionnaire would find. */
  readonly errors: number
  readonly photos: readonly VisitPhoto[]
}

export interface VisitPhoto {
  readonly sha256: string
  readonly length: number
  readonly content: string
}
