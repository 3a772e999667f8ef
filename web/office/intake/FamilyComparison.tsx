import {
  type ComparedContradiction,
  type ComparedField,
  getComparedFamily,
} from '@tanggap/contract/intake-desk'
import { Answered, useAsk } from '../../kit/client/index.ts'
import {
  Compare,
  formatDate,
  KeyValue,
  LinkButton,
  Notice,
  PageHeader,
  StatusChip,
  useLocale,
} from '../../kit/index.ts'
import { valueWords, variableName } from '../registry/value-words.ts'
import { useVillageName } from '../villages.ts'
import { deskText } from './desk.text.ts'
import { intakeText } from './intake.text.ts'
import { useIntake } from './use-intake.ts'

/** One family of a comparison: what is held and what is delivered, side by side, with its people. */
export function FamilyComparison({ id, family }: { id: string; family: string }) {
  const locale = useLocale()
  const t = intakeText(locale)
  const d = deskText(locale)
  const villageName = useVillageName()
  const intake = useIntake(id)
  const asked = useAsk(getComparedFamily, { params: { id, family } })
  const title = intake.value?.title ?? ''
  return (
    <Answered of={asked}>
      {(shown) => (
        <div class="t-stack">
          <PageHeader
            title={shown.headName}
            crumbs={[
              { href: '/intakes', label: t.title },
              { href: `/intakes/${id}/comparison`, label: title },
              { label: shown.headName },
            ]}
          />
          <div class="t-row">
            {shown.kinds.map((kind) => (
              <StatusChip key={kind} tone={kind === 'contradicts' ? 'attention' : 'neutral'}>
                {d.kinds[kind] ?? kind}
              </StatusChip>
            ))}
          </div>
          <KeyValue
            pairs={[
              {
                label: d.village,
                value:
                  shown.villageBefore !== null && shown.villageBefore !== shown.village
                    ? `${villageName(shown.villageBefore)} → ${villageName(shown.village)}`
                    : villageName(shown.village),
              },
              {
                label: d.decile,
                value: fromTo(shown.decileBefore ?? d.decileNone, shown.decileAfter ?? d.decileNone),
              },
            ]}
          />
          <Differences title={d.fieldsTitle} fields={shown.fields} contradictions={shown.contradictions} />
          {shown.persons.length > 0 && <h2>{d.peopleTitle}</h2>}
          {shown.persons.map((person) => (
            <section key={person.personId} class="t-stack-s">
              <h3>
                {person.name} · {person.kinds.map((kind) => d.personKinds[kind] ?? kind).join(', ')}
              </h3>
              <Differences
                title={person.name}
                fields={person.fields}
                contradictions={person.contradictions}
              />
            </section>
          ))}
          <div class="t-row">
            <LinkButton href={`/intakes/${id}/comparison#families`} icon="arrow-left">
              {d.backToList}
            </LinkButton>
          </div>
        </div>
      )}
    </Answered>
  )
}

function fromTo(from: number | string, to: number | string): string {
  return from === to ? String(to) : `${from} → ${to}`
}

function Differences({
  title,
  fields,
  contradictions,
}: {
  title: string
  fields: readonly ComparedField[]
  contradictions: readonly ComparedContradiction[]
}) {
  const locale = useLocale()
  const d = deskText(locale)
  const words = (key: string, value: unknown) =>
    value === undefined ? d.absent : (valueWords(key, value, locale) ?? String(value))
  return (
    <>
      {fields.length > 0 ? (
        <Compare
          caption={title}
          fromHeading={d.held}
          toHeading={d.delivered}
          differences={fields.map((field) => ({
            label: variableName(field.key, locale),
            from: field.hidden ? '•••' : words(field.key, field.from),
            to: field.hidden ? d.hidden : words(field.key, field.to),
          }))}
        />
      ) : (
        contradictions.length === 0 && <p class="t-muted">{d.nothingDiffers}</p>
      )}
      {contradictions.map((one) => (
        <Notice
          key={one.key}
          tone="attention"
          title={`${variableName(one.key, locale)} · ${d.ratifiedOn(formatDate(one.ratifiedOn, locale))}`}
        >
          {!one.hidden && (
            <p>
              {words(one.key, one.ratified)} ↔ {words(one.key, one.delivered)}
            </p>
          )}
          <p>{one.staysCurrent ? d.stays : d.yields}</p>
        </Notice>
      ))}
    </>
  )
}
