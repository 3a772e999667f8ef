import { buildWeb, webFolder } from './build/build-web.ts'
import { appSizes } from './build/sizes.ts'
import { runTool } from './plain-fault.ts'

/** `npm run build`: builds the apps afresh and says what each weighs over the wire. */
await runTool(async () => {
  const started = performance.now()
  await buildWeb({ always: true })
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10)
  console.log('gzip        script     style     other')
  for (const { app, script, style, other } of appSizes(webFolder)) {
    console.log(`${app.padEnd(8)}${[script, style, other].map(kilobytes).join('')}`)
  }
  console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`)
})
