import { listProfiles } from '@tanggap/contract/intake-files'
import { Answered, useAsk } from '../../kit/client/index.ts'
import { EmptyState, formatDateTime, formatNumber, PageHeader, Table, useLocale } from '../../kit/index.ts'
import { filesText } from './files.text.ts'
import { intakeText } from './intake.text.ts'

/** The mappings that are remembered, each by its newest version. */
export function ProfileList() {
  const locale = useLocale()
  const t = filesText(locale)
  const asked = useAsk(listProfiles)
  return (
    <>
      <PageHeader
        title={t.profiles}
        lead={t.mapLead}
        crumbs={[{ href: '/intakes', label: intakeText(locale).title }, { label: t.profiles }]}
      />
      <Answered of={asked}>
        {({ profiles }) => (
          <Table
            caption={t.profiles}
            captionHidden
            rows={profiles}
            rowKey={({ id }) => id}
            empty={<EmptyState title={t.noProfiles}>{t.noProfilesHelp}</EmptyState>}
            columns={[
              {
                key: 'title',
                header: t.title,
                names: true,
                cell: ({ title, version }) => `${title} · v${version}`,
              },
              { key: 'provider', header: t.provider, cell: ({ provider }) => provider },
              { key: 'layout', header: t.layout, cell: ({ layoutTitle }) => layoutTitle[locale] },
              {
                key: 'columns',
                header: t.columns,
                align: 'end',
                cell: ({ columns }) => formatNumber(columns, locale),
              },
              {
                key: 'made',
                header: t.madeBy,
                cell: ({ madeBy, madeAt }) => `${madeBy}, ${formatDateTime(madeAt, locale)}`,
              },
            ]}
          />
        )}
      </Answered>
    </>
  )
}
