export { mountAudit } from './audit.routes.ts'
export { type AuditCheck, checkAudit } from './check-audit.ts'
export { type Look, looksAt } from './looks-at.ts'
export { sealAudit } from './seal-audit.ts'
