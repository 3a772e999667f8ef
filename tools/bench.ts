import { dayBench } from './bench/day.ts'
import { importBench } from './bench/import.ts'
import { intakeDeskBench } from './bench/intake-desk.ts'
import { lookupBench } from './bench/lookup.ts'
import type { Measured } from './bench/measure.ts'
import { phoneBench } from './bench/phone.ts'
import { searchBench } from './bench/search.ts'
import { seedBench } from './bench/seed.ts'
import { strikeOff } from './bench/strike-off.ts'
import { syncBench } from './bench/sync.ts'
import { PlainFault, runTool } from './plain-fault.ts'

const benches: Readonly<Record<string, () => Promise<readonly Measured[]>>> = {
  seed: seedBench,
  import: importBench,
  'intake-desk': intakeDeskBench,
  phone: phoneBench,
  lookup: lookupBench,
  'strike-off': () => strikeOff(Number(process.argv[3] ?? 20_000), Number(process.argv[4] ?? 20)),
  search: () => searchBench(process.argv[3] === 'subdistrict' ? 'subdistrict' : 'regency'),
  sync: syncBench,
  day: dayBench,
}

/**
 * `npm run bench -- <name>`: measures the product beside its limit in one run and prints the ratio, since
 * absolute figures drift from machine to machine. The exit code tells whether the goal was met.
 */
await runTool(async () => {
  const name = process.argv[2] ?? ''
  const bench = benches[name]
  if (!bench) {
    const names = Object.keys(benches).join(', ')
    throw new PlainFault(`Pilih salah satu: ${names}.`, `Choose one of: ${names}.`)
  }
  const measured = await bench()
  for (const { what, product, limit, unit, ratio, goal, met } of measured)
    console.log(
      `${met ? 'met ' : 'MISS'}  ${what}: ${product} against ${limit} ${unit}, ratio ${ratio} (goal ${goal})`,
    )
  process.exitCode = measured.every((each) => each.met) ? 0 : 1
})
