import type { ShownValue } from '@tanggap/contract/registry'
import { mayDo } from '@tanggap/core/access'
import { formatShortDate, StatusChip, Table, useLocale } from '../../kit/index.ts'
import { instrumentBook } from '../instrument/book.ts'
import { useSession } from '../session/session.ts'
import { registryText } from './registry.text.ts'
import { type Subject, ValueHistory } from './ValueHistory.tsx'
import { valueWords, variableName } from './value-words.ts'

/** After the questions come the values that no version asks for. */
function placeOf({ key }: ShownValue): number {
  const { questions } = instrumentBook()
  const place = questions.findIndex((question) => question.key === key)
  return place < 0 ? questions.length : place
}

/** Values in the order of the questionnaire, each with where it comes from, and the other layer beside it. */
export function ValueTable({
  caption,
  values,
  subject,
}: {
  caption: string
  values: readonly ShownValue[]
  subject: Subject
}) {
  const locale = useLocale()
  const t = registryText(locale)
  const { office } = useSession()
  const words = (key: string, value: unknown) => valueWords(key, value, locale) ?? '–'
  return (
    <Table
      caption={caption}
      captionHidden
      rows={values.toSorted((a, b) => placeOf(a) - placeOf(b))}
      rowKey={({ key }) => key}
      columns={[
        { key: 'variable', header: t.variable, names: true, cell: ({ key }) => variableName(key, locale) },
        {
          key: 'current',
          header: t.current,
          cell: (value) =>
            value.hidden ? (
              <span class="t-muted">{t.hidden}</span>
            ) : (
              <div class="o-source">
                {words(value.key, value.value)}
                {value.notYetInDtsen && <StatusChip tone="waiting">{t.notYet}</StatusChip>}
              </div>
            ),
        },
        {
          key: 'source',
          header: t.source,
          cell: (value) => (
            <div class="o-sourced">
              <Source value={value} mayOpen={mayDo(office.role, 'change.read')} />
              <ValueHistory subject={subject} valueKey={value.key} />
            </div>
          ),
        },
      ]}
    />
  )
}

/** Where the current value comes from and, where the other layer says otherwise, what that one says. */
function Source({ value, mayOpen }: { value: ShownValue; mayOpen: boolean }) {
  const locale = useLocale()
  const t = registryText(locale)
  const { key, from, hidden, provider, ratified } = value
  const given = provider && t.provider(provider.sourceName, formatShortDate(provider.asOf, locale))
  const own = ratified && t.ratified(formatShortDate(ratified.asOf, locale))
  const other = from === 'ratified' ? provider?.value : ratified?.value
  return (
    <div class="o-source">
      <small>{from === 'ratified' ? own : given}</small>
      {ratified && (
        <small>
          {t.ministry[ratified.ministry]}
          {mayOpen && (
            <>
              {' · '}
              <a href={`/changes/${ratified.changeId}`}>{t.change}</a>
            </>
          )}
        </small>
      )}
      {provider && ratified && !hidden && (
        <small>
          {from === 'ratified' ? given : own}: <b>{valueWords(key, other, locale) ?? '–'}</b>
        </small>
      )}
    </div>
  )
}
