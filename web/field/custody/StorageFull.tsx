import { useEffect, useState } from 'preact/hooks'
import { Button, formatBytes, Notice, useLocale } from '../../kit/index.ts'
import { custodyOf, storageGranted } from '../sync/index.ts'
import { useHeld, useWorkspace } from '../workspace.ts'
import { keepingText } from './keeping.text.ts'

/** Stands on every screen while the phone cannot keep what was given: what is safe, what makes room, what to press. */
export function StorageFull({ onSaveAgain }: { onSaveAgain: () => void }) {
  const locale = useLocale()
  const t = keepingText(locale)
  const { exchange } = useWorkspace()
  const { photoBytesWaiting } = custodyOf(useHeld())
  const [granted, setGranted] = useState<Awaited<ReturnType<typeof storageGranted>>>()
  useEffect(() => void storageGranted().then(setGranted), [])
  const size = (bytes: number) => formatBytes(bytes, locale)
  return (
    <Notice
      tone="bad"
      live
      title={t.fullTitle}
      action={
        <>
          <Button kind="primary" onClick={onSaveAgain}>
            {t.saveAgain}
          </Button>
          {photoBytesWaiting > 0 && (
            <Button icon="send" onClick={() => void exchange.runWithPhotos()}>
              {t.sendNow}
            </Button>
          )}
        </>
      }
    >
      <p>{t.fullLead}</p>
      {granted && <p>{t.fullUsed(size(granted.usedBytes), size(granted.quotaBytes))}</p>}
      <p>
        <b>{t.fullFree}</b>
      </p>
      <ul>
        <li>{t.fullOther}</li>
        <li>{photoBytesWaiting > 0 ? t.fullPhotos(size(photoBytesWaiting)) : t.fullNoPhotos}</li>
      </ul>
    </Notice>
  )
}
