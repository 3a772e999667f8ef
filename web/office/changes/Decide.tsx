import { type ChangeDetail, takeStep } from '@tanggap/contract/changes'
import { mayDo } from '@tanggap/core/access'
import { type ChangeAction, staircase } from '@tanggap/core/changes'
import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { ask } from '../../kit/client/index.ts'
import { Button, ConfirmDialog, LinkButton, Notice, useLocale } from '../../kit/index.ts'
import { roleName } from '../role-name.ts'
import { useSession } from '../session/session.ts'
import { AgendaPicker } from './AgendaPicker.tsx'
import { Correct, type Correction } from './Correct.tsx'
import { changesText } from './changes.text.ts'

type OwnAction = keyof ReturnType<typeof changesText>['actions']

/** The steps this office may take here, each with its consequence; what happens elsewhere is said and linked. */
export function Decide({ change, reload }: { change: ChangeDetail; reload: () => void }) {
  const locale = useLocale()
  const t = changesText(locale)
  const { office } = useSession()
  const { route } = useLocation()
  const [chosen, setChosen] = useState<OwnAction>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const [correction, setCorrection] = useState<Correction>([])
  const own = change.allowed.filter((action): action is OwnAction => action in t.actions)
  const mayPutOn = change.status === 'village_review' && mayDo(office.role, 'meeting.keep')
  useEffect(() => {
    const choose = (event: KeyboardEvent) => {
      const action = own[Number(event.key) - 1]
      const typing =
        event.target instanceof HTMLElement && event.target.closest('input, textarea, select, dialog')
      if (action && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) setChosen(action)
    }
    document.addEventListener('keydown', choose)
    return () => document.removeEventListener('keydown', choose)
  })

  async function take(action: OwnAction, reason: string) {
    setBusy(true)
    const answer = await ask(takeStep, {
      params: { id: change.id },
      body: {
        action,
        version: change.version,
        contentHash: change.contentHash,
        ...(reason ? { reason } : {}),
        ...(action === 'resubmit' && correction.length ? { correction } : {}),
      },
    })
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setChosen(undefined)
    const { nextId } = answer.value
    if (nextId) route(`/changes/${nextId}?done=${change.number}`)
    else route(`/changes/${change.id}?done=1`)
    reload()
  }

  return (
    <section class="t-card" aria-label={t.decide}>
      <h2>{t.decide}</h2>
      {change.ownPart && <Notice tone="attention">{t.ownPart}</Notice>}
      {own.length === 0 && !mayPutOn && <Waiting change={change} />}
      {own.includes('resubmit') && <Correct change={change} onCorrect={setCorrection} />}
      <div class="t-stack-s">
        {own.map((action, index) => (
          <Button
            key={action}
            wide
            kind={isGrave(action) ? 'danger' : index === 0 ? 'primary' : 'secondary'}
            onClick={() => {
              setError(undefined)
              setChosen(action)
            }}
          >
            {t.actions[action]}
          </Button>
        ))}
      </div>
      {mayPutOn && <AgendaPicker change={change} onDone={reload} />}
      {own.length > 0 && <small class="t-muted">{t.keys}</small>}
      <ConfirmDialog
        open={chosen !== undefined}
        title={chosen ? t.actions[chosen] : ''}
        consequence={chosen ? t.consequences[chosen] : ''}
        confirmLabel={chosen ? t.actions[chosen] : ''}
        danger={chosen !== undefined && isGrave(chosen)}
        busy={busy}
        reason={chosen && needsReason(chosen) ? {} : undefined}
        error={error}
        onConfirm={(reason) => chosen && void take(chosen, reason)}
        onCancel={() => setChosen(undefined)}
      />
    </section>
  )
}

/** Who has it now, and where it is decided. */
function Waiting({ change }: { change: ChangeDetail }) {
  const locale = useLocale()
  const t = changesText(locale)
  const { office } = useSession()
  const sentences: Readonly<Record<string, string>> = t.elsewhere
  const who = change.desk.map((role) => roleName(role, locale)).join(', ')
  const link = linkOf(change, locale)
  return (
    <>
      <p class="t-muted">{sentences[change.status] ?? (who ? t.noStep : t.ended)}</p>
      {who && <p>{t.waitsFor(who)}</p>}
      {link && mayDo(office.role, link.may) && <LinkButton href={link.href}>{link.label}</LinkButton>}
    </>
  )
}

function linkOf(change: ChangeDetail, locale: 'id' | 'en') {
  const t = changesText(locale)
  switch (change.status) {
    case 'on_agenda':
      return { href: '/meetings', label: t.openMeetings, may: 'meeting.read' } as const
    case 'field_verification':
      return { href: '/field-visits', label: t.openFieldVisits, may: 'visit.assign' } as const
    case 'verified':
    case 'in_batch':
    case 'ratified':
    case 'sent':
      return { href: '/batches', label: t.openBatches, may: 'batch.read' } as const
    default:
      return undefined
  }
}

function needsReason(action: ChangeAction): boolean {
  return 'reasoned' in staircase[action]
}

function isGrave(action: OwnAction): boolean {
  return ['reject', 'withdraw', 'contradictInField'].includes(action)
}
