import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The folder of the `web` floor. */
export const webFolder = join(import.meta.dirname, '..')

/**
 * What is built, each by `vite build --mode <name>`. The portal is built twice: first the little that runs
 * in the browser, then the renderer for the server, which must know the hashed names of the first.
 */
export const apps = {
  office: { root: 'office', entry: 'office/index.html', out: 'dist/office' },
  field: { root: 'field', entry: 'field/index.html', out: 'dist/field', worker: 'field/worker.ts' },
  catalogue: { root: 'kit/catalogue', entry: 'kit/catalogue/index.html', out: 'dist/catalogue' },
  portal: { root: 'portal', entry: 'portal/enhance.ts', out: 'dist/portal' },
  'portal-server': { root: 'portal', entry: 'portal/render.tsx', out: 'dist/portal-server' },
} as const

export type AppName = keyof typeof apps
export const appNames = Object.keys(apps) as AppName[]

export function isAppName(name: string): name is AppName {
  return name in apps
}

/** An app whose entry file is not there yet is left out. */
export function appsThatExist(): AppName[] {
  return appNames.filter((name) => existsSync(join(webFolder, apps[name].entry)))
}
