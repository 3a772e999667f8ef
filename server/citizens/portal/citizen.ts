import { type Acting, actAs, type Foundation, type Office } from '../../plumbing/acting.ts'
import type { Scope } from '../../plumbing/database/index.ts'

/** A citizen holds no office and has no account: the audit names "Warga", never who it may be. */
export function citizenOffice(regency: string): Office {
  const nobody = '00000000-0000-7000-8000-000000000001'
  return { accountId: nobody, officeId: nobody, name: 'Warga', role: 'citizen', regency, region: regency }
}

export function asCitizen<T>(
  foundation: Foundation,
  scope: Scope,
  work: (acting: Acting) => Promise<T>,
): Promise<T> {
  return actAs(foundation, citizenOffice(foundation.regency), work, scope)
}
