import { ticketTrail } from '@tanggap/contract/citizens'
import { Answered, useAsk } from '../../kit/client/index.ts'
import { EmptyState, formatNumber, formatShortDate, Table, useLocale } from '../../kit/index.ts'
import { actName } from '../audit/act-words.ts'
import { roleName } from '../role-name.ts'
import { triageText } from './triage.text.ts'

/** The processing trail a family may ask for: who read or did what, by day and office. */
export function Trail({ ticketId }: { ticketId: string }) {
  const locale = useLocale()
  const t = triageText(locale)
  const asked = useAsk(ticketTrail, { params: { id: ticketId } })
  return (
    <section class="t-stack-s">
      <h2>{t.trail}</h2>
      <p class="t-muted">{t.trailLead}</p>
      <Answered of={asked}>
        {({ looks, total }) => (
          <>
            {total > looks.length && <p class="t-muted">{t.trailMore(formatNumber(total, locale))}</p>}
            <Table
              caption={t.trail}
              captionHidden
              rows={looks}
              rowKey={({ day, role, action }) => `${day} ${role} ${action}`}
              empty={<EmptyState title={t.trailNone} />}
              columns={[
                {
                  key: 'day',
                  header: t.trailDay,
                  cell: ({ day }) => formatShortDate(day, locale),
                  names: true,
                },
                { key: 'who', header: t.trailWho, cell: ({ role }) => roleName(role, locale) },
                { key: 'what', header: t.trailWhat, cell: ({ action }) => actName(action, locale) },
                {
                  key: 'times',
                  header: t.trailTimes,
                  align: 'end',
                  cell: ({ times }) => formatNumber(times, locale),
                },
              ]}
            />
          </>
        )}
      </Answered>
    </section>
  )
}
