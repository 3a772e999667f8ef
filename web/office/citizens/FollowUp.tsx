import { startFollowUp, type TicketDetail } from '@tanggap/contract/citizens'
import {
  type ChangeKind,
  changeKinds,
  type VillageForm,
  type VillageKind,
  villageForms,
  villageKinds,
} from '@tanggap/core/changes'
import { ticketKindRule } from '@tanggap/core/citizens'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import { Button, Compare, Form, RadioGroup, Select, TextArea, useLocale } from '../../kit/index.ts'
import { ValueField } from '../changes/ValueField.tsx'
import { citizensText } from './citizens.text.ts'
import { triageText } from './triage.text.ts'

/** Takes the ticket up: opens the change it reports, with what the citizen said already filled in. */
export function FollowUp({ ticket, onDone }: { ticket: TicketDetail; onDone: () => void }) {
  const locale = useLocale()
  const t = citizensText(locale)
  const { proposal } = ticket
  const [kind, setKind] = useState<ChangeKind | undefined>(proposal?.kind)
  const [personId, setPersonId] = useState(proposal?.personId ?? '')
  const [stated, setStated] = useState<Readonly<Record<string, string>>>(proposal?.stated ?? {})
  const [explanation, setExplanation] = useState(proposal?.explanation ?? '')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const village = villageKinds.find((one) => one === kind)
  const form: VillageForm | undefined = village ? villageForms[village] : undefined

  async function start() {
    setBusy(true)
    const answer = await ask(startFollowUp, {
      params: { id: ticket.id },
      body: {
        version: ticket.version,
        proposal:
          proposal && kind ? { kind, personId: personId || null, stated: { ...stated }, explanation } : null,
      },
    })
    setBusy(false)
    if (answer.ok) onDone()
    else setError(answer.refusal.sentence[locale])
  }

  return (
    <section class="t-stack-s">
      <h2>{proposal ? t.propose : t.startPlain}</h2>
      <p class="t-muted">{proposal ? t.proposeLead : t.startPlainLead}</p>
      <Form
        onSubmit={() => void start()}
        errors={error ? [{ message: error }] : undefined}
        actions={
          <Button type="submit" kind="primary" icon={proposal ? 'stairs' : 'check'} busy={busy}>
            {proposal ? t.start : t.startPlain}
          </Button>
        }
      >
        {proposal && (
          <>
            <Select
              name="changeKind"
              label={t.changeKind}
              placeholder={false}
              value={kind}
              onInput={(value) => setKind(kindsFor(ticket).find((one) => one === value))}
              options={kindsFor(ticket).map((one) => ({ value: one, label: changeKinds[one].title[locale] }))}
            />
            {proposal.items.length > 0 && kind === 'citizen_report' && (
              <Compare
                caption={triageText(locale).items}
                differences={proposal.items.map(({ subjectName, label, from, to }) => ({
                  label: `${subjectName} · ${label[locale]}`,
                  from: from[locale],
                  to: to[locale],
                }))}
              />
            )}
            {form?.about === 'member' && ticket.family && (
              <RadioGroup
                name="personId"
                label={t.who}
                value={personId}
                onInput={setPersonId}
                choices={ticket.family.members.map((member) => ({
                  value: member.personId,
                  label: member.name,
                }))}
              />
            )}
            {form?.fields.map((field) => (
              <ValueField
                key={field.key}
                name={field.key}
                question={field.key}
                label={field.label[locale]}
                optional={!field.required}
                value={stated[field.key] ?? ''}
                onInput={(text) => setStated({ ...stated, [field.key]: text })}
              />
            ))}
            <TextArea
              name="explanation"
              label={t.explanation}
              hint={t.explanationHint}
              limit={2000}
              value={explanation}
              onInput={setExplanation}
            />
            <p class="t-muted">{t.startConsequence}</p>
          </>
        )}
      </Form>
    </section>
  )
}

/** What the report usually opens first, then other events of a family; a new family only where none is known. */
function kindsFor(ticket: TicketDetail): ChangeKind[] {
  const { proposes } = ticketKindRule(ticket.kind)
  if (!proposes) return []
  if (proposes === 'correct_health') return [proposes]
  const isNew = proposes === 'new_family'
  const others: VillageKind[] = villageKinds.filter(
    (one) => (one === 'new_family') === isNew && one !== 'family_restored',
  )
  return [...new Set<ChangeKind>([proposes, ...(isNew ? [] : ['citizen_report' as const]), ...others])]
}
