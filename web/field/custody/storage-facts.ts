import { useEffect, useState } from 'preact/hooks'
import { formatBytes, useLocale } from '../../kit/index.ts'
import { custodyText } from './custody.text.ts'

/** Whether the browser promises to keep what is stored, and how full it is. */
export function useStorageFacts(): { persisted: boolean | undefined; size: string | undefined } {
  const locale = useLocale()
  const [persisted, setPersisted] = useState<boolean>()
  const [estimate, setEstimate] = useState<StorageEstimate>()
  useEffect(() => {
    void navigator.storage?.persisted?.().then(setPersisted)
    void navigator.storage?.estimate?.().then(setEstimate)
  }, [])
  const { usage, quota } = estimate ?? {}
  const isKnown = usage !== undefined && quota !== undefined
  const size = isKnown
    ? custodyText(locale).used(formatBytes(usage, locale), formatBytes(quota, locale))
    : undefined
  return { persisted, size }
}
