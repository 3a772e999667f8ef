/** Tests, pledges and certificates: no assignment without one. */
export { type Facilitator, facilitatorsOf, isCertified } from './certificates.ts'
export { takePractice } from './take-practice.ts'
export { mountTraining } from './training.routes.ts'
