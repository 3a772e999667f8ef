import { buildWeb } from './build/build-web.ts'
import { runTool } from './plain-fault.ts'

/** `npm run build`: builds the apps afresh and says what each weighs over the wire. */
await runTool(async () => {
  console.log(await buildWeb({ always: true }))
})
