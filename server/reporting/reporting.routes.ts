import {
  getReport as getRoute,
  listReports as listRoute,
  makeReport as makeRoute,
  recomputeReport as recomputeRoute,
  reportFrozen,
  reportPaper,
  reportWorkbook,
  signReport as signRoute,
  today as todayRoute,
} from '@tanggap/contract/reporting'
import type { FastifyReply } from 'fastify'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { type Doors, serve } from '../plumbing/http/index.ts'
import { makeReport, reportText } from './make-report.ts'
import { getReport, listReports, viewOf } from './read-report.ts'
import { recomputeReport } from './recompute-report.ts'
import { paperOf } from './report-paper.ts'
import { workbookOf } from './report-workbook.ts'
import { findReport } from './reporting.store.ts'
import { signReport } from './sign-report.ts'
import { readToday } from './today.ts'

export function mountReporting({ office }: Doors): void {
  serve(office, todayRoute, 'session.own', readToday)
  serve(office, listRoute, 'report.read', listReports)
  serve(office, makeRoute, 'report.make', (acting, { body }) => makeReport(acting, body))
  serve(office, getRoute, 'report.read', (acting, { params }) => getReport(acting, params.id))
  serve(office, recomputeRoute, 'report.read', (acting, { params }) => recomputeReport(acting, params.id))
  serve(office, signRoute, 'report.sign', (acting, { params, body }) =>
    signReport(acting, params.id, body.hash),
  )
  serve(office, reportPaper, 'report.read', async (acting, { params, reply }) => {
    const report = await getReport(acting, params.id)
    if (!report.ok) return report
    const name = `${report.value.number}.pdf`
    return handOut(acting, reply, params.id, {
      name,
      type: 'application/pdf',
      content: paperOf(report.value),
    })
  })
  serve(office, reportWorkbook, 'report.read', async (acting, { params, reply }) => {
    const report = await getReport(acting, params.id)
    if (!report.ok) return report
    const content = await workbookOf(report.value)
    return handOut(acting, reply, params.id, {
      name: `${report.value.number}.xlsx`,
      type: workbookType,
      content,
    })
  })
  serve(office, reportFrozen, 'report.read', async (acting, { params, reply }) => {
    const found = await frozenText(acting, params.id)
    if (!found.ok) return found
    return handOut(acting, reply, params.id, { ...found.value, type: 'application/json' })
  })
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface HandedOut {
  readonly name: string
  readonly type: string
  readonly content: string | Buffer
}

/** Whoever takes a report away is written down. */
async function handOut(
  acting: Acting,
  reply: FastifyReply,
  id: string,
  { name, type, content }: HandedOut,
): Promise<Done<string | Buffer>> {
  await acting.record({ action: 'report.take', subject: 'report', ids: [id], detail: { name } })
  const shown = type === 'application/pdf' ? 'inline' : 'attachment'
  reply.type(type).header('content-disposition', `${shown}; filename="${name}"`)
  return done(content)
}

/** The very text that was hashed; it holds small counts, so it is not for those who see totals only. */
async function frozenText(acting: Acting, id: string): Promise<Done<{ name: string; content: string }>> {
  if (viewOf(acting) !== 'full') return refused('report.totals-only')
  const report = await findReport(acting, id)
  if (!report) return refused('request.not-found')
  return done({ name: `${report.number}.json`, content: reportText(report) })
}
