import { type Candidate, findCandidates, linkTicket, type TicketDetail } from '@tanggap/contract/citizens'
import { useState } from 'preact/hooks'
import { Answered, ask, useAsk } from '../../kit/client/index.ts'
import { Button, ConfirmDialog, EmptyState, Notice, SearchBox, useLocale } from '../../kit/index.ts'
import { citizensText } from './citizens.text.ts'
import { FamilyTable } from './FamilyTable.tsx'

/** Families the ticket may be about. A person decides; the number that found a family makes it no more than likely. */
export function Candidates({ ticket, onDone }: { ticket: TicketDetail; onDone: () => void }) {
  const locale = useLocale()
  const t = citizensText(locale)
  const [q, setQ] = useState('')
  const [chosen, setChosen] = useState<Candidate>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const asked = useAsk(findCandidates, { params: { id: ticket.id }, body: q ? { q } : {} })

  async function link(family: Candidate) {
    setBusy(true)
    const answer = await ask(linkTicket, {
      params: { id: ticket.id },
      body: { familyId: family.id, version: ticket.version },
    })
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setChosen(undefined)
    onDone()
  }

  return (
    <section class="t-stack-s">
      <h2>{t.which}</h2>
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
      <Answered of={asked}>
        {({ by, families }) => (
          <>
            {families.length > 0 && <Notice>{by === 'nik' ? t.byNik : t.byName}</Notice>}
            <FamilyTable
              families={families}
              act={t.link}
              onChoose={(family) => {
                setError(undefined)
                setChosen(family)
              }}
              empty={
                <EmptyState icon="search" title={by === 'nothing' ? t.byNothing : t.noCandidate}>
                  {by === 'nothing' ? undefined : t.noCandidateHelp}
                </EmptyState>
              }
            />
          </>
        )}
      </Answered>
      <ConfirmDialog
        open={chosen !== undefined}
        title={t.linkTitle}
        consequence={t.linkConsequence(chosen?.headName ?? '')}
        confirmLabel={t.link}
        busy={busy}
        error={error}
        onConfirm={() => chosen && void link(chosen)}
        onCancel={() => setChosen(undefined)}
      />
    </section>
  )
}
