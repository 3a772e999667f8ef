import type { ShownMember } from '@tanggap/contract/registry'
import { formatDate, MaskedNumber, StatusChip, useLocale } from '../../kit/index.ts'
import { lineText } from './line.text.ts'
import { registryText } from './registry.text.ts'
import { ValueTable } from './ValueTable.tsx'
import { valueWords } from './value-words.ts'

/** Members of today, then those who left with why; each opens to the values kept about them. */
export function FamilyPeople({ people }: { people: readonly ShownMember[] }) {
  return (
    <div class="t-stack-s">
      {people.map((person) => (
        <Person key={`${person.personId} ${person.since}`} person={person} />
      ))}
    </div>
  )
}

function Person({ person }: { person: ShownMember }) {
  const locale = useLocale()
  const t = registryText(locale)
  const left: Readonly<Record<string, string>> = t.left
  const about = [
    valueWords('relationship', person.relationship, locale) ?? person.relationship,
    ...(person.sex === 'unknown' ? [] : [valueWords('sex', person.sex, locale) ?? '']),
    ...(person.birthDate ? [t.born(formatDate(person.birthDate, locale))] : []),
    person.until ? t.until(formatDate(person.until, locale)) : t.since(formatDate(person.since, locale)),
  ]
  return (
    <details class="o-person">
      <summary>
        <span>
          <b>{person.name}</b> <span class="t-muted">{about.join(' · ')}</span>
        </span>
        {person.until && (
          <StatusChip tone="neutral">{left[person.endedReason ?? ''] ?? person.endedReason}</StatusChip>
        )}
      </summary>
      {person.nikEnd && (
        <p>
          {t.nik} <MaskedNumber label={t.nik} tail={person.nikEnd} />
        </p>
      )}
      <p>
        <a href={`/registry/persons/${person.personId}`}>{lineText(locale).openPerson}</a>
      </p>
      <ValueTable
        caption={person.name}
        values={person.values}
        subject={{ of: 'person', id: person.personId }}
      />
    </details>
  )
}
