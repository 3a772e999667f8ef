import { cancelMeeting, type MeetingDetail, signMinutes } from '@tanggap/contract/deliberations'
import { mayDo } from '@tanggap/core/access'
import { useState } from 'preact/hooks'
import { type Asked, ask } from '../../kit/client/index.ts'
import { Button, ConfirmDialog, formatNumber, useLocale } from '../../kit/index.ts'
import { useSession } from '../session/session.ts'
import { meetingText } from './deliberations.text.ts'

/** The end of a meeting: the head signs, or the operator calls it off. */
export function SignMinutes(props: { meeting: MeetingDetail; onChange: (meeting: MeetingDetail) => void }) {
  const { meeting, onChange } = props
  const locale = useLocale()
  const t = meetingText(locale)
  const { office } = useSession()
  const [asking, setAsking] = useState<'sign' | 'cancel'>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const count = (decision: string) =>
    formatNumber(meeting.agenda.filter((item) => item.decision === decision).length, locale)

  async function send(question: Promise<Asked<MeetingDetail>>) {
    setBusy(true)
    const answer = await question
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setAsking(undefined)
    onChange(answer.value)
  }
  const params = { id: meeting.id }
  const { version } = meeting
  // The head may always try: what is missing is said in words, instead of a button that is not there.
  const maySign = meeting.status === 'held' && mayDo(office.role, 'meeting.sign')
  return (
    <div class="t-stack-s">
      {maySign && (
        <Button kind="primary" icon="seal" wide onClick={() => setAsking('sign')}>
          {t.sign}
        </Button>
      )}
      {meeting.status === 'held' && !maySign && <p class="t-muted">{t.waitSign}</p>}
      {meeting.allowed.includes('cancel') && (
        <Button kind="quiet" onClick={() => setAsking('cancel')}>
          {t.cancel}
        </Button>
      )}
      <ConfirmDialog
        open={asking !== undefined}
        title={asking === 'cancel' ? t.cancel : t.sign}
        consequence={
          asking === 'cancel'
            ? t.cancelConsequence
            : t.signConsequence(count('agreed'), count('declined'), count('postponed'))
        }
        confirmLabel={asking === 'cancel' ? t.cancel : t.sign}
        danger={asking === 'cancel'}
        busy={busy}
        reason={asking === 'cancel' ? {} : undefined}
        error={error}
        onConfirm={(reason) =>
          void send(
            asking === 'cancel'
              ? ask(cancelMeeting, { params, body: { version, reason } })
              : ask(signMinutes, { params, body: { version } }),
          )
        }
        onCancel={() => {
          setAsking(undefined)
          setError(undefined)
        }}
      />
    </div>
  )
}
