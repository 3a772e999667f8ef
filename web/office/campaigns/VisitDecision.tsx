import type { RefusalAnswer } from '@tanggap/contract/refusal'
import { type ReviewNote, reviewVisit, type VisitView } from '@tanggap/contract/visits'
import { mayDo } from '@tanggap/core/access'
import { isFirstRecorded } from '@tanggap/core/changes'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { ask } from '../../kit/client/index.ts'
import {
  Button,
  ConfirmDialog,
  formatNumber,
  LinkButton,
  Notice,
  RadioGroup,
  TextArea,
  useLocale,
} from '../../kit/index.ts'
import { useSession } from '../session/session.ts'
import { ReviewNotes } from './ReviewNotes.tsx'
import { visitsText } from './visits.text.ts'

const reasonMissing = 'workflow.reason-missing'
/** What the reviewer can complete here; reading the visit anew would only lose what was typed. */
const isUnfinished = ({ code }: RefusalAnswer) =>
  [reasonMissing, 'visit.notes-missing', 'visit.verdict-missing'].includes(code)

/** Approve what is seen, or return it with notes per question; then the next visit. */
export function VisitDecision({ view, onReload }: { view: VisitView; onReload: () => void }) {
  const locale = useLocale()
  const t = visitsText(locale)
  const { route } = useLocation()
  const { office } = useSession()
  const [mode, setMode] = useState<'choose' | 'return' | 'approve'>('choose')
  const [notes, setNotes] = useState<ReviewNote[]>([])
  const [reason, setReason] = useState('')
  const [verdict, setVerdict] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<RefusalAnswer>()
  const { visit, submission } = view
  // A visit made again bears no reported change, so there is nothing to bear out.
  const isVerification = view.reported !== null
  const recorded = view.differences.filter(
    (one) => one.kind === 'value' && isFirstRecorded({ from: one.from }),
  ).length

  const reasonError = refusal?.code === reasonMissing ? refusal.sentence[locale] : undefined

  async function decide(decision: 'approve' | 'return') {
    setBusy(true)
    const answer = await ask(reviewVisit, {
      params: { id: visit.id },
      body: {
        version: visit.version,
        contentHash: submission.contentHash,
        decision,
        reason,
        notes: decision === 'return' ? notes : [],
        ...(isVerification && decision === 'approve' && verdict && { bearsOut: verdict === 'yes' }),
      },
    })
    setBusy(false)
    if (!answer.ok) {
      setMode(decision === 'approve' && !isVerification ? 'choose' : mode)
      return setRefusal(answer.refusal)
    }
    route(answer.value.next ? `/visits/${answer.value.next}` : '/visits')
  }

  if (visit.status !== 'submitted' || !mayDo(office.role, 'visit.review'))
    return view.queue.next ? (
      <LinkButton href={`/visits/${view.queue.next}`} iconAfter="arrow-right">
        {t.next}
      </LinkButton>
    ) : null
  return (
    <section class="t-card">
      <h2>{t.decision}</h2>
      {view.hindrance && <Notice tone="attention">{view.hindrance[locale]}</Notice>}
      {refusal && refusal.code !== reasonMissing && (
        <Notice
          tone="bad"
          live
          action={!isUnfinished(refusal) && <Button onClick={onReload}>{t.openAgain}</Button>}
        >
          {refusal.sentence[locale]}
        </Notice>
      )}
      {mode === 'return' ? (
        <>
          <TextArea
            name="reason"
            label={t.why}
            hint={t.whyHint}
            rows={3}
            value={reason}
            onInput={setReason}
            error={reasonError}
          />
          <ReviewNotes view={view} notes={notes} onChange={setNotes} />
          <div class="t-row">
            <Button kind="danger" icon="undo" busy={busy} onClick={() => void decide('return')}>
              {t.sendBack}
            </Button>
            <Button onClick={() => setMode('choose')}>{t.cancel}</Button>
          </div>
        </>
      ) : (
        <>
          {isVerification && (
            <>
              <RadioGroup
                name="verdict"
                label={t.verdict}
                value={verdict ?? ''}
                onInput={setVerdict}
                choices={[
                  { value: 'yes', label: t.bearsOut },
                  { value: 'no', label: t.contradicts },
                ]}
              />
              {verdict === 'no' && (
                <TextArea
                  name="reason"
                  label={t.why}
                  rows={3}
                  value={reason}
                  onInput={setReason}
                  error={reasonError}
                />
              )}
            </>
          )}
          <div class="t-row">
            {view.mayApprove && (
              <Button kind="primary" icon="check" onClick={() => setMode('approve')}>
                {t.approve}
              </Button>
            )}
            {view.mayReturn && (
              <Button icon="undo" onClick={() => setMode('return')}>
                {t.giveBack}
              </Button>
            )}
          </div>
        </>
      )}
      <ConfirmDialog
        open={mode === 'approve'}
        title={t.approveTitle}
        consequence={
          isVerification
            ? t.approveVerification
            : t.approveConsequence(
                formatNumber(view.differences.length - recorded, locale),
                formatNumber(recorded, locale),
              )
        }
        confirmLabel={t.approve}
        busy={busy}
        error={isVerification ? refusal?.sentence[locale] : undefined}
        onConfirm={() => void decide('approve')}
        onCancel={() => setMode('choose')}
      />
    </section>
  )
}
