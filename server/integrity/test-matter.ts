import type { MatterKind } from '@tanggap/core/integrity'
import { type Acting, actAs, type Office, systemOffice } from '../plumbing/acting.ts'
import { integrityScope } from '../plumbing/database/index.ts'
import type { TestOffice } from '../plumbing/test-office.ts'
import { beginSealedDraft, lookAfterMatters, orderRechecksFor, receiveMatter } from './index.ts'
import { readSealedDraft } from './sealed-draft.ts'

/** Somebody tells the desk something, as the portal would hand it over. */
export function tellMatter(
  house: TestOffice,
  told: {
    readonly kind: MatterKind
    readonly village: string
    readonly answers: Readonly<Record<string, string>>
  },
): Promise<{ id: string; number: string; pin: string }> {
  return asReporter(house, async (acting) => {
    const token = await beginSealedDraft(acting)
    const draft = await readSealedDraft(acting, token)
    if (!draft) throw new Error('a draft that was just begun is not there')
    const { number, pin } = await receiveMatter(acting, draft.id, { ...told, answers: { ...told.answers } })
    return { id: draft.id, number, pin }
  })
}

export function asReporter<T>(house: TestOffice, work: (acting: Acting) => Promise<T>): Promise<T> {
  const { regency } = house.foundation
  const nobody = '00000000-0000-7000-8000-000000000001'
  const citizen: Office = {
    accountId: nobody,
    officeId: nobody,
    name: 'Warga',
    role: 'citizen',
    regency,
    region: regency,
  }
  return actAs(house.foundation, citizen, work, integrityScope(regency))
}

/** What the jobs do by themselves: re-checks written down, visits heard of. */
export function theClockPasses(house: TestOffice, matterId?: string): Promise<void> {
  const { regency } = house.foundation
  return actAs(
    house.foundation,
    systemOffice(regency, 'Kunjungan ulang rutin'),
    async (acting) => {
      if (matterId) await orderRechecksFor(acting, matterId)
      await lookAfterMatters(acting)
    },
    integrityScope(regency),
  )
}
