import type { Photo as PhotoAnswer } from '@tanggap/core/instrument'
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Button, FileField, formatBytes, formatTime, Notice, Photo, useLocale } from '../../kit/index.ts'
import type { PhotoSlot } from '../store/index.ts'
import { officeNow, useHeld, useWorkspace } from '../workspace.ts'
import { evidenceText } from './evidence.text.ts'
import { pictureIn, shrink } from './shrink.ts'
import { Viewfinder } from './Viewfinder.tsx'

/** A photo taken here and kept at once; what is answered is its hash. */
export function PhotoField(props: {
  name: string
  title: string
  hint?: ComponentChildren
  caseId: string
  slot: PhotoSlot
  value: PhotoAnswer | undefined
  onTaken: (photo: PhotoAnswer) => void
}) {
  const { caseId, slot, value, onTaken, title } = props
  const locale = useLocale()
  const t = evidenceText(locale)
  const { store } = useWorkspace()
  const held = useHeld()
  const [looking, setLooking] = useState(false)
  const [refused, setRefused] = useState(false)
  const [fault, setFault] = useState<string>()
  const note = held.photos.find((photo) => photo.sha256 === value?.sha256)
  const picture = usePicture(note?.sha256)

  async function keep(source: ImageBitmap | HTMLVideoElement) {
    try {
      const takenAt = officeNow(held)
      const sha256 = await store.keepPhoto(await shrink(source), { caseId, slot, takenAt })
      setFault(undefined)
      onTaken({ sha256, takenAt })
    } catch {
      setFault(t.failed)
    }
    setLooking(false)
  }
  async function choose(file: File | undefined) {
    if (!file) return
    const chosen = await pictureIn(file)
    if (chosen) await keep(chosen)
    else setFault(t.notAPhoto)
  }

  if (looking)
    return (
      <Viewfinder
        title={title}
        hint={props.hint}
        onCancel={() => setLooking(false)}
        onShoot={(video) => void keep(video)}
        onRefused={() => {
          setLooking(false)
          setRefused(true)
        }}
      />
    )
  return (
    <div class="t-stack-s">
      {value && !note && <p class="t-muted">{t.photoElsewhere}</p>}
      {note && picture && (
        <Photo
          src={picture}
          alt={title || t.photoAlt}
          caption={t.photoTaken(formatTime(note.takenAt, locale), formatBytes(note.bytes, locale))}
        />
      )}
      <Button
        icon="camera"
        kind={value ? 'secondary' : 'primary'}
        wide
        onClick={() => {
          setRefused(false)
          setLooking(true)
        }}
      >
        {value ? t.again : t.takePhoto}
      </Button>
      {refused && (
        <>
          <Notice tone="attention" live>
            {t.cameraRefused}
          </Notice>
          <FileField
            name={`${props.name}-file`}
            label={t.chooseFile}
            accept="image/*"
            capture="environment"
            onInput={([file]) => void choose(file)}
          />
        </>
      )}
      {fault && (
        <Notice tone="bad" live>
          {fault}
        </Notice>
      )}
    </div>
  )
}

/** The kept picture as an address for `<img>`, given back when it is no longer shown. */
function usePicture(sha256: string | undefined): string | undefined {
  const { store } = useWorkspace()
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (!sha256) return setAddress(undefined)
    let made: string | undefined
    let gone = false
    void store.openPhoto(sha256).then((bytes) => {
      if (!bytes || gone) return
      made = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }))
      setAddress(made)
    })
    return () => {
      gone = true
      if (made) URL.revokeObjectURL(made)
    }
  }, [sha256, store])
  return address
}
