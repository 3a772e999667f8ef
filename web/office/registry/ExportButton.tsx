import type { FamilyFilter } from '@tanggap/contract/registry'
import { exportFamilies } from '@tanggap/contract/registry-lists'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import { Button, ConfirmDialog, formatNumber, useLocale } from '../../kit/index.ts'
import { searchText } from './search.text.ts'

/** Takes a list out of the house: for a written purpose, masked, and at most a thousand families. */
export function ExportButton(props: {
  filter: FamilyFilter
  list: string | undefined
  onDone: (message: string) => void
}) {
  const { filter, list, onDone } = props
  const locale = useLocale()
  const s = searchText(locale)
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()

  async function take(purpose: string) {
    setBusy(true)
    const answer = await ask(exportFamilies, { body: { ...filter, ...(list && { list }), purpose } })
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setError(undefined)
    setAsking(false)
    const { csv, fileName, manifest } = answer.value
    keepFile(fileName, csv)
    onDone(s.exported(formatNumber(manifest.rows, locale), manifest.sha256.slice(0, 12)))
  }

  return (
    <>
      <Button kind="quiet" icon="download" onClick={() => setAsking(true)}>
        {s.exportIt}
      </Button>
      <ConfirmDialog
        open={asking}
        title={s.exportTitle}
        consequence={s.exportConsequence}
        confirmLabel={s.exportIt}
        busy={busy}
        error={error}
        reason={{ label: s.exportReason }}
        onConfirm={(purpose) => void take(purpose)}
        onCancel={() => setAsking(false)}
      />
    </>
  )
}

function keepFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
