import type { Session } from '@tanggap/contract/access'
import { readPhrase } from '@tanggap/core/custody'
import { useState } from 'preact/hooks'
import { Button, FieldShell, Form, Notice, useLocale } from '../../kit/index.ts'
import {
  askPlatformKey,
  type Keys,
  openByPhrase,
  openByPlatform,
  platformSlotOf,
  type Ring,
} from '../store/index.ts'
import { useOnline } from '../workspace.ts'
import { WayIn } from './Door.tsx'
import { gateText } from './gate.text.ts'
import { PhraseField } from './PhraseField.tsx'

/** A cold start: the phrase, or the phone's own lock, opens what lies here. */
export function OpenByPhrase(props: {
  ring: Ring
  name: string
  hint?: string | undefined
  onOpen: (keys: Keys) => void
  onLost: () => void
  onOther: () => void
}) {
  const t = gateText(useLocale())
  const { ring, name, onOpen } = props
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const platform = platformSlotOf(ring)

  async function open() {
    const read = readPhrase(typed)
    if (!read.ok) return setProblem(read.at === 0 ? t.notFive : t.notInList(read.at))
    setBusy(true)
    const keys = await openByPhrase(ring, read.words)
    setBusy(false)
    if (keys) onOpen(keys)
    else setProblem(t.wrong)
  }
  async function openByLock() {
    if (!platform) return
    const secret = await askPlatformKey(platform.credential, platform.salt)
    const keys = secret && (await openByPlatform(ring, secret))
    if (keys) onOpen(keys)
    else setProblem(t.platformRefused)
  }
  return (
    <FieldShell title={t.app}>
      <h2>{t.openTitle}</h2>
      {props.hint && <Notice tone="attention">{props.hint}</Notice>}
      {platform && (
        <Button kind="primary" icon="lock" wide onClick={() => void openByLock()}>
          {t.openByPlatform}
        </Button>
      )}
      <p>{t.openLead(name)}</p>
      <Form
        errors={problem ? [{ field: 'phrase', message: problem }] : []}
        onSubmit={() => void open()}
        actions={
          <Button kind={platform ? 'secondary' : 'primary'} type="submit" wide busy={busy}>
            {t.open}
          </Button>
        }
      >
        <PhraseField name="phrase" value={typed} onInput={setTyped} error={problem} />
      </Form>
      <div class="t-row">
        <Button kind="quiet" onClick={props.onLost}>
          {t.lost}
        </Button>
        <Button kind="quiet" onClick={props.onOther}>
          {t.other}
        </Button>
      </div>
    </FieldShell>
  )
}

/** Said before anything is done: what stays, what cannot be opened any more, and what comes next. */
export function LostPhrase(props: { accountId: string; onProven: () => void; onBack: () => void }) {
  const t = gateText(useLocale())
  const online = useOnline()
  const [isOther, setOther] = useState(false)
  const proven = (session: Session) =>
    session.accountId === props.accountId ? props.onProven() : setOther(true)
  return (
    <FieldShell title={t.app} onBack={props.onBack}>
      <h2>{t.lostTitle}</h2>
      <Notice tone="good">{t.lostSealed}</Notice>
      <Notice tone="attention">{t.lostDrafts}</Notice>
      <p>{online ? t.lostNext : t.lostOffline}</p>
      {isOther && (
        <Notice tone="bad" live>
          {t.lostOther}
        </Notice>
      )}
      {online && <WayIn onIn={proven} />}
    </FieldShell>
  )
}
