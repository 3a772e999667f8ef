import { evidenceLimits, evidenceOf } from '@tanggap/core/campaigns'
import { type Answer, isPosition } from '@tanggap/core/instrument'
import { readOutline } from '@tanggap/core/regions'
import { formatNumber, Notice, useLocale } from '../../kit/index.ts'
import { useHeld } from '../workspace.ts'
import { evidenceText } from './evidence.text.ts'

/** Says at once what a reviewer would see later, by the same rule: the place lies outside the family's village. */
export function OutsideVillage({ caseId, value }: { caseId: string; value: Answer | undefined }) {
  const locale = useLocale()
  const { device, cases } = useHeld()
  const village = cases.get(caseId)?.villageCode
  const given = device.outlines?.find(({ code, estimate }) => code === village && !estimate)
  if (!given || !isPosition(value)) return null
  const { metresOutside } = evidenceOf(value, {
    baseline: null,
    villageCentre: null,
    villageBorder: readOutline(given.outline),
  })
  if (metresOutside === null || metresOutside <= evidenceLimits.outside.fair) return null
  return (
    <Notice tone="attention">
      {evidenceText(locale).outsideVillage(formatNumber(metresOutside / 1000, locale, 1))}
    </Notice>
  )
}
