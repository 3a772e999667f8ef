import { listChanges } from '@tanggap/contract/changes'
import {
  type AgendaItem,
  type MeetingDetail,
  putOnAgenda,
  recordMeeting,
  takeOffAgenda,
} from '@tanggap/contract/deliberations'
import { mayDo } from '@tanggap/core/access'
import { changeKinds, linesOf } from '@tanggap/core/changes'
import { type Decision, decisions } from '@tanggap/core/deliberations'
import { useRef, useState } from 'preact/hooks'
import { type Asked, ask, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  ConfirmDialog,
  EmptyState,
  formatNumber,
  Notice,
  StatusChip,
  TextArea,
  type Tone,
  useLocale,
  useRowKeys,
} from '../../kit/index.ts'
import { useSession } from '../session/session.ts'
import { meetingText } from './deliberations.text.ts'

interface AgendaProps {
  meeting: MeetingDetail
  onChange: (meeting: MeetingDetail) => void
  reload: () => void
}

/** The items one under another, decided with one key each; a decision is saved at once. */
export function Agenda({ meeting, onChange, reload }: AgendaProps) {
  const locale = useLocale()
  const t = meetingText(locale)
  const list = useRef<HTMLOListElement>(null)
  const [error, setError] = useState<string>()
  useRowKeys(list)
  const mayRecord = meeting.allowed.includes('record')

  function take(answer: Asked<MeetingDetail>): boolean {
    setError(answer.ok ? undefined : answer.refusal.sentence[locale])
    if (answer.ok) onChange(answer.value)
    else if (answer.status === 409) reload()
    return answer.ok
  }
  const decide = async (item: AgendaItem, decision: Decision | null, reason: string) =>
    take(
      await ask(recordMeeting, {
        params: { id: meeting.id },
        body: {
          version: meeting.version,
          decisions: [{ changeId: item.changeId, decision, ...(reason ? { reason } : {}) }],
        },
      }),
    )
  const remove = async (item: AgendaItem, reason: string) =>
    take(
      await ask(takeOffAgenda, {
        params: { id: meeting.id, changeId: item.changeId },
        body: { version: item.changeVersion, contentHash: item.contentHash, reason },
      }),
    )
  return (
    <section class="t-stack-s">
      <h2>{t.agenda}</h2>
      {error && (
        <Notice tone="bad" live>
          {error}
        </Notice>
      )}
      {mayRecord && meeting.agenda.length > 0 && <p class="t-muted">{t.keys}</p>}
      {meeting.agenda.length === 0 && (
        <EmptyState icon="meeting" title={t.agendaEmpty}>
          {t.agendaEmptyHelp}
        </EmptyState>
      )}
      <ol class="t-stack o-agenda" ref={list}>
        {meeting.agenda.map((item) => (
          <Item
            key={`${item.changeId}${item.decision}`}
            item={item}
            mayRecord={mayRecord}
            isOpen={meeting.status === 'planned' || meeting.status === 'held'}
            onDecide={(decision, reason) => decide(item, decision, reason)}
            onRemove={(reason) => remove(item, reason)}
          />
        ))}
      </ol>
      <AddToAgenda meeting={meeting} onAnswer={take} />
    </section>
  )
}

interface ItemProps {
  item: AgendaItem
  mayRecord: boolean
  isOpen: boolean
  onDecide: (decision: Decision | null, reason: string) => Promise<boolean>
  onRemove: (reason: string) => Promise<boolean>
}

const keyOf: Readonly<Record<string, Decision>> = { s: 'agreed', t: 'declined', d: 'postponed' }
const tones: Readonly<Record<Decision, Tone>> = { agreed: 'good', declined: 'bad', postponed: 'waiting' }

function Item({ item, mayRecord, isOpen, onDecide, onRemove }: ItemProps) {
  const locale = useLocale()
  const t = meetingText(locale)
  const { office } = useSession()
  const [asking, setAsking] = useState<Decision>()
  const [reason, setReason] = useState(item.reason ?? '')
  const [removing, setRemoving] = useState(false)
  const [busy, setBusy] = useState(false)

  async function choose(decision: Decision) {
    if (decision !== 'agreed' && (asking !== decision || !reason.trim())) return setAsking(decision)
    setBusy(true)
    await onDecide(decision, decision === 'agreed' ? '' : reason)
    setBusy(false)
  }
  return (
    <li
      class="t-card"
      tabIndex={-1}
      onKeyDown={(event) => {
        const decision = keyOf[event.key]
        const typing = event.target instanceof HTMLElement && event.target.closest('textarea, input')
        if (!decision || typing || !mayRecord || event.ctrlKey || event.metaKey) return
        event.preventDefault()
        void choose(decision)
      }}
    >
      <div class="t-row t-row-end">
        <h3>
          {changeKinds[item.kind].title[locale]} · {item.headName}
        </h3>
        {item.decision && <StatusChip tone={tones[item.decision]}>{t.decided[item.decision]}</StatusChip>}
      </div>
      <small class="t-muted t-digits">{item.number}</small>
      {item.changedSince && <Notice tone="bad">{t.changed}</Notice>}
      <ul class="o-lines">
        {linesOf(item.items, item.headName, locale).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{item.explanation}</p>
      {item.reason && !asking && (
        <p>
          <b>{t.reason}:</b> {item.reason}
        </p>
      )}
      {asking && (
        <TextArea
          name={`reason-${item.changeId}`}
          label={`${t.decisions[asking]}: ${t.reason}`}
          hint={t.reasonHint}
          rows={2}
          value={reason}
          onInput={setReason}
        />
      )}
      {mayRecord && (
        <div class="t-row">
          {decisions.map((decision) => (
            <Button
              key={decision}
              busy={busy}
              kind={(asking ?? item.decision) === decision ? 'primary' : 'secondary'}
              aria-pressed={item.decision === decision}
              onClick={() => void choose(decision)}
            >
              {t.decisions[decision]}
            </Button>
          ))}
          <Button kind="quiet" onClick={() => setRemoving(true)}>
            {t.remove}
          </Button>
        </div>
      )}
      {!mayRecord && isOpen && mayDo(office.role, 'meeting.keep') && (
        <div class="t-row">
          <Button kind="quiet" onClick={() => setRemoving(true)}>
            {t.remove}
          </Button>
        </div>
      )}
      <ConfirmDialog
        open={removing}
        title={t.removeTitle}
        consequence={t.removeConsequence}
        confirmLabel={t.remove}
        busy={busy}
        reason={{}}
        onConfirm={(why) => void onRemove(why).then(() => setRemoving(false))}
        onCancel={() => setRemoving(false)}
      />
    </li>
  )
}

/** Everything in village review that is on no agenda yet, added together. */
function AddToAgenda(props: { meeting: MeetingDetail; onAnswer: (answer: Asked<MeetingDetail>) => boolean }) {
  const { meeting, onAnswer } = props
  const locale = useLocale()
  const t = meetingText(locale)
  const { office } = useSession()
  const [busy, setBusy] = useState(false)
  const mayAdd =
    mayDo(office.role, 'meeting.keep') && (meeting.status === 'planned' || meeting.status === 'held')
  const waiting = useAsk(
    listChanges,
    { query: { status: 'village_review', village: meeting.villageCode, limit: '200' } },
    { skip: !mayAdd },
  )
  if (!mayAdd || waiting.state !== 'ready') return null
  const { changes } = waiting.value
  if (changes.length === 0) return <p class="t-muted">{t.nothingToAdd}</p>

  async function add() {
    setBusy(true)
    const answer = await ask(putOnAgenda, {
      params: { id: meeting.id },
      body: {
        changes: changes.map(({ id, version, contentHash }) => ({ changeId: id, version, contentHash })),
      },
    })
    setBusy(false)
    onAnswer(answer)
    waiting.reload()
  }
  return (
    <details class="t-card">
      <summary>{t.add}</summary>
      <ul class="o-lines">
        {changes.map(({ id, number, kind, headName }) => (
          <li key={id}>
            <a href={`/changes/${id}`}>{number}</a> · {changeKinds[kind].title[locale]} · {headName}
          </li>
        ))}
      </ul>
      <Button icon="plus" busy={busy} onClick={() => void add()}>
        {t.addAll(formatNumber(changes.length, locale))}
      </Button>
    </details>
  )
}
