import { useEffect, useState } from 'preact/hooks'
import { Button } from '../actions/Button.tsx'
import { inFours, maskIdentity } from '../format.ts'
import { useKitText } from '../locale.tsx'

export interface MaskedNumberProps {
  /** What it is: "NIK", "No. KK". */
  label: string
  /** The last four digits (more are masked all the same). */
  tail: string
  /** Fetches the full number, which is written down as a reading. Without it the number stays masked. */
  reveal?: (() => Promise<string>) | undefined
}

/** Long enough to copy it onto paper, short enough for an open office. */
const SHOWN_FOR_MS = 30_000

export function MaskedNumber({ label, tail, reveal }: MaskedNumberProps) {
  const t = useKitText()
  const [full, setFull] = useState<string | undefined>()
  const [state, setState] = useState<'still' | 'busy' | 'failed'>('still')
  useEffect(() => {
    if (!full) return
    const timer = setTimeout(() => setFull(undefined), SHOWN_FOR_MS)
    return () => clearTimeout(timer)
  }, [full])

  const open = async () => {
    if (!reveal) return
    setState('busy')
    try {
      setFull(await reveal())
      setState('still')
    } catch {
      setState('failed')
    }
  }
  return (
    <span class="t-masked">
      {full ? (
        <span class="t-digits">{inFours(full)}</span>
      ) : (
        <>
          <span class="t-digits" aria-hidden="true">
            {maskIdentity(tail)}
          </span>
          <span class="t-hide">{t.masked(label, tail.slice(-4))}</span>
        </>
      )}
      {reveal && (
        <Button
          kind="quiet"
          icon={full ? 'eye-off' : 'eye'}
          busy={state === 'busy'}
          aria-label={full ? t.hide : t.showFull(label)}
          onClick={full ? () => setFull(undefined) : open}
        >
          {full ? t.hide : t.show}
        </Button>
      )}
      {state === 'failed' && <span role="alert">{t.revealFailed}</span>}
    </span>
  )
}
