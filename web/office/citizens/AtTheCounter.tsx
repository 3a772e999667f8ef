import type { Candidate } from '@tanggap/contract/citizens'
import { findFamiliesForSlip } from '@tanggap/contract/slips'
import { useState } from 'preact/hooks'
import { Answered, useAsk } from '../../kit/client/index.ts'
import { Button, ConfirmDialog, EmptyState, RadioGroup, SearchBox, useLocale } from '../../kit/index.ts'
import { citizensText } from './citizens.text.ts'
import { FamilyTable } from './FamilyTable.tsx'

export interface AtTheCounterProps {
  /** What is done for the family that is chosen: the button in its row and in the confirmation. */
  act: string
  title: string
  consequence: (headName: string) => string
  /** What still has to be filled in besides how the person was known; nothing is done before. */
  missing?: string | undefined
  /** Does it; answers the sentence of a refusal. */
  onAct: (family: Candidate, identityCheck: string) => Promise<string | undefined>
  /** Another family is looked at: what was said of the last one is over. */
  onChoose?: () => void
}

/** At the counter: how one knew whom one had before one, and the family; then it is done. */
export function AtTheCounter({ act, title, consequence, missing, onAct, onChoose }: AtTheCounterProps) {
  const t = citizensText(useLocale())
  const identities = Object.keys(t.identities) as (keyof typeof t.identities)[]
  const [identity, setIdentity] = useState<keyof typeof t.identities>()
  const [q, setQ] = useState('')
  const [chosen, setChosen] = useState<Candidate>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const asked = useAsk(findFamiliesForSlip, { body: { q } }, { skip: q.length < 3 })
  const isMissing = identity === undefined ? t.identity : missing

  async function confirm(family: Candidate) {
    if (!identity || missing) return
    setBusy(true)
    // Kept in Indonesian, whatever language the desk reads.
    const refusal = await onAct(family, citizensText('id').identities[identity])
    setBusy(false)
    if (refusal) return setError(refusal)
    setChosen(undefined)
    setQ('')
    setIdentity(undefined)
  }
  return (
    <>
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
              act={act}
              onChoose={(family) => {
                setError(undefined)
                setChosen(family)
                onChoose?.()
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
        title={title}
        consequence={consequence(chosen?.headName ?? '')}
        confirmLabel={act}
        busy={busy}
        error={error ?? (chosen && isMissing)}
        onConfirm={() => chosen && void confirm(chosen)}
        onCancel={() => setChosen(undefined)}
      />
    </>
  )
}
