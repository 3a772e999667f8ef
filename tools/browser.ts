import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { PlainFault } from './plain-fault.ts'

export interface Browser {
  readonly executablePath: string
  /** What this browser must be started with, besides what the journey asks for. */
  readonly args: readonly string[]
}

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const macPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * The browser journeys run in: `CHROMIUM_PATH`, else the system's Chromium or Chrome, else the one npm
 * brings for Linux on x64, which needs nothing of the system.
 *
 * @throws PlainFault when there is none, or `CHROMIUM_PATH` leads nowhere.
 */
export async function findBrowser(): Promise<Browser> {
  const args = sandboxArgs()
  const asked = process.env.CHROMIUM_PATH
  if (asked) {
    if (isProgram(asked)) return { executablePath: asked, args }
    throw new PlainFault(
      `CHROMIUM_PATH (${asked}) bukan program.`,
      `CHROMIUM_PATH (${asked}) is not a program.`,
    )
  }
  const system = findSystemBrowser()
  if (system !== undefined) return { executablePath: system, args }
  return bundledBrowser()
}

export function findSystemBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...macPlaces].find(
    isProgram,
  )
}

async function bundledBrowser(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new PlainFault(
      'Tidak ada Chromium atau Chrome. Pasang salah satunya, atau isi CHROMIUM_PATH.',
      'There is no Chromium or Chrome. Install one, or set CHROMIUM_PATH.',
    )
  }
  const { default: chromium } = await import('@sparticuz/chromium')
  return { executablePath: await chromium.executablePath(), args: chromium.args }
}

/** Chromium refuses its sandbox to root; tests only visit this machine. Containers give /dev/shm little room. */
function sandboxArgs(): string[] {
  return ['--disable-dev-shm-usage', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
