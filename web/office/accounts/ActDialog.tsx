import { type AccountOutcome, type AccountShown, actOnAccount } from '@tanggap/contract/accounts'
import { listVillages } from '@tanggap/contract/regions'
import { type AccountActKind, fitsRegion, needsSecondHand, type Role, roleTitles } from '@tanggap/core/access'
import { useState } from 'preact/hooks'
import { ask, useAsk } from '../../kit/client/index.ts'
import { ConfirmDialog, RadioGroup, Select, useLocale } from '../../kit/index.ts'
import { useSession } from '../session/session.ts'
import { accountsText } from './accounts.text.ts'

export interface ActDialogProps {
  account: AccountShown
  kind: AccountActKind
  onDone: (outcome: AccountOutcome) => void
  onCancel: () => void
}

/** Says what will be so afterwards and whether a second person is needed, and asks why. */
export function ActDialog({ account, kind, onDone, onCancel }: ActDialogProps) {
  const locale = useLocale()
  const t = accountsText(locale)
  const held = account.offices.filter(({ isHeld }) => isHeld)
  const isAboutOffice = kind === 'move' || kind === 'end'
  const [officeId, setOffice] = useState(held.length === 1 ? held[0]?.id : undefined)
  const [region, setRegion] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const office = held.find(({ id }) => id === officeId)
  const concerned = isAboutOffice ? held.filter(({ id }) => id === officeId) : held
  const isAsked = needsSecondHand(
    kind,
    concerned.map(({ role }) => role),
  )

  async function act(reason: string) {
    setBusy(true)
    const answer = await ask(actOnAccount, {
      params: { id: account.id },
      body: {
        kind,
        reason,
        version: account.version,
        ...(isAboutOffice && officeId && { officeId }),
        ...(kind === 'move' && region && { region }),
      },
    })
    setBusy(false)
    if (answer.ok) onDone(answer.value)
    else setError(answer.refusal.sentence[locale])
  }
  return (
    <ConfirmDialog
      open
      title={`${t.kinds[kind]}: ${account.name}`}
      consequence={isAsked ? `${t.consequences[kind]} ${t.secondHand}` : t.consequences[kind]}
      confirmLabel={t.kinds[kind]}
      danger={kind === 'close'}
      busy={busy}
      error={error}
      reason={{ label: t.reason, hint: t.reasonHint }}
      onConfirm={(reason) => void act(reason)}
      onCancel={onCancel}
    >
      {isAboutOffice && (
        <RadioGroup
          name="office"
          label={t.whichOffice}
          value={officeId}
          onInput={(chosen) => {
            setOffice(chosen)
            setRegion(undefined)
          }}
          choices={held.map(({ id, role, regionName }) => ({
            value: id,
            label: `${roleTitles[role][locale]} · ${regionName}`,
          }))}
        />
      )}
      {kind === 'move' && office && (
        <RegionSelect role={office.role} besides={office.region} value={region} onInput={setRegion} />
      )}
    </ConfirmDialog>
  )
}

/** The regions over which an office of this kind can lie, but for the one it lies over. */
function RegionSelect(props: {
  role: Role
  besides: string
  value: string | undefined
  onInput: (code: string) => void
}) {
  const { role, besides, value, onInput } = props
  const t = accountsText(useLocale())
  const { regency } = useSession()
  const { value: known } = useAsk(listVillages)
  const villages = known?.villages ?? []
  const subdistricts = new Map(villages.map((one) => [one.subdistrictCode, one.subdistrict]))
  const all = [
    { value: regency.code, label: regency.name },
    ...[...subdistricts].map(([code, name]) => ({ value: code, label: t.subdistrict(name) })),
    ...villages.map(({ code, name, subdistrict }) => ({ value: code, label: `${name}, ${subdistrict}` })),
  ]
  return (
    <Select
      name="region"
      label={t.whichRegion}
      value={value}
      onInput={onInput}
      options={all.filter((one) => one.value !== besides && fitsRegion(role, one.value))}
    />
  )
}
