import {
  type FilesTaken,
  finishUpload,
  pieceBytes,
  sendPiece,
  startUpload,
} from '@tanggap/contract/intake-files'
import { type RefusalAnswer, refusalAnswer } from '@tanggap/contract/refusal'
import { type Asked, addressOf, ask } from '../../kit/client/index.ts'

/** How long to wait before a piece is sent again, in seconds; then the upload rests where it is. */
const waits = [1, 2, 4, 8, 15]

/**
 * Sends a file in pieces and tells how much of it has arrived. After a break it goes on where it stood, by itself for
 * half a minute, and later when the same file is chosen again. Never throws.
 */
export async function sendFile(
  id: string,
  file: File,
  onShare: (share: number) => void,
): Promise<Asked<FilesTaken>> {
  const started = await ask(startUpload, {
    params: { id },
    body: { fileName: file.name, bytes: file.size, mark: `${file.size}-${file.lastModified}` },
  })
  if (!started.ok) return started
  const { uploadId } = started.value
  let { received } = started.value
  while (received < file.size) {
    onShare(received / file.size)
    const sent = await sendSafely(id, uploadId, file, received)
    if (typeof sent !== 'number') return { ok: false, refusal: sent, status: 0 }
    received = sent
  }
  onShare(1)
  return ask(finishUpload, { params: { id, uploadId } })
}

/** How many bytes have arrived now, or why none will. */
async function sendSafely(
  id: string,
  uploadId: string,
  file: File,
  offset: number,
): Promise<number | RefusalAnswer> {
  for (const wait of [...waits, undefined]) {
    const sent = await sendOnce(id, uploadId, file.slice(offset, offset + pieceBytes), offset)
    if (sent !== 'again') return sent
    if (wait !== undefined) await new Promise((resolve) => setTimeout(resolve, wait * 1000))
  }
  return brokenOff
}

async function sendOnce(
  id: string,
  uploadId: string,
  piece: Blob,
  offset: number,
): Promise<number | RefusalAnswer | 'again'> {
  try {
    const reply = await fetch(addressOf(sendPiece, { params: { id, uploadId }, query: { offset } }), {
      method: sendPiece.method,
      credentials: 'same-origin',
      headers: { 'content-type': 'application/offset+octet-stream' },
      body: piece,
    })
    const body: unknown = await reply.json()
    if (reply.ok) return sendPiece.answer.parse(body).received
    const refusal = refusalAnswer.parse(body)
    return reply.status >= 500 || refusal.code === 'intake.piece-out-of-order' ? 'again' : refusal
  } catch {
    return 'again'
  }
}

const brokenOff: RefusalAnswer = {
  code: 'client.upload-broke-off',
  sentence: {
    id: 'Pengiriman berkas terputus. Bagian yang sudah sampai tersimpan: pilih lagi berkas yang sama untuk melanjutkan.',
    en: 'The upload broke off. What has arrived is kept: choose the same file again to go on.',
  },
}
