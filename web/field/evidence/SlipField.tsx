import { parseSlipSerial } from '@tanggap/core/citizens'
import { useState } from 'preact/hooks'
import { Button, DigitsField, Notice, useLocale } from '../../kit/index.ts'
import { evidenceText } from './evidence.text.ts'
import { Viewfinder } from './Viewfinder.tsx'
import { watchForCode } from './watch-for-code.ts'

/** The serial printed outside a sealed slip, scanned or typed; the code inside is the family's alone. */
export function SlipField(props: { value: string | null; onSerial: (serial: string | null) => void }) {
  const { value, onSerial } = props
  const t = evidenceText(useLocale())
  const [typed, setTyped] = useState(value?.replace('-', '') ?? '')
  const [scanning, setScanning] = useState(false)
  const [fault, setFault] = useState<string>()

  function read(text: string) {
    setTyped(text)
    setFault(undefined)
    if (text.length < 8) return onSerial(null)
    const parsed = parseSlipSerial(text)
    onSerial(parsed.ok ? parsed.serial : null)
    if (!parsed.ok) setFault(parsed.refusal.code === 'slip.serial-typo' ? t.slipTypo : t.slipFormat)
  }
  function scanned(text: string) {
    setScanning(false)
    const serial = /(?<!\d)(\d{7})-?(\d)(?!\d)/.exec(text)
    if (serial) read(`${serial[1]}${serial[2]}`)
    else setFault(t.notASlip)
  }

  if (scanning)
    return (
      <Viewfinder
        title={t.scan}
        hint={t.scanHint}
        onCancel={() => setScanning(false)}
        onRefused={() => {
          setScanning(false)
          setFault(t.cameraRefused)
        }}
        onRunning={(video) => watchForCode(video, scanned)}
      />
    )
  return (
    <div class="t-stack-s">
      <Button icon="scan" wide onClick={() => setScanning(true)}>
        {t.scan}
      </Button>
      <DigitsField
        name="slip"
        label={t.slip}
        hint={t.slipHint}
        length={8}
        group={7}
        value={typed}
        onInput={read}
        error={fault}
      />
      {value && <Notice tone="good">{t.slipRead(value)}</Notice>}
    </div>
  )
}
