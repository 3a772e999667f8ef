import { catalogue } from '../../kit/index.ts'

/** Words of the comparison's figures and samples, and of what rests on a delivery. */
export const comparisonText = catalogue({
  id: {
    matrix: 'Desil sebelum dan sesudah',
    matrixHelp:
      'Baris: desil di register. Kolom: desil dalam kiriman. Garis tengah adalah keluarga yang tetap. Desil dihitung BPS dan bersifat peringkat nasional: banyak perpindahan terjadi tanpa ada yang berubah di rumah.',
    before: 'Sebelum',
    after: 'Sesudah',
    none: 'tanpa',
    moves: (up: string, down: string, same: string) => `${up} naik, ${down} turun, ${same} tetap`,
    cell: (families: string, from: string, to: string) => `${families} keluarga dari desil ${from} ke ${to}`,
    sample: 'Contoh acak',
    sampleOf: (size: string, total: string) =>
      `${size} dari ${total} keluarga, dipilih acak. Contoh ini sama bagi siapa pun yang membuka alamat ini.`,
    sampleSize: (size: string) => `${size} keluarga`,
    another: 'Ambil contoh lain',
    all: 'Lihat semua',
    look: 'Lihat contoh acak',
    families: 'Keluarga',
    changed: 'Berubah',
    sortHelp: 'Tekan judul kolom untuk mengurutkan.',
    moreKinds:
      'Kolom memuat jenis yang paling banyak; pilih jenis lain pada daftar di atas untuk menampilkannya di sini.',
    allVillages: 'Pilih semua desa',
    noVillages: 'Kosongkan',
    rollbackConsequence: (families: string, persons: string) =>
      `Nilai ${families} keluarga dan ${persons} orang kembali seperti sebelum kiriman ini. Keluarga yang dibawanya tidak tampil lagi di register, dan hasil pencarian ikut berubah.`,
    rollbackRatified:
      'Yang sudah disahkan kabupaten tidak disentuh: nilai itu kembali menjadi yang berlaku menurut aturan dua lapis.',
    rollbackParts: (batches: string) =>
      `Pekerjaan berjalan dalam ${batches} bagian. Selama itu sebagian register masih menampilkan data kiriman ini; bila server mati di tengah, pekerjaan diteruskan.`,
    rollbackFinal:
      'Kiriman yang dibatalkan tidak dapat dihidupkan lagi. Berkas yang sama dapat dikirim ulang sebagai kiriman baru.',
    restsHelp: 'Selesaikan atau tarik kembali yang berikut ini dahulu, bila memang harus dibatalkan.',
    places: {
      later_intake: 'Lihat kiriman',
      campaign: 'Lihat gelombang',
      visit: 'Lihat kunjungan',
      batch: 'Lihat pengesahan',
      ratified_change: 'Lihat perubahan',
      change: 'Lihat usulan',
      ticket: 'Lihat tiket',
      slip: 'Lihat slip',
      aid: 'Lihat daftar penerima',
      saved_list: 'Lihat daftar tersimpan',
      report: 'Lihat laporan',
    },
    afterwards: 'Register kembali ke keadaan sebelumnya; nilai yang disahkan kabupaten tetap ada.',
    seeLayers: 'Lihat register',
  },
  en: {
    matrix: 'Deciles before and after',
    matrixHelp:
      'Rows: decile in the register. Columns: decile in the delivery. The diagonal holds families that stay. BPS computes the decile as a national ranking: many movements happen though nothing changed at home.',
    before: 'Before',
    after: 'After',
    none: 'none',
    moves: (up: string, down: string, same: string) => `${up} up, ${down} down, ${same} the same`,
    cell: (families: string, from: string, to: string) => `${families} families from decile ${from} to ${to}`,
    sample: 'Random sample',
    sampleOf: (size: string, total: string) =>
      `${size} of ${total} families, drawn at random. Whoever opens this address sees the same sample.`,
    sampleSize: (size: string) => `${size} families`,
    another: 'Draw another sample',
    all: 'See all',
    look: 'See a random sample',
    families: 'Families',
    changed: 'Change',
    sortHelp: 'Press a column heading to sort.',
    moreKinds: 'Columns hold the most frequent kinds; choose another in the list above to see it here.',
    allVillages: 'Choose all villages',
    noVillages: 'Choose none',
    rollbackConsequence: (families: string, persons: string) =>
      `Values of ${families} families and ${persons} persons go back to what they were before this delivery. Families it brought no longer show in the register, and search results change with them.`,
    rollbackRatified:
      'What the regency has ratified is not touched: by the rule of two layers those values are the current ones again.',
    rollbackParts: (batches: string) =>
      `The work runs in ${batches} parts. Meanwhile some of the register still shows this delivery; if the server stops, the work goes on where it stood.`,
    rollbackFinal:
      'A delivery that was rolled back cannot be revived. The same files can be sent again as a new delivery.',
    restsHelp: 'Settle or withdraw these first, if it really has to be rolled back.',
    places: {
      later_intake: 'See deliveries',
      campaign: 'See waves',
      visit: 'See visits',
      batch: 'See batches',
      ratified_change: 'See changes',
      change: 'See proposals',
      ticket: 'See tickets',
      slip: 'See slips',
      aid: 'See recipient lists',
      saved_list: 'See saved lists',
      report: 'See reports',
    },
    afterwards: 'The register is as it was before; what the regency ratified is still there.',
    seeLayers: 'See the register',
  },
})
