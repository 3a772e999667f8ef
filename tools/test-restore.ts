import { drill } from './backup/drill.ts'
import { runTool } from './plain-fault.ts'

/**
 * `npm run test:restore [subdistrict]`: the drill. A backup is made of an office full of work, while it works on; it
 * is brought back on another PostgreSQL, compared row by row, and the whole product is started on it. The exit code
 * tells.
 */
await runTool(async () => {
  process.exitCode = (await drill(process.argv[2] === 'subdistrict' ? 'subdistrict' : 'village')) ? 0 : 1
})
