import { readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

const notOurs = new Set(['node_modules', 'dist', 'data', '.git'])

/** Every file below the folders, as paths from the project's root. What is generated or installed is left out. */
export function sourceFiles(folders: readonly string[], root = projectRoot): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return leaveOut(path, entry.name) ? [] : sourceFiles([path], root)
      return [relative('.', path)]
    }),
  )
}

/** `data` is the running Tanggap's at the root only; a room may hold a folder of that name. */
function leaveOut(path: string, name: string): boolean {
  return name === 'data' ? path === 'data' : notOurs.has(name)
}
