import type { Config } from '../../server/config.ts'
import { PlainFault } from '../plain-fault.ts'
import { freePort } from '../postgres/index.ts'

const doors = {
  office: { indonesian: 'kantor', english: 'office', setting: 'TANGGAP_OFFICE_PORT' },
  field: { indonesian: 'lapangan', english: 'field', setting: 'TANGGAP_FIELD_PORT' },
  portal: { indonesian: 'warga', english: 'citizen', setting: 'TANGGAP_PORTAL_PORT' },
} as const

/**
 * Looks before anything is started whether the three doors can open.
 *
 * @throws PlainFault naming the port, and the setting that chooses another.
 */
export async function refuseBusyPorts({ host, ports }: Pick<Config, 'host' | 'ports'>): Promise<void> {
  for (const door of ['office', 'field', 'portal'] as const) {
    const port = ports[door]
    if (port === 0 || (await freePort(port, host)) !== undefined) continue
    const { indonesian, english, setting } = doors[door]
    const other = `${setting}=${port + 1} npm start`
    throw new PlainFault(
      `Port ${port} (pintu ${indonesian}) sudah dipakai program lain, mungkin Tanggap yang masih berjalan.\nHentikan program itu, atau pilih port lain:  ${other}`,
      `Port ${port} (the ${english} door) is used by another program, perhaps a Tanggap still running.\nStop that program, or choose another port:  ${other}`,
    )
  }
}
