import { type Session, signIn } from '@tanggap/contract/access'
import type { RefusalAnswer } from '@tanggap/contract/refusal'
import { useState } from 'preact/hooks'
import { Button } from '../actions/Button.tsx'
import { Form } from '../forms/Form.tsx'
import { TextField } from '../forms/TextField.tsx'
import { useLocale } from '../locale.tsx'
import { ask } from './ask.ts'
import { signInText } from './sign-in.text.ts'

/** Officials sign in alike at every door: name, password and, where the account has one, the authenticator's code. */
export function SignIn({ onIn }: { onIn: (session: Session) => void }) {
  const locale = useLocale()
  const t = signInText(locale)
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<RefusalAnswer>()
  const [tried, setTried] = useState(false)
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
  )
}
