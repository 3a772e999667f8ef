import type { getBoundaries } from '@tanggap/contract/boundaries'
import type { AnswerOf } from '@tanggap/contract/route'

export type BoundariesSeen = AnswerOf<typeof getBoundaries>
