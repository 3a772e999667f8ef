import { readAudit } from '@tanggap/contract/audit'
import { listCampaigns, listCases } from '@tanggap/contract/campaigns'
import { listChanges } from '@tanggap/contract/changes'
import { listTickets } from '@tanggap/contract/citizens'
import { searchFamilies } from '@tanggap/contract/registry'
import { today } from '@tanggap/contract/reporting'
import { listFieldVisits, listVisits } from '@tanggap/contract/visits'
import type { TestOffice } from '../../server/plumbing/test-office.ts'
import { fillDesks } from './desks.ts'
import { type Measured, within } from './measure.ts'

/** A page of every list an office looks at, through the door: session, policy, scope, audit line and answer included. */
export async function measureLists(
  house: TestOffice,
  families: number,
  work?: Parameters<typeof fillDesks>[2],
): Promise<readonly Measured[]> {
  const supervisor = await house.hire('field_supervisor')
  const verifier = await house.hire('dinsos_verifier')
  const auditor = await house.hire('auditor')
  const { vault, regency } = house.foundation
  await fillDesks(house.test.ownerUrl, { regency, vault, officer: verifier.accountId }, work)
  const campaign = (await house.ask(supervisor, listCampaigns)).body.campaigns[0]?.id ?? ''
  const village = '3320112013'
  const asks: Readonly<Record<string, () => Promise<{ status: number }>>> = {
    ...Object.fromEntries(
      familyLists(village).map((body) => [
        `families ${JSON.stringify(body)}`,
        () => house.ask(verifier, searchFamilies, { body }),
      ]),
    ),
    'campaigns with progress': () => house.ask(verifier, listCampaigns),
    'cases of a frame': () => house.ask(supervisor, listCases, { params: { id: campaign } }),
    'cases of a frame, by name, last page': () =>
      house.ask(supervisor, listCases, { params: { id: campaign }, query: { search: 'SITI', page: 20 } }),
    'visits to review': () => house.ask(supervisor, listVisits),
    'visits to review, page 50': () => house.ask(supervisor, listVisits, { query: { page: 50 } }),
    'field visits': () => house.ask(supervisor, listFieldVisits),
    changes: () => house.ask(verifier, listChanges),
    'changes at my desk': () => house.ask(verifier, listChanges, { query: { mine: '1' } }),
    'changes by name, overdue': () =>
      house.ask(verifier, listChanges, { query: { q: 'SITI', overdue: '1' } }),
    tickets: () => house.ask(verifier, listTickets),
    'tickets, all, last page': () => house.ask(verifier, listTickets, { query: { all: '1', page: 190 } }),
    'tickets with newer data': () => house.ask(verifier, listTickets, { query: { changed: '1' } }),
    audit: () => house.ask(auditor, readAudit),
    'audit of one room': () => house.ask(auditor, readAudit, { query: { action: 'change.' } }),
    'audit of one officer': () => house.ask(auditor, readAudit, { query: { actor: 'Petugas 77' } }),
    'audit of nobody': () => house.ask(auditor, readAudit, { query: { actor: 'tidak ada' } }),
    'what waits today': () => house.ask(verifier, today),
  }
  const slowest = { name: '', ms: 0 }
  for (const [name, ask] of Object.entries(asks)) {
    const ms = await middleOf(ask, name)
    console.log(`  ${ms.toFixed(1).padStart(7)} ms  ${name}`)
    if (ms > slowest.ms) Object.assign(slowest, { name, ms })
  }
  const what = `a page of a list with ${families.toLocaleString('en')} families, slowest of ${Object.keys(asks).length} (${slowest.name})`
  return [within(what, 'ms', slowest.ms, 100)]
}

/** One filter, several, none that matches, a page deep down, and one beyond the end of the count. */
function familyLists(village: string) {
  const dearest = { deciles: { from: 10, to: 10 } }
  return [
    {},
    { page: 200 },
    { page: 400 },
    { page: 16_000 },
    { status: 'active' as const },
    { status: 'ended' as const },
    { deciles: { from: 1, to: 2 } },
    { ...dearest, page: 50 },
    { rt: '001', rw: '001' },
    { rt: '003', rw: '002', ...dearest, status: 'active' as const },
    { village },
    { village, deciles: { from: 1, to: 4 }, page: 2 },
  ]
}

/** The middle of nine, after one to warm up. */
async function middleOf(ask: () => Promise<{ status: number }>, name: string): Promise<number> {
  const times: number[] = []
  for (let turn = 0; turn < 10; turn += 1) {
    const started = performance.now()
    const { status } = await ask()
    if (status !== 200) throw new Error(`${name} answered ${status}`)
    if (turn > 0) times.push(performance.now() - started)
  }
  return times.toSorted((a, b) => a - b)[4] ?? 0
}
