import { ageOn, isDate } from '@tanggap/core/calendar'
import {
  type AskedQuestion,
  type FindingEvidence,
  type Member,
  memberPresenceEntries,
  memberPresenceKeys,
  withNewMember,
  withoutNewMember,
} from '@tanggap/core/instrument'
import { Button, Notice, StatusChip, useLocale } from '../../kit/index.ts'
import { uuidV7 } from '../store/index.ts'
import { EvidenceForm } from './EvidenceForm.tsx'
import { FoldingChoices } from './FoldingChoices.tsx'
import { baselineOfMember, nameOfMember } from './member-names.ts'
import type { Visit } from './use-visit.ts'
import { visitText } from './visit.text.ts'

/** Everyone the register knows, one card each, and whoever came since. */
export function MemberCards({ visit }: { visit: Visit; asked: readonly AskedQuestion[] }) {
  const t = visitText(useLocale())
  const { interview, change } = visit
  return (
    <>
      {interview.members.map((member) => (
        <MemberCard key={member.id} visit={visit} member={member} />
      ))}
      <Button icon="plus" wide onClick={() => change((latest) => withNewMember(latest, uuidV7()))}>
        {t.addMember}
      </Button>
    </>
  )
}

function MemberCard({ visit, member }: { visit: Visit; member: Member }) {
  const locale = useLocale()
  const t = visitText(locale)
  const { change } = visit
  const isNew = member.baselinePersonId === undefined
  const entry = member.presence && memberPresenceEntries[member.presence]
  const setEvidence = (presenceEvidence: FindingEvidence) =>
    change((latest) => ({
      ...latest,
      members: latest.members.map((each) => (each.id === member.id ? { ...each, presenceEvidence } : each)),
    }))
  return (
    <article
      class="f-question"
      id={`q-presence-${member.id}`}
      data-answered={member.presence !== null || undefined}
    >
      <h2>{nameOfMember(visit, member) || t.newMember}</h2>
      <p class="t-hint">{aboutMember(visit, member, locale)}</p>
      {isNew ? (
        <div class="f-recorded">
          <StatusChip tone="moving">{t.newMember}</StatusChip>
          <Button
            kind="quiet"
            icon="cross"
            onClick={() => change((latest) => withoutNewMember(latest, member.id))}
          >
            {t.removeMember}
          </Button>
        </div>
      ) : (
        <FoldingChoices
          longest={1}
          name={`presence-${member.id}`}
          label={<span class="t-hide">{t.presence}</span>}
          choices={memberPresenceKeys
            .filter((key) => key !== 'new_member')
            .map((key) => ({
              value: key,
              label: memberPresenceEntries[key].label[locale],
              hint: member.presence === key && memberPresenceEntries[key].help[locale],
            }))}
          value={member.presence ?? ''}
          onInput={(key) => visit.answer({ kind: 'member', memberId: member.id }, 'presence', key)}
        />
      )}
      {entry?.negative && (
        <>
          <Notice tone="attention" title={t.consequence}>
            {entry.consequence[locale]}
          </Notice>
          <EvidenceForm
            name={`evidence-${member.id}`}
            caseId={visit.one.id}
            value={member.presenceEvidence}
            onChange={setEvidence}
          />
        </>
      )}
    </article>
  )
}

function aboutMember(visit: Visit, member: Member, locale: 'id' | 'en'): string {
  const t = visitText(locale)
  const known = baselineOfMember(visit, member.id)
  const born = member.answers.birthDate ?? known?.answers.birthDate
  const relationship = member.answers.relationship ?? known?.answers.relationship
  const relation = visit.instrument.codeLists.relationship?.options.find(({ key }) => key === relationship)
  const age = typeof born === 'string' && isDate(born) ? ageOn(born, visit.today) : undefined
  return [relation?.label[locale], age !== undefined && t.years(age)].filter(Boolean).join(' · ')
}
