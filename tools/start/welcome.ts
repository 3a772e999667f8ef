import type { RunningServer } from '../../server/main.ts'
import type { DemoStory } from './demo-story.ts'

/** What the terminal shows when everything runs: where to go, and as whom. */
export function welcome(addresses: RunningServer['addresses'], story: DemoStory | undefined): string {
  const at = (address: string) => address.replace(/127\.0\.0\.1|0\.0\.0\.0|\[::1?\]/, 'localhost')
  const places = [
    ['Kantor / Office', at(addresses.office)],
    ['Lapangan / Field', at(addresses.field)],
    ['Warga / Citizens', at(addresses.portal)],
  ]
  return [
    '',
    'Tanggap berjalan. / Tanggap is running.',
    '',
    ...table(places),
    ...(story === undefined ? [] : demo(story)),
    '',
    'Ctrl-C menghentikannya; data tetap tersimpan. / Ctrl-C stops it; the data stays.',
    '',
  ].join('\n')
}

function demo(story: DemoStory): string[] {
  const accounts = story.accounts.map(({ door, office, name, username, password }) => [
    username,
    password,
    office,
    name,
    door === 'office' ? 'kantor' : 'lapangan',
  ])
  const slips = story.slips.map(({ nik, code, family }) => [nik, code, family])
  return [
    '',
    'Akun contoh (semua orang rekaan) / Demo accounts (everyone is invented)',
    '',
    ...table([['nama akun', 'kata sandi', 'jabatan', 'nama', 'pintu'], ...accounts]),
    ...(slips.length === 0 ? [] : ['', 'Slip warga / Citizens’ slips', '']),
    ...(slips.length === 0 ? [] : table([['NIK', 'kode slip', 'keluarga'], ...slips])),
  ]
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, i) => Math.max(cell.length, widest[i] ?? 0)),
    [],
  )
  return rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd())
}
