/** Tests, pledges and certificates: no assignment without one. */
export { type Facilitator, facilitatorsOf, isCertified, signPledge } from './certificates.ts'
export { beginTest, handInTest } from './take-test.ts'
export { mountTraining } from './training.routes.ts'
