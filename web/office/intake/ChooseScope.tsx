import type { IntakeDetail } from '@tanggap/contract/intake'
import { chooseScope } from '@tanggap/contract/intake-desk'
import { type FamilyKind, familyKinds } from '@tanggap/core/intake'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import {
  Button,
  CheckboxGroup,
  Dialog,
  formatDateTime,
  formatNumber,
  KeyValue,
  Notice,
  useLocale,
} from '../../kit/index.ts'
import { useVillageName } from '../villages.ts'
import { comparisonText } from './comparison.text.ts'
import { deskText } from './desk.text.ts'
import type { Comparison } from './use-intake.ts'

/** Which part of the delivery is taken in. Whoever chooses does not confirm. */
export function ChooseScope({
  intake,
  comparison,
  onChange,
}: {
  intake: IntakeDetail
  comparison: Comparison
  onChange: () => void
}) {
  const locale = useLocale()
  const d = deskText(locale)
  const t = comparisonText(locale)
  const villageName = useVillageName()
  const [open, setOpen] = useState(false)
  const [kinds, setKinds] = useState<readonly string[]>([])
  const [villages, setVillages] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const { scope, summary, taking } = comparison
  if (summary === null || taking === null) return null
  const number = (value: number) => formatNumber(value, locale)
  const present = familyKinds.filter((kind) => (summary.kinds[kind] ?? 0) > 0)
  const places = summary.villages.map(({ code }) => code)
  const isAll = scope.villages === null && scope.kinds === null
  const words = isAll
    ? d.scopeAll
    : d.scopePart(
        d.scopeVillages(number(scope.villages?.length ?? places.length)),
        (scope.kinds ?? present).map((kind) => d.kinds[kind] ?? kind).join(', ') || d.unchanged,
      )

  function begin() {
    setKinds(scope.kinds ?? present)
    setVillages(scope.villages ?? places)
    setError(undefined)
    setOpen(true)
  }

  async function save() {
    setBusy(true)
    const chosen = familyKinds.filter((kind) => kinds.includes(kind))
    const answer = await ask(chooseScope, {
      params: { id: intake.id },
      body: {
        kinds: present.every((kind) => chosen.includes(kind)) ? null : chosen,
        villages: places.every((code) => villages.includes(code)) ? null : [...villages],
      },
    })
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setOpen(false)
    onChange()
  }

  return (
    <section class="t-stack-s">
      <h2>{d.scope}</h2>
      <KeyValue
        pairs={[
          { label: d.chosenPart, value: words },
          ...(comparison.scopeBy !== null && comparison.scopeAt !== null
            ? [
                {
                  label: d.choose,
                  value: d.scopeBy(comparison.scopeBy, formatDateTime(comparison.scopeAt, locale)),
                },
              ]
            : []),
        ]}
      />
      <p>{d.scopeTakes(number(taking.families), number(taking.persons))}</p>
      {comparison.allowed.includes('choose') && !comparison.isOutdated && (
        <div class="t-row">
          <Button onClick={begin}>{d.choose}</Button>
        </div>
      )}
      <Dialog
        open={open}
        wide
        title={d.chooseTitle}
        onClose={() => setOpen(false)}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{d.cancel}</Button>
            <Button kind="primary" busy={busy} onClick={() => void save()}>
              {d.chooseSave}
            </Button>
          </>
        }
      >
        <div class="t-stack">
          <p>{d.chooseHelp}</p>
          {error && (
            <Notice tone="bad" live>
              {error}
            </Notice>
          )}
          <CheckboxGroup
            name="kinds"
            label={d.chooseKinds}
            optional
            columns
            values={kinds}
            onInput={setKinds}
            choices={present.map((kind: FamilyKind) => ({
              value: kind,
              label: `${d.kinds[kind] ?? kind} (${number(summary.kinds[kind] ?? 0)})`,
            }))}
          />
          <div class="t-row">
            <Button onClick={() => setVillages(places)}>{t.allVillages}</Button>
            <Button onClick={() => setVillages([])}>{t.noVillages}</Button>
          </div>
          <CheckboxGroup
            name="villages"
            label={d.chooseVillages}
            optional
            columns
            values={villages}
            onInput={setVillages}
            choices={summary.villages
              .map(({ code, families }) => ({
                value: code,
                label: `${villageName(code)} (${number(families)})`,
              }))
              .toSorted((a, b) => a.label.localeCompare(b.label, locale))}
          />
        </div>
      </Dialog>
    </section>
  )
}
