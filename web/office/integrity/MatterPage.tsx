import { getMatter } from '@tanggap/contract/integrity'
import { useState } from 'preact/hooks'
import { Answered, useAsk } from '../../kit/client/index.ts'
import { formatDate, formatDateTime, Notice, PageHeader, Timeline, useLocale } from '../../kit/index.ts'
import { roleName } from '../role-name.ts'
import { integrityText } from './integrity.text.ts'
import { MatterChip, PriorityChip } from './marks.tsx'
import { Seal } from './Seal.tsx'
import { Words } from './Words.tsx'

/** One matter: its seal, its clocks, and, while it is open to this officer, what was told and what can be decided. */
export function MatterPage({ id }: { id: string }) {
  const locale = useLocale()
  const t = integrityText(locale)
  const asked = useAsk(getMatter, { params: { id } }, { everySeconds: 30 })
  const [done, setDone] = useState(false)
  const after = () => {
    setDone(true)
    asked.reload()
  }
  return (
    <Answered of={asked}>
      {(matter) => (
        <>
          <PageHeader
            crumbs={[{ label: t.title, href: '/integrity' }, { label: matter.number }]}
            title={matter.number}
            status={<MatterChip status={matter.status} />}
            lead={formatDateTime(matter.receivedAt, locale)}
          />
          {(matter.pressedAt !== null || matter.urgent) && (
            <p>
              <PriorityChip matter={matter} />
            </p>
          )}
          {done && (
            <Notice tone="good" live>
              {t.done}
            </Notice>
          )}
          <Seal matter={matter} onDone={after} />
          {matter.mayRead && <Words key={matter.opening?.until} matter={matter} onDone={after} />}
          <section class="t-stack-s">
            <h2>{t.history}</h2>
            {matter.contestableUntil && (
              <p class="t-muted">{t.contestable(formatDate(matter.contestableUntil, locale))}</p>
            )}
            <Timeline
              label={t.history}
              events={matter.lines.map((line) => ({
                key: line.key,
                at: line.at,
                title: line.title[locale],
                by: roleName(line.role, locale),
              }))}
            />
          </section>
        </>
      )}
    </Answered>
  )
}
