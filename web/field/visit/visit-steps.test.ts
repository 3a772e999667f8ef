import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attemptContent, finishContent } from '@tanggap/contract/sync'
import { groundCheck202503 as instrument } from '@tanggap/core/instrument'
import type { PhotoNote } from '../store/held.ts'
import { exampleCase, exampleDraft } from '../store/held-examples.ts'
import { beginAttempt, closedInterview, draftFor, endAttempt, finishVisit, openDraft } from './visit-steps.ts'

const caseId = '01a2093a-b1e3-7499-b1e0-f0365776b12a'
const one = exampleCase({ id: caseId })
const at = (time: string) => `2026-11-23T${time}:00.000Z`
const device = { madeAt: at('02:00') }
const absent = { outcome: 'respondent_absent', note: 'pulang sore', position: null } as const

test('an attempt that met nobody is told to the office and the case goes on', () => {
  const begun = beginAttempt(openDraft(one, instrument, at('02:00')), at('02:00'))
  const { command, change } = endAttempt(begun, one, absent, at('02:15'), device)
  assert.equal(command.type, 'visit.attempt')
  assert.deepEqual(attemptContent.parse(command.content).attempt, {
    number: 1,
    startedAt: at('02:00'),
    endedAt: at('02:15'),
    outcome: 'respondent_absent',
    note: 'pulang sore',
    position: null,
  })
  assert.equal(change.draft?.interview.attempts.length, 1)
  assert.notEqual(command.id, change.draft?.commandId)
})

test('an attempt that was never begun at the door is one all the same, and the fourth is never counted', () => {
  const draft = openDraft(one, instrument, at('02:00'))
  const first = endAttempt(draft, exampleCase({ ...one, attempts: 3 }), absent, at('02:15'), device)
  assert.equal(attemptContent.parse(first.command.content).attempt.number, 3)
})

test('beginning twice is one attempt', () => {
  const begun = beginAttempt(openDraft(one, instrument, at('02:00')), at('02:00'))
  assert.equal(beginAttempt(begun, at('02:05')).interview.attempts.length, 1)
})

test('the region codes come with the case', () => {
  const { family } = openDraft(one, instrument, at('02:00')).interview
  assert.deepEqual(
    [family.province, family.regency, family.subdistrict, family.village],
    ['33', '3320', '332001', '3320012001'],
  )
})

test('a finished visit declares every photo it speaks of, with what the office expects to read', () => {
  const sha256 = 'a'.repeat(64)
  const before = 'b'.repeat(64)
  const begun = beginAttempt(openDraft(one, instrument, at('02:00')), at('02:00'))
  const taken = { takenAt: at('02:10') }
  const settled = {
    ...begun.interview,
    finding: 'found' as const,
    family: {
      ...begun.interview.family,
      respondentName: 'Sumiati',
      respondentAttests: true,
      photoFront: { sha256, ...taken },
      photoInside: { sha256: before, ...taken },
    },
  }
  const note: PhotoNote = {
    sha256,
    caseId,
    slot: 'front',
    bytes: 1234,
    takenAt: at('02:10'),
    commandId: null,
    sentBytes: 0,
    atOffice: false,
  }
  const { command, change } = finishVisit(
    { ...begun, respondentIs: 'spouse' },
    closedInterview(settled, at('02:20')),
    [note],
    at('02:20'),
    device,
  )
  const content = finishContent.parse(command.content)
  assert.equal(command.id, begun.commandId)
  assert.deepEqual(
    content.photos.map(({ slot, bytes }) => [slot, bytes]),
    [
      ['front', 1234],
      ['inside', 1],
    ],
  )
  assert.deepEqual(content.attestation, {
    respondentName: 'Sumiati',
    respondentIs: 'spouse',
    confirmed: true,
  })
  assert.equal(content.interview.attempts.at(-1)?.outcome, 'interviewed_complete')
  assert.deepEqual(change, { draft: null, photos: [sha256] })
})

test('a correction opens with who spoke then, and asks it nowhere again', () => {
  const correction = {
    reason: 'lihat lagi',
    notes: [],
    returnedAt: at('03:00'),
    interview: exampleDraft().interview,
    respondentIs: 'spouse',
  }
  const draft = openDraft(exampleCase({ ...one, correction }), instrument, at('04:00'))
  assert.deepEqual([draft.respondentIs, draft.screen], ['spouse', 'outline'])
})

test('where a family moved to travels with that finding and with no other; the trail travels always', () => {
  const begun = beginAttempt(openDraft(one, instrument, at('02:00')), at('02:00'))
  const draft = {
    ...begun,
    movedTo: { villageCode: '3320152002', place: 'dekat pasar' },
    trail: { steps: [{ screen: 'presence', at: at('02:00'), seconds: 40 }], edits: { rt: 1 } },
  }
  const sent = (finding: 'moved_within_regency' | 'moved_out') => {
    const settled = closedInterview({ ...begun.interview, finding }, at('02:20'))
    const { command } = finishVisit(draft, settled, [], at('02:20'), device)
    return finishContent.parse(command.content)
  }
  assert.equal(sent('moved_within_regency').movedTo?.place, 'dekat pasar')
  assert.equal(sent('moved_out').movedTo, undefined)
  assert.equal(sent('moved_out').trail?.steps.length, 1)
  assert.equal(sent('moved_out').interview.attempts.at(-1)?.outcome, 'respondent_absent')
})

test('answers are never thrown away because the case moved on at the office', () => {
  const moved = exampleCase({ ...one, version: 5 })
  const draft = exampleDraft({ caseId })
  const answered = { ...draft, interview: { ...draft.interview, finding: 'found' as const } }
  assert.equal(draftFor(moved, answered, instrument, at('03:00')), answered)
  assert.equal(draftFor(moved, draft, instrument, at('03:00')).basedOnVersion, 5)
})
