import { listVillages } from '@tanggap/contract/regions'
import { useAsk } from '../../kit/client/index.ts'
import { Select, useLocale } from '../../kit/index.ts'
import { useSession } from '../session/session.ts'
import { citizensText } from './citizens.text.ts'

/** The villages of the office's range. An office of one village is not asked: `ownVillage` says which. */
export function VillageSelect({ value, onInput }: { value: string; onInput: (code: string) => void }) {
  const t = citizensText(useLocale())
  const asked = useAsk(listVillages)
  return (
    <Select
      name="village"
      label={t.village}
      placeholder={t.chooseVillage}
      value={value}
      onInput={onInput}
      options={(asked.value?.villages ?? []).map(({ code, name, subdistrict }) => ({
        value: code,
        label: `${subdistrict} · ${name}`,
      }))}
    />
  )
}

/** The one village of this office, if it has only one. */
export function useOwnVillage(): string | undefined {
  const { office } = useSession()
  return office.region.length === 10 ? office.region : undefined
}
