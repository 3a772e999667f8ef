import { listVillages } from '@tanggap/contract/regions'
import { useAsk } from '../kit/client/index.ts'

/** The name of a village of the office's range; its code until the names have come. */
export function useVillageName(): (code: string) => string {
  const asked = useAsk(listVillages)
  const names = new Map(asked.value?.villages.map(({ code, name }) => [code, name]))
  return (code) => names.get(code) ?? code
}
