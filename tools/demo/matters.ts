import { askOpening, listMatters } from '@tanggap/contract/integrity'
import { receiveMatter } from '../../server/integrity/index.ts'
import { actAs } from '../../server/plumbing/acting.ts'
import { integrityScope } from '../../server/plumbing/database/index.ts'
import { kecapi } from './people.ts'
import type { Stage } from './stage.ts'
import type { KnownFamily } from './steps.ts'
import { citizen } from './tickets.ts'

/** What lies sealed at the integrity desk: one that nobody has asked for, one that waits for a second officer. */
export function tellMatters(
  { doors, people, timeline }: Stage,
  about: { readonly recipient: KnownFamily; readonly feeAt: string },
): void {
  const { foundation } = doors
  const tell = (kind: 'well_off' | 'fee_demanded', answers: Readonly<Record<string, string>>) =>
    actAs(
      foundation,
      citizen(foundation.regency),
      (acting) => receiveMatter(acting, acting.id(), { kind, village: kecapi.code, answers: { ...answers } }),
      integrityScope(foundation.regency),
    )
  timeline.on(2, '20:40', async () => {
    await tell('well_off', {
      who: about.recipient.headName,
      where: 'Dukuh Kecapi',
      when: 'sejak tahun lalu',
      story: 'Punya toko bangunan dan mobil bak, tetapi masih menerima bantuan.',
      reporterName: '',
      reporterPhone: '',
      mayTell: 'no',
    })
  })
  timeline.on(1, '21:15', async () => {
    await tell('fee_demanded', {
      who: '',
      when: about.feeAt,
      story: 'Diminta Rp50.000 agar nama tetap terdaftar.',
      reporterName: '',
      reporterPhone: '',
      mayTell: 'no',
    })
  })
  // A request waits a day at most, so that it is still there for whoever visits the demo.
  timeline.ago(50, async () => {
    const indah = people.as('integrity')
    const { matters } = await doors.ask(indah, listMatters, { query: {} })
    const first = matters.find(({ urgent }) => !urgent)
    if (!first) throw new Error('nothing was told to the integrity desk')
    await doors.ask(indah, askOpening, { params: { id: first.id }, body: { purpose: 'first_reading' } })
  })
}
