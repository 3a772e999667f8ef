import { getFamilyHistory } from '@tanggap/contract/registry'
import { Answered, useAsk } from '../../kit/client/index.ts'
import { formatDate, formatNumber, Timeline, useLocale } from '../../kit/index.ts'
import { registryText } from './registry.text.ts'
import { variableName } from './value-words.ts'

/** Every version of the family and its members, with its source and what it changed. */
export function FamilyHistory({ id }: { id: string }) {
  const locale = useLocale()
  const t = registryText(locale)
  const asked = useAsk(getFamilyHistory, { params: { id } })
  return (
    <Answered of={asked}>
      {({ versions }) => (
        <Timeline
          label={t.history}
          events={versions.map((version) => ({
            key: `${version.personName} ${version.layer} ${version.version}`,
            at: version.recordedAt,
            title: `${version.personName ? t.versionOf(version.personName) : t.familyVersion}: ${t.layer[version.layer]}, ${t.version(formatNumber(version.version, locale))}`,
            by: `${version.sourceName} · ${t.asOf(formatDate(version.asOf, locale))}`,
            children: (
              <small>
                {version.changed.length > 0
                  ? t.changedKeys(version.changed.map((key) => variableName(key, locale)).join(', '))
                  : version.first
                    ? t.first
                    : t.nothingChanged}
              </small>
            ),
          }))}
        />
      )}
    </Answered>
  )
}
