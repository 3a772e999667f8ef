import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { comeBack, isWhole, markHere, tableOf } from './backup/come-back.ts'
import { findInstallation } from './backup/where.ts'
import { PlainFault, runTool } from './plain-fault.ts'

/**
 * `npm run restore -- --from /mnt/cadangan/tanggap-3320-…`: into an empty database (DATABASE_URL, or the one of an
 * empty TANGGAP_DATA), with the keys of then. Compares what came back, and marks it. `--here` looks at and marks a
 * database that PostgreSQL itself has brought back to a point in time.
 */
await runTool(async () => {
  const { values } = parseArgs({ options: { from: { type: 'string' }, here: { type: 'boolean' } } })
  if (!values.from === !values.here)
    throw new PlainFault(
      'Isi --from dengan folder satu cadangan (yang berisi manifest.json), atau --here.',
      'Give --from: the folder of one backup (the one that holds manifest.json); or --here.',
    )
  const installation = await findInstallation(process.env, values.from !== undefined)
  try {
    const cameBack = values.from
      ? await comeBack(installation, resolve(values.from))
      : await markHere(installation)
    const { lines, takenAt, sessionsEnded, applied } = cameBack
    console.log(tableOf(lines))
    if (!isWhole(lines))
      throw new PlainFault(
        'Yang kembali tidak utuh (baris OTHER). Jangan dipakai; coba cadangan lain.',
        'What came back is not whole (lines OTHER). Do not use it; try another backup.',
      )
    console.log(`
${takenAt === null ? 'Utuh dan ditandai. / Whole, and marked.' : `Keadaan pada ${takenAt} telah kembali. / As it was at ${takenAt}.`}
${sessionsEnded} sesi kantor diakhiri; semua masuk lagi. Ulangi penutupan akun yang dibuat sesudah saat itu.
${sessionsEnded} office sessions ended. Repeat what was done to accounts since then: it is not in this backup.
Ponsel mengirim ulang sendiri kunjungan sesudah saat itu (sampai 14 hari). / Phones send again what came after it.
${applied.length} migrasi baru dijalankan. / new migrations were run.`)
  } finally {
    await installation.leave()
  }
})
