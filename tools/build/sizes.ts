import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'

export interface AppSize {
  readonly app: string
  /** Gzipped bytes, by kind: what a phone downloads the first time if it needs everything. */
  readonly script: number
  readonly style: number
  readonly other: number
}

/** What each app weighs over the wire. Source maps are not sent and not counted. */
export function appSizes(webFolder: string): AppSize[] {
  return readdirSync(webFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => sizeOf(name, filesBelow(join(webFolder, name))))
}

function sizeOf(app: string, files: readonly string[]): AppSize {
  const sum = (of: (path: string) => boolean) =>
    files.filter(of).reduce((bytes, path) => bytes + gzipSync(readFileSync(path)).length, 0)
  const isScript = (path: string) => /\.m?js$/.test(path)
  const isStyle = (path: string) => path.endsWith('.css')
  return {
    app,
    script: sum(isScript),
    style: sum(isStyle),
    other: sum((path) => !isScript(path) && !isStyle(path)),
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .map((entry) => join(folder, relative(folder, entry.parentPath), entry.name))
}
