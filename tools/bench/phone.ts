import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildWeb, webFolder } from '../build/build-web.ts'
import { type Measured, within } from './measure.ts'

/** What the phone must load before the field app runs. */
export async function phoneBench(): Promise<readonly Measured[]> {
  await buildWeb()
  const assets = join(webFolder, 'field', 'assets')
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'))
  const bytes = scripts.map((name) => gzipSync(readFileSync(join(assets, name))).length)
  const total = bytes.reduce((sum, each) => sum + each, 0) / 1024
  return [within('JavaScript of the field app, gzip', 'kB', total, 150)]
}
