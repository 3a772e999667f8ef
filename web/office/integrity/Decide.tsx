import { type MatterDetail, stepMatter } from '@tanggap/contract/integrity'
import { type AuthorityName, authorities } from '@tanggap/core/integrity'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import { Button, Form, RadioGroup, Select, TextArea, useLocale } from '../../kit/index.ts'
import { integrityText } from './integrity.text.ts'

type Text = ReturnType<typeof integrityText>
type OwnAction = keyof Text['actions']
type Template = keyof Text['templates']

/** What one of the two decides; each act says what it brings about, and what the reporter will read. */
export function Decide({ matter, onDone }: { matter: MatterDetail; onDone: () => void }) {
  const t = integrityText(useLocale())
  const [chosen, setChosen] = useState<OwnAction>()
  const own = (Object.keys(t.actions) as OwnAction[]).filter((action) => matter.allowed.includes(action))
  return (
    <section class="t-card" aria-label={t.decide}>
      <h2>{t.decide}</h2>
      {own.length === 0 && <p class="t-muted">{t.decideNothing}</p>}
      <div class="t-stack-s">
        {own.map((action) => (
          <Button
            key={action}
            wide
            kind={action === 'orderRecheck' || action === 'answer' ? 'primary' : 'secondary'}
            aria-expanded={chosen === action}
            onClick={() => setChosen(chosen === action ? undefined : action)}
          >
            {t.actions[action]}
          </Button>
        ))}
      </div>
      {chosen && <Say key={chosen} action={chosen} matter={matter} onDone={onDone} />}
    </section>
  )
}

function Say(props: { action: OwnAction; matter: MatterDetail; onDone: () => void }) {
  const { action, matter, onDone } = props
  const locale = useLocale()
  const t = integrityText(locale)
  const [note, setNote] = useState('')
  const [authority, setAuthority] = useState<AuthorityName>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const templates = Object.keys(t.templates) as Template[]
  const names = Object.keys(authorities) as AuthorityName[]

  async function send() {
    if (note.includes('[…]')) return setError(t.unfinished)
    setBusy(true)
    const answer = await ask(stepMatter, {
      params: { id: matter.id },
      body: { action, version: matter.version, note, ...(authority ? { authority } : {}) },
    })
    setBusy(false)
    if (answer.ok) onDone()
    else setError(answer.refusal.sentence[locale])
  }

  return (
    <Form
      onSubmit={() => void send()}
      actions={
        <Button type="submit" kind="primary" busy={busy}>
          {t.send}
        </Button>
      }
    >
      <p>{t.consequences[action]}</p>
      {action === 'route' && (
        <RadioGroup
          name="authority"
          label={t.authority}
          value={authority ?? ''}
          onInput={(value) => setAuthority(names.find((one) => one === value))}
          choices={names.map((name) => ({
            value: name,
            label: authorities[name].title[locale],
            hint: authorities[name].actsOn[locale],
          }))}
        />
      )}
      <Select
        name="template"
        label={t.template}
        optional
        placeholder={t.templateNone}
        onInput={(value) => {
          const template = templates.find((one) => one === value)
          if (template) setNote(t.templates[template].text)
        }}
        options={templates.map((one) => ({ value: one, label: t.templates[one].label }))}
      />
      <TextArea
        name="note"
        label={t.note}
        hint={t.noteHint}
        rows={5}
        limit={2000}
        value={note}
        onInput={setNote}
        error={error}
      />
    </Form>
  )
}
