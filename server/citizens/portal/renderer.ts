import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PortalRenderer } from '@tanggap/contract/portal'

/** The bundle that `web` builds of the citizen's pages; without it one plain sentence stands on every page. */
export async function loadRenderer(webFolder: string): Promise<PortalRenderer> {
  const file = join(webFolder, 'portal-server', 'render.js')
  if (!existsSync(file)) return plainRenderer
  const built: PortalRenderer = await import(pathToFileURL(file).href)
  return built
}

const plainRenderer: PortalRenderer = {
  renderPage: (_page, tongue) =>
    `<!doctype html><html lang="${tongue}"><meta charset="utf-8"><title>Jepara Tanggap</title><p>${
      tongue !== 'en'
        ? 'Halaman warga belum dipasang di server ini. Datanglah ke balai desa atau Dinas Sosial.'
        : 'The citizens’ pages are not installed on this server. Please ask at the village office.'
    }</p></html>`,
}
