import { useState } from 'preact/hooks'
import { Button, Notice, useLocale } from '../../kit/index.ts'
import { handOut, rescueFiles } from '../sync/index.ts'
import { useWorkspace } from '../workspace.ts'
import { keepingText } from './keeping.text.ts'

/** The last way: everything sealed as files to be carried to the office by hand. */
export function Rescue() {
  const t = keepingText(useLocale())
  const { store } = useWorkspace()
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<{ tone: 'good' | 'info' | 'bad'; text: string }>()

  async function make() {
    setBusy(true)
    try {
      const files = await rescueFiles(store)
      if (files.length === 0) setOutcome({ tone: 'info', text: t.rescueNothing })
      else if ((await handOut(files)) !== 'cancelled')
        setOutcome({ tone: 'good', text: t.rescueDone(files.length) })
    } catch {
      setOutcome({ tone: 'bad', text: t.rescueFailed })
    }
    setBusy(false)
  }
  return (
    <section class="t-stack-s">
      <h2>{t.rescue}</h2>
      <p class="t-muted">{t.rescueLead}</p>
      {outcome && (
        <Notice tone={outcome.tone} live>
          {outcome.text}
        </Notice>
      )}
      <Button icon="download" wide busy={busy} onClick={() => void make()}>
        {t.rescueMake}
      </Button>
    </section>
  )
}
