import { beginSetUp, finishSetUp, type SetUpBegun } from '@tanggap/contract/accounts'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import { Button, Form, TextField, useLocale } from '../../kit/index.ts'
import { setUpText } from './set-up.text.ts'

/** Who was handed a code chooses a password with it, and sets up the authenticator where the office asks for one. */
export function SetUp({ onReady, onBack }: { onReady: () => void; onBack: () => void }) {
  const locale = useLocale()
  const t = setUpText(locale)
  const [username, setUsername] = useState('')
  const [code, setCode] = useState('')
  const [begun, setBegun] = useState<SetUpBegun>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()

  async function begin() {
    if (!username.trim() || !code.trim()) return setError(t.missing)
    setBusy(true)
    const answer = await ask(beginSetUp, { body: { username, code } })
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setError(undefined)
    setBegun(answer.value)
  }
  return (
    <section class="t-stack">
      <div class="t-stack-s">
        <h1>{t.title}</h1>
        <p class="t-muted">{begun ? t.hello(begun.name) : t.lead}</p>
      </div>
      {begun ? (
        <Choose begun={begun} handed={{ username, code }} onReady={onReady} />
      ) : (
        <Form
          errors={error ? [{ field: 'username', message: error }] : []}
          onSubmit={() => void begin()}
          actions={
            <Button kind="primary" type="submit" busy={busy} wide>
              {t.go}
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
            name="code"
            label={t.code}
            hint={t.codeHint}
            value={code}
            onInput={setCode}
            autoComplete="off"
          />
        </Form>
      )}
      <Button kind="quiet" icon="arrow-left" onClick={onBack}>
        {t.back}
      </Button>
    </section>
  )
}

function Choose(props: {
  begun: SetUpBegun
  handed: { username: string; code: string }
  onReady: () => void
}) {
  const { begun, handed, onReady } = props
  const { authenticator, shortest } = begun
  const locale = useLocale()
  const t = setUpText(locale)
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [totp, setTotp] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<{ field: string; message: string }>()

  async function finish() {
    if (password !== again) return setError({ field: 'again', message: t.differs })
    setBusy(true)
    const answer = await ask(finishSetUp, {
      body: { ...handed, password, ...(authenticator && { totp }) },
    })
    setBusy(false)
    if (answer.ok) return onReady()
    const field = answer.refusal.code === 'account.totp-wrong' ? 'totp' : 'password'
    setError({ field, message: answer.refusal.sentence[locale] })
  }
  return (
    <Form
      errors={error ? [error] : []}
      onSubmit={() => void finish()}
      actions={
        <Button kind="primary" type="submit" busy={busy} wide>
          {t.save}
        </Button>
      }
    >
      <TextField
        name="password"
        label={t.password}
        hint={t.passwordHint(shortest)}
        type="password"
        value={password}
        onInput={setPassword}
        autoComplete="new-password"
      />
      <TextField
        name="again"
        label={t.again}
        type="password"
        value={again}
        onInput={setAgain}
        autoComplete="new-password"
      />
      {authenticator && (
        <>
          <div class="t-stack-s">
            <h2>{t.authenticator}</h2>
            <p>{t.authenticatorLead}</p>
            <p>
              {t.secret}: <code>{grouped(authenticator.secret)}</code>
            </p>
            <p>
              <a href={authenticator.address}>{t.openApp}</a>
            </p>
          </div>
          <TextField
            name="totp"
            label={t.totp}
            value={totp}
            onInput={setTotp}
            inputMode="numeric"
            autoComplete="one-time-code"
            width="s"
          />
        </>
      )}
    </Form>
  )
}

/** Eight groups of four are typed off without losing one's place. */
function grouped(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ')
}
