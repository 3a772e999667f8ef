import type { Question } from '../instrument.ts'
import { isOver, type Pair, type Phrased, questionsOf } from './phrasing.ts'

const unit: Pair = ['unit', 'units']

/** Official family variable 26, *Kepemilikan*: nineteen quantities. Zero is typed, never assumed. */
export const assetQuestions: readonly Question[] = questionsOf('assets', 'family', [
  {
    ...owned('gasCylinders', 'tabung_gas', '502a', 'r22b'),
    label: ['Tabung gas 5,5 kg atau lebih', 'Gas cylinders of 5.5 kg or more'],
    help: [
      'Tabung merah muda atau biru. Tabung melon 3 kg tidak dihitung di sini.',
      'The pink or blue ones. Green 3 kg cylinders are not counted here.',
    ],
  },
  {
    ...owned('smallGasCylinders', 'tabung_gas_3kg', undefined, 'r22a'),
    official: ['tabung_gas_3kg'],
    optionGroup: 'smallAssets',
    label: ['Tabung gas 3 kg', 'Gas cylinders of 3 kg'],
    help: ['Tabung melon yang dimiliki, bukan dipinjam.', 'Green cylinders owned, not borrowed.'],
  },
  {
    ...owned('refrigerators', 'lemari_es', '502', 'r22c'),
    label: ['Lemari es/kulkas', 'Refrigerators'],
    help: ['Milik keluarga dan masih dapat dipakai.', 'Owned by the family and still working.'],
  },
  {
    ...owned('airConditioners', 'AC', '502', 'r22d'),
    label: ['AC', 'Air conditioners'],
    help: ['Kipas angin tidak dihitung.', 'Fans do not count.'],
  },
  {
    ...owned('waterHeaters', 'pemanas_air', '502'),
    label: ['Pemanas air mandi', 'Water heaters'],
    help: [
      'Pemanas untuk mandi. Dispenser tidak dihitung.',
      'For bathing. Drinking-water dispensers do not count.',
    ],
  },
  {
    ...owned('landlines', 'telepon_rumah', '502'),
    label: ['Telepon rumah (PSTN)', 'Fixed-line telephones'],
    help: ['Telepon kabel, bukan HP.', 'A wired telephone, not a mobile.'],
  },
  {
    ...owned('flatTelevisions', 'tv_datar', '502'),
    label: ['TV layar datar 30 inci atau lebih', 'Flat televisions of 30 inches or more'],
    help: [
      'Diukur miring dari sudut ke sudut: 30 inci kira-kira 76 cm. TV tabung tidak dihitung.',
      'Measured from corner to corner: 30 inches are about 76 cm. Tube sets do not count.',
    ],
  },
  {
    ...owned('goldGrams', 'emas_perhiasan', '502', 'r22e'),
    type: 'decimal',
    decimals: 1,
    max: 10_000,
    unit: ['gram', 'grams'],
    label: ['Emas/perhiasan', 'Gold and jewellery'],
    help: [
      'Perkiraan berat seluruhnya dalam gram. Cukup kata keluarga; jangan minta diperlihatkan.',
      'The estimated total weight in grams. The family’s word is enough; do not ask to see it.',
    ],
    sensitivity: 'specific',
  },
  {
    ...owned('computers', 'komputer_laptop_tablet', '502', 'r22f'),
    label: ['Komputer/laptop/tablet', 'Computers, laptops, tablets'],
    help: [
      'Termasuk milik anak untuk sekolah. Pinjaman sekolah tidak dihitung.',
      'A child’s for school included. On loan from school does not count.',
    ],
  },
  {
    ...owned('motorcycles', 'sepeda_motor', '502', 'r22g'),
    label: ['Sepeda motor', 'Motorcycles'],
    help: [
      'Yang dipakai dan dimiliki keluarga, termasuk yang masih dicicil. Motor milik majikan tidak dihitung.',
      'Used and owned by the family, those on instalment included. An employer’s does not count.',
    ],
  },
  worthOf('motorcycles', 'sepeda motor', 'r22g'),
  {
    ...owned('bicycles', 'sepeda', '502'),
    label: ['Sepeda', 'Bicycles'],
    help: ['Yang masih dipakai, milik semua anggota.', 'Still in use, of all members.'],
  },
  {
    ...owned('cars', 'mobil', '502', 'r22h'),
    label: ['Mobil', 'Cars'],
    help: [
      'Termasuk pikap dan truk, juga yang masih dicicil.',
      'Pick-ups and trucks included, also on instalment.',
    ],
  },
  worthOf('cars', 'mobil', 'r22h'),
  {
    ...owned('boats', 'perahu', '502'),
    label: ['Perahu tanpa motor', 'Boats without engine'],
    help: ['Perahu dayung atau layar milik keluarga.', 'Rowing or sailing boats of the family.'],
  },
  {
    ...owned('motorBoats', 'kapal_perahu_motor', '502'),
    label: ['Kapal/perahu motor', 'Motor boats'],
    help: [
      'Termasuk perahu dengan mesin tempel. Perahu juragan tidak dihitung.',
      'Boats with outboard engines included. The owner-employer’s does not count.',
    ],
  },
  {
    ...owned('smartphones', 'smartphone', '502'),
    label: ['Smartphone', 'Smartphones'],
    help: [
      'HP layar sentuh yang masih menyala, milik semua anggota.',
      'Touch-screen phones that still work, of all members.',
    ],
  },
  {
    ...owned('farmlandHectares', 'sawah_kebun'),
    type: 'decimal',
    decimals: 4,
    max: 1_000,
    unit: ['hektare', 'hectares'],
    label: ['Sawah/kebun milik sendiri', 'Own rice field or garden'],
    help: [
      'Hanya yang dimiliki, bukan sewa atau garapan. 1.000 m² = 0,1 hektare. Tanyakan luasnya dalam ukuran setempat lalu hitung.',
      'Only what is owned, not rented or sharecropped. 1,000 m² = 0.1 hectare. Ask in the local measure, then convert.',
    ],
  },
  {
    ...owned('otherLand', 'lahan_lainnya', '503a', 'r23'),
    unit: ['bidang', 'plots'],
    label: ['Lahan lain selain yang dihuni', 'Other land'],
    help: [
      'Jumlah bidang tanah selain rumah ini dan sawah/kebun.',
      'Plots besides this house and the fields.',
    ],
  },
  {
    ...owned('otherHouses', 'rumah_lainnya', '503b', 'r23'),
    label: ['Rumah/bangunan lain', 'Other houses or buildings'],
    help: [
      'Termasuk yang dikontrakkan atau kosong, di mana pun.',
      'Let or empty ones included, wherever they are.',
    ],
  },
  {
    ...owned('largeLivestock', 'ternak_besar', '504'),
    max: 1_000,
    unit: ['ekor', 'head'],
    label: ['Ternak besar (sapi, kerbau, kuda)', 'Large livestock (cattle, buffalo, horses)'],
    help: [
      'Milik sendiri. Ternak gaduhan: hitung hanya bagian sendiri.',
      'Owned. For animals kept on shares count only the own part.',
    ],
  },
  {
    ...owned('smallLivestock', 'ternak_kecil', '504'),
    max: 5_000,
    unit: ['ekor', 'head'],
    label: ['Ternak kecil (kambing, domba, babi)', 'Small livestock (goats, sheep, pigs)'],
    help: ['Ayam dan bebek tidak dihitung.', 'Chickens and ducks do not count.'],
  },
])

function owned(
  key: string,
  name: string,
  regsosek?: string,
  fasih?: string,
): Pick<Phrased, 'key' | 'type' | 'min' | 'max' | 'unit' | 'official'> & Partial<Phrased> {
  return {
    key,
    type: 'integer',
    min: 0,
    max: 100,
    unit,
    official: [name, 'fam-26'],
    ...(regsosek !== undefined && { regsosek }),
    ...(fasih !== undefined && { fasih }),
  }
}

function worthOf(counted: 'motorcycles' | 'cars', id: string, fasih: string): Phrased {
  return {
    key: `${counted}Value`,
    type: 'money',
    min: 0,
    max: 10_000_000_000,
    unit: ['Rp', 'Rp'],
    official: [`nilai_${id.replace(' ', '_')}`],
    fasih,
    label: [`Total nilai ${id}`, `Total value of ${counted}`],
    help: [
      'Kira-kira laku berapa bila dijual sekarang, semua dijumlahkan. Rupiah penuh, bukan ribuan.',
      'About what they would sell for now, added up. Full rupiah, not thousands.',
    ],
    relevant: isOver(counted, 0),
    optionGroup: 'values',
    sensitivity: 'specific',
  }
}
