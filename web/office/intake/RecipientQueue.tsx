import {
  decideRecipient,
  downloadUnmatched,
  listRecipients,
  type RecipientEvidence,
  undoRecipient,
} from '@tanggap/contract/intake-recipients'
import type { AnswerOf } from '@tanggap/contract/route'
import { useEffect, useState } from 'preact/hooks'
import { Answered, addressOf, ask, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  DocumentLink,
  EmptyState,
  formatDate,
  formatNumber,
  formatRupiah,
  KeyValue,
  MaskedNumber,
  Notice,
  Pager,
  Stat,
  Tabs,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { useVillageName } from '../villages.ts'
import { DecideIntake } from './DecideIntake.tsx'
import { deskText } from './desk.text.ts'
import { IntakeFrame } from './IntakeFrame.tsx'
import { ListedRecipients, RecipientFilter } from './ListedRecipients.tsx'
import { useComparison, useIntake } from './use-intake.ts'
import { WorkingNotice } from './WorkingNotice.tsx'

type Recipients = AnswerOf<typeof listRecipients>
type Recipient = Recipients['recipients'][number]
const states = ['doubtful', 'decided', 'unmatched', 'found'] as const
/** What has to be looked at; whoever was found without a person is only listed. */
const counted = ['doubtful', 'decided', 'unmatched'] as const

/** Recipients of a list whom a person has to find in the register, with the evidence side by side. */
export function RecipientQueue({ id }: { id: string }) {
  const locale = useLocale()
  const d = deskText(locale)
  const address = useAddress()
  const state = states.find((each) => each === address.query.state) ?? 'doubtful'
  const page = Number(address.query.page ?? 1)
  const intake = useIntake(id)
  const compared = useComparison(id)
  const { village, q } = address.query
  const asked = useAsk(listRecipients, {
    params: { id },
    query: { state, page, ...(village && { village }), ...(q && { q }) },
  })
  const reload = () => {
    asked.reload()
    compared.reload()
    intake.reload()
  }
  const number = (value: number) => formatNumber(value, locale)
  return (
    <Answered of={intake}>
      {(delivery) => (
        <IntakeFrame intake={delivery} view="recipients">
          <Answered of={compared}>
            {(comparison) => (
              <>
                <WorkingNotice intake={delivery} comparison={comparison} onChange={reload} />
                {comparison.list && (
                  <div class="t-stats">
                    <Stat label={d.found} value={number(comparison.list.byNik)} />
                    <Stat label={d.foundByCard} value={number(comparison.list.byCard)} />
                    {counted.map((each) => (
                      <Stat
                        key={each}
                        label={d.states[each]}
                        value={number(comparison.list?.[each] ?? 0)}
                        href={`/intakes/${id}/recipients?state=${each}`}
                      />
                    ))}
                  </div>
                )}
                <DecideIntake intake={delivery} comparison={comparison} onChange={reload} />
              </>
            )}
          </Answered>
          <DocumentLink
            href={addressOf(downloadUnmatched, { params: { id } })}
            title={d.unmatchedFile}
            detail={d.unmatchedDetail}
            download
          />
          <Tabs
            label={d.stateLabel}
            tabs={states.map((each) => ({
              href: `/intakes/${id}/recipients?state=${each}`,
              label: d.states[each],
              current: each === state,
            }))}
          />
          <RecipientFilter state={state} />
          <Answered of={asked}>
            {(shown) => (
              <>
                {state === 'found' || state === 'unmatched' ? (
                  <ListedRecipients shown={shown} state={state} period={delivery.period} />
                ) : (
                  <Queue id={id} state={state} shown={shown} onChange={reload} />
                )}
                <Pager
                  page={page}
                  pages={Math.max(1, Math.ceil(shown.total / shown.pageSize))}
                  total={shown.total}
                  previousHref={page > 1 ? address.with({ page: page - 1 }) : undefined}
                  nextHref={
                    page * shown.pageSize < shown.total ? address.with({ page: page + 1 }) : undefined
                  }
                />
              </>
            )}
          </Answered>
        </IntakeFrame>
      )}
    </Answered>
  )
}

interface Place {
  readonly fileId: string
  readonly line: number
}

function Queue({
  id,
  state,
  shown,
  onChange,
}: {
  id: string
  state: 'doubtful' | 'decided'
  shown: Recipients
  onChange: () => void
}) {
  const locale = useLocale()
  const d = deskText(locale)
  const [last, setLast] = useState<Place>()
  const [error, setError] = useState<string>()
  const decides = state === 'doubtful' && shown.mayDecide
  const [first] = shown.recipients

  async function decide(of: Recipient, personId: string | null) {
    const at = { file: of.fileId, line: of.line }
    const answer = await ask(decideRecipient, { params: { id, ...at }, body: { personId } })
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setError(undefined)
    setLast({ fileId: of.fileId, line: of.line })
    onChange()
  }
  async function undo(at: Place) {
    const answer = await ask(undoRecipient, { params: { id, file: at.fileId, line: at.line } })
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setError(undefined)
    setLast(undefined)
    onChange()
  }

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { target } = event
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'u' && last) return void undo(last)
      if (!decides || first === undefined) return
      const candidate = first.candidates[Number(event.key) - 1]
      if (event.key === '0') void decide(first, null)
      else if (/^[1-5]$/.test(event.key) && candidate) void decide(first, candidate.personId)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })

  return (
    <section class="t-stack">
      {decides && shown.recipients.length > 0 && (
        <p class="t-muted">
          {d.queueLead} {d.queueKeys}
        </p>
      )}
      {error && (
        <Notice tone="bad" live>
          {error}
        </Notice>
      )}
      {last && (
        <Notice tone="good" live action={<Button onClick={() => void undo(last)}>{d.undoLast}</Button>}>
          {d.saved}
        </Notice>
      )}
      {shown.recipients.length === 0 && <EmptyState icon="check" title={d.queueEmpty[state]} />}
      {shown.recipients.map((recipient) => (
        <article key={`${recipient.fileId} ${recipient.line}`} class="t-card t-stack-s">
          <h2>{recipient.name}</h2>
          <div class="o-sides">
            <OnList recipient={recipient} />
            {recipient.candidates.map((candidate, at) => (
              <Candidate
                key={candidate.personId}
                place={at + 1}
                candidate={candidate}
                isChosen={recipient.chosen === candidate.personId}
                onChoose={decides ? () => void decide(recipient, candidate.personId) : undefined}
              />
            ))}
          </div>
          <div class="t-row">
            {decides && <Button onClick={() => void decide(recipient, null)}>{d.none}</Button>}
            {state === 'decided' && (
              <>
                <span>
                  {recipient.chosen === null ? d.noneChosen : d.chosen}
                  {recipient.decidedBy === null ? '' : ` · ${recipient.decidedBy}`}
                </span>
                {shown.mayDecide && <Button onClick={() => void undo(recipient)}>{d.undo}</Button>}
              </>
            )}
          </div>
        </article>
      ))}
    </section>
  )
}

function OnList({ recipient }: { recipient: Recipient }) {
  const locale = useLocale()
  const d = deskText(locale)
  const villageName = useVillageName()
  return (
    <section class="t-stack-s">
      <h3>{d.onList}</h3>
      <KeyValue
        pairs={[
          { label: d.name, value: recipient.name },
          { label: d.birthDate, value: recipient.birthDate ? formatDate(recipient.birthDate, locale) : '–' },
          { label: d.village, value: recipient.village ? villageName(recipient.village) : '–' },
          {
            label: d.nik,
            value: recipient.nikEnd ? <MaskedNumber label={d.nik} tail={recipient.nikEnd} /> : '–',
          },
          {
            label: d.amount,
            value: recipient.amount === null ? '–' : formatRupiah(recipient.amount, locale),
          },
          { label: d.period, value: recipient.period ?? '–' },
          { label: d.payment, value: recipient.state === 'listed' ? d.listed : recipient.state },
        ]}
      />
    </section>
  )
}

function Candidate({
  place,
  candidate,
  isChosen,
  onChoose,
}: {
  place: number
  candidate: Recipient['candidates'][number]
  isChosen: boolean
  onChoose: (() => void) | undefined
}) {
  const locale = useLocale()
  const d = deskText(locale)
  const villageName = useVillageName()
  const evidence: RecipientEvidence = candidate.evidence
  const said = (value: preact.ComponentChildren, words: string) => (
    <>
      {value} <small class="t-muted">({words})</small>
    </>
  )
  return (
    <section class="t-stack-s" data-chosen={isChosen || undefined}>
      <h3>
        {d.candidate(place)}
        {isChosen ? ` · ${d.chosen}` : ''}
      </h3>
      <KeyValue
        pairs={[
          {
            label: d.name,
            value: said(
              candidate.name,
              d.likeness(`${formatNumber(Math.round(evidence.name * 100), locale)} %`),
            ),
          },
          {
            label: d.birthDate,
            value: said(
              candidate.birthDate ? formatDate(candidate.birthDate, locale) : '–',
              d.dayWords[evidence.birthDate],
            ),
          },
          { label: d.village, value: said(villageName(candidate.village), d.villageWords[evidence.village]) },
          {
            label: d.nik,
            value: said(
              candidate.nikEnd ? <MaskedNumber label={d.nik} tail={candidate.nikEnd} /> : '–',
              d.nikWords[evidence.nik],
            ),
          },
          { label: d.card, value: evidence.card ? d.cardWords.yes : d.cardWords.no },
          { label: d.head, value: candidate.headName },
        ]}
      />
      {onChoose && (
        <Button kind="primary" onClick={onChoose}>
          {d.chooseThis}
        </Button>
      )}
    </section>
  )
}
