import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { signIn } from '@tanggap/contract/access'
import { listCampaigns } from '@tanggap/contract/campaigns'
import { listChanges } from '@tanggap/contract/changes'
import { listTickets } from '@tanggap/contract/citizens'
import { listMeetings } from '@tanggap/contract/deliberations'
import { listIntakes } from '@tanggap/contract/intake'
import { listMatters } from '@tanggap/contract/integrity'
import { listMetFamilies } from '@tanggap/contract/met-families'
import { listBatches } from '@tanggap/contract/ratification'
import { getVisit, listVisits } from '@tanggap/contract/visits'
import { caseStatuses } from '@tanggap/core/campaigns'
import { changeStatuses } from '@tanggap/core/changes'
import { ticketStatuses } from '@tanggap/core/citizens'
import { readConfig } from '../../server/config.ts'
import { makeTestOffice, type TestOffice } from '../../server/plumbing/test-office.ts'
import type { DemoStory } from '../start/demo-story.ts'
import { loadDemo } from './load.ts'

const folder = mkdtempSync(join(tmpdir(), 'tanggap-demo-test-'))
let house: TestOffice
let story: DemoStory

before(async () => {
  house = await makeTestOffice()
  // A Thursday noon: a story told on any day has its weekends elsewhere.
  house.at('2026-11-26T05:00:00Z')
  const server = {
    addresses: { office: '', field: '', portal: '' },
    foundation: house.foundation,
    stop: async () => undefined,
  }
  const config = readConfig({ DATABASE_URL: house.test.ownerUrl, TANGGAP_DATA: folder })
  story = await loadDemo({ server, config, size: 'village', say: () => undefined })
})

after(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

test('changes stand on every step of the staircase', async () => {
  const auditor = await house.hire('auditor')
  const { body } = await house.ask(auditor, listChanges)
  const missing = changeStatuses.filter((status) => !body.counts.byStatus[status])
  // BPS ranks; no snapshot has come back to the story yet.
  assert.deepEqual(missing, ['ranked'])
})

test('visits are at every point of their way', async () => {
  const auditor = await house.hire('auditor')
  const { body } = await house.ask(auditor, listCampaigns)
  const census = body.campaigns.find(({ purpose }) => purpose === 'census')
  assert.ok(census)
  assert.deepEqual(
    caseStatuses.filter((status) => census.counts[status] === 0),
    [],
  )
  assert.ok(census.counts.approved > 40)
})

test('citizens have tickets in every state, and what is sealed lies with the integrity desk alone', async () => {
  const clerk = await house.hire('data_operator')
  const integrity = await house.hire('integrity_officer')
  const { body } = await house.ask(clerk, listTickets, { query: { all: '1' } })
  assert.deepEqual(
    ticketStatuses.filter((status) => !body.counts.byStatus[status]),
    [],
  )
  assert.ok(body.tickets.every(({ kind }) => kind !== 'fee_demanded'))
  const sealed = await house.ask(integrity, listMatters, { query: {} })
  assert.deepEqual(
    sealed.body.matters.map(({ status, urgent, opening }) => [status, urgent, opening?.state ?? null]),
    [
      ['received', true, null],
      ['received', false, 'asked'],
    ],
  )
})

test('one list waits for a second person, and a batch for its signature', async () => {
  const verifier = await house.hire('dinsos_verifier')
  const waiting = await house.ask(verifier, listIntakes, { query: { status: 'checked' } })
  assert.equal(waiting.body.intakes.length, 1)
  const { body } = await house.ask(verifier, listBatches)
  assert.deepEqual(body.batches.map(({ status }) => status).toSorted(), [
    'handed_over',
    'signed',
    'waiting_signature',
  ])
})

test('a meeting is called for tonight, with the last one signed', async () => {
  const operator = await house.hire('village_operator', '3320112013')
  const { body } = await house.ask(operator, listMeetings)
  const [tonight, last] = body.meetings
  assert.equal(tonight?.heldAt, '2026-11-26T12:30:00.000Z')
  assert.ok((tonight?.items ?? 0) > 2)
  assert.equal(last?.status, 'signed')
})

test('families met in the field wait for their village, and a reviewer finds something to ask about', async () => {
  const operator = await house.hire('village_operator', '3320112013')
  const { body } = await house.ask(operator, listMetFamilies)
  assert.equal(body.open, 2)
  const supervisor = await house.hire('field_supervisor')
  const { visits } = (await house.ask(supervisor, listVisits)).body
  const seen = await Promise.all(visits.map(({ id }) => house.ask(supervisor, getVisit, { params: { id } })))
  assert.ok(seen.every(({ status }) => status === 200))
  const asking = seen.filter(({ body: visit }) => visit.questions.length > 0)
  assert.ok(
    asking.length > 0 && asking.length < seen.length / 2,
    `${asking.length} of ${seen.length} are asked about`,
  )
})

test('every slip of the welcome opens its family, and no other code does', async () => {
  assert.equal(story.slips.length, 3)
  for (const { nik, code } of story.slips) {
    assert.equal(await opens('/status', { nik, kode: code }), '/keluarga')
    assert.notEqual(await opens('/status', { nik, kode: '7K3M9-92QFX' }), '/keluarga')
  }
})

test('every ticket of the welcome opens by its number and PIN', async () => {
  for (const { number, pin } of story.tickets)
    assert.equal(await opens('/tiket', { nomor: number, pin }), '/tiket/lihat')
})

test('everyone of the welcome holds a password that signs them in, and wide offices a code too', async () => {
  const facilitator = story.accounts.find(({ door }) => door === 'field')
  const verifier = story.accounts.find(({ authenticator }) => authenticator !== undefined)
  assert.ok(facilitator && verifier)
  const { username, password } = facilitator
  const entered = await house.ask(undefined, signIn, { body: { username, password } }, 'field')
  assert.equal(entered.body.name, facilitator.name)
  const stopped = await house.ask(undefined, signIn, {
    body: { username: verifier.username, password: verifier.password },
  })
  assert.equal(stopped.refusal, 'session.code-needed')
})

/** Fills in a form of the citizen's pages; tells where it leads. */
async function opens(url: string, form: Readonly<Record<string, string>>): Promise<string | undefined> {
  const reply = await house.doors.portal.app.inject({
    method: 'POST',
    url,
    headers: {
      host: 'localhost',
      origin: 'http://localhost',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams(form).toString(),
  })
  return reply.headers.location
}
