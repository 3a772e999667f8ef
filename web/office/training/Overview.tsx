import type { AnswerOf } from '@tanggap/contract/route'
import { trainingOverview } from '@tanggap/contract/training'
import { mayDo } from '@tanggap/core/access'
import { Answered, useAsk } from '../../kit/client/index.ts'
import {
  type Column,
  EmptyState,
  formatDate,
  formatNumber,
  LinkButton,
  type Locale,
  PageHeader,
  Stat,
  StatusChip,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { useSession } from '../session/session.ts'
import { trainingText } from './training.text.ts'

type Person = AnswerOf<typeof trainingOverview>['people'][number]

/** Who may be assigned and who not yet. */
export function Overview() {
  const locale = useLocale()
  const t = trainingText(locale)
  const { office } = useSession()
  const asked = useAsk(trainingOverview)
  return (
    <div class="t-stack">
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          mayDo(office.role, 'training.take') && (
            <LinkButton href="/training/test" icon="edit">
              {t.own}
            </LinkButton>
          )
        }
      />
      <Answered of={asked}>
        {({ people }) => (
          <>
            <div class="t-stats">
              <Stat
                label={t.certified}
                value={formatNumber(people.filter(({ certificate }) => certificate?.valid).length, locale)}
                detail={t.of(formatNumber(people.length, locale))}
              />
            </div>
            <Table
              caption={t.title}
              captionHidden
              columns={columnsIn(locale)}
              rows={people}
              rowKey={({ accountId }) => accountId}
              empty={
                <EmptyState icon="people" title={t.nobody}>
                  {t.nobodyHelp}
                </EmptyState>
              }
            />
          </>
        )}
      </Answered>
    </div>
  )
}

function columnsIn(locale: Locale): readonly Column<Person>[] {
  const t = trainingText(locale)
  return [
    { key: 'name', header: t.name, names: true, cell: ({ name }) => name },
    { key: 'region', header: t.region, cell: ({ region }) => region },
    {
      key: 'state',
      header: t.state,
      cell: ({ certificate }) => {
        if (!certificate) return <StatusChip tone="neutral">{t.none}</StatusChip>
        return certificate.valid ? (
          <StatusChip tone="good">{t.valid}</StatusChip>
        ) : (
          <StatusChip tone="attention">{t.expired}</StatusChip>
        )
      },
    },
    { key: 'number', header: t.number, cell: ({ certificate }) => certificate?.number ?? '–' },
    {
      key: 'until',
      header: t.until,
      cell: ({ certificate }) => (certificate ? formatDate(certificate.expiresOn, locale) : '–'),
    },
    { key: 'tests', header: t.tests, align: 'end', cell: ({ tests }) => formatNumber(tests, locale) },
    {
      key: 'practice',
      header: t.practice,
      cell: ({ practice }) =>
        practice
          ? t.practised(
              formatNumber(practice.times, locale),
              formatNumber(practice.minutes, locale),
              formatDate(practice.finishedAt.slice(0, 10), locale),
            )
          : t.notPractised,
    },
    {
      key: 'last',
      header: t.last,
      cell: ({ lastTest }) =>
        lastTest
          ? `${formatNumber(lastTest.percent, locale)} · ${lastTest.passed ? t.passed : t.failed} · ${formatDate(lastTest.finishedAt, locale)}`
          : '–',
    },
  ]
}
