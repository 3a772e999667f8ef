import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** Says at the end of a build what a phone must download: the sum that decides on 2G. */
export function sizes(app: string): Plugin {
  return {
    name: 'tanggap-sizes',
    writeBundle(_, bundle) {
      const weights = { js: 0, css: 0 }
      for (const file of Object.values(bundle)) {
        const kind = file.fileName.endsWith('.js') ? 'js' : file.fileName.endsWith('.css') ? 'css' : undefined
        if (kind) weights[kind] += gzipSync(file.type === 'chunk' ? file.code : file.source).length
      }
      const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
      console.log(`${app}: JavaScript ${kilobytes(weights.js)}, CSS ${kilobytes(weights.css)} (gzip)`)
    },
  }
}
