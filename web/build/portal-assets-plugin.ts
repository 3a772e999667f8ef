import { existsSync, readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

const name = 'virtual:portal-assets'

/**
 * Tells the portal's renderer the hashed names of what its pages load, read from the manifest of the
 * browser build: `import { css, js } from 'virtual:portal-assets'` gives addresses such as
 * `/assets/enhance-3fa1.css`. Without that build there are none, and the pages still work.
 */
export function portalAssets(manifestFile: string): Plugin {
  return {
    name: 'tanggap-portal-assets',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load(id) {
      if (id !== `\0${name}`) return undefined
      const { css, js } = readManifest(manifestFile)
      return `export const css = ${JSON.stringify(css)}\nexport const js = ${JSON.stringify(js)}`
    },
  }
}

function readManifest(file: string): { css: string[]; js: string[] } {
  if (!existsSync(file)) return { css: [], js: [] }
  const chunks: Record<string, { file: string; isEntry?: boolean; css?: string[] }> = JSON.parse(
    readFileSync(file, 'utf8'),
  )
  const entries = Object.values(chunks).filter((chunk) => chunk.isEntry)
  return {
    css: [...new Set(entries.flatMap((chunk) => chunk.css ?? []))].map((path) => `/${path}`),
    js: entries.map((chunk) => `/${chunk.file}`),
  }
}
