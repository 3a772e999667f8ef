import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { detailOf, type IntakeDesk } from './desk.ts'
import { isChecked } from './story.ts'
import { type Claims, say } from './watch.ts'

/** The first extract once more as a workbook and as Parquet: the same rows as in CSV, by count and by hash total. */
export async function tellFormats(
  at: IntakeDesk,
  folder: string,
  asCsv: string,
  claims: Claims,
): Promise<void> {
  const total = async (id: string) => {
    const { counts } = await detailOf(at, id)
    return `${counts?.read} ${counts?.hashRead} ${counts?.hashAccepted}`
  }
  const wanted = await total(asCsv)
  for (const [format, version, names] of [
    ['XLSX', '2027-04', ['dtsen.xlsx']],
    ['Parquet', '2027-05', ['dtsen-keluarga.parquet', 'dtsen-individu.parquet']],
  ] as const) {
    const paths = names.map((name) => join(folder, name))
    const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size))
    console.log(`\nThe first extract as ${format}`)
    say('size', `${Math.round(sizes.reduce((sum, size) => sum + size, 0) / 2 ** 20)} MB`)
    const id = await isChecked(at, version, paths, claims)
    claims.that((await total(id)) === wanted, `the same rows come out of ${format} as out of CSV`)
  }
}
