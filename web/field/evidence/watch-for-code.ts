/**
 * Looks for a QR code in the running picture, four times a second, until one is read. The reader is loaded with
 * the first scan; the service worker has it for days without signal. Returns the way to stop.
 */
export function watchForCode(video: HTMLVideoElement, onCode: (text: string) => void): () => void {
  let stopped = false
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d', { willReadFrequently: true })

  async function look() {
    const { default: decodeQR } = await import('qr/decode.js')
    while (!stopped) {
      if (pen && video.videoWidth > 0) {
        const edge = Math.min(video.videoWidth, video.videoHeight)
        canvas.width = canvas.height = Math.min(edge, 640)
        const [x, y] = [(video.videoWidth - edge) / 2, (video.videoHeight - edge) / 2]
        pen.drawImage(video, x, y, edge, edge, 0, 0, canvas.width, canvas.height)
        const text = readCode(pen.getImageData(0, 0, canvas.width, canvas.height), decodeQR)
        if (text !== undefined && !stopped) {
          stopped = true
          onCode(text)
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  }
  void look()
  return () => {
    stopped = true
  }
}

function readCode(
  image: ImageData,
  decode: (image: { width: number; height: number; data: Uint8ClampedArray }) => string,
): string | undefined {
  try {
    return decode(image)
  } catch {
    // No code in this picture: the usual case.
    return undefined
  }
}
