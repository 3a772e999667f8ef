import { demoOffices, type Session, signIn, stepIn } from '@tanggap/contract/access'
import type { RefusalAnswer } from '@tanggap/contract/refusal'
import { useState } from 'preact/hooks'
import { ask, useAsk } from '../../kit/client/index.ts'
import { Button, Form, Icon, Notice, TextField, useLocale } from '../../kit/index.ts'
import { sessionText } from './session.text.ts'

/** Name, password and, where the account has one, the authenticator's code; in the demo a list to step in. */
export function SignIn({ onIn }: { onIn: (session: Session) => void }) {
  const locale = useLocale()
  const t = sessionText(locale)
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [tried, setTried] = useState(false)
  const [refusal, setRefusal] = useState<RefusalAnswer>()
  const wantsCode = code !== '' || refusal?.code === 'session.code-needed'
  const errors = [
    ...(tried && !username ? [{ field: 'username', message: t.usernameMissing }] : []),
    ...(tried && !password ? [{ field: 'password', message: t.passwordMissing }] : []),
    ...(refusal ? [{ field: wantsCode ? 'code' : 'username', message: refusal.sentence[locale] }] : []),
  ]

  async function submit() {
    setTried(true)
    if (!username || !password) return
    setBusy(true)
    const answer = await ask(signIn, { body: { username, password, ...(code ? { code } : {}) } })
    setBusy(false)
    if (answer.ok) onIn(answer.value)
    else setRefusal(answer.refusal)
  }

  return (
    <div class="t-stack">
      <DemoList onIn={onIn} />
      <Form
        errors={errors}
        onSubmit={() => void submit()}
        actions={
          <Button kind="primary" type="submit" busy={busy} wide>
            {t.signIn}
          </Button>
        }
      >
        <TextField
          name="username"
          label={t.username}
          value={username}
          onInput={setUsername}
          autoComplete="username"
        />
        <TextField
          name="password"
          label={t.password}
          type="password"
          value={password}
          onInput={setPassword}
          autoComplete="current-password"
        />
        {wantsCode && (
          <TextField
            name="code"
            label={t.code}
            hint={t.codeHint}
            value={code}
            onInput={setCode}
            inputMode="numeric"
            autoComplete="one-time-code"
            width="s"
          />
        )}
      </Form>
    </div>
  )
}

/** Where there is no demo the office does not know the address, and nothing shows. */
function DemoList({ onIn }: { onIn: (session: Session) => void }) {
  const locale = useLocale()
  const t = sessionText(locale)
  const asked = useAsk(demoOffices)
  const [refusal, setRefusal] = useState<RefusalAnswer>()
  if (asked.state !== 'ready') return null
  const offices = asked.value.offices.filter(({ role }) => role === 'facilitator')
  if (offices.length === 0) return null

  async function enter(officeId: string) {
    const answer = await ask(stepIn, { body: { officeId } })
    if (answer.ok) onIn(answer.value)
    else setRefusal(answer.refusal)
  }

  return (
    <section class="t-stack-s" aria-labelledby="demo-title">
      <h2 id="demo-title">{t.demoTitle}</h2>
      <p class="t-muted">{t.demoLead}</p>
      {refusal && <Notice tone="bad">{refusal.sentence[locale]}</Notice>}
      <ul class="f-list">
        {offices.map((office) => (
          <li key={office.officeId}>
            <button type="button" class="f-row" onClick={() => void enter(office.officeId)}>
              <Icon name="person" />
              <span>
                <b>{office.name}</b>
                <small>{office.regionName}</small>
              </span>
              <Icon name="chevron-right" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
