export { mountAccess } from './access.routes.ts'
export { type Hire, type Hired, hire } from './hire.ts'
export { isWithinLimit, limits } from './throttle.ts'
export { cookieName, hashToken, whoIsAt } from './who-is.ts'
