import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { takeBackup } from './backup/take-backup.ts'
import { findInstallation } from './backup/where.ts'
import { PlainFault, runTool } from './plain-fault.ts'

/** `npm run backup -- --to /mnt/cadangan`: keeps one moment of the running product. The keys are not part of it. */
await runTool(async () => {
  const { values } = parseArgs({ options: { to: { type: 'string' } } })
  if (!values.to)
    throw new PlainFault(
      'Isi --to dengan folder untuk cadangan, di disk lain daripada data.',
      'Give --to: a folder for backups, on another disk than the data.',
    )
  const installation = await findInstallation(process.env, false)
  try {
    const started = performance.now()
    const { folder, manifest } = await takeBackup({
      ...installation,
      to: resolve(values.to),
      now: new Date(),
    })
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`${folder}
${rows} baris dari ${manifest.tables.length} tabel, ${manifest.files.count} berkas, ${seconds} s. / rows, tables, files.
keys.json tidak ikut: simpan salinannya di tempat lain. / The keys are not in it: keep a copy elsewhere.`)
  } finally {
    await installation.leave()
  }
})
