import { getFamilyValueHistory, getPersonValueHistory } from '@tanggap/contract/registry-history'
import { mayDo } from '@tanggap/core/access'
import { useState } from 'preact/hooks'
import { Answered, useAsk } from '../../kit/client/index.ts'
import { Button, Dialog, formatDate, Notice, StatusChip, Table, useLocale } from '../../kit/index.ts'
import { useSession } from '../session/session.ts'
import { lineText } from './line.text.ts'
import { valueWords, variableName } from './value-words.ts'

/** Whose value it is. */
export interface Subject {
  readonly of: 'family' | 'person'
  readonly id: string
}

/** A button beside a value that opens every version of it. Asked only when opened, since the opening is recorded. */
export function ValueHistory({ subject, valueKey }: { subject: Subject; valueKey: string }) {
  const locale = useLocale()
  const t = lineText(locale)
  const [open, setOpen] = useState(false)
  const name = variableName(valueKey, locale)
  return (
    <>
      <Button kind="quiet" icon="history" iconOnly onClick={() => setOpen(true)}>
        {t.historyOf(name)}
      </Button>
      <Dialog open={open} wide onClose={() => setOpen(false)} title={t.historyOf(name)}>
        {open && <Versions subject={subject} valueKey={valueKey} />}
      </Dialog>
    </>
  )
}

function Versions({ subject, valueKey }: { subject: Subject; valueKey: string }) {
  const locale = useLocale()
  const t = lineText(locale)
  const mayOpen = mayDo(useSession().office.role, 'change.read')
  const route = subject.of === 'family' ? getFamilyValueHistory : getPersonValueHistory
  const asked = useAsk(route, { params: { id: subject.id, key: valueKey } })
  return (
    <Answered of={asked}>
      {({ hidden, eras }) =>
        hidden ? (
          <Notice tone="info">{t.hiddenValue}</Notice>
        ) : (
          <Table
            caption={t.history}
            captionHidden
            rows={eras}
            rowKey={({ layer, from, recordedAt }) => `${layer} ${from} ${recordedAt}`}
            empty={<p>{t.noEras}</p>}
            columns={[
              {
                key: 'value',
                header: t.value,
                names: true,
                cell: ({ value, withdrawn, current }) => (
                  <div class="o-source">
                    {withdrawn ? t.withdrawn : (valueWords(valueKey, value, locale) ?? '–')}
                    {current && <StatusChip tone="good">{t.currentMark}</StatusChip>}
                  </div>
                ),
              },
              { key: 'from', header: t.since, cell: ({ from }) => formatDate(from, locale) },
              {
                key: 'last',
                header: t.statedUntil,
                cell: ({ lastStated }) => formatDate(lastStated, locale),
              },
              {
                key: 'source',
                header: t.source,
                cell: ({ layer, sourceName, changeId }) => (
                  <div class="o-source">
                    {layer === 'provider' ? sourceName : t.layer.ratified}
                    {changeId && mayOpen && <a href={`/changes/${changeId}`}>{t.seeChange}</a>}
                  </div>
                ),
              },
            ]}
          />
        )
      }
    </Answered>
  )
}
