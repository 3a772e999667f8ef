/** The period batch the regent's office signs, hands over to the ministry, and reconciles with the reply. */
export { handOver } from './hand-over.ts'
export { openBatch, submitBatch } from './prepare-batch.ts'
export { mountRatification } from './ratification.routes.ts'
export { recordReplies } from './record-replies.ts'
export { releaseBatch } from './release-batch.ts'
export { signBatch } from './sign-batch.ts'
