import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import type { Config } from '../../server/config.ts'
import type { RunningServer } from '../../server/main.ts'
import {
  type DemoSize,
  type DemoStory,
  keepStory,
  type LoadDemo,
  loadingMark,
  readStory,
} from './demo-story.ts'

/** Gives an empty office its living demo. What was loaded before is left as the visitors made it. */
export async function demoOf(
  server: RunningServer,
  config: Config,
  how: { readonly size: DemoSize; say(line: string): void },
): Promise<DemoStory | undefined> {
  if (!(await isEmpty(config.databaseUrl))) return readStory(config.dataFolder)
  const load = await findLoader()
  if (load === undefined) {
    how.say('Data contoh belum tersedia. / There is no demo to load.')
    return undefined
  }
  loadingMark.set(config.dataFolder)
  const story = await load({ server, config, ...how })
  keepStory(config.dataFolder, story)
  loadingMark.clear(config.dataFolder)
  return story
}

/** A demo cut short would be neither empty nor whole: it is thrown away, since nobody has worked on it yet. */
export async function clearHalfLoadedDemo(databaseUrl: string, dataFolder: string): Promise<void> {
  if (!loadingMark.isSet(dataFolder)) return
  const url = new URL(databaseUrl)
  const name = pg.escapeIdentifier(url.pathname.slice(1))
  url.pathname = '/postgres'
  await ask(url.href, `drop database if exists ${name} with (force)`)
  await ask(url.href, `create database ${name}`)
  loadingMark.clear(dataFolder)
}

async function isEmpty(databaseUrl: string): Promise<boolean> {
  const [row] = await ask(databaseUrl, 'select not exists (select from account) as empty')
  return row?.empty === true
}

async function findLoader(): Promise<LoadDemo | undefined> {
  const file = join(import.meta.dirname, '..', 'demo', 'load.ts')
  if (!existsSync(file)) return undefined
  const { loadDemo }: { loadDemo: LoadDemo } = await import(pathToFileURL(file).href)
  return loadDemo
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
