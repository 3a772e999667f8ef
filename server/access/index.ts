export { mountAccess } from './access.routes.ts'
export { cookieName, whoIsAt } from './who-is.ts'
