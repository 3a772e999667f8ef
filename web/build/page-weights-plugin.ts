import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { PortalRenderer } from '@tanggap/contract/portal'
import type { Plugin } from 'vite'
import { samples } from '../portal/samples.ts'

/** What a phone on 2G may be asked to load for one page, everything included. */
const most = 100_000

/**
 * Weighs every page of the portal as a phone that comes for the first time loads it: the page itself packed, style,
 * script, and the typefaces its letters need. Prints them, and breaks the build when one is too heavy.
 */
export function pageWeights(manifestFile: string, outDir: string): Plugin {
  return {
    name: 'tanggap-page-weights',
    async closeBundle() {
      const { renderPage }: PortalRenderer = await import(
        `${pathToFileURL(join(outDir, 'render.js')).href}?${Date.now()}`
      )
      const around = weightAround(manifestFile)
      const frame = { regency: 'Kabupaten Jepara', demo: true, path: '/', backHref: '/' }
      const weights = samples.map((body) => ({
        page: body.page,
        bytes: around + gzipSync(renderPage({ ...body, frame }, 'id')).length,
      }))
      const told = weights.map(({ page, bytes }) => `${page} ${(bytes / 1000).toFixed(1)}`)
      console.log(`portal pages, first visit, kB: ${told.join(' · ')}`)
      const heavy = weights.filter(({ bytes }) => bytes > most)
      if (heavy.length > 0)
        throw new Error(
          `too heavy for 2G (over ${most / 1000} kB): ${heavy.map(({ page }) => page).join(', ')}`,
        )
    },
  }
}

/** Style and script packed; typefaces as they are. The extended alphabet is loaded by no Indonesian page. */
function weightAround(manifestFile: string): number {
  const chunks: Record<string, { file: string; css?: string[] }> = JSON.parse(
    readFileSync(manifestFile, 'utf8'),
  )
  const files = Object.values(chunks).flatMap(({ file, css = [] }) => [file, ...css])
  return [...new Set(files)]
    .filter((file) => !file.includes('latin-ext'))
    .map((file) => {
      const bytes = readFileSync(join(dirname(manifestFile), file))
      return file.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length
    })
    .reduce((sum, bytes) => sum + bytes, 0)
}
