import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'

export interface WorkerOptions {
  entry: string
  outDir: string
  /** Files copied as they are: the manifest and icons. */
  publicDir: string
}

/**
 * Builds the service worker after the app, as one classic script `/worker.js` without a hash in its name
 * (the browser looks for the same address for ever), and hands it:
 *   `__PRECACHE__`: the addresses of everything the app needs to start without signal,
 *   `__BUILD__`: a hash over names and contents, so that any change makes a new worker.
 * The latin-ext letters (100 kB) are left to be fetched when a name needs them.
 */
export function serviceWorker({ entry, outDir, publicDir }: WorkerOptions): Plugin {
  return {
    name: 'tanggap-service-worker',
    async writeBundle(_, bundle) {
      const built = Object.values(bundle).filter((file) => !/latin-ext|\.map$/.test(file.fileName))
      const copied = existsSync(publicDir) ? readdirSync(publicDir) : []
      const hash = createHash('sha256')
      for (const file of built)
        hash.update(file.fileName).update(file.type === 'chunk' ? file.code : file.source)
      for (const name of copied) hash.update(name).update(readFileSync(join(publicDir, name)))
      const addresses = [...built.map((file) => file.fileName), ...copied]
        .map((name) => (name === 'index.html' ? '/' : `/${name}`))
        .sort()
      await build({
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        define: {
          __PRECACHE__: JSON.stringify(addresses),
          __BUILD__: JSON.stringify(hash.digest('hex').slice(0, 16)),
        },
        build: {
          outDir,
          emptyOutDir: false,
          target: 'es2022',
          rollupOptions: {
            input: entry,
            output: { format: 'iife', entryFileNames: 'worker.js', codeSplitting: false },
          },
        },
      })
    },
  }
}
