import { type Candidate, findFamiliesForSlip } from '@tanggap/contract/citizens'
import { bindContact } from '@tanggap/contract/messages'
import { useState } from 'preact/hooks'
import { Answered, ask, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  ConfirmDialog,
  EmptyState,
  Notice,
  PageHeader,
  RadioGroup,
  SearchBox,
  TextField,
  useLocale,
} from '../../kit/index.ts'
import { citizensText } from '../citizens/citizens.text.ts'
import { FamilyTable } from '../citizens/FamilyTable.tsx'
import { messagesText } from './messages.text.ts'

/** At the counter: the number, how one knew whom one had before one, and the family, in that order. */
export function BindPhone() {
  const locale = useLocale()
  const t = messagesText(locale)
  const desk = citizensText(locale)
  const identities = Object.keys(desk.identities) as (keyof typeof desk.identities)[]
  const [phone, setPhone] = useState('')
  const [identity, setIdentity] = useState<keyof typeof desk.identities>()
  const [q, setQ] = useState('')
  const [chosen, setChosen] = useState<Candidate>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const [bound, setBound] = useState(false)
  const asked = useAsk(findFamiliesForSlip, { body: { q } }, { skip: q.length < 3 })

  async function bind(family: Candidate) {
    if (!identity) return
    setBusy(true)
    const answer = await ask(bindContact, {
      body: { familyId: family.id, phone, identityCheck: citizensText('id').identities[identity] },
    })
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setBound(true)
    setChosen(undefined)
    setPhone('')
    setQ('')
    setIdentity(undefined)
  }

  return (
    <>
      <PageHeader title={t.bind} lead={t.bindLead} />
      {bound && (
        <Notice tone="good" live>
          {t.bound}
        </Notice>
      )}
      <section class="t-card">
        <TextField
          name="phone"
          label={t.phone}
          hint={t.phoneHint}
          type="tel"
          width="m"
          autoComplete="off"
          value={phone}
          onInput={setPhone}
        />
        <RadioGroup
          name="identity"
          label={t.identity}
          value={identity}
          onInput={(value) => setIdentity(identities.find((one) => one === value))}
          choices={identities.map((one) => ({ value: one, label: desk.identities[one] }))}
        />
        <search>
          <form
            class="t-filters"
            onSubmit={(event) => {
              event.preventDefault()
              setQ(String(new FormData(event.currentTarget).get('q') ?? '').trim())
            }}
          >
            <SearchBox label={desk.searchFamily} value={q} />
            <Button type="submit">{desk.find}</Button>
          </form>
        </search>
        {q.length >= 3 && (
          <Answered of={asked}>
            {({ families }) => (
              <FamilyTable
                families={families}
                act={t.bindButton}
                onChoose={(family) => {
                  setError(undefined)
                  setBound(false)
                  setChosen(family)
                }}
                empty={
                  <EmptyState icon="search" title={desk.noCandidate}>
                    {desk.noCandidateHelp}
                  </EmptyState>
                }
              />
            )}
          </Answered>
        )}
      </section>
      <ConfirmDialog
        open={chosen !== undefined}
        title={t.bindTitle}
        consequence={t.bindConsequence(chosen?.headName ?? '')}
        confirmLabel={t.bindButton}
        busy={busy}
        error={identity ? error : chosen && t.identity}
        onConfirm={() => chosen && void bind(chosen)}
        onCancel={() => setChosen(undefined)}
      />
    </>
  )
}
