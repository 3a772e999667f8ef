import { freezeCampaign, previewCampaign } from '@tanggap/contract/campaigns'
import { listVillages } from '@tanggap/contract/regions'
import type { AnswerOf } from '@tanggap/contract/route'
import { addDays, localDay } from '@tanggap/core/calendar'
import { expiryDaysBounds, expiryDaysFor } from '@tanggap/core/custody'
import { effortOfTypicalFamily, pace202611 } from '@tanggap/core/instrument'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { Answered, ask, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  CheckboxGroup,
  ConfirmDialog,
  DateField,
  Form,
  formatNumber,
  LinkButton,
  Notice,
  NumberField,
  PageHeader,
  Select,
  Stat,
  TextField,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { instrumentBook } from '../instrument/book.ts'
import { campaignsText } from './campaigns.text.ts'

/** Plans a campaign for one village, shows what it will cost, and freezes its frame. */
export function NewCampaign() {
  const locale = useLocale()
  const t = campaignsText(locale)
  const address = useAddress()
  const { village } = address.query
  const villages = useAsk(listVillages)
  return (
    <>
      <PageHeader
        title={t.newTitle}
        lead={t.newLead}
        crumbs={[{ href: '/campaigns', label: t.title }, { label: t.newTitle }]}
      />
      <Answered of={villages}>
        {(answer) => (
          <div class="t-stack">
            <Select
              name="village"
              label={t.village}
              placeholder={t.chooseVillage}
              value={village ?? ''}
              onInput={(code) => address.go({ village: code })}
              options={answer.villages.map(({ code, name, subdistrict }) => ({
                value: code,
                label: `${name} (${subdistrict})`,
              }))}
            />
            {village && (
              <Plan
                key={village}
                villageCode={village}
                villageName={answer.villages.find(({ code }) => code === village)?.name ?? village}
              />
            )}
          </div>
        )}
      </Answered>
    </>
  )
}

function Plan({ villageCode, villageName }: { villageCode: string; villageName: string }) {
  const preview = useAsk(previewCampaign, { query: { village: villageCode } })
  return (
    <Answered of={preview}>
      {(facts) => <PlanForm villageCode={villageCode} villageName={villageName} facts={facts} />}
    </Answered>
  )
}

/** A month, as the wave of March 2025 was meant to take. */
const usualDays = 30

interface PlanProps {
  readonly villageCode: string
  readonly villageName: string
  readonly facts: AnswerOf<typeof previewCampaign>
}

function PlanForm({ villageCode, villageName, facts }: PlanProps) {
  const locale = useLocale()
  const t = campaignsText(locale)
  const { route } = useLocation()
  const today = localDay(new Date())
  const [name, setName] = useState(`Ground check ${villageName}`)
  const [startsOn, setStartsOn] = useState(today)
  const [endsOn, setEndsOn] = useState(addDays(today, usualDays))
  const [phoneDays, setPhoneDays] = useState(() => String(expiryDaysFor(villageCode)))
  const [groups, setGroups] = useState<string[]>([])
  const [confirming, setConfirming] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const number = (value: number) => formatNumber(value, locale, 1)
  const { least, most } = expiryDaysBounds
  const daysAreRight = /^\d+$/.test(phoneDays) && Number(phoneDays) >= least && Number(phoneDays) <= most
  const coreMinutes = Math.round(effortOfTypicalFamily(instrumentBook(), []).seconds / 60)
  const minutes = instrumentBook()
    .optionGroups.filter(({ key }) => groups.includes(key))
    .reduce((sum, group) => sum + group.minutes, 0)

  async function freeze() {
    setBusy(true)
    const answer = await ask(freezeCampaign, {
      body: {
        name,
        villageCode,
        startsOn,
        endsOn,
        instrumentVersion: facts.instrumentVersion,
        optionGroups: groups,
        phoneDays: Number(phoneDays),
      },
    })
    setBusy(false)
    if (answer.ok) route(`/campaigns/${answer.value.id}`)
    else {
      setConfirming(false)
      setError(answer.refusal.sentence[locale])
    }
  }

  if (facts.running)
    return (
      <Notice
        tone="attention"
        action={<LinkButton href={`/campaigns/${facts.running.id}`}>{t.open}</LinkButton>}
      >
        {t.running(`${facts.running.name} (${facts.running.number})`)}
      </Notice>
    )
  if (facts.families === 0) return <Notice tone="attention">{t.noFamilies(villageName)}</Notice>
  return (
    <div class="t-beside">
      <Form
        errors={error ? [{ message: error }] : []}
        onSubmit={() => daysAreRight && setConfirming(true)}
        actions={
          <Button type="submit" kind="primary" icon="seal">
            {t.freeze(number(facts.families))}
          </Button>
        }
      >
        <TextField name="name" label={t.name} hint={t.nameHint} value={name} onInput={setName} />
        <div class="t-grid">
          <DateField name="startsOn" label={t.startsOn} value={startsOn} onInput={setStartsOn} />
          <DateField name="endsOn" label={t.endsOn} value={endsOn} min={startsOn} onInput={setEndsOn} />
        </div>
        <NumberField
          name="phoneDays"
          label={t.phoneDays}
          hint={t.phoneDaysHint(number(least), number(most))}
          unit={t.days}
          value={phoneDays}
          onInput={setPhoneDays}
          error={daysAreRight ? undefined : t.phoneDaysWrong(number(least), number(most))}
        />
        <CheckboxGroup
          name="groups"
          label={t.groups}
          hint={t.groupsHint}
          optional
          values={groups}
          onInput={setGroups}
          choices={instrumentBook().optionGroups.map((group) => ({
            value: group.key,
            label: `${group.label[locale]} · ${t.minutes(number(group.minutes))}`,
            hint: group.why[locale],
          }))}
        />
      </Form>
      <div class="t-stack-s">
        <Stat label={t.frameSize} value={number(facts.families)} detail={villageName} />
        <Stat label={t.certified} value={number(facts.certified)} />
        <Stat
          label={t.extraTime}
          value={t.minutes(number(minutes))}
          detail={t.extraTotal(formatNumber((minutes * facts.families) / 60, locale, 0))}
        />
        <Stat
          label={t.wholeVisit}
          value={t.minutes(number(coreMinutes + minutes))}
          detail={t.wholeVisitDetail(number(coreMinutes), number(pace202611.budgetMinutes))}
        />
        {coreMinutes + minutes > pace202611.budgetMinutes && (
          <Notice tone="attention">{t.overBudget(number(pace202611.budgetMinutes))}</Notice>
        )}
      </div>
      <ConfirmDialog
        open={confirming}
        title={t.freezeTitle}
        consequence={t.freezeConsequence(number(facts.families), villageName)}
        confirmLabel={t.freeze(number(facts.families))}
        busy={busy}
        onConfirm={() => void freeze()}
        onCancel={() => setConfirming(false)}
      />
    </div>
  )
}
