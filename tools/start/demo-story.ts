import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../server/config.ts'
import type { RunningServer } from '../../server/main.ts'

/** What a visitor of the living demo needs to know. Everything in it is invented. */
export interface DemoStory {
  readonly accounts: readonly DemoAccount[]
  /** Families whose slip lies, so to speak, on the visitor's table. */
  readonly slips: readonly DemoSlip[]
  /** What citizens have reported, with what opens its page. */
  readonly tickets: readonly DemoTicket[]
}

export interface DemoAccount {
  readonly door: 'office' | 'field'
  /** The office as its holder would say it, in Indonesian: "Pendamping sosial, Desa …". */
  readonly office: string
  readonly name: string
  readonly username: string
  readonly password: string
  /** Secret of the authenticator, in the letters an app wants typed; absent where the office needs none. */
  readonly authenticator?: string
}

export interface DemoSlip {
  readonly family: string
  readonly nik: string
  readonly code: string
}

export interface DemoTicket {
  /** In Indonesian, in a few words. */
  readonly about: string
  readonly number: string
  readonly pin: string
}

/** `village` is enough to look around quickly; `subdistrict` is the demo. */
export type DemoSize = 'village' | 'subdistrict'

export interface DemoLoading {
  readonly server: RunningServer
  readonly config: Config
  readonly size: DemoSize
  /** Tells the person at the terminal how far it is. */
  say(line: string): void
}

/** What `tools/demo/load.ts` exports as `loadDemo`: fills an empty office with a regency in mid-month. */
export type LoadDemo = (loading: DemoLoading) => Promise<DemoStory>

/** Kept beside the database, so that every start can tell it again. */
export function readStory(dataFolder: string): DemoStory | undefined {
  const file = storyFile(dataFolder)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

export function keepStory(dataFolder: string, story: DemoStory): void {
  writeFileSync(storyFile(dataFolder), `${JSON.stringify(story, null, 2)}\n`, { mode: 0o600 })
}

/** Stands while a demo is being loaded. Found at a start, it means that the last loading was cut short. */
export const loadingMark = {
  set: (dataFolder: string) => writeFileSync(markFile(dataFolder), ''),
  isSet: (dataFolder: string) => existsSync(markFile(dataFolder)),
  clear: (dataFolder: string) => rmSync(markFile(dataFolder), { force: true }),
}

const storyFile = (dataFolder: string) => join(dataFolder, 'demo.json')
const markFile = (dataFolder: string) => join(dataFolder, 'demo-is-loading')
