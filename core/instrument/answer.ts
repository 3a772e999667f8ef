/** The answers of one subject by question key. */
export type Answers = Readonly<Record<string, Answer>>

/** A value in the form its question type wants, or the reason why there is none. Never 0 or '' for that. */
export type Answer = AnswerValue | MissingAnswer

/**
 * text, digits, single: string · date: ISO `YYYY-MM-DD` · integer, decimal, money (whole rupiah): number ·
 * yesNo: boolean · multi: option keys · geo: Position · photo: Photo · repeat: rows.
 */
export type AnswerValue = string | number | boolean | Position | Photo | readonly string[] | readonly Row[]

export type MissingReason = 'notAsked' | 'refused' | 'notObserved'

export interface MissingAnswer {
  readonly missing: MissingReason
}

/** WGS 84 degrees; accuracy in metres as the phone reported it, null when typed by hand. */
export interface Position {
  readonly lat: number
  readonly lon: number
  readonly accuracyMetres: number | null
  readonly mode: 'gps' | 'manual'
  /** ISO instant. */
  readonly takenAt: string
  /** How old the satellites' word was when it was taken over, in whole seconds. Absent: not told. */
  readonly ageSeconds?: number
  /** The phone showed signs of a place that was made up (`looksMocked`). Shown to people, never a verdict. */
  readonly mocked?: true
}

/** A photo by its content: the bytes travel apart from the interview. */
export interface Photo {
  /** 64 hexadecimal digits. */
  readonly sha256: string
  /** ISO instant. */
  readonly takenAt: string
}

/** One row of a repeated question, such as one electricity meter. */
export type Row = Readonly<Record<string, string>>
