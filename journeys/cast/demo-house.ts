import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DemoStory, readStory } from '../../tools/start/demo-story.ts'
import { everyoneLeaves } from './browser.ts'
import { freePorts, type House, runProduct } from './house.ts'

/** The product as `npm start` gives it to a visitor: its own PostgreSQL, and one village in mid-month. */
export interface DemoHouse extends Pick<House, 'addresses' | 'dataFolder' | 'close'> {
  readonly story: DemoStory
}

/** Takes about a minute: the whole month is told at the product's own doors. */
export async function openDemoHouse(): Promise<DemoHouse> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tanggap-demo-'))
  // Root's PostgreSQL runs under another account; what it could not reach it would keep elsewhere, and leave there.
  chmodSync(dataFolder, 0o711)
  const ports = await freePorts(3)
  const product = await runProduct({
    dataFolder,
    ports,
    settings: { DATABASE_URL: '', TANGGAP_DEMO_SIZE: 'village' },
    isOpen: async () => readFileSync(join(dataFolder, 'house.log'), 'utf8').includes('Ctrl-C'),
    patienceSeconds: 240,
  })
  const story = readStory(dataFolder)
  if (!story) throw new Error('the house opened without its demo')
  return {
    addresses: product.addresses,
    dataFolder,
    story,
    async close() {
      await everyoneLeaves()
      await product.shut()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
