import { getMeeting, type MeetingDetail, minutesDocument } from '@tanggap/contract/deliberations'
import { labelOf } from '@tanggap/core/changes'
import { meetingKinds } from '@tanggap/core/deliberations'
import { useEffect, useState } from 'preact/hooks'
import { Answered, addressOf, useAsk } from '../../kit/client/index.ts'
import {
  DocumentLink,
  formatDateTime,
  formatNumber,
  KeyValue,
  Notice,
  PageHeader,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { Agenda } from './Agenda.tsx'
import { Attendance } from './Attendance.tsx'
import { meetingText } from './deliberations.text.ts'
import { MeetingStatusChip } from './MeetingList.tsx'
import { SignMinutes } from './SignMinutes.tsx'

/** Tonight's meeting on one page: who came, each item with its decision, the annex, and the signature. */
export function MeetingPage({ id }: { id: string }) {
  const locale = useLocale()
  const t = meetingText(locale)
  const asked = useAsk(getMeeting, { params: { id } })
  // Every answer of the meeting's own routes is the whole meeting, so the page follows without asking again.
  const [latest, setLatest] = useState<MeetingDetail>()
  useEffect(() => setLatest(undefined), [asked.value])
  return (
    <Answered of={asked}>
      {(first) => {
        const meeting = latest ?? first
        return (
          <>
            <PageHeader
              crumbs={[{ label: t.title, href: '/meetings' }, { label: meeting.number }]}
              title={`${meetingKinds[meeting.kind][locale]} ${meeting.villageName}`}
              status={<MeetingStatusChip status={meeting.status} />}
              lead={`${formatDateTime(meeting.heldAt, locale)} · ${meeting.place}`}
            />
            <div class="t-beside">
              <div class="t-stack">
                <Agenda meeting={meeting} onChange={setLatest} reload={asked.reload} />
                <Annex meeting={meeting} />
              </div>
              <div class="t-stack">
                <Attendance meeting={meeting} onChange={setLatest} reload={asked.reload} />
                <Minutes meeting={meeting} onChange={setLatest} />
              </div>
            </div>
          </>
        )
      }}
    </Answered>
  )
}

function Annex({ meeting }: { meeting: MeetingDetail }) {
  const locale = useLocale()
  const t = meetingText(locale)
  return (
    <section class="t-stack-s">
      <h2>{t.annex}</h2>
      <p class="t-muted">{t.annexLead}</p>
      <Table
        caption={t.annex}
        captionHidden
        rows={meeting.annex.rows}
        rowKey={({ question }) => question}
        columns={[
          {
            key: 'variable',
            header: t.variable,
            cell: ({ question }) => labelOf(question)[locale],
            names: true,
          },
          {
            key: 'values',
            header: t.values,
            cell: ({ values }) => formatNumber(values, locale),
            align: 'end',
          },
          {
            key: 'families',
            header: t.families,
            cell: ({ families }) => formatNumber(families, locale),
            align: 'end',
          },
        ]}
        empty={<Notice>{t.annexEmpty}</Notice>}
      />
      {meeting.annex.firstRecorded > 0 && (
        <p>{t.annexFirstRecorded(formatNumber(meeting.annex.firstRecorded, locale))}</p>
      )}
    </section>
  )
}

function Minutes(props: { meeting: MeetingDetail; onChange: (meeting: MeetingDetail) => void }) {
  const { meeting, onChange } = props
  const locale = useLocale()
  const t = meetingText(locale)
  const isSigned = meeting.status === 'signed'
  return (
    <section class="t-card" aria-label={t.facts}>
      {isSigned && (
        <Notice tone="good">
          {t.signedBy(
            meeting.signedBy ?? '',
            meeting.signedAt ? formatDateTime(meeting.signedAt, locale) : '',
          )}
        </Notice>
      )}
      <KeyValue
        pairs={[
          { label: t.number, value: meeting.number },
          { label: t.chair, value: meeting.chair },
          { label: t.recordedBy, value: meeting.recordedBy },
          ...(meeting.minutesHash
            ? [{ label: t.hash, value: <span class="t-digits">{meeting.minutesHash.slice(0, 16)}</span> }]
            : []),
        ]}
      />
      <DocumentLink
        href={addressOf(minutesDocument, { params: { id: meeting.id } })}
        title={isSigned ? t.print : t.printDraft}
        detail={meeting.number}
      />
      <SignMinutes meeting={meeting} onChange={onChange} />
    </section>
  )
}
