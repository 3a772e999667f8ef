import type { SlipDispatch } from '@tanggap/contract/slip-dispatch'
import type { Acting } from '../../plumbing/acting.ts'
import { officialDate, typeset } from '../../plumbing/documents/index.ts'
import { regencyName, villagesOf } from '../../regions/index.ts'

/** The sheet that is signed at the doors and comes back to the village office. */
export async function dispatchList(acting: Acting, dispatch: SlipDispatch): Promise<Buffer> {
  const village = (await villagesOf(acting)).find(({ code }) => code === dispatch.villageCode)
  const place = village ? `${village.name}, Kecamatan ${village.subdistrict}` : dispatch.villageCode
  return typeset(
    'citizens/slips/dispatch-list.typ',
    {
      letterhead: {
        title: `Tanda terima slip ${dispatch.number}`,
        government: `Pemerintah Kabupaten ${await regencyName(acting)}`,
        office: 'Dinas Sosial',
        address: '',
      },
      number: dispatch.number,
      facts: [
        ['Desa', place],
        ['RT/RW', `${dispatch.rt}/${dispatch.rw}`],
        ['Pengantar', dispatch.carrierName],
        ['Banyaknya slip', String(dispatch.slips.length)],
      ],
      rows: dispatch.slips.map(({ serial, headName }, index) => [
        String(index + 1),
        serial,
        headName,
        '',
        '',
      ]),
      place: `${village?.name ?? ''}, ${officialDate(new Date(dispatch.sentAt))}`,
      carrier: dispatch.carrierName,
      officer: acting.office.name,
    },
    acting.now,
  )
}
