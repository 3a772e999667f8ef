export { mountAudit } from './audit.routes.ts'
export { sealAudit } from './seal-audit.ts'
