import { stepTicket, type TicketDetail } from '@tanggap/contract/citizens'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import { Button, Form, Select, TextArea, useLocale } from '../../kit/index.ts'
import { citizensText } from './citizens.text.ts'

type Text = ReturnType<typeof citizensText>
type OwnAction = keyof Text['actions']
type Template = keyof Text['templates']

/** What the desk says to the citizen. A template is only a beginning: nothing in brackets is ever sent. */
export function Act({ ticket, onDone }: { ticket: TicketDetail; onDone: () => void }) {
  const t = citizensText(useLocale())
  const [chosen, setChosen] = useState<OwnAction>()
  const own = ticket.allowed.filter((action): action is OwnAction => action in t.actions)
  return (
    <section class="t-card" aria-label={t.act}>
      <h2>{t.act}</h2>
      {own.length === 0 && <p class="t-muted">{t.nothingToDo}</p>}
      <div class="t-stack-s">
        {own.map((action) => (
          <Button
            key={action}
            wide
            kind={action === 'answer' ? 'primary' : 'secondary'}
            aria-expanded={chosen === action}
            onClick={() => setChosen(chosen === action ? undefined : action)}
          >
            {t.actions[action]}
          </Button>
        ))}
      </div>
      {chosen && <Say key={chosen} action={chosen} ticket={ticket} onDone={onDone} />}
    </section>
  )
}

function Say(props: { action: OwnAction; ticket: TicketDetail; onDone: () => void }) {
  const { action, ticket, onDone } = props
  const locale = useLocale()
  const t = citizensText(locale)
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const templates = Object.keys(t.templates) as Template[]

  async function send() {
    if (note.includes('[…]')) return setError(t.unfinished)
    setBusy(true)
    const answer = await ask(stepTicket, {
      params: { id: ticket.id },
      body: { action, version: ticket.version, note },
    })
    setBusy(false)
    if (answer.ok) onDone()
    else setError(answer.refusal.sentence[locale])
  }

  return (
    <Form
      onSubmit={() => void send()}
      actions={
        <Button type="submit" kind="primary" icon="send" busy={busy}>
          {t.send}
        </Button>
      }
    >
      <p>{t.consequences[action]}</p>
      {(action === 'answer' || action === 'redirect') && (
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
      )}
      <TextArea
        name="note"
        label={t.note}
        hint={t.noteHint}
        rows={6}
        limit={2000}
        value={note}
        onInput={setNote}
        error={error}
      />
    </Form>
  )
}
