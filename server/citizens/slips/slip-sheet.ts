import { renderSVG } from 'uqr'
import type { Acting } from '../../plumbing/acting.ts'
import { typeset } from '../../plumbing/documents/index.ts'
import { regencyName, villagesOf } from '../../regions/index.ts'
import type { NewSlip } from './print-slips.ts'

/** The sheet the slips are cut from, as PDF. It is the only place where their codes are ever written. */
export async function slipSheet(
  acting: Acting,
  villageCode: string,
  slips: readonly NewSlip[],
): Promise<Buffer> {
  const village = (await villagesOf(acting)).find(({ code }) => code === villageCode)
  const place = village ? `${village.name}, Kecamatan ${village.subdistrict}` : villageCode
  return typeset(
    'citizens/slips/slips.typ',
    {
      title: `Slip ${place}`,
      office: `Dinas Sosial Kabupaten ${await regencyName(acting)}`,
      village: place,
      slips: slips.map(({ serial, code }) => ({ serial, code, qr: renderSVG(serial, { border: 1 }) })),
    },
    acting.now,
  )
}
