import { readSession, type Session, signOut } from '@tanggap/contract/access'
import { useEffect } from 'preact/hooks'
import { ask, SignIn } from '../../kit/client/index.ts'
import { Button, Dialog, ErrorState, FieldShell, LanguageSwitch, Notice, useLocale } from '../../kit/index.ts'
import { hasLeft, noteLeft, type Owner } from '../who-works-here.ts'
import { DemoList } from './DemoList.tsx'
import { useLocaleChoice } from './locale-choice.ts'
import { PeopleHere } from './PeopleHere.tsx'
import { sessionText } from './session.text.ts'

/** Before anyone has signed in on this phone. A session that is still open lets in at once, unless it was left. */
export function Door({
  onIn,
  onPerson,
}: {
  onIn: (session: Session) => void
  onPerson: (owner: Owner) => void
}) {
  const t = sessionText(useLocale())
  const choose = useLocaleChoice()
  useEffect(() => {
    void (hasLeft() ? endOldSession() : ask(readSession).then((answer) => answer.ok && onIn(answer.value)))
  }, [])
  return (
    <FieldShell title={t.app}>
      <h2>{t.title}</h2>
      <p class="t-muted">{t.lead}</p>
      <PeopleHere onChosen={onPerson}>
        {!navigator.onLine && (
          <Notice tone="attention" title={t.offlineTitle}>
            <p>{t.offlineLead}</p>
          </Notice>
        )}
      </PeopleHere>
      <WayIn onIn={onIn} />
      <LanguageSwitch href={() => '#'} onChoose={choose} />
    </FieldShell>
  )
}

/** In the demo the list to step in comes first. */
export function WayIn({ onIn }: { onIn: (session: Session) => void }) {
  return (
    <div class="t-stack">
      <DemoList onIn={onIn} />
      <SignIn onIn={onIn} />
    </div>
  )
}

async function endOldSession(): Promise<void> {
  const answer = await ask(signOut)
  if (answer.ok || answer.refusal.code === 'session.absent') noteLeft(false)
}

/** Over whatever is open: work goes on, only the exchange waits. */
export function SignInAgain(props: { owner: Owner; onIn: (session: Session) => void; onClose: () => void }) {
  const t = sessionText(useLocale())
  return (
    <Dialog open onClose={props.onClose} title={t.again}>
      <p>
        {props.owner.name}. {t.againLead}
      </p>
      <WayIn onIn={props.onIn} />
    </Dialog>
  )
}

export function OtherTab({ onUseHere }: { onUseHere: () => void }) {
  const t = sessionText(useLocale())
  return (
    <FieldShell
      title={t.app}
      actions={
        <Button kind="primary" onClick={onUseHere}>
          {t.useHere}
        </Button>
      }
    >
      <Notice tone="attention" title={t.otherTabTitle}>
        <p>{t.otherTabLead}</p>
      </Notice>
    </FieldShell>
  )
}

export function CannotOpen({ onRetry }: { onRetry: () => void }) {
  const t = sessionText(useLocale())
  return (
    <FieldShell title={t.app}>
      <ErrorState title={t.cannotOpenTitle} code="field.storage-closed" onRetry={onRetry}>
        {t.cannotOpenLead}
      </ErrorState>
    </FieldShell>
  )
}
