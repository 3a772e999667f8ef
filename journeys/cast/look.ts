import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { barriersOn } from './axe.ts'

/** How a screen is looked at: its width in pixels, by day or in the dark. */
export interface Sight {
  readonly width: 360 | 1280
  readonly scheme: 'light' | 'dark'
}

export const phoneByDay: Sight = { width: 360, scheme: 'light' }
export const phoneInTheDark: Sight = { width: 360, scheme: 'dark' }
export const deskByDay: Sight = { width: 1280, scheme: 'light' }
const deskInTheDark: Sight = { width: 1280, scheme: 'dark' }
export const everySight = [deskByDay, deskInTheDark, phoneInTheDark, phoneByDay] as const

export interface Looking {
  readonly sights: readonly Sight[]
  readonly locale?: 'id' | 'en'
  /** Words that look foreign and are data: user names, columns of a file. */
  readonly known?: readonly string[]
}

/** A page whose faults are kept from now on: what it throws, complains of, or is answered. */
export interface Watched {
  readonly page: Page
  /** Looks at what is open and returns everything wrong with it, one line each, the name of the place first. */
  look(place: string, looking: Looking): Promise<string[]>
}

/** Where the pictures go, when somebody wants to see with their own eyes: `TANGGAP_PICTURES=/a/folder`. */
const pictures = process.env.TANGGAP_PICTURES

export function watch(page: Page): Watched {
  const heard: string[] = []
  page.on('pageerror', (error) => heard.push(`throws: ${error.message}`))
  page.on('console', (message) => {
    // What could not be loaded is told by its answer.
    const isAnswer = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !isAnswer) heard.push(`complains: ${message.text()}`)
  })
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    const atTheDoor = response.status() === 401 && pathname === '/api/session'
    if (response.status() >= 400 && !atTheDoor) heard.push(`${pathname} answers ${response.status()}`)
  })
  return {
    page,
    async look(place, { sights, locale = 'id', known = [] }) {
      const isThere = await settled(page)
      const found = [
        ...(isThere ? [] : ['never comes to rest']),
        ...heard.splice(0),
        ...(await saidOn(page, locale, known)),
      ]
      const lines = found.map((fault) => `${place}: ${fault}`)
      lines.push(...(await seenFrom(page, place, sights)))
      if (pictures) appendFileSync(join(pictures, 'faults.txt'), lines.map((line) => `${line}\n`).join(''))
      return lines
    },
  }
}

/** What stands in somebody's way when the page is seen so: barriers, and anything wider than the screen. */
export async function seenFrom(page: Page, place: string, sights: readonly Sight[]): Promise<string[]> {
  const found: string[] = []
  for (const { width, scheme } of sights) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 })
    // Without motion: a colour on its way from one scheme to the other is neither.
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    const name = `${place}, ${width} ${scheme}`
    const wide = await overflowOf(page)
    if (wide > 0) found.push(`${name}: ${wide} px wider than the screen (${await widestOf(page)})`)
    found.push(...(await barriersOn(page)).map((barrier) => `${name}: ${barrier}`))
    await takePicture(page, name)
  }
  return found
}

/** Waits until nothing is being loaded and something is shown; `false` when that does not come about. */
export async function settled(page: Page): Promise<boolean> {
  await page.waitForLoadState()
  const loading = page.locator('.t-loading, [aria-busy="true"]')
  for (let waited = 0; waited < 100; waited++) {
    if ((await page.locator('h1').count()) > 0 && (await loading.count()) === 0) return true
    await page.waitForTimeout(100)
  }
  return false
}

/** What every page must say and none may: one heading, its language, and no word of the machine's. */
async function saidOn(page: Page, locale: 'id' | 'en', known: readonly string[]): Promise<string[]> {
  const { lang, headings, empty, text } = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    headings: document.querySelectorAll('h1').length,
    empty: [...document.querySelectorAll('h1, h2, h3, th, legend, button, main a')]
      .filter((one) => !one.textContent?.trim() && !one.querySelector('input, img[alt]:not([alt=""])'))
      .filter((one) => !one.getAttribute('aria-label'))
      .map((one) => one.outerHTML.slice(0, 80)),
    // A command to be typed is quoted as it is, and so is what says that it speaks another language.
    text: [...document.querySelectorAll<HTMLElement>('code, pre, main [lang]')].reduce(
      (text, one) => text.replace(one.innerText, ''),
      document.body.innerText,
    ),
  }))
  return [
    ...(lang === locale ? [] : [`its language is “${lang}”`]),
    ...(headings === 1 ? [] : [`has ${headings} first headings`]),
    ...empty.map((one) => `is empty: ${one}`),
    ...strangeWords(text, locale)
      .filter((word) => !known.includes(word))
      .map((word) => `says “${word}”`),
  ]
}

const rooms = 'session|registry|intake|visit|change|meeting|batch|ticket|report|slip'
const ofTheMachine = new RegExp(
  String.raw`\b(undefined|NaN|null|Invalid Date|\w+_\w+|[a-z]+[A-Z][a-z]\w*|(${rooms})\.[a-z]\w+)\b|\[object`,
  'g',
)
const english =
  /\b(Loading|Invalid|Submit|Error|the|and|of|with|is|are|not|was|has|been|family|visit|meeting|pending)\b/g

/** Names of keys and statuses in every language, and English in an Indonesian page. */
export function strangeWords(text: string, locale: 'id' | 'en'): string[] {
  const words = [...text.matchAll(ofTheMachine), ...(locale === 'id' ? text.matchAll(english) : [])]
  return [...new Set(words.map(([word]) => word))]
}

function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - innerWidth)
}

/** The element that reaches farthest, so that the fault can be found. */
function widestOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const reach = (one: Element) => one.getBoundingClientRect().right
    const widest = [...document.body.querySelectorAll('*')].reduce<Element>(
      (most, one) => (reach(one) > reach(most) ? one : most),
      document.body,
    )
    return `${widest.tagName.toLowerCase()}.${widest.className} “${widest.textContent?.slice(0, 40)}”`
  })
}

async function takePicture(page: Page, name: string): Promise<void> {
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  const file = `${name.replace(/[^a-z0-9]+/gi, '-')}.png`
  await page.screenshot({ path: join(pictures, file), fullPage: true })
}
