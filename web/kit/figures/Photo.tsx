import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Dialog } from '../actions/Dialog.tsx'
import { useKitText } from '../locale.tsx'
import { Icon } from '../marks/Icon.tsx'

export interface PhotoProps {
  /** Absent while the photo has not arrived. */
  src: string | undefined
  /** The full size, if `src` is small. */
  fullSrc?: string | undefined
  /** What can be seen, for those who cannot see it; also the title when enlarged. */
  alt: string
  /** When, where, by whom. */
  caption?: ComponentChildren
}

/** A photo with its circumstances. Enlarges in place; without script the link opens the picture itself. */
export function Photo({ src, fullSrc, alt, caption }: PhotoProps) {
  const t = useKitText()
  const [open, setOpen] = useState(false)
  return (
    <figure class="t-photo">
      {src ? (
        <a
          href={fullSrc ?? src}
          aria-label={t.enlarge(alt)}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return
            event.preventDefault()
            setOpen(true)
          }}
        >
          <img src={src} alt={alt} loading="lazy" />
          <span>
            <Icon name="enlarge" />
          </span>
        </a>
      ) : (
        <div class="t-no-photo">
          <Icon name="camera" />
          <span>{t.photoMissing}</span>
        </div>
      )}
      <figcaption>{caption ?? alt}</figcaption>
      {src && (
        <Dialog open={open} onClose={() => setOpen(false)} title={alt} wide>
          <img class="t-photo-full" src={fullSrc ?? src} alt={alt} />
          {caption && <p class="t-muted">{caption}</p>}
        </Dialog>
      )}
    </figure>
  )
}
