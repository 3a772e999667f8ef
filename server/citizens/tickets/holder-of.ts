import type { Bilingual } from '@tanggap/contract/refusal'
import { roleTitles } from '@tanggap/core/access'
import { type ChangeStatus, type Door, deskOf } from '@tanggap/core/changes'

/**
 * In whose hands a change is, as a citizen asks it. What has left the regency is with the ministry or with BPS,
 * though an operator here will write the reply down. Nothing at an end.
 */
export function holderOf({ status, door }: { status: ChangeStatus; door: Door }): Bilingual | undefined {
  if (status === 'sent') return { id: 'Kementerian Sosial', en: 'The Ministry of Social Affairs' }
  if (status === 'ministry_accepted')
    return { id: 'Badan Pusat Statistik (BPS)', en: 'Statistics Indonesia (BPS)' }
  const desk = deskOf(status, door)[0]
  return desk && roleTitles[desk]
}
