import type { GateView } from '@tanggap/contract/portal'
import { formatNumber, Notice, useLocale } from '../../kit/index.ts'
import { usePortalText } from '../tongue.tsx'

/** Why there is something to wait for, said the same to everyone. */
export function GateNotice({ minutes }: { minutes: number }) {
  const t = usePortalText()
  const locale = useLocale()
  return (
    <Notice tone="attention">
      <b>{t.gateTitle}</b>
      <p class="p-scripted-only">{t.gateWork}</p>
      <p class="p-plain-only">{t.gateWait(formatNumber(minutes, locale))}</p>
      <p>{t.gateDesk}</p>
    </Notice>
  )
}

/** Work for the script, a text to wait with for everyone else; either will do. */
export function GateFields({ gate }: { gate: GateView }) {
  return (
    <>
      <input type="hidden" name="kerja" value="" data-challenge={gate.challenge} />
      <input type="hidden" name="tunggu" value={gate.wait} />
    </>
  )
}
