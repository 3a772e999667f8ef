import { assignCases, listCandidates } from '@tanggap/contract/campaigns'
import { useState } from 'preact/hooks'
import { Answered, ask, useAsk } from '../../kit/client/index.ts'
import { Button, CheckboxGroup, Dialog, formatNumber, Notice, useLocale } from '../../kit/index.ts'
import { campaignsText } from './campaigns.text.ts'
import { HoldersNotice } from './HoldersNotice.tsx'

export interface DealDialogProps {
  readonly campaignId: string
  /** The chosen ones; without them everything that has nobody yet. */
  readonly caseIds: readonly string[] | undefined
  readonly open: boolean
  readonly onDone: (sentence: string) => void
  readonly onCancel: () => void
}

/** Chooses who gets the cases. Those without a certificate are shown, and cannot be chosen. */
export function DealDialog({ campaignId, caseIds, open, onDone, onCancel }: DealDialogProps) {
  const locale = useLocale()
  const t = campaignsText(locale)
  const asked = useAsk(listCandidates, { params: { id: campaignId } }, { skip: !open })
  const [chosen, setChosen] = useState<string[]>([])
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()

  async function deal() {
    if (chosen.length === 0) return setError(t.chooseSomeone)
    setBusy(true)
    const answer = await ask(assignCases, {
      params: { id: campaignId },
      body: { accountIds: chosen, ...(caseIds && { caseIds: [...caseIds] }) },
    })
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setError(undefined)
    const parts = answer.value.assigned.map(({ name, count }) => `${name} ${formatNumber(count, locale)}`)
    onDone(t.dealt(parts.join(', ')))
  }

  return (
    <Dialog
      open={open}
      onClose={onCancel}
      title={t.dealTitle}
      footer={
        <Button kind="primary" busy={busy} onClick={() => void deal()}>
          {t.confirmDeal}
        </Button>
      }
    >
      <p>{caseIds ? t.dealSomeLead : t.dealLead}</p>
      {caseIds && caseIds.length > 0 && <HoldersNotice caseIds={caseIds} open={open} />}
      <Answered of={asked}>
        {({ facilitators }) =>
          facilitators.length === 0 ? (
            <Notice tone="attention">{t.nobody}</Notice>
          ) : (
            <CheckboxGroup
              name="facilitators"
              label={t.facilitator}
              error={error}
              values={chosen}
              onInput={setChosen}
              choices={facilitators.map(({ accountId, name, certified, load }) => ({
                value: accountId,
                label: name,
                hint: certified ? t.load(formatNumber(load, locale)) : t.notCertified,
                disabled: !certified,
              }))}
            />
          )
        }
      </Answered>
    </Dialog>
  )
}
