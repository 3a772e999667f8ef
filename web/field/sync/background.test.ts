import assert from 'node:assert/strict'
import { test } from 'node:test'
import { depositOutbox, sendCommands } from '@tanggap/contract/sync'
import { backgroundAddresses } from './background.ts'

test('the worker sends where the contract says, though it carries none of it', () => {
  assert.deepEqual(backgroundAddresses, { send: sendCommands.path, deposit: depositOutbox.path })
})
