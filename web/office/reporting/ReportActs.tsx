import {
  type Recomputation,
  type ReportDetail,
  recomputeReport,
  reportFrozen,
  reportPaper,
  reportWorkbook,
  signReport,
} from '@tanggap/contract/reporting'
import { useState } from 'preact/hooks'
import { type Asked, addressOf, ask } from '../../kit/client/index.ts'
import {
  Button,
  ConfirmDialog,
  DocumentLink,
  formatDateTime,
  formatNumber,
  KeyValue,
  Notice,
  useLocale,
} from '../../kit/index.ts'
import { reportingText } from './reporting.text.ts'

/** Computes every figure again before one's eyes. */
export function RecomputeCheck({ id }: { id: string }) {
  const locale = useLocale()
  const t = reportingText(locale)
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<Asked<Recomputation>>()
  async function check() {
    setBusy(true)
    setAnswer(await ask(recomputeReport, { params: { id } }))
    setBusy(false)
  }
  return (
    <>
      <Button icon="refresh" busy={busy} onClick={() => void check()}>
        {t.recompute}
      </Button>
      {answer && !answer.ok && <Notice tone="bad">{answer.refusal.sentence[locale]}</Notice>}
      {answer?.ok && (
        <Notice tone={answer.value.identical && answer.value.hashHolds ? 'good' : 'bad'} live>
          {verdict(answer.value)}
        </Notice>
      )}
    </>
  )

  function verdict({ identical, hashHolds, figures, differences }: Recomputation): string {
    if (!identical) return t.different(formatNumber(differences.length, locale))
    return hashHolds ? t.identical(formatNumber(figures, locale)) : t.hashBroken
  }
}

/** The signature, for the ratifier who did not make the report. */
export function SignReport({ report, onSigned }: { report: ReportDetail; onSigned: () => void }) {
  const locale = useLocale()
  const t = reportingText(locale)
  const [confirming, setConfirming] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  if (!report.maySign) return null
  async function sign() {
    setBusy(true)
    const answer = await ask(signReport, { params: { id: report.id }, body: { hash: report.hash } })
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setConfirming(false)
    onSigned()
  }
  return (
    <>
      <Button kind="primary" icon="seal" onClick={() => setConfirming(true)}>
        {t.sign}
      </Button>
      <ConfirmDialog
        open={confirming}
        title={t.signTitle(report.number)}
        consequence={t.signConsequence}
        confirmLabel={t.signTitle(report.number)}
        busy={busy}
        error={error}
        onConfirm={() => void sign()}
        onCancel={() => setConfirming(false)}
      />
    </>
  )
}

/** What the report is and the documents it can be taken away as. */
export function ReportAside({ report }: { report: ReportDetail }) {
  const locale = useLocale()
  const t = reportingText(locale)
  const moment = (at: string) => formatDateTime(at, locale)
  const to = { params: { id: report.id } }
  return (
    <aside class="t-stack">
      <section class="t-stack-s">
        <h2>{t.documents}</h2>
        <DocumentLink href={addressOf(reportPaper, to)} title={t.paper} detail={`${report.number} · PDF`} />
        <DocumentLink
          href={addressOf(reportWorkbook, to)}
          title={t.workbook}
          detail={`${report.number} · XLSX`}
          download={`${report.number}.xlsx`}
        />
        {report.view === 'full' && (
          <DocumentLink
            href={addressOf(reportFrozen, to)}
            title={t.frozen}
            detail={`${report.number} · JSON`}
            download={`${report.number}.json`}
          />
        )}
      </section>
      <section class="t-stack-s">
        <h2>{t.facts}</h2>
        <KeyValue
          pairs={[
            { label: t.made, value: t.madeBy(report.madeBy, moment(report.madeAt)) },
            {
              label: t.signature,
              value:
                report.signedBy && report.signedAt
                  ? t.signedBy(report.signedBy, moment(report.signedAt))
                  : t.unsigned,
            },
            {
              label: t.staff,
              value: t.staffValue(
                formatNumber(report.certified, locale),
                formatNumber(report.active, locale),
              ),
            },
            { label: t.definition, value: <span class="t-digits">{report.definitionVersion}</span> },
            { label: t.verification, value: <span class="t-digits">{report.verification}</span> },
            { label: t.hash, value: <span class="t-digits o-hash">{report.hash}</span> },
          ]}
        />
        {report.ownReport && report.signedAt === null && <p class="t-muted">{t.ownReport}</p>}
      </section>
    </aside>
  )
}
