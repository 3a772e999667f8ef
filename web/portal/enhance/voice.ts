import { put, say } from './photo.ts'

/** As long as the office takes. */
const mostSeconds = 120

/** A recorder where the phone has one; the plain file box stays for everyone. */
export function recordVoices(): void {
  const canRecord = typeof MediaRecorder !== 'undefined' && navigator.mediaDevices?.getUserMedia !== undefined
  if (!canRecord) return
  for (const box of document.querySelectorAll<HTMLElement>('[data-record]')) {
    const input = box.querySelector<HTMLInputElement>('input[type=file]')
    if (input) offerRecorder(box, input)
  }
}

function offerRecorder(box: HTMLElement, input: HTMLInputElement): void {
  const { record = '', stop = '', running = '', ready = '', denied = '' } = box.dataset
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 't-button p-record'
  button.dataset.kind = 'secondary'
  button.textContent = record
  box.append(button)
  let recorder: MediaRecorder | undefined

  button.addEventListener('click', async () => {
    if (recorder?.state === 'recording') return recorder.stop()
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => undefined)
    if (!stream) return say(box, denied)
    const parts: Blob[] = []
    const began = new MediaRecorder(stream, { audioBitsPerSecond: 24_000 })
    recorder = began
    began.addEventListener('dataavailable', ({ data }) => parts.push(data))
    began.addEventListener('stop', () => {
      clearTimeout(end)
      clearInterval(clock)
      for (const track of stream.getTracks()) track.stop()
      put(input, new File(parts, 'suara', { type: began.mimeType }))
      button.textContent = record
      say(box, ready)
    })
    const startedAt = Date.now()
    const tell = () =>
      say(box, `${running} · ${Math.round((Date.now() - startedAt) / 1000)} / ${mostSeconds}`)
    const clock = setInterval(tell, 5000)
    const end = setTimeout(() => began.stop(), mostSeconds * 1000)
    began.start()
    button.textContent = stop
    tell()
  })
}
