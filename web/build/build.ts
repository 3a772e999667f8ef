import { join } from 'node:path'
import { build } from 'vite'
import { type AppName, appsThatExist, isAppName, webFolder } from './apps.ts'

/** `node build/build.ts` builds every app that exists; `node build/build.ts office portal` only those named. */
const asked = process.argv.slice(2).filter(isAppName)
const existing = appsThatExist()
const chosen: AppName[] = asked.length > 0 ? existing.filter((name) => asked.includes(name)) : existing

for (const name of chosen) {
  await build({ configFile: join(webFolder, 'vite.config.ts'), mode: name, logLevel: 'warn' })
}
