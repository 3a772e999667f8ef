import type { Page } from '../page.ts'
import { AuditLog } from './AuditLog.tsx'
import { auditText } from './audit.text.ts'

export const audit: readonly Page[] = [
  {
    path: '/audit',
    may: 'audit.read',
    component: AuditLog,
    nav: { section: 'register', icon: 'history', label: (locale) => auditText(locale).title },
  },
]
