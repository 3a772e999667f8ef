/** Long side in pixels: a crack in a wall is seen, and the file is a sixth on 2G. */
const longest = 1280
const quality = 0.75

/**
 * Makes a chosen photo smaller before it is sent, without its place and time. Where the phone cannot, it goes
 * as it is: the office cleans it anyway.
 */
export function shrinkPhotos(): void {
  for (const box of document.querySelectorAll<HTMLElement>('[data-shrink]')) {
    const input = box.querySelector<HTMLInputElement>('input[type=file]')
    input?.addEventListener('change', async () => {
      const [file] = input.files ?? []
      const small = file && (await shrunk(file).catch(() => undefined))
      if (!file || !small || small.size >= file.size) return
      put(input, new File([small], 'foto.jpg', { type: 'image/jpeg' }))
      say(box, box.dataset.shrink ?? '')
    })
  }
}

async function shrunk(file: File): Promise<Blob | undefined> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', quality)
  })
}

/** Replaces what was chosen; the form sends it like any file. */
export function put(input: HTMLInputElement, file: File): void {
  const carrier = new DataTransfer()
  carrier.items.add(file)
  input.files = carrier.files
}

/** Says something below a field, aloud too. */
export function say(box: HTMLElement, words: string): void {
  let line = box.querySelector<HTMLElement>('.p-said')
  if (!line) {
    line = document.createElement('p')
    line.className = 'p-said t-muted'
    line.setAttribute('role', 'status')
    box.append(line)
  }
  line.textContent = words
}
