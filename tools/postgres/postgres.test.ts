import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { startEmbedded } from './embedded.ts'
import { freePort } from './folder.ts'
import { findPostmaster, isAlive } from './process.ts'

const folders: string[] = []

after(async () => {
  for (const folder of folders) {
    const left = findPostmaster(join(folder, 'cluster'))
    if (left !== undefined) process.kill(left.pid, 'SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a second start finds the data, the port and the password of the first', async () => {
  const folder = newFolder()
  const first = await startEmbedded({ folder })
  await ask(first.url, "create table kept as select 'Warsito' as name")
  await first.stop()
  assert.equal(findPostmaster(join(folder, 'cluster')), undefined)

  const second = await startEmbedded({ folder })
  assert.equal(second.url, first.url)
  assert.deepEqual(await ask(second.url, 'select name from kept'), [{ name: 'Warsito' }])
  await second.stop()
})

test('the server of a killed Tanggap is taken over with all that was committed', async () => {
  const folder = newFolder()
  const killed = await startAndHold(folder)
  await ask(killed.url, 'create table kept as select 1 as one')
  const before = findPostmaster(join(folder, 'cluster'))?.pid
  await killed.kill()

  const next = await startEmbedded({ folder })
  assert.equal(findPostmaster(join(folder, 'cluster'))?.pid, before)
  assert.deepEqual(await ask(next.url, 'select one from kept'), [{ one: 1 }])
  await next.stop()
})

test('a killed PostgreSQL recovers at the next start', async () => {
  const folder = newFolder()
  const first = await startEmbedded({ folder })
  await ask(first.url, 'create table kept as select 2 as two')
  process.kill(findPostmaster(join(folder, 'cluster'))?.pid ?? 0, 'SIGKILL')

  const next = await startEmbedded({ folder })
  assert.deepEqual(await ask(next.url, 'select two from kept'), [{ two: 2 }])
  await next.stop()
})

test('Tanggap and PostgreSQL killed together recover at the next start', async () => {
  const folder = newFolder()
  const killed = await startAndHold(folder)
  await ask(killed.url, 'create table kept as select 3 as three')
  process.kill(findPostmaster(join(folder, 'cluster'))?.pid ?? 0, 'SIGKILL')
  await killed.kill()

  const next = await startEmbedded({ folder })
  assert.deepEqual(await ask(next.url, 'select three from kept'), [{ three: 3 }])
  await next.stop()
})

test('a second Tanggap on the same folder is told so, and the first is not disturbed', async () => {
  const folder = newFolder()
  const first = await startEmbedded({ folder, fast: true })
  await assert.rejects(startEmbedded({ folder, fast: true }), /Tanggap lain sedang berjalan/)
  assert.deepEqual(await ask(first.url, 'select 1 as one'), [{ one: 1 }])
  await first.stop()
})

test('a port in use is named', async () => {
  const squatter = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => squatter.once('listening', resolve))
  const address = squatter.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  assert.equal(await freePort(port), undefined)
  await assert.rejects(
    startEmbedded({ folder: newFolder(), port, fast: true }),
    new RegExp(`Port ${port} sudah dipakai`),
  )
  squatter.close()
})

test('it answers on the loopback address only, asks for the password, and guards its files', async () => {
  const folder = newFolder()
  const running = await startEmbedded({ folder, fast: true })
  const [server] = await ask(
    running.url,
    `select current_setting('listen_addresses') as on, current_setting('unix_socket_directories') as socket,
            current_setting('data_checksums') as checksums, current_setting('server_encoding') as encoding`,
  )
  assert.deepEqual(server, { on: '127.0.0.1', socket: '', checksums: 'on', encoding: 'UTF8' })
  await assert.rejects(
    ask(running.url.replace(/:[0-9a-f]+@/, ':wrong@'), 'select 1'),
    /password authentication failed/,
  )
  assert.equal(statSync(join(folder, 'password')).mode & 0o777, 0o600)
  assert.equal(statSync(join(folder, 'cluster')).mode & 0o777, 0o700)
  await running.stop()
})

test('what a broken constraint says about a person stays out of the log', async () => {
  const folder = newFolder()
  const running = await startEmbedded({ folder, fast: true })
  await ask(running.url, 'create table person (nik text primary key)')
  await ask(running.url, "insert into person values ('3399010101900001')")
  await assert.rejects(ask(running.url, "insert into person values ('3399010101900001')"), /duplicate key/)
  const log = readFileSync(join(folder, 'postgres.log'), 'utf8')
  assert.match(log, /duplicate key/)
  assert.doesNotMatch(log, /3399010101900001/)
  await running.stop()
})

const asRoot = { skip: process.getuid?.() === 0 ? false : 'only root can become another user' }

test('an ordinary user can run it, and root can go on with the folder', asRoot, async () => {
  const folder = newFolder()
  chownSync(folder, 65534, 65534)
  const ordinary = await startAndHold(folder, 65534)
  await ask(ordinary.url, 'create table kept as select 4 as four')
  await ordinary.kill()
  process.kill(findPostmaster(join(folder, 'cluster'))?.pid ?? 0, 'SIGINT')

  const root = await startEmbedded({ folder })
  assert.deepEqual(await ask(root.url, 'select four from kept'), [{ four: 4 }])
  await root.stop()
})

test('root can keep the data below a folder that only root can read', asRoot, async () => {
  const closed = newFolder()
  chmodSync(closed, 0o700)
  const folder = join(closed, 'data')
  const first = await startEmbedded({ folder, fast: true })
  const elsewhere = readFileSync(join(folder, 'elsewhere'), 'utf8').trim()
  folders.push(elsewhere)
  await ask(first.url, 'create table kept as select 5 as five')
  await first.stop()
  const second = await startEmbedded({ folder, fast: true })
  assert.deepEqual(await ask(second.url, 'select five from kept'), [{ five: 5 }])
  await second.stop()
  assert.ok(existsSync(join(elsewhere, 'cluster')))
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-postgres-test-'))
  chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

/** Starts it in a process of its own, as that user, so that the process can be killed. */
async function startAndHold(folder: string, uid?: number) {
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)})
    console.log((await startEmbedded({ folder: ${JSON.stringify(folder)} })).url)
    setInterval(() => {}, 1000)`
  const as = uid === undefined ? {} : { uid, gid: uid }
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    ...as,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()))
    child.once('exit', () => reject(new Error('ended before it printed its address')))
  })
  const kill = async () => {
    child.kill('SIGKILL')
    while (child.pid !== undefined && isAlive(child.pid))
      await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return { url, kill }
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
