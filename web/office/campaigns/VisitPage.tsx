import { getVisit, type VisitView } from '@tanggap/contract/visits'
import { familyFindingEntries } from '@tanggap/core/instrument'
import { Answered, useAsk } from '../../kit/client/index.ts'
import { formatDateTime, formatNumber, Notice, PageHeader, useLocale } from '../../kit/index.ts'
import { useIsOpen } from '../open-pages.ts'
import { campaignsText } from './campaigns.text.ts'
import { CaseChip } from './case-chip.tsx'
import { VisitCircumstances } from './VisitCircumstances.tsx'
import { VisitDecision } from './VisitDecision.tsx'
import { VisitFindings } from './VisitFindings.tsx'
import { visitsText } from './visits.text.ts'

/** One visit as its reviewer sees it: what was known beside what was found, and the decision. */
export function VisitPage({ id }: { id: string }) {
  const asked = useAsk(getVisit, { params: { id } })
  return <Answered of={asked}>{(view) => <Visit key={id} view={view} onReload={asked.reload} />}</Answered>
}

function Visit({ view, onReload }: { view: VisitView; onReload: () => void }) {
  const locale = useLocale()
  const t = visitsText(locale)
  const { visit, submission, reported } = view
  const { finding } = submission.interview
  const isOpen = useIsOpen()
  return (
    <>
      <PageHeader
        title={visit.headName}
        status={<CaseChip status={visit.status} />}
        crumbs={[
          { href: '/visits', label: `${t.queue} (${formatNumber(view.queue.waiting, locale)})` },
          { href: `/campaigns/${visit.campaign.id}`, label: visit.campaign.name },
          { label: t.visitOf(formatNumber(visit.number, locale)) },
        ].filter(({ href }) => href === undefined || isOpen(href))}
        lead={`${visit.villageName}, ${campaignsText(locale).rt(visit.rt, visit.rw, visit.hamlet)} · ${t.made(submission.facilitator.name, formatDateTime(submission.finishedAt, locale))}`}
      />
      {reported && (
        <Notice tone="info" title={`${t.reported} ${reported.number}`}>
          <p class="o-lines">{reported.text}</p>
        </Notice>
      )}
      {finding && finding !== 'found' && (
        <Notice tone="attention" title={familyFindingEntries[finding].label[locale]}>
          {t.consequence}: {familyFindingEntries[finding].consequence[locale]}
        </Notice>
      )}
      {view.movedTo && (
        <Notice tone="info" title={t.movedTo(view.movedTo.villageName)}>
          {view.movedTo.place && <p>{view.movedTo.place}</p>}
          <p>{t.movedToLead}</p>
        </Notice>
      )}
      <div class="t-beside">
        <VisitFindings view={view} />
        <div class="t-stack">
          <VisitDecision key={`${visit.id} ${visit.version}`} view={view} onReload={onReload} />
          <VisitCircumstances view={view} />
        </div>
      </div>
    </>
  )
}
