import { CheckboxGroup, Notice, RadioGroup, useLocale } from '../../kit/index.ts'
import { SlipField } from '../evidence/SlipField.tsx'
import type { Visit } from './use-visit.ts'
import { visitText } from './visit.text.ts'

const respondents = ['head', 'spouse', 'adult_member', 'relative', 'other'] as const

/** Before leaving: what the family must be told, who spoke, and the slip that opens their own data to them. */
export function LeaveScreen({ visit }: { visit: Visit }) {
  const t = visitText(useLocale())
  const { draft } = visit
  return (
    <>
      <details class="f-withheld">
        <summary>{t.legalAgain}</summary>
        <blockquote class="f-script">
          {t.legal}
          <small>{t.legalBasis}</small>
        </blockquote>
      </details>
      <RadioGroup
        name="respondent-is"
        label={t.respondentIs}
        choices={respondents.map((key) => ({ value: key, label: t.respondents[key] }))}
        value={draft.respondentIs}
        onInput={(respondentIs) => visit.note({ respondentIs })}
      />
      <section class="t-stack-s">
        <h2>{t.slipTitle}</h2>
        <p class="t-hint">{t.slipLead}</p>
        {visit.one.correction && <Notice tone="info">{t.slipBefore}</Notice>}
        {draft.withoutSlip ? (
          <Notice tone="info">{t.slipLater}</Notice>
        ) : (
          <SlipField value={draft.slipSerial} onSerial={(slipSerial) => visit.note({ slipSerial })} />
        )}
        <CheckboxGroup
          name="no-slip"
          label={<span class="t-hide">{t.noSlip}</span>}
          choices={[{ value: 'none', label: t.noSlip }]}
          values={draft.withoutSlip ? ['none'] : []}
          onInput={(chosen) =>
            visit.note(chosen.length > 0 ? { withoutSlip: true, slipSerial: null } : { withoutSlip: false })
          }
        />
      </section>
    </>
  )
}
