import { conceptQuestions } from './bank-concepts.ts'
import { conductQuestions } from './bank-conduct.ts'
import type { QuestionBank } from './question.ts'

/** The bank in use, drawn from the concepts of the questionnaire of March 2025. */
export const questionBank: QuestionBank = {
  version: 'ground-check-2025-03.1',
  validFrom: '2025-03-03',
  source: 'Own questions on the concepts of the draft BPS regulation (Annex IV.C), FASIH 2026 and UU 27/2022',
  instrumentVersion: 'dtsen-gc-2025-03',
  questions: [...conceptQuestions, ...conductQuestions],
}
