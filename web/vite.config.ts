import { join } from 'node:path'
import { defineConfig, type UserConfig } from 'vite'
import { apps, isAppName, webFolder } from './build/apps.ts'
import { pageWeights } from './build/page-weights-plugin.ts'
import { portalAssets } from './build/portal-assets-plugin.ts'
import { sizes } from './build/sizes-plugin.ts'
import { serviceWorker } from './build/worker-plugin.ts'

/** One configuration for every app: `vite build --mode office`, or the environment variable `TANGGAP_APP`. */
export default defineConfig(({ mode }): UserConfig => {
  const name = process.env.TANGGAP_APP ?? mode
  if (!isAppName(name)) {
    throw new Error(`Which app? Use --mode with one of: ${Object.keys(apps).join(', ')}. Got: ${name}`)
  }
  const app = apps[name]
  const outDir = join(webFolder, app.out)
  const server = name === 'portal-server'
  return {
    root: join(webFolder, app.root),
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      sizes(name),
      ...('worker' in app
        ? [
            serviceWorker({
              entry: join(webFolder, app.worker),
              outDir,
              publicDir: join(webFolder, app.root, 'public'),
            }),
          ]
        : []),
      ...(server
        ? [
            portalAssets(join(webFolder, apps.portal.out, 'manifest.json')),
            pageWeights(join(webFolder, apps.portal.out, 'manifest.json'), outDir),
          ]
        : []),
    ],
    // The renderer brings everything it needs, so that the server floor never depends on web's packages.
    ...(server && { ssr: { noExternal: true, target: 'node' } }),
    build: {
      outDir,
      emptyOutDir: true,
      target: server ? 'node22' : 'es2022',
      sourcemap: false,
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      modulePreload: { polyfill: false },
      // The cascade is ours; the oldest phone in use is an Android WebView of 2022.
      cssTarget: ['chrome105', 'safari16', 'firefox110'],
      manifest: name === 'portal' ? 'manifest.json' : false,
      ...(server
        ? {
            ssr: join(webFolder, app.entry),
            rollupOptions: { output: { entryFileNames: 'render.js', format: 'es' } },
          }
        : { rollupOptions: { input: join(webFolder, app.entry) } }),
    },
  }
})
