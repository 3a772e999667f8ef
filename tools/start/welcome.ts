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

function demo({ accounts, slips, tickets }: DemoStory): string[] {
  const people = accounts.map(({ door, office, name, username, password, authenticator }) => [
    username,
    password,
    office,
    `${name}${authenticator === undefined ? '' : ' *'}`,
    door === 'office' ? 'kantor' : 'lapangan',
  ])
  const secret = accounts.find(({ authenticator }) => authenticator !== undefined)?.authenticator
  return [
    '',
    'Cara tercepat: buka pintu kantor, lalu pilih jabatan apa saja tanpa kata sandi.',
    'The quickest way: open the office and choose any office, no password needed.',
    '',
    'Akun contoh (semua orang rekaan) / Demo accounts (everyone is invented)',
    '',
    ...table([['nama akun', 'kata sandi', 'jabatan', 'nama', 'pintu'], ...people]),
    ...(secret === undefined ? [] : ['', `  * dengan autentikator / with an authenticator: ${secret}`]),
    ...section(
      'Slip warga, untuk "Cek status" / Citizens’ slips, for "Check status"',
      ['NIK', 'kode slip', 'keluarga'],
      slips.map(({ nik, code, family }) => [nik, code, family]),
    ),
    ...section(
      'Tiket warga, untuk "Lacak tiket" / Citizens’ tickets, for "Track a ticket"',
      ['nomor', 'PIN', 'tentang'],
      tickets.map(({ number, pin, about }) => [number, pin, about]),
    ),
  ]
}

function section(title: string, heading: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return rows.length === 0 ? [] : ['', title, '', ...table([heading, ...rows])]
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, i) => Math.max(cell.length, widest[i] ?? 0)),
    [],
  )
  return rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd())
}
