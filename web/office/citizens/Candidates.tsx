import { findCandidates, linkTicket, type TicketDetail } from '@tanggap/contract/citizens'
import type { AnswerOf } from '@tanggap/contract/route'
import { useState } from 'preact/hooks'
import { Answered, ask, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  Compare,
  ConfirmDialog,
  EmptyState,
  Notice,
  SearchBox,
  StatusChip,
  useLocale,
} from '../../kit/index.ts'
import { citizensText } from './citizens.text.ts'
import { FamilyTable } from './FamilyTable.tsx'
import { triageText } from './triage.text.ts'

type Found = AnswerOf<typeof findCandidates>
type Likely = Found['families'][number]

/** Families the ticket may be about. One that agrees in number and name is matched at once; any other is compared first. */
export function Candidates({ ticket, onDone }: { ticket: TicketDetail; onDone: () => void }) {
  const locale = useLocale()
  const t = citizensText(locale)
  const [q, setQ] = useState('')
  const [chosen, setChosen] = useState<Likely>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const asked = useAsk(findCandidates, { params: { id: ticket.id }, body: q ? { q } : {} })

  async function link(family: Likely) {
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
      {error && !chosen && <Notice tone="bad">{error}</Notice>}
      <Answered of={asked}>
        {({ by, families, told }) => (
          <>
            {families.length > 0 && <Notice>{by === 'nik' ? t.byNik : t.byName}</Notice>}
            <FamilyTable
              families={families}
              act={t.link}
              evidence={(family) => <Evidence of={evidenceOf(families, family.id)} />}
              onChoose={(family) => {
                const likely = families.find(({ id }) => id === family.id)
                setError(undefined)
                if (likely?.evidence.certain) void link(likely)
                else setChosen(likely)
              }}
              empty={
                <EmptyState icon="search" title={by === 'nothing' ? t.byNothing : t.noCandidate}>
                  {by === 'nothing' ? undefined : t.noCandidateHelp}
                </EmptyState>
              }
            />
            <ConfirmDialog
              open={chosen !== undefined}
              title={t.linkTitle}
              consequence={chosen && <SideBySide told={told} ticket={ticket} family={chosen} />}
              confirmLabel={t.link}
              busy={busy}
              error={error}
              onConfirm={() => chosen && void link(chosen)}
              onCancel={() => setChosen(undefined)}
            />
          </>
        )}
      </Answered>
    </section>
  )
}

function evidenceOf(families: readonly Likely[], id: string): Likely['evidence'] | undefined {
  return families.find((family) => family.id === id)?.evidence
}

function Evidence({ of }: { of: Likely['evidence'] | undefined }) {
  const t = triageText(useLocale())
  if (!of) return null
  return (
    <>
      <StatusChip tone={of.certain ? 'good' : 'attention'}>{of.certain ? t.certain : t.doubtful}</StatusChip>{' '}
      <small>
        {[
          ...(of.nik === null ? [] : [of.nik ? t.nikSame : t.nikOther]),
          t.names[of.name],
          t.places[of.place],
        ].join(' · ')}
      </small>
    </>
  )
}

/** What was told and what is recorded, line by line, before somebody says that they are one. */
function SideBySide(props: { told: Found['told']; ticket: TicketDetail; family: Likely }) {
  const { told, ticket, family } = props
  const locale = useLocale()
  const t = triageText(locale)
  const own = citizensText(locale)
  return (
    <div class="t-stack-s">
      <Compare
        caption={t.compareTitle}
        fromHeading={t.told}
        toHeading={t.register}
        showUnchanged
        differences={[
          { label: t.compareRows.head, from: told.headName, to: family.headName },
          {
            label: t.compareRows.place,
            from: told.where,
            to: `${own.address(family.hamlet, family.rt, family.rw)}, ${family.villageName}`,
          },
          {
            label: t.compareRows.nik,
            from: ticket.nikTail ? `•••• ${ticket.nikTail}` : t.notGiven,
            to: family.evidence.nik === null ? '–' : family.evidence.nik ? t.nikSame : t.nikOther,
          },
        ]}
      />
      <p>{own.linkConsequence(family.headName)}</p>
    </div>
  )
}
