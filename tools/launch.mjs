/**
 * Runs one of the project's TypeScript tools: `node tools/launch.mjs tools/start.ts …`.
 *
 * This file is plain JavaScript without dependencies, because it is what runs before anything is
 * installed, on whatever Node a machine happens to have (18 or newer). It installs the packages when
 * they are missing or out of date, finds a Node that can run the project, and hands over to it.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const lock = join(root, 'package-lock.json')
const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex')
const stamp = join(modules, '.tanggap-installed')

installPackages()
await run(findNode(), process.argv.slice(2))

/** Installs exactly what package-lock.json says, unless that is what is there already. */
function installPackages() {
  if (isInstalled()) return
  const release = waitForTurn()
  try {
    // Another start may have done it while this one waited.
    if (!isInstalled()) install()
  } finally {
    release()
  }
}

function isInstalled() {
  if (textOf(stamp) === wanted) return true
  if (!installedAfter(lock)) return false
  writeFileSync(stamp, wanted)
  return true
}

function install() {
  say('Memasang paket, sekali saja (sekitar satu menit) …', 'Installing packages, once (about a minute) …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  // The Node below node_modules/.bin is about to be replaced: npm must not run on it.
  const env = { ...process.env, PATH: pathWithout(modules) }
  const flags = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const done = spawnSync(npm, flags, {
    cwd: root,
    env,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (done.signal !== null) process.exit(130)
  if (done.status !== 0) {
    giveUp(
      'Paket belum terpasang. Periksa sambungan internet, lalu jalankan lagi perintah yang sama.',
      'The packages are not installed. Check the network, then run the same command again.',
    )
  }
  writeFileSync(stamp, wanted)
}

/** Two installations at once would break each other. Gives back what ends this one's turn. */
function waitForTurn() {
  const turn = join(root, '.installing')
  const release = () => rmSync(turn, { force: true })
  for (;;) {
    try {
      writeFileSync(turn, String(process.pid), { flag: 'wx' })
      process.on('exit', release)
      return release
    } catch (fault) {
      if (fault.code !== 'EEXIST') throw fault
      const other = Number(textOf(turn))
      if (other > 0 && !isAlive(other)) release()
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)
    }
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return fault.code === 'EPERM'
  }
}

/** npm writes its own record last, so one newer than the lock means a finished `npm ci` or `npm install`. */
function installedAfter(lock) {
  const record = join(modules, '.package-lock.json')
  return existsSync(record) && statSync(record).mtimeMs >= statSync(lock).mtimeMs
}

/** The running Node when it is new enough, else the one that npm installed for this platform. */
function findNode() {
  const needed = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node.replace('>=', '')
  if (isAtLeast(process.versions.node, needed)) return process.execPath

  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const bundled = join(modules, `node-${platform}-${process.arch}`, 'bin', name)
  if (existsSync(bundled)) return bundled

  return giveUp(
    `Tanggap memerlukan Node.js ${needed} atau lebih baru; yang terpasang ${process.versions.node}. Pasang Node.js 24 dari https://nodejs.org lalu jalankan lagi.`,
    `Tanggap needs Node.js ${needed} or newer; this is ${process.versions.node}. Install Node.js 24 from https://nodejs.org and run again.`,
  )
}

function isAtLeast(version, needed) {
  const [a = [], b = []] = [version, needed].map((text) => text.split('.').map(Number))
  const i = b.findIndex((part, index) => (a[index] ?? 0) !== part)
  return i === -1 || (a[i] ?? 0) > b[i]
}

/**
 * Runs the tool: here, when this Node will do, else in a process of its own, which is told by a closed
 * channel when this one is killed. Everything it starts finds the same Node, first on the PATH.
 */
async function run(node, [tool, ...args]) {
  const file = resolve(root, tool)
  process.env.PATH = [dirname(node), join(modules, '.bin'), pathWithout(modules)].join(delimiter)
  process.chdir(root)
  if (node === process.execPath) {
    process.argv = [node, file, ...args]
    await import(pathToFileURL(file).href)
    return
  }
  const child = spawn(node, [file, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}

function pathWithout(folder) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((entry) => !entry.startsWith(folder))
    .join(delimiter)
}

function textOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

function say(indonesian, english) {
  process.stderr.write(`${indonesian}\n${english}\n`)
}

function giveUp(indonesian, english) {
  say(indonesian, english)
  process.exit(1)
}
