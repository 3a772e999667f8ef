import { type IntakeDetail, listProblemRows } from '@tanggap/contract/intake'
import { Answered, useAsk } from '../../kit/client/index.ts'
import { formatNumber, LinkButton, MaskedNumber, Notice, Pager, Table, useLocale } from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { useVillageName } from '../villages.ts'
import { intakeText } from './intake.text.ts'

/** The rows behind one problem, or the recipients nobody knows. */
export function ProblemRows({ intake }: { intake: IntakeDetail }) {
  const locale = useLocale()
  const t = intakeText(locale)
  const address = useAddress()
  const villageName = useVillageName()
  const { code, unmatched, page: pageText } = address.query
  const page = Number(pageText ?? 1)
  const query = unmatched ? { unmatched: 'yes' as const, page } : { code: code ?? '', page }
  const asked = useAsk(listProblemRows, { params: { id: intake.id }, query })
  const group = intake.problems.find((problem) => problem.code === code)
  return (
    <section class="t-stack-s">
      <div class="t-row t-row-end">
        <h2>{unmatched ? t.unmatched : t.rowsOf}</h2>
        <LinkButton href={`/intakes/${intake.id}`} icon="arrow-left">
          {t.back}
        </LinkButton>
      </div>
      {group && (
        <Notice
          tone={group.severity === 'error' ? 'bad' : 'attention'}
          title={`${t.severity[group.severity]} · ${formatNumber(group.rows, locale)}`}
        >
          {group.sentence[locale]}
        </Notice>
      )}
      <Answered of={asked}>
        {({ rows, total, pageSize }) => (
          <>
            <Table
              caption={t.rowsOf}
              captionHidden
              rows={rows}
              rowKey={({ fileId, line }) => `${fileId} ${line}`}
              href={({ fileId, line }) => `/intakes/${intake.id}/rows/${fileId}/${line}`}
              columns={[
                { key: 'name', header: t.person, names: true, cell: ({ name }) => name ?? '–' },
                {
                  key: 'nik',
                  header: t.nik,
                  cell: ({ nikEnd }) => (nikEnd ? <MaskedNumber label={t.nik} tail={nikEnd} /> : '–'),
                },
                {
                  key: 'village',
                  header: t.village,
                  cell: ({ village }) => (village ? villageName(village) : '–'),
                },
                { key: 'column', header: t.column, cell: ({ columns }) => columns.join(', ') || '–' },
                { key: 'file', header: t.file, cell: ({ file }) => file },
                {
                  key: 'line',
                  header: t.line,
                  align: 'end',
                  cell: ({ line }) => line,
                },
              ]}
            />
            <Pager
              page={page}
              pages={Math.max(1, Math.ceil(total / pageSize))}
              total={total}
              previousHref={page > 1 ? address.with({ page: page - 1 }) : undefined}
              nextHref={page * pageSize < total ? address.with({ page: page + 1 }) : undefined}
            />
          </>
        )}
      </Answered>
    </section>
  )
}
