import { stepTicket, type TicketDetail } from '@tanggap/contract/citizens'
import {
  answerTemplates,
  gap,
  hasGap,
  type TicketDocument,
  templatesFor,
  ticketDocuments,
} from '@tanggap/core/citizens'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import { Button, CheckboxGroup, Form, Select, TextArea, useLocale } from '../../kit/index.ts'
import { citizensText } from './citizens.text.ts'
import { triageText } from './triage.text.ts'

type Text = ReturnType<typeof citizensText>
type OwnAction = keyof Text['actions']

/** What the desk says to the citizen. A template is only a beginning: what still has a gap is never sent. */
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
  const triage = triageText(locale)
  const [note, setNote] = useState('')
  const [papers, setPapers] = useState<readonly TicketDocument[]>([])
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const templates = templatesFor(action)

  async function send() {
    if (hasGap(note)) return setError(triage.unfinished)
    setBusy(true)
    const answer = await ask(stepTicket, {
      params: { id: ticket.id },
      body: { action, version: ticket.version, note },
    })
    setBusy(false)
    if (answer.ok) onDone()
    else setError(answer.refusal.sentence[locale])
  }

  /** The papers fill the gap of the request for them, in the citizen's language of the file. */
  function askFor(chosen: readonly TicketDocument[]) {
    setPapers(chosen)
    const names = chosen.map((one) => ticketDocuments[one].id).join(', ')
    setNote(answerTemplates.documents.text.id.replace(gap, names || gap))
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
      {templates.length > 0 && action !== 'askForMore' && (
        <Select
          name="template"
          label={t.template}
          optional
          placeholder={t.templateNone}
          onInput={(value) => {
            const template = templates.find((one) => one === value)
            // What is sent is what the citizen reads, so it begins in Indonesian whoever's screen is in English.
            if (template) setNote(answerTemplates[template].text.id)
          }}
          options={templates.map((one) => ({ value: one, label: answerTemplates[one].label[locale] }))}
        />
      )}
      {action === 'askForMore' && (
        <CheckboxGroup
          name="papers"
          label={triage.papers}
          hint={triage.papersHint}
          optional
          columns
          values={papers}
          onInput={(values) => askFor(papersOf(values))}
          choices={(Object.keys(ticketDocuments) as TicketDocument[]).map((one) => ({
            value: one,
            label: ticketDocuments[one][locale],
          }))}
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

function papersOf(values: readonly string[]): TicketDocument[] {
  return (Object.keys(ticketDocuments) as TicketDocument[]).filter((one) => values.includes(one))
}
