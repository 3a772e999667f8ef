export { mountAccess } from './access.routes.ts'
export { type Hire, type Hired, hire } from './hire.ts'
export { isWithinLimit } from './throttle.ts'
export { hashToken, whoIsAt } from './who-is.ts'
