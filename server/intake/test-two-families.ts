import { layoutOf } from '@tanggap/core/intake'

export const niks = { first: '3399112201850001', second: '3399111205800009' }
const cards = { first: '3399112203120001', second: '3399112203120002' }

const ordinary: Readonly<Record<string, string>> = {
  kode_kelurahan_desa: '3320112013',
  alamat: 'Dukuh Krajan',
  dusun: 'Krajan',
  rt: '3',
  rw: '1',
  keluarga_dalam_rumah: '1',
  status_kepemilikan_rumah: '1',
  jenis_lantai_terluas: '8',
  jenis_kelamin: '1',
  status_hubungan_keluarga: '1',
  status_kawin: '2',
}

/** For tests: an extract of two families of one person each; the first has this decile. */
export function twoFamilies(decile: string): Readonly<Record<string, string>> {
  const people = [
    { key: '1', nama: 'Warsito', nik: niks.first, card: cards.first, born: '1985-01-22', desil: decile },
    { key: '2', nama: 'Kasmin', nik: niks.second, card: cards.second, born: '1980-05-12', desil: '3' },
  ]
  const rows = people.map(({ key, nama, nik, card, born, desil }) => ({
    ...ordinary,
    id_keluarga: `K-${key}`,
    id_individu: `P-${key}`,
    nama,
    nama_kepala_keluarga: nama,
    nomor_induk_kependudukan: nik,
    nomor_kartu_keluarga: card,
    tanggal_lahir: born,
    desil,
  }))
  const file = (layout: 'dtsen-family' | 'dtsen-individual') => {
    const { columns } = layoutOf(layout)
    const line = (cells: readonly string[]) => cells.map((cell) => `"${cell}"`).join(',')
    return [
      line(columns.map(({ name }) => name)),
      ...rows.map((row: Readonly<Record<string, string>>) =>
        line(columns.map(({ name }) => row[name] ?? '')),
      ),
    ].join('\n')
  }
  return { 'k.csv': `${file('dtsen-family')}\n`, 'p.csv': file('dtsen-individual') }
}
