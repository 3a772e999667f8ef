import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { findBrowser } from './browser.ts'

test('a browser is found, and it is one that starts', async () => {
  const { executablePath, args } = await findBrowser()
  const dump = ['--headless', '--no-sandbox', ...args, '--dump-dom', 'data:text/html,<p>Jepara</p>']
  const { stdout } = spawnSync(executablePath, dump, { encoding: 'utf8', timeout: 60_000 })
  assert.match(stdout, /<p>Jepara<\/p>/)
})

test('a CHROMIUM_PATH that leads nowhere is named, not ignored', async () => {
  const before = process.env.CHROMIUM_PATH
  process.env.CHROMIUM_PATH = '/nowhere/chromium'
  try {
    await assert.rejects(findBrowser(), /\/nowhere\/chromium/)
  } finally {
    if (before === undefined) delete process.env.CHROMIUM_PATH
    else process.env.CHROMIUM_PATH = before
  }
})
