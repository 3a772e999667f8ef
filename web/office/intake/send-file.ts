import { uploadFile } from '@tanggap/contract/intake'
import { type RefusalAnswer, refusalAnswer } from '@tanggap/contract/refusal'
import type { AnswerOf } from '@tanggap/contract/route'
import { type Asked, addressOf } from '../../kit/client/index.ts'

/** Sends a file and tells how much of it has left, which `fetch` cannot. Never throws. */
export function sendFile(
  id: string,
  file: File,
  onShare: (share: number) => void,
): Promise<Asked<AnswerOf<typeof uploadFile>>> {
  return new Promise((resolve) => {
    const form = new FormData()
    form.append('file', file)
    const request = new XMLHttpRequest()
    request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0)
    request.onload = () => resolve(answerOf(request))
    request.onerror = () => resolve({ ok: false, refusal: brokenOff, status: 0 })
    request.open('POST', addressOf(uploadFile, { params: { id } }))
    request.send(form)
  })
}

function answerOf({ status, responseText }: XMLHttpRequest): Asked<AnswerOf<typeof uploadFile>> {
  try {
    const body: unknown = JSON.parse(responseText)
    if (status === 200) return { ok: true, value: uploadFile.answer.parse(body) }
    return { ok: false, refusal: refusalAnswer.parse(body), status }
  } catch {
    return { ok: false, refusal: brokenOff, status }
  }
}

const brokenOff: RefusalAnswer = {
  code: 'client.upload-broke-off',
  sentence: {
    id: 'Pengiriman berkas terputus. Tidak ada yang tersimpan; periksa sambungan lalu unggah lagi.',
    en: 'The upload broke off. Nothing was kept; check the connection and upload again.',
  },
}
