import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import type { Size } from './index.ts'
import { writeParquet, writeRegency, writeSecondSnapshot, writeWorkbook } from './index.ts'

const HELP = `Invents a Kabupaten Jepara and writes it as the files a regency would receive.

  node tools/seed/cli.ts [--size village|subdistrict|regency] [--seed text] [--out folder] [--as-of YYYY-MM-DD]
                         [--second] [--xlsx] [--parquet]

  --second also writes the extract of a quarter later, in which four families of a hundred changed
  --xlsx, --parquet also write the extracts in these formats

  village: Kecapi, 2,000 families · subdistrict: Tahunan, 28,000 · regency: 410,000
`

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'subdistrict' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: 'data/seed' },
    'as-of': { type: 'string', default: '2026-09-30' },
    second: { type: 'boolean', default: false },
    xlsx: { type: 'boolean', default: false },
    parquet: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (values.help || !isSize(values.size)) {
  process.stdout.write(HELP)
  process.exitCode = values.help ? 0 : 1
} else {
  const started = performance.now()
  const { counts, files, sha256 } = await writeRegency({
    size: values.size,
    seed: values.seed,
    folder: values.out,
    asOf: values['as-of'],
  })
  const folder = values.out
  const suffixes = values.second ? ['', '-2'] : ['']
  if (values.second) {
    const second = await writeSecondSnapshot({ size: values.size, seed: values.seed, folder })
    process.stdout.write(`${JSON.stringify(second.movements)}\n${second.files.join('\n')}\n`)
  }
  for (const suffix of suffixes) {
    if (values.xlsx) process.stdout.write(`${await writeWorkbook({ folder, suffix })}\n`)
    if (values.parquet) process.stdout.write(`${(await writeParquet({ folder, suffix })).join('\n')}\n`)
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const memory = Math.round(process.resourceUsage().maxRSS / 1024)
  const { planted, ...numbers } = counts
  process.stdout.write(`${JSON.stringify(numbers)}\n${JSON.stringify(planted)}\n${files.join('\n')}\n`)
  process.stdout.write(`sha256 ${sha256}\n${seconds} s, at most ${memory} MB\n`)
}

function isSize(text: string): text is Size {
  return text === 'village' || text === 'subdistrict' || text === 'regency'
}
