import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button, useLocale } from '../../kit/index.ts'
import { evidenceText } from './evidence.text.ts'

/**
 * The camera inside the page: the camera app would push this app out of a small phone's memory. Called with the
 * running picture; `onRefused` when there is no camera or no permission.
 */
export function Viewfinder(props: {
  title: string
  hint?: ComponentChildren
  onCancel: () => void
  onRefused: () => void
  onRunning?: (video: HTMLVideoElement) => (() => void) | undefined
  onShoot?: (video: HTMLVideoElement) => void
}) {
  const t = evidenceText(useLocale())
  const video = useRef<HTMLVideoElement>(null)
  const [running, setRunning] = useState(false)

  useEffect(() => {
    let stream: MediaStream | undefined
    let gone = false
    let stop: (() => void) | undefined
    const wanted = { video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 960 } } }
    async function open() {
      stream = await navigator.mediaDevices.getUserMedia(wanted)
      const element = video.current
      if (gone || !element) return end()
      element.srcObject = stream
      await element.play()
      setRunning(true)
      stop = props.onRunning?.(element)
    }
    function end() {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    open().catch(() => {
      if (!gone) props.onRefused()
    })
    return () => {
      gone = true
      stop?.()
      end()
    }
  }, [])

  const shoot = () => {
    if (video.current) props.onShoot?.(video.current)
  }
  return (
    <div class="f-viewfinder" role="dialog" aria-modal="true" aria-label={props.title}>
      <b>{props.title}</b>
      {props.hint && <p>{props.hint}</p>}
      <video ref={video} playsInline muted />
      {!running && <p role="status">{t.opening}</p>}
      <div class="t-row">
        <Button onClick={props.onCancel}>{t.cancel}</Button>
        {props.onShoot && (
          <Button kind="primary" icon="camera" busy={!running} onClick={shoot}>
            {t.shoot}
          </Button>
        )}
      </div>
    </div>
  )
}
