/** Tests, pledges and certificates: no assignment without one. */
export { type Facilitator, facilitatorsOf, isCertified } from './certificates.ts'
export { mountTraining } from './training.routes.ts'
