import { listVersions, type VersionSummary } from '@tanggap/contract/questionnaires'
import { Answered, useAsk } from '../../kit/client/index.ts'
import {
  type Column,
  formatNumber,
  formatShortDate,
  type Locale,
  PageHeader,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { instrumentText } from './instrument.text.ts'
import { SendDraft } from './SendDraft.tsx'
import { VersionChip } from './VersionChip.tsx'

/** Every version of the questionnaire, and the way to draft the next one. */
export function Questionnaires() {
  const locale = useLocale()
  const t = instrumentText(locale)
  const asked = useAsk(listVersions)
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Answered of={asked}>
        {({ versions, mayDraft }) => (
          <div class="t-stack">
            <Table
              caption={t.title}
              captionHidden
              columns={columnsIn(locale)}
              rows={versions}
              rowKey={({ version }) => version}
              href={({ version }) => `/instruments/${encodeURIComponent(version)}`}
            />
            {mayDraft && <SendDraft onKept={asked.reload} />}
          </div>
        )}
      </Answered>
    </>
  )
}

function columnsIn(locale: Locale): readonly Column<VersionSummary>[] {
  const t = instrumentText(locale)
  const number = (value: number) => formatNumber(value, locale)
  return [
    {
      key: 'version',
      header: t.version,
      names: true,
      cell: ({ version, title }) => (
        <>
          {title[locale]} <code>{version}</code>
        </>
      ),
    },
    { key: 'validFrom', header: t.validFrom, cell: ({ validFrom }) => formatShortDate(validFrom, locale) },
    { key: 'status', header: t.status, cell: (one) => <VersionChip of={one} /> },
    {
      key: 'questions',
      header: t.questions,
      cell: ({ questions, official }) => (
        <>
          {number(questions)} <small class="t-muted">{t.ofOfficial(number(official))}</small>
        </>
      ),
    },
    { key: 'campaigns', header: t.campaigns, align: 'end', cell: ({ campaigns }) => number(campaigns) },
    {
      key: 'made',
      header: t.madeBy,
      cell: ({ madeBy, madeAt }) =>
        madeBy && madeAt ? t.by(madeBy, formatShortDate(madeAt, locale)) : t.none,
    },
  ]
}
