import { listVillages } from '@tanggap/contract/regions'
import { done } from '../plumbing/acting.ts'
import { type Doors, serve } from '../plumbing/http/index.ts'
import { villagesOf } from './villages-of.ts'

export function mountRegions(doors: Doors): void {
  serve(doors.office, listVillages, 'region.read', async (acting) =>
    done({ villages: await villagesOf(acting) }),
  )
}
