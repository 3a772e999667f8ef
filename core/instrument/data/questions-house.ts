import type { Question } from '../instrument.ts'
import { anyOf, is, isOneOf, questionsOf } from './phrasing.ts'

const wellsAndSprings = [
  'borehole_pump',
  'protected_well',
  'unprotected_well',
  'protected_spring',
  'unprotected_spring',
]
const usesToilet = isOneOf('toilet', ['own', 'shared', 'communal'])
const metered = is('lighting', 'pln_metered')

/** The house, water and sanitation, electricity and cooking: official family variables 13 to 25. */
export const houseQuestions: readonly Question[] = [
  ...questionsOf('dwelling', 'family', [
    {
      key: 'familiesInDwelling',
      type: 'integer',
      min: 1,
      max: 30,
      unit: ['keluarga', 'families'],
      official: ['keluarga_dalam_rumah', 'fam-13'],
      fasih: 'r5a',
      label: ['Jumlah keluarga dalam rumah ini', 'Number of families in the dwelling'],
      help: [
        'Berapa KK yang tinggal di bawah atap ini, termasuk keluarga ini. Anak yang sudah menikah dan punya KK sendiri dihitung keluarga sendiri.',
        'How many families live under this roof, this one included. A married child with an own card is a family of its own.',
      ],
    },
    {
      key: 'tenure',
      type: 'single',
      codeList: 'tenure',
      official: ['status_kepemilikan_rumah', 'fam-14'],
      regsosek: '301a',
      fasih: 'r7a',
      label: ['Status kepemilikan rumah', 'Dwelling tenure'],
      help: [
        'Milik siapa rumah ini? Rumah orang tua yang ditempati tanpa membayar: bebas sewa. Sedang dicicil atas nama sendiri: milik sendiri.',
        'Whose house is it? A parents’ house lived in without paying: rent-free. Being paid off in one’s own name: owned.',
      ],
    },
    {
      key: 'landProof',
      type: 'single',
      codeList: 'landProof',
      official: ['bukti_kepemilikan'],
      regsosek: '301b',
      fasih: 'r7b',
      label: ['Bukti kepemilikan tanah', 'Proof of land ownership'],
      help: [
        'Cukup jawaban keluarga; surat tidak perlu difoto. Letter C dan girik termasuk "Surat bukti lain".',
        'The family’s word is enough; the paper is not photographed. Letter C and girik are "Other letter".',
      ],
      relevant: is('tenure', 'owned'),
      optionGroup: 'buildingDetail',
    },
    {
      key: 'rentValue',
      type: 'money',
      min: 0,
      max: 100_000_000,
      unit: ['Rp sebulan', 'Rp a month'],
      official: ['nilai_sewa'],
      fasih: 'r8',
      label: ['Perkiraan nilai sewa sebulan', 'Estimated monthly rent'],
      help: [
        'Bila disewakan, kira-kira laku berapa sebulan? Sewa tahunan dibagi 12. Rupiah penuh, bukan ribuan.',
        'If it were let, about how much a month? Divide a yearly rent by 12. Full rupiah, not thousands.',
      ],
      relevant: isOneOf('tenure', ['owned', 'rented', 'rent_free']),
      optionGroup: 'values',
      sensitivity: 'specific',
    },
    {
      key: 'buildingType',
      type: 'single',
      codeList: 'buildingType',
      official: ['jenis_bangunan'],
      fasih: 'r6a',
      label: ['Jenis bangunan', 'Building type'],
      help: ['Lihat bangunannya dari luar.', 'Look at the building from outside.'],
      optionGroup: 'buildingDetail',
    },
    {
      key: 'floorArea',
      type: 'integer',
      min: 1,
      max: 997,
      unit: ['m²', 'm²'],
      official: ['luas_lantai'],
      regsosek: '302',
      fasih: 'r9',
      label: ['Luas lantai bangunan', 'Floor area'],
      help: [
        'Panjang kali lebar bagian yang ditempati, dalam meter persegi, bukan jumlah kamar. Dapat diukur dengan langkah: satu langkah kira-kira 70 cm.',
        'Length times width of the part lived in, in square metres, not the number of rooms. It can be paced: one step is about 70 cm.',
      ],
    },
    {
      key: 'floorMaterial',
      type: 'single',
      codeList: 'floorMaterial',
      official: ['jenis_lantai_terluas', 'fam-15'],
      regsosek: '303',
      fasih: 'r10a',
      label: ['Jenis lantai terluas', 'Main floor material'],
      help: [
        'Lihat sendiri ke dalam. Pilih bahan yang paling luas di seluruh rumah, bukan hanya ruang tamu.',
        'See for yourself inside. Choose the material that covers the most of the whole house, not just the front room.',
      ],
    },
    conditionOf('floor', 'lantai', 'r10b'),
    {
      key: 'wallMaterial',
      type: 'single',
      codeList: 'wallMaterial',
      official: ['jenis_dinding_terluas', 'fam-16'],
      regsosek: '304',
      fasih: 'r11a',
      label: ['Jenis dinding terluas', 'Main wall material'],
      help: [
        'Lihat juga dinding samping dan belakang. Tembok tanpa plester tetap "Tembok". Gedek adalah anyaman bambu.',
        'Look at the side and back walls as well. Unplastered masonry is still "Masonry". Gedek is woven bamboo.',
      ],
    },
    conditionOf('wall', 'dinding', 'r11b'),
    {
      key: 'roofMaterial',
      type: 'single',
      codeList: 'roofMaterial',
      official: ['jenis_atap_terluas', 'fam-17'],
      regsosek: '305',
      fasih: 'r12a',
      label: ['Jenis atap terluas', 'Main roof material'],
      help: [
        'Mundur beberapa langkah dan lihat penutup atap, bukan plafon. Galvalum termasuk seng.',
        'Step back and look at the roof cover, not the ceiling. Galvalume counts as zinc.',
      ],
    },
    conditionOf('roof', 'atap', 'r12b'),
  ]),
  ...questionsOf('waterSanitation', 'family', [
    {
      key: 'drinkingWater',
      type: 'single',
      codeList: 'waterSource',
      official: ['sumber_air_minum_utama', 'fam-18'],
      regsosek: '306a',
      fasih: 'r16',
      label: ['Sumber air minum utama', 'Main drinking-water source'],
      help: [
        'Air yang paling sering diminum. Galon isi ulang: air isi ulang. PDAM: leding. Sumur terlindung punya bibir, lantai, dan tutup.',
        'The water drunk most often. Refilled gallons: refill. PDAM: piped. A protected well has a rim, a floor and a lid.',
      ],
    },
    {
      key: 'bathingWater',
      type: 'single',
      codeList: 'waterSource',
      official: ['sumber air mandi/cuci'],
      label: ['Sumber air mandi dan cuci', 'Bathing and washing water source'],
      help: [
        'Ditanyakan bila air minum dibeli, karena air kemasan saja tidak menunjukkan sumber air rumah ini.',
        'Asked when drinking water is bought, because bottled water alone does not show the source of the house.',
      ],
      relevant: isOneOf('drinkingWater', ['branded_bottled', 'refill']),
    },
    {
      key: 'wasteDistance',
      type: 'single',
      codeList: 'wasteDistance',
      official: ['jarak_limbah'],
      regsosek: '306b',
      label: ['Jarak sumber air ke penampungan limbah', 'Distance of the water source to waste'],
      help: [
        'Dari sumur atau mata air ke septic tank, cubluk, atau kandang terdekat, termasuk milik tetangga. Sepuluh meter kira-kira empat belas langkah.',
        'From the well or spring to the nearest septic tank, pit or stable, neighbours’ included. Ten metres are about fourteen steps.',
      ],
      relevant: anyOf(isOneOf('drinkingWater', wellsAndSprings), isOneOf('bathingWater', wellsAndSprings)),
    },
    {
      key: 'toilet',
      type: 'single',
      codeList: 'toilet',
      official: ['fasilitas_bab', 'fam-23'],
      regsosek: '309a',
      fasih: 'r13',
      label: ['Fasilitas buang air besar', 'Toilet facility'],
      help: [
        'Tanyakan di mana keluarga biasanya buang air besar. Dipakai bersama mertua serumah yang KK-nya lain: digunakan bersama.',
        'Ask where the family usually goes. Used together with in-laws on another card in the same house: shared.',
      ],
    },
    {
      key: 'toiletType',
      type: 'single',
      codeList: 'toiletType',
      official: ['jenis_kloset', 'fam-24'],
      regsosek: '309b',
      fasih: 'r14',
      label: ['Jenis kloset', 'Toilet type'],
      help: [
        'Minta izin melihat. Leher angsa: ada genangan air yang menahan bau, duduk atau jongkok.',
        'Ask leave to look. Goose-neck: standing water that holds back the smell, sitting or squatting.',
      ],
      relevant: usesToilet,
    },
    {
      key: 'faecesDisposal',
      type: 'single',
      codeList: 'faecesDisposal',
      official: ['pembuangan_akhir_tinja', 'fam-25'],
      regsosek: '310',
      fasih: 'r15',
      label: ['Tempat pembuangan akhir tinja', 'Final faeces disposal'],
      help: [
        'Ke mana pipanya berakhir? Tangki septik bersekat dan pernah atau dapat disedot; lubang tanpa dasar semen adalah lubang tanah.',
        'Where does the pipe end? A septic tank has chambers and can be emptied; a pit without cement bottom is a hole in the ground.',
      ],
      relevant: usesToilet,
    },
  ]),
  ...questionsOf('energy', 'family', [
    {
      key: 'lighting',
      type: 'single',
      codeList: 'lighting',
      official: ['sumber_penerangan_utama', 'fam-19'],
      regsosek: '307a',
      fasih: 'r17',
      label: ['Sumber penerangan utama', 'Main lighting source'],
      help: [
        'Meteran sendiri, termasuk token: PLN dengan meteran. Menyambung dari rumah tetangga: PLN tanpa meteran. Panel surya: listrik non-PLN.',
        'An own meter, prepaid included: PLN metered. A line from a neighbour’s house: PLN without meter. Solar panels: non-PLN.',
      ],
    },
    {
      key: 'electricityMeters',
      type: 'repeat',
      max: 3,
      official: ['daya_terpasang; id_meteran_PLN', 'fam-20', 'fam-21'],
      regsosek: '307b',
      fasih: 'r18',
      label: ['Meteran listrik', 'Electricity meters'],
      help: [
        'Catat setiap meteran yang dipakai keluarga ini. Daya tertulis pada pembatas (MCB) atau struk token.',
        'Record each meter this family uses. The power is printed on the breaker or the token receipt.',
      ],
      fields: [
        {
          key: 'power',
          label: { id: 'Daya terpasang', en: 'Installed power' },
          help: {
            id: 'Lihat MCB: 2 A = 450 watt, 4 A = 900 watt, 6 A = 1.300 watt, 10 A = 2.200 watt.',
            en: 'See the breaker: 2 A = 450 VA, 4 A = 900 VA, 6 A = 1,300 VA, 10 A = 2,200 VA.',
          },
          type: 'single',
          codeList: 'power',
        },
        {
          key: 'idKind',
          label: { id: 'Nomor yang dicatat', en: 'Number recorded' },
          help: {
            id: 'ID pelanggan ada di rekening (12 angka); nomor meter ada di meteran (11 angka).',
            en: 'The customer id is on the bill (12 digits); the meter number is on the meter (11 digits).',
          },
          type: 'single',
          codeList: 'meterIdKind',
        },
        {
          key: 'idNumber',
          label: { id: 'Nomor', en: 'Number' },
          help: { id: 'Salin angka demi angka.', en: 'Copy it digit by digit.' },
          type: 'digits',
          lengths: [11, 12],
        },
      ],
      relevant: metered,
      sensitivity: 'identity',
    },
    {
      key: 'cookingFuel',
      type: 'single',
      codeList: 'cookingFuel',
      official: ['bahan_bakar_utama_memasak', 'fam-22'],
      regsosek: '308',
      label: ['Bahan bakar utama memasak', 'Main cooking fuel'],
      help: [
        'Yang paling sering dipakai sebulan terakhir. Punya gas melon tetapi lebih sering kayu: kayu bakar.',
        'The one used most in the last month. Has a green cylinder but mostly burns wood: firewood.',
      ],
    },
    spendingOn('electricity', 'listrik', 'electricity', 'r19'),
    spendingOn('phoneCredit', 'pulsa', 'phone credit', 'r20a'),
    spendingOn('internet', 'internet dan paket data', 'internet and data', 'r20b'),
  ]),
]

function conditionOf(part: 'floor' | 'wall' | 'roof', id: string, fasih: string) {
  return {
    key: `${part}Condition`,
    type: 'single' as const,
    codeList: 'condition',
    official: [`kondisi_${id}`] as const,
    fasih,
    label: [`Kondisi ${id}`, `Condition of the ${part}`] as const,
    help: [
      'Rusak ringan: retak atau lepas sedikit. Rusak sedang: banyak yang perlu diganti. Rusak berat: membahayakan penghuni.',
      'Slight: small cracks or loose parts. Moderate: much needs replacing. Heavy: a danger to those inside.',
    ] as const,
    optionGroup: 'buildingDetail',
  }
}

function spendingOn(what: string, id: string, en: string, fasih: string) {
  return {
    key: `${what}Spending`,
    type: 'money' as const,
    min: 0,
    max: 50_000_000,
    unit: ['Rp sebulan', 'Rp a month'] as const,
    official: [`pengeluaran (${id})`] as const,
    fasih,
    label: [`Pengeluaran ${id} sebulan`, `Monthly spending on ${en}`] as const,
    help: [
      'Seluruh keluarga, rata-rata sebulan. Rupiah penuh, bukan ribuan. Tulis 0 bila tidak ada.',
      'The whole family, on average a month. Full rupiah, not thousands. Write 0 when there is none.',
    ] as const,
    optionGroup: 'spending',
    sensitivity: 'specific' as const,
  }
}
