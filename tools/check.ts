import { runChecks } from './checks/run-checks.ts'
import { runTool } from './plain-fault.ts'

/** `npm run check [-- part of a name]`: what can be known about the code without running it. */
await runTool(async () => {
  const { passed, failed } = await runChecks(process.argv[2])
  console.log(`\n${passed} passed, ${failed} failed`)
  if (failed > 0 || passed === 0) process.exitCode = 1
})
