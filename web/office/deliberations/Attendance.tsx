import { type MeetingDetail, recordMeeting } from '@tanggap/contract/deliberations'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import {
  Button,
  Form,
  formatNumber,
  KeyValue,
  Notice,
  NumberField,
  Stat,
  TextArea,
  useLocale,
} from '../../kit/index.ts'
import { meetingText } from './deliberations.text.ts'

interface AttendanceProps {
  meeting: MeetingDetail
  onChange: (meeting: MeetingDetail) => void
  reload: () => void
}

/** How many came, by name where the list is typed, and whether that is a quorum. */
export function Attendance({ meeting, onChange, reload }: AttendanceProps) {
  const locale = useLocale()
  const t = meetingText(locale)
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<{ tone: 'good' | 'bad'; text: string }>()
  const missing = meeting.quorum - meeting.present

  async function save(form: FormData) {
    setBusy(true)
    const attendance = namesIn(String(form.get('names') ?? ''))
    const answer = await ask(recordMeeting, {
      params: { id: meeting.id },
      body: {
        version: meeting.version,
        present: Math.max(Number(form.get('present') ?? 0) || 0, attendance.length),
        attendance,
        notes: String(form.get('notes') ?? ''),
      },
    })
    setBusy(false)
    if (answer.ok) {
      onChange(answer.value)
      setTold({ tone: 'good', text: t.saved })
    } else {
      setTold({ tone: 'bad', text: answer.refusal.sentence[locale] })
      if (answer.refusal.code === 'workflow.newer-version') reload()
    }
  }
  return (
    <section class="t-card" aria-label={t.attendance}>
      <h2>{t.attendance}</h2>
      <Stat
        label={t.present}
        value={`${formatNumber(meeting.present, locale)} / ${formatNumber(meeting.quorum, locale)}`}
        detail={missing <= 0 ? t.reached : t.notReached(formatNumber(missing, locale))}
      />
      {meeting.allowed.includes('record') ? (
        <Form
          onSubmit={(form) => void save(form)}
          actions={
            <Button type="submit" busy={busy}>
              {t.saveAttendance}
            </Button>
          }
        >
          <NumberField name="present" label={t.present} unit={t.people} value={String(meeting.present)} />
          <TextArea
            name="names"
            label={t.names}
            hint={t.namesHint}
            optional
            rows={5}
            value={meeting.attendance.map(({ name, capacity }) => `${name}, ${capacity}`).join('\n')}
          />
          <TextArea name="notes" label={t.notes} optional rows={3} limit={4000} value={meeting.notes} />
        </Form>
      ) : (
        <KeyValue
          pairs={[
            { label: t.present, value: formatNumber(meeting.present, locale) },
            { label: t.quorum, value: formatNumber(meeting.quorum, locale) },
            { label: t.invited, value: formatNumber(meeting.invited, locale) },
          ]}
        />
      )}
      {told && (
        <Notice tone={told.tone} live>
          {told.text}
        </Notice>
      )}
    </section>
  )
}

/** One person a line; what follows the first comma is the capacity. */
function namesIn(text: string): { name: string; capacity: string }[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [name = '', ...capacity] = line.split(',')
      return { name: name.trim(), capacity: capacity.join(',').trim() }
    })
    .filter(({ name }) => name !== '')
}
