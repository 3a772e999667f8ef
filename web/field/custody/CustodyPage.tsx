import type { CommandType } from '@tanggap/core/sync'
import { useMemo, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import {
  Button,
  EmptyState,
  formatDateTime,
  formatNumber,
  formatRelative,
  KeyValue,
  type Locale,
  Notice,
  StatusChip,
  type Tone,
  useLocale,
} from '../../kit/index.ts'
import { Frame } from '../Frame.tsx'
import type { Held } from '../store/index.ts'
import { custodyOf, type Problem } from '../sync/index.ts'
import { newListPlace, WindowedList } from '../WindowedList.tsx'
import { useExchanging, useHeld, useWorkspace } from '../workspace.ts'
import { custodyText } from './custody.text.ts'
import { Rescue } from './Rescue.tsx'
import { useStorageFacts } from './storage-facts.ts'
import { Travel } from './Travel.tsx'

/** The ledger: what this phone made, and for how much of it the office has answered. */
export function CustodyPage() {
  const locale = useLocale()
  const t = custodyText(locale)
  const held = useHeld()
  const { exchange, signInAgain } = useWorkspace()
  const { running, problem } = useExchanging()
  const { route } = useLocation()
  const storage = useStorageFacts()
  const custody = custodyOf(held)
  const { lastContact } = held.device
  const kinds = ['made', 'waiting', 'sent', 'acknowledged', 'needsAttention', 'photosWaiting'] as const
  return (
    <Frame
      title={t.title}
      onBack={() => route('/')}
      actions={
        <Button kind="primary" icon="refresh" busy={running} onClick={() => void exchange.run()}>
          {t.sendNow}
        </Button>
      }
    >
      <p class="t-muted">{t.lead}</p>
      {problem && problem.is !== 'sign-in' && (
        <Notice tone={problem.is === 'no-signal' ? 'info' : 'attention'} live>
          {problemText(problem, locale)}
        </Notice>
      )}
      {problem?.is === 'sign-in' && (
        <Notice tone="attention" action={<Button onClick={signInAgain}>{t.signIn}</Button>}>
          {t.problems.signIn}
        </Notice>
      )}
      <dl class="f-ledger">
        {kinds.map((kind) => (
          <div key={kind} data-alarm={(kind === 'needsAttention' && custody[kind] > 0) || undefined}>
            <dd>{formatNumber(custody[kind], locale)}</dd>
            <dt>{t.counts[kind]}</dt>
          </div>
        ))}
      </dl>
      <KeyValue
        pairs={[
          {
            label: t.lastContact,
            value: lastContact
              ? `${formatDateTime(lastContact, locale)} (${formatRelative(lastContact, new Date(), locale)})`
              : t.never,
          },
          {
            label: t.storage,
            value:
              storage.persisted === undefined
                ? t.unknownStorage
                : storage.persisted
                  ? t.persisted
                  : t.notPersisted,
            source: storage.size,
          },
        ]}
      />
      <section class="t-stack-s">
        <h2>{t.items}</h2>
        <p class="t-hint">{t.sealed}</p>
        <Items held={held} />
      </section>
      <Travel />
      <Rescue />
    </Frame>
  )
}

interface Item {
  readonly id: string
  readonly sequence: number
  readonly title: string
  readonly state: string
  readonly tone: Tone
  readonly made: string
  readonly received: string | undefined
  readonly why: string | undefined
  readonly photosLeft: number
}

function Items({ held }: { held: Held }) {
  const locale = useLocale()
  const t = custodyText(locale)
  const items = useMemo(() => itemsOf(held, locale), [held, locale])
  const [place] = useState(newListPlace)
  if (items.length === 0)
    return (
      <EmptyState icon="send" title={t.none}>
        {t.noneLead}
      </EmptyState>
    )
  return (
    <WindowedList rows={items} keyOf={({ id }) => id} place={place}>
      {(item) => (
        <div class="f-item">
          <span>
            <b>{item.title}</b>
            <StatusChip tone={item.tone}>{item.state}</StatusChip>
            <small>
              {t.made(item.made)}
              {item.received && ` · ${t.received(item.received)}`}
            </small>
            {item.photosLeft > 0 && <small>{t.photosLeft(item.photosLeft)}</small>}
            {item.why && <span class="f-why">{item.why}</span>}
          </span>
        </div>
      )}
    </WindowedList>
  )
}

/** The newest first. A family that is still on the phone is named; otherwise the number of the task is enough. */
function itemsOf(held: Held, locale: Locale): readonly Item[] {
  const t = custodyText(locale)
  const titleOf = (entry: { caseId: string; caseNumber: number; type: CommandType }) =>
    entry.caseId === ''
      ? t.types[entry.type]
      : `${held.cases.get(entry.caseId)?.headName ?? t.task(entry.caseNumber)} · ${t.types[entry.type]}`
  const photosLeft = (id: string) =>
    held.photos.filter((photo) => photo.commandId === id && !photo.atOffice).length
  const waiting = held.waiting.map((entry) => ({
    id: entry.id,
    sequence: entry.sequence,
    title: titleOf(entry),
    state: t.states[entry.state],
    tone: entry.state === 'refused' ? ('attention' as const) : ('waiting' as const),
    made: formatDateTime(entry.madeAt, locale),
    received: undefined,
    why: entry.why?.[locale],
    photosLeft: photosLeft(entry.id),
  }))
  const answered = held.acknowledged.map(({ receipt, ...entry }) => ({
    id: entry.id,
    sequence: entry.sequence,
    title: titleOf(entry),
    state: receipt.fate === 'quarantined' ? t.states.quarantined : t.states.applied,
    tone: receipt.fate === 'quarantined' ? ('attention' as const) : ('good' as const),
    made: formatDateTime(entry.madeAt, locale),
    received: formatDateTime(receipt.receivedAt, locale),
    why: receipt.reason?.[locale],
    photosLeft: photosLeft(entry.id),
  }))
  return [...waiting, ...answered].sort((a, b) => b.sequence - a.sequence)
}

function problemText(problem: Problem, locale: Locale): string {
  const { problems } = custodyText(locale)
  switch (problem.is) {
    case 'no-signal':
      return problems.noSignal
    case 'sign-in':
      return problems.signIn
    case 'newer-office':
      return problems.newerOffice
    case 'other-office':
      return problems.otherOffice
    case 'refused':
      return problem.sentence[locale]
  }
}
