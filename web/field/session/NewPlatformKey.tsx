import { useState } from 'preact/hooks'
import { Button, FieldShell, Notice, useLocale } from '../../kit/index.ts'
import { makePlatformKey } from '../store/index.ts'
import { gateText } from './gate.text.ts'

/** Offers the phone's own lock beside the phrase, where the phone has one. */
export function NewPlatformKey(props: {
  name: string
  onMade: (platform: NonNullable<Awaited<ReturnType<typeof makePlatformKey>>>) => Promise<void>
  onNone: () => void
}) {
  const t = gateText(useLocale())
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  async function make() {
    setBusy(true)
    const platform = await makePlatformKey(props.name)
    if (platform) await props.onMade(platform)
    setBusy(false)
    setFailed(!platform)
  }
  return (
    <FieldShell title={t.app}>
      <h2>{t.platformTitle}</h2>
      <p>{t.platformLead}</p>
      {failed && (
        <Notice tone="attention" live>
          {t.platformFailed}
        </Notice>
      )}
      <Button kind="primary" icon="lock" wide busy={busy} onClick={() => void make()}>
        {t.usePlatform}
      </Button>
      <Button kind="quiet" onClick={props.onNone}>
        {t.noPlatform}
      </Button>
    </FieldShell>
  )
}
