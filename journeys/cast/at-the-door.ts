import { deflateSync } from 'node:zlib'
import { slipSerialOf } from '@tanggap/core/citizens'
import type { Page } from 'playwright-core'
import { type Facilitator, findsFamily } from './facilitator.ts'
import { answersEverything, bringsEvidence, explainsWarnings } from './interview.ts'

/** A family that exists in practice only. */
const warsito = {
  id: '',
  head: 'Warsito',
  card: '',
  decile: '',
  rt: '005',
  meter: { power: '2', number: '532100123456' },
  members: ['Warsito', 'Sumiati'].map((name) => ({ name, nik: '', relation: '', works: true })),
}

/** Interviews the invented family of four to the end; every screen says that it is practice. */
export async function practises(phone: Facilitator): Promise<{ minutes: number; touches: number }> {
  const { page } = phone
  await page.getByRole('link', { name: 'Latihan', exact: true }).click()
  await page.getByRole('button', { name: 'Mulai latihan' }).click()
  await page.getByText('2 dari 2 keluarga belum selesai').waitFor()
  await page.getByRole('link', { name: 'Warsito' }).click()
  await page.getByRole('button', { name: 'Mulai kunjungan' }).click()
  await page.getByText('LATIHAN · keluarga rekaan').waitFor()
  await isThereAfterReload(page)
  await answersEverything(page, {
    family: warsito,
    differs: {},
    died: { name: '-', informant: '', reason: '' },
    respondent: 'Sumiati',
    slip: slipSerialOf(1234),
  })
  await page.getByText('LATIHAN · keluarga rekaan').waitFor()
  await page.getByRole('button', { name: 'Selesaikan kunjungan' }).click()
  await page.getByText('Kunjungan latihan ini selesai.').waitFor()
  await page.getByRole('button', { name: 'Keluar dari latihan' }).click()
  const said = await page.getByText(/Sekitar \d+ menit dan \d+ sentuhan/).innerText()
  const [, minutes, touches] = /(\d+) menit dan (\d+) sentuhan/.exec(said)?.map(Number) ?? []
  await page.getByRole('button', { name: 'Kembali' }).click()
  return { minutes: minutes ?? 0, touches: touches ?? 0 }
}

/** What was answered in practice outlives the page, and is still marked as practice. */
async function isThereAfterReload(page: Page): Promise<void> {
  const found = page.getByRole('radio', { name: 'Ditemukan', exact: true })
  await found.check()
  await page.getByText('hanya di ponsel ini, tidak dikirim').waitFor()
  // Written behind the screen, which does not wait for it.
  await page.waitForTimeout(500)
  await page.reload()
  await page.getByText('LATIHAN · keluarga rekaan').waitFor()
  await found.and(page.locator(':checked')).waitFor()
}

/** Begins a visit and says what became of the family, by who told it. */
export async function findsOut(
  phone: Facilitator,
  head: string,
  finding: string,
  said: { readonly informant: string; readonly reason: string },
): Promise<void> {
  const { page } = phone
  await findsFamily(phone, head)
  await page.getByRole('button', { name: 'Mulai kunjungan' }).click()
  await page.getByRole('radio', { name: finding }).check()
  await bringsEvidence(page, said)
}

/** Goes to the last screen, gives the word that what is unlikely asks for, and seals the visit. */
export async function sealsIt({ page }: Facilitator): Promise<void> {
  await page.getByRole('button', { name: 'Daftar isi' }).click()
  await page.getByRole('link', { name: 'Periksa' }).click()
  await explainsWarnings(page)
  await page.getByRole('button', { name: 'Selesaikan kunjungan' }).click()
  await page.getByText('Kunjungan tersimpan dan disegel di ponsel ini.').waitFor()
}

/** With the camera in the page; the last one asked for on the screen. */
export async function takesPhoto(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ambil foto' }).last().click()
  await page.getByRole('button', { name: 'Jepret' }).click()
  await page.locator('img[src^="blob:"]').first().waitFor()
}

/** The phone says no to camera and place from now on, as its settings would. */
export async function refusesSensors(page: Page): Promise<void> {
  await page.context().clearPermissions()
  await page.evaluate(() => {
    const refused = () => Promise.reject(new DOMException('refused', 'NotAllowedError'))
    Object.defineProperty(navigator.mediaDevices, 'getUserMedia', { value: refused, configurable: true })
    const denied = (_: unknown, fail?: (fault: object) => void) => {
      fail?.({ code: 1, PERMISSION_DENIED: 1 })
      return 0
    }
    const { geolocation } = navigator
    Object.defineProperty(geolocation, 'watchPosition', { value: denied, configurable: true })
    Object.defineProperty(geolocation, 'getCurrentPosition', { value: denied, configurable: true })
  })
}

/** A picture from another app: a plain PNG, as large as asked. */
export function pictureFile(
  width: number,
  height: number,
): { name: string; mimeType: string; buffer: Buffer } {
  const chunk = (type: string, content: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
    const sized = Buffer.alloc(8 + body.length)
    sized.writeUInt32BE(content.length)
    body.copy(sized, 4)
    sized.writeUInt32BE(crc(body), 4 + body.length)
    return sized
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const rows = Buffer.alloc(height * (1 + width * 3), 0x60)
  for (let row = 0; row < height; row++) rows[row * (1 + width * 3)] = 0
  const buffer = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return { name: 'rumah.png', mimeType: 'image/png', buffer }
}

/** The check value of a PNG chunk (ISO 3309). */
function crc(bytes: Buffer): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0)
  }
  return (value ^ 0xffffffff) >>> 0
}
