import { bindSlip, type Candidate, findFamiliesForSlip } from '@tanggap/contract/citizens'
import { useState } from 'preact/hooks'
import { Answered, ask, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  ConfirmDialog,
  EmptyState,
  Notice,
  RadioGroup,
  SearchBox,
  TextField,
  useLocale,
} from '../../kit/index.ts'
import { citizensText } from './citizens.text.ts'
import { FamilyTable } from './FamilyTable.tsx'

/** At the counter: the slip, the family, and how one knew whom one had before one, in that order. */
export function HandOver({ onDone }: { onDone: () => void }) {
  const locale = useLocale()
  const t = citizensText(locale)
  const [serial, setSerial] = useState('')
  const [q, setQ] = useState('')
  const [identity, setIdentity] = useState<keyof typeof t.identities>()
  const [chosen, setChosen] = useState<Candidate>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const [handed, setHanded] = useState<string>()
  const asked = useAsk(findFamiliesForSlip, { body: { q } }, { skip: q.length < 3 })
  const identities = Object.keys(t.identities) as (keyof typeof t.identities)[]

  async function hand(family: Candidate) {
    if (!identity) return
    setBusy(true)
    const answer = await ask(bindSlip, {
      body: { serial, familyId: family.id, identityCheck: citizensText('id').identities[identity] },
    })
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setHanded(answer.value.serial)
    setChosen(undefined)
    setSerial('')
    setQ('')
    setIdentity(undefined)
    onDone()
  }

  return (
    <section class="t-card">
      <h2>{t.handTitle}</h2>
      <p class="t-muted">{t.handLead}</p>
      {handed && (
        <Notice tone="good" live>
          {t.handed(handed)}
        </Notice>
      )}
      <TextField
        name="serial"
        label={t.serial}
        hint={t.serialHint}
        width="m"
        inputMode="numeric"
        autoComplete="off"
        value={serial}
        onInput={setSerial}
      />
      <RadioGroup
        name="identity"
        label={t.identity}
        value={identity}
        onInput={(value) => setIdentity(identities.find((one) => one === value))}
        choices={identities.map((one) => ({ value: one, label: t.identities[one] }))}
      />
      <search>
        <form
          class="t-filters"
          onSubmit={(event) => {
            event.preventDefault()
            setQ(String(new FormData(event.currentTarget).get('q') ?? '').trim())
          }}
        >
          <SearchBox label={t.searchFamily} value={q} />
          <Button type="submit">{t.find}</Button>
        </form>
      </search>
      {q.length >= 3 && (
        <Answered of={asked}>
          {({ families }) => (
            <FamilyTable
              families={families}
              act={t.handButton}
              onChoose={(family) => {
                setError(undefined)
                setHanded(undefined)
                setChosen(family)
              }}
              empty={
                <EmptyState icon="search" title={t.noCandidate}>
                  {t.noCandidateHelp}
                </EmptyState>
              }
            />
          )}
        </Answered>
      )}
      <ConfirmDialog
        open={chosen !== undefined}
        title={t.handTitle}
        consequence={t.handConsequence(chosen?.headName ?? '')}
        confirmLabel={t.handButton}
        busy={busy}
        error={error ?? (identity && serial ? undefined : t.handLead)}
        onConfirm={() => chosen && void hand(chosen)}
        onCancel={() => setChosen(undefined)}
      />
    </section>
  )
}
