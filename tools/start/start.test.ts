import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { projectRoot } from '../checks/source-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'tanggap-start-test-'))
const database = `start_${process.pid}`
const server = process.env.TANGGAP_TEST_DATABASE_URL ?? ''

before(() => onServer(`create database ${database}`))
after(async () => {
  await onServer(`drop database ${database} with (force)`)
  rmSync(folder, { recursive: true, force: true })
})

test('npm start says where to go, answers there, and Ctrl-C ends it within five seconds', async () => {
  const { child, printed } = await start({})
  const address = /http:\/\/localhost:\d+/.exec(printed())?.[0]
  assert.ok(address !== undefined, printed())
  assert.ok((await fetch(address)).status < 500)

  const asked = performance.now()
  child.kill('SIGINT')
  child.kill('SIGINT')
  assert.equal(await ended(child), 0)
  assert.ok(performance.now() - asked < 5000)
})

test('after a kill the next start answers again', async () => {
  const first = await start({})
  first.child.kill('SIGKILL')
  await ended(first.child)
  const second = await start({})
  assert.match(second.printed(), /Tanggap berjalan/)
  second.child.kill('SIGTERM')
  assert.equal(await ended(second.child), 0)
})

test('a busy port is a sentence that names it and the way out', async () => {
  const squatter = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => squatter.once('listening', resolve))
  const address = squatter.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const { child, printed } = await start({ TANGGAP_FIELD_PORT: String(port) })
  assert.equal(await ended(child), 1)
  assert.match(printed(), new RegExp(`Port ${port} \\(pintu lapangan\\) sudah dipakai`))
  assert.match(printed(), new RegExp(`TANGGAP_FIELD_PORT=${port + 1} npm start`))
  assert.doesNotMatch(printed(), /\n\s+at /)
  squatter.close()
})

test('settings that cannot be used are named, all at once', async () => {
  const { child, printed } = await start({ TANGGAP_OFFICE_PORT: 'many', TANGGAP_REGENCY: 'Jepara' })
  assert.equal(await ended(child), 1)
  assert.match(printed(), /TANGGAP_OFFICE_PORT/)
  assert.match(printed(), /TANGGAP_REGENCY/)
  assert.doesNotMatch(printed(), /\n\s+at /)
})

/** Starts it on a database of the test's own, and waits until it runs or has ended. */
async function start(settings: Record<string, string>) {
  const url = new URL(server)
  url.pathname = `/${database}`
  const ports = { TANGGAP_OFFICE_PORT: '0', TANGGAP_FIELD_PORT: '0', TANGGAP_PORTAL_PORT: '0' }
  const env = {
    ...process.env,
    DATABASE_URL: url.href,
    TANGGAP_DATA: folder,
    TANGGAP_WEB: folder,
    ...ports,
    ...settings,
  }
  const launcher = join(projectRoot, 'tools', 'launch.mjs')
  const child = spawn(process.execPath, [launcher, 'tools/start.ts'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  await new Promise<void>((resolve) => {
    const hear = (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes('Ctrl-C')) resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('close', () => resolve())
  })
  return { child, printed: () => text }
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => child.once('exit', resolve))
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(sql)
  await client.end()
}
