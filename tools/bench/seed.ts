import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeRegency } from '../seed/index.ts'
import { type Measured, secondsOf, within } from './measure.ts'

/** The whole invented regency, 410,000 families, written as files. */
export async function seedBench(): Promise<readonly Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-bench-'))
  try {
    const seconds = await secondsOf(() =>
      writeRegency({ size: 'regency', seed: '1', folder, asOf: '2026-09-30' }),
    )
    const memory = process.resourceUsage().maxRSS / 1024
    return [
      within('a regency of 410,000 families invented and written', 's', seconds, 60),
      within('memory while doing so', 'MB', memory, 512),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
