import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { pieceBytes } from '@tanggap/contract/intake-files'
import { finishUpload, startUpload, takePiece } from '../../server/intake/upload-in-pieces.ts'
import { actAs, type Done } from '../../server/plumbing/acting.ts'
import { receiveOrders } from './orders.ts'

/** Sends one file piece by piece, going on where the last process was killed. */
const { foundation, orders } = await receiveOrders()
const { clerk, intakeId, path } = orders
if (clerk === undefined || intakeId === undefined || path === undefined) throw new Error('nothing to send')
const { size } = statSync(path)
const file = openSync(path, 'r')
const begun = granted(
  await actAs(foundation, clerk, (acting) =>
    startUpload(acting, intakeId, { fileName: basename(path), bytes: size, mark: `${size}` }),
  ),
)
process.send?.('ready')
for (let offset = begun.received; offset < size; ) {
  const piece = Buffer.alloc(Math.min(pieceBytes, size - offset))
  readSync(file, piece, 0, piece.length, offset)
  const at = offset
  const taken = granted(
    await actAs(foundation, clerk, (acting) =>
      takePiece(acting, { id: intakeId, uploadId: begun.uploadId }, at, piece),
    ),
  )
  offset = taken.received
}
closeSync(file)
granted(await finishUpload(foundation, clerk, { id: intakeId, uploadId: begun.uploadId }))
await foundation.database.close()
process.exit(0)

function granted<T>(outcome: Done<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.code}`)
  return outcome.value
}
