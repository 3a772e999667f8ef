import type { Candidate } from '@tanggap/contract/citizens'
import type { ComponentChildren } from 'preact'
import { Button, formatNumber, StatusChip, Table, useLocale } from '../../kit/index.ts'
import { citizensText } from './citizens.text.ts'
import { triageText } from './triage.text.ts'

export interface FamilyTableProps {
  families: readonly Candidate[]
  act: string
  onChoose: (family: Candidate) => void
  /** How well each agrees with what was told, where something was. */
  evidence?: ((family: Candidate) => ComponentChildren) | undefined
  empty: ComponentChildren
}

/** Families side by side, as much of each as tells them apart. */
export function FamilyTable({ families, act, onChoose, evidence, empty }: FamilyTableProps) {
  const locale = useLocale()
  const t = citizensText(locale)
  const triage = triageText(locale)
  return (
    <Table
      caption={t.which}
      captionHidden
      rows={families}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          key: 'head',
          header: t.family,
          names: true,
          cell: ({ headName, foundName, status }) => (
            <>
              {headName}
              {foundName && <small class="t-muted"> {t.foundAs(foundName)}</small>}
              {status === 'ended' && <StatusChip>{t.familyEnded}</StatusChip>}
            </>
          ),
        },
        {
          key: 'place',
          header: t.village,
          cell: ({ hamlet, rt, rw, villageName }) => `${t.address(hamlet, rt, rw)}, ${villageName}`,
        },
        {
          key: 'members',
          header: t.members,
          align: 'end',
          cell: ({ members }) => formatNumber(members, locale),
        },
        ...(evidence ? [{ key: 'evidence', header: triage.evidence, cell: evidence }] : []),
        {
          key: 'act',
          header: t.act,
          cell: (family) =>
            family.status === 'active' && <Button onClick={() => onChoose(family)}>{act}</Button>,
        },
      ]}
    />
  )
}
