import { type FindingEvidence, informantRoleKeys, informantRoleLabels } from '@tanggap/core/instrument'
import { TextArea, TextField, useLocale } from '../../kit/index.ts'
import { OutsideVillage } from '../evidence/OutsideVillage.tsx'
import { PhotoField } from '../evidence/PhotoField.tsx'
import { PositionField } from '../evidence/PositionField.tsx'
import { officeNow, useHeld } from '../workspace.ts'
import { FoldingChoices } from './FoldingChoices.tsx'
import { visitText } from './visit.text.ts'

/** What makes a negative finding checkable by a second person: who said it, what, and where. */
export function EvidenceForm(props: {
  name: string
  caseId: string
  value: FindingEvidence | undefined
  onChange: (evidence: FindingEvidence) => void
}) {
  const { name, value, onChange } = props
  const locale = useLocale()
  const t = visitText(locale)
  const held = useHeld()
  const change = (part: Partial<FindingEvidence>) => {
    if (value) onChange({ ...value, ...part, recordedAt: officeNow(held) })
  }
  /** Who it was is asked first, since it is the one thing that has no empty answer. */
  const begin = (informantRole: FindingEvidence['informantRole']) =>
    onChange({
      informantName: '',
      reason: '',
      position: null,
      photo: null,
      ...value,
      informantRole,
      recordedAt: officeNow(held),
    })

  return (
    <section class="f-inset t-stack" aria-label={t.evidenceTitle}>
      <div>
        <h3>{t.evidenceTitle}</h3>
        <p class="t-hint">{t.evidenceLead}</p>
      </div>
      <FoldingChoices
        longest={1}
        name={`${name}-role`}
        label={t.informantRole}
        choices={informantRoleKeys.map((key) => ({ value: key, label: informantRoleLabels[key][locale] }))}
        value={value?.informantRole ?? ''}
        onInput={(chosen) => {
          const informantRole = informantRoleKeys.find((key) => key === chosen)
          if (informantRole) begin(informantRole)
        }}
      />
      {value && <EvidenceDetails name={name} caseId={props.caseId} evidence={value} change={change} />}
    </section>
  )
}

function EvidenceDetails(props: {
  name: string
  caseId: string
  evidence: FindingEvidence
  change: (part: Partial<FindingEvidence>) => void
}) {
  const { name, evidence, change } = props
  const t = visitText(useLocale())
  return (
    <>
      <TextField
        name={`${name}-informant`}
        label={t.proposedBy}
        hint={t.informantHint}
        value={evidence.informantName}
        maxLength={100}
        onInput={(informantName) => change({ informantName })}
      />
      <TextArea
        name={`${name}-reason`}
        label={t.reason}
        hint={t.reasonHint}
        rows={3}
        value={evidence.reason}
        limit={2000}
        onInput={(reason) => change({ reason })}
      />
      <div class="t-stack-s">
        <b>{t.evidencePosition}</b>
        <PositionField
          name={`${name}-position`}
          value={evidence.position ?? undefined}
          onTaken={(position, manualReason) =>
            change({
              position,
              ...(manualReason && {
                reason: `${evidence.reason}\n${t.manualPosition}: ${manualReason}`.trim(),
              }),
            })
          }
          inWords={evidence.place}
          onInWords={(place) => change({ place })}
        />
        <OutsideVillage caseId={props.caseId} value={evidence.position ?? undefined} />
      </div>
      <div class="t-stack-s">
        <b>{t.evidencePhoto}</b>
        <PhotoField
          name={`${name}-photo`}
          title={t.evidencePhoto}
          caseId={props.caseId}
          slot="place"
          value={evidence.photo ?? undefined}
          onTaken={(photo) => change({ photo })}
        />
      </div>
    </>
  )
}
