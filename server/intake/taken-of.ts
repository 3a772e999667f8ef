import type { FilesTaken } from '@tanggap/contract/intake-files'
import { layoutOf } from '@tanggap/core/intake'
import type { FiledTable, ReceivedFile } from './receive-file.ts'

/** What became of a received file, as it is told. */
export function takenOf(
  { bytes, format, encoding, delimiter }: ReceivedFile,
  { files, leftOut }: { readonly files: readonly FiledTable[]; readonly leftOut: readonly string[] },
): FilesTaken {
  return {
    files: files.map(({ fileId, sheet, layout, ignored }) => ({
      fileId,
      sheet,
      layout,
      layoutTitle: layout === null ? null : layoutOf(layout).title,
      ignored: [...ignored],
    })),
    bytes,
    format,
    encoding,
    delimiter,
    leftOut: [...leftOut],
  }
}
