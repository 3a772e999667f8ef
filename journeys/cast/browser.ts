import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { findBrowser } from '../../tools/browser.ts'

/** How wide the screen is: a cheap phone, or a desk. */
export type Screen = 'phone' | 'desk'

const sizes = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 900 } } as const
const quiet = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  // What a phone's browser tells of its connection, a desk's does only when it is asked to.
  '--enable-blink-features=NetInfoDownlinkMax',
]

const open = new Set<BrowserContext>()

/** Closes every browser a story has left open, so that a failed story ends too. */
export async function everyoneLeaves(): Promise<void> {
  await Promise.all([...open].map((context) => context.close().catch(() => undefined)))
  open.clear()
}

export interface Seat {
  readonly context: BrowserContext
  readonly page: Page
  close(): Promise<void>
}

/**
 * A browser of one person, with a profile folder of their own, so that it can be closed and opened again
 * with everything it had stored. `javaScript: false` is the citizen's old phone.
 */
export async function sitDown(
  profile: string,
  screen: Screen,
  options: { javaScript?: boolean; dark?: boolean } = {},
): Promise<Seat> {
  const browser = await findBrowser()
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser.executablePath,
    args: [...browser.args, ...quiet],
    headless: true,
    timeout: 20_000,
    viewport: sizes[screen],
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    javaScriptEnabled: options.javaScript ?? true,
    colorScheme: options.dark ? 'dark' : 'light',
    geolocation: { latitude: -6.6132, longitude: 110.7037, accuracy: 12 },
    permissions: ['geolocation', 'camera'],
    serviceWorkers: 'allow',
  })
  context.setDefaultTimeout(40_000)
  open.add(context)
  context.on('close', () => open.delete(context))
  const page = context.pages()[0] ?? (await context.newPage())
  return { context, page, close: () => context.close() }
}

/** Ends the browser of one profile folder as a power cut would: its main process, found by that folder. */
export async function killBrowserOf(profile: string): Promise<void> {
  const { stdout } = await promisify(execFile)('ps', ['-axww', '-o', 'pid=,args='])
  const main = stdout
    .split('\n')
    .find((line) => line.includes(`--user-data-dir=${profile}`) && !line.includes('--type='))
  if (!main) throw new Error('that browser is not running')
  process.kill(Number.parseInt(main, 10), 'SIGKILL')
}
