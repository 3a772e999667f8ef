import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { Button, LinkButton, Notice, useLocale } from '../../kit/index.ts'
import { officeNow, useHeld, useWorkspace } from '../workspace.ts'
import type { Visit } from './use-visit.ts'
import { visitText } from './visit.text.ts'
import { endAttempt } from './visit-steps.ts'

/**
 * An interview may end before its end: the family has no more time, or does not want to go on. Neither is
 * pressed; what was said so far is theirs to leave standing.
 */
export function StopScreen({ visit }: { visit: Visit }) {
  const t = visitText(useLocale())
  const { route } = useLocation()
  const { outbox } = useWorkspace()
  const held = useHeld()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const { one, draft } = visit

  async function later() {
    if (!held.device.office) return setFault(t.noOfficeKey)
    setBusy(true)
    try {
      const said = { outcome: 'interviewed_partial' as const, note: t.stoppedNote, position: null }
      const { command, change } = endAttempt(draft, one, said, officeNow(held), {
        madeAt: new Date().toISOString(),
      })
      await outbox.keep(command, change)
      route(`/case/${one.id}`)
    } catch {
      setFault(t.keepFault)
      setBusy(false)
    }
  }

  /** Back to the first question, where "does not want" stands among the findings, with what it asks for. */
  function declined() {
    visit.answer({ kind: 'family' }, 'familyFinding', 'refused')
    route(`/visit/${one.id}/presence`)
  }

  return (
    <>
      {fault && (
        <Notice tone="bad" live>
          {fault}
        </Notice>
      )}
      <section class="t-card t-stack-s">
        <h2>{t.laterTitle}</h2>
        <p>{t.laterLead}</p>
        <Button icon="clock" wide busy={busy} onClick={() => void later()}>
          {t.later}
        </Button>
      </section>
      <section class="t-card t-stack-s">
        <h2>{t.declinedTitle}</h2>
        <p>{t.declinedLead}</p>
        <Button wide onClick={declined}>
          {t.declined}
        </Button>
      </section>
      <section class="t-card t-stack-s">
        <h2>{t.unsafeTitle}</h2>
        <p>{t.unsafeLead}</p>
        <LinkButton href={`/case/${one.id}/absent`} wide>
          {t.unsafe}
        </LinkButton>
      </section>
    </>
  )
}
