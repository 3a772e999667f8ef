/** The period batch the regent's office signs, hands over to the ministry, and reconciles with the reply. */
export { mountRatification } from './ratification.routes.ts'
