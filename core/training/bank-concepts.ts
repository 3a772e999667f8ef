import { asked, type BankQuestion } from './question.ts'

/** What the questionnaire means by its words, and what is looked at rather than heard. */
export const conceptQuestions: readonly BankQuestion[] = [
  asked(
    'two-families-one-house',
    'concept',
    [
      'Di satu rumah tinggal dua Kartu Keluarga yang memasak dari satu dapur. Berapa keluarga yang didata?',
      'Two family cards live in one house and cook in one kitchen. How many families are recorded?',
    ],
    [
      [
        'Dua keluarga, dan "jumlah keluarga dalam rumah" diisi 2',
        'Two families, and "families in the dwelling" is 2',
      ],
      ['Satu, karena dapurnya satu', 'One, because there is one kitchen'],
      ['Satu, yang kepala keluarganya paling tua', 'One, that of the oldest head'],
      ['Dua, tetapi hanya satu yang difoto rumahnya', 'Two, but only one has the house photographed'],
    ],
    [
      'Satuan DTSEN adalah keluarga menurut Kartu Keluarga, bukan rumah tangga sedapur.',
      'The unit of DTSEN is the family by its card, not the household that shares a kitchen.',
    ],
    'Peraturan BPS 6/2025 Ps. 1; variable fam-13',
  ),
  asked(
    'domicile',
    'concept',
    [
      'Keluarga tinggal di Kecapi, tetapi alamat di KK masih Bangsri. Alamat mana yang dicatat?',
      'A family lives in Kecapi, but its card still says Bangsri. Which address is recorded?',
    ],
    [
      ['Alamat tempat mereka tinggal sekarang, di Kecapi', 'Where they live now, in Kecapi'],
      ['Alamat di KK', 'The one on the family card'],
      ['Alamat di KTP kepala keluarga', "The one on the head's identity card"],
      ['Keduanya dikosongkan sampai KK diperbarui', 'Neither, until the card is renewed'],
    ],
    [
      'Yang dicatat domisili sesuai kondisi lapangan; ketidaksesuaian dengan KK ditandai tersendiri.',
      'Domicile as found in the field is recorded; a mismatch with the card is marked apart.',
    ],
    'Variable ind-6 and fam-9 (draft BPS regulation, Annex IV.C)',
  ),
  asked(
    'main-floor',
    'observation',
    [
      'Lantai ruang tamu keramik, tetapi sebagian besar rumah masih tanah. Jenis lantai terluas?',
      'The front room has ceramic tiles, but most of the house is earth. The main floor material?',
    ],
    [
      ['Tanah', 'Earth'],
      ['Keramik, karena ruang tamu yang terlihat', 'Ceramic, because it is the room one sees'],
      ['Lainnya, karena campuran', 'Other, because it is mixed'],
      ['Tanyakan kepada pemilik mana yang dipilih', 'Ask the owner which to choose'],
    ],
    [
      'Yang dicatat jenis yang paling luas, dilihat sendiri oleh petugas.',
      'The material that covers most of the floor counts, as the officer sees it.',
    ],
    'Variable fam-15',
  ),
  asked(
    'typed-zero',
    'observation',
    [
      'Keluarga tidak punya kulkas. Bagaimana mengisi "lemari es"?',
      'The family has no refrigerator. How is "refrigerators" filled in?',
    ],
    [
      ['Ketik 0', 'Type 0'],
      ['Kosongkan', 'Leave it empty'],
      ['Isi "tidak"', 'Write "no"'],
      ['Lewati semua pertanyaan barang', 'Skip all questions about possessions'],
    ],
    [
      'Kosong berarti belum ditanyakan. Tidak punya berarti 0, dan 0 harus diketik.',
      'Empty means nobody asked. Having none is 0, and 0 must be typed.',
    ],
    'FASIH 2026, blocking rule on asset counts',
  ),
  asked(
    'gas-cylinder',
    'observation',
    [
      'Di dapur ada dua tabung gas melon 3 kg. Berapa isian "tabung gas minimal 5,5 kg"?',
      'There are two green 3 kg gas cylinders in the kitchen. What is "gas cylinders of at least 5.5 kg"?',
    ],
    [
      ['0', '0'],
      ['2', '2'],
      ['1, karena dua tabung 3 kg kira-kira satu tabung besar', '1, two of 3 kg being about one large one'],
    ],
    [
      'Variabel resmi hanya menghitung tabung 5,5 kg ke atas.',
      'The official variable counts cylinders of 5.5 kg and more only.',
    ],
    'Variable fam-26, tabung_gas',
  ),
  asked(
    'motorcycle-on-credit',
    'observation',
    [
      'Sepeda motor di teras masih dicicil. Dicatat?',
      'The motorcycle on the porch is still being paid off. Is it recorded?',
    ],
    [
      ['Ya, dihitung sebagai milik', 'Yes, it counts as owned'],
      ['Tidak, karena belum lunas', 'No, it is not paid off'],
      ['Hanya bila keluarga setuju', 'Only if the family agrees'],
    ],
    [
      'Barang cicilan dihitung milik keluarga. Barang sewa dan pinjaman tidak.',
      'Goods on instalment count as owned. Rented and borrowed ones do not.',
    ],
    'Variable fam-26, sepeda_motor; questionnaire help text',
  ),
  asked(
    'neighbours-electricity',
    'observation',
    [
      'Listrik menyambung dari rumah tetangga yang bermeteran. Sumber penerangan utama?',
      'Electricity comes by a wire from a neighbour who has a meter. The main lighting source?',
    ],
    [
      ['Listrik PLN tanpa meteran', 'PLN electricity without own meter'],
      ['Listrik PLN dengan meteran', 'PLN electricity with a meter'],
      ['Listrik non-PLN', 'Non-PLN electricity'],
      ['Bukan listrik', 'No electricity'],
    ],
    [
      'Keluarga ini tidak punya meteran sendiri; nomor meteran tetangga jangan dicatat.',
      "This family has no meter of its own; the neighbour's number is not recorded.",
    ],
    'Variables fam-19 to fam-21',
  ),
  asked(
    'nik-for-life',
    'concept',
    [
      'Tanggal lahir di NIK berbeda dari tanggal lahir sebenarnya. Apa yang Anda lakukan?',
      'The birth date inside the NIK differs from the true one. What do you do?',
    ],
    [
      [
        'Catat NIK apa adanya dan tanggal lahir sesuai KK, lalu jelaskan peringatannya',
        'Record the NIK as it is and the birth date of the card, and explain the warning',
      ],
      ['Ubah angka NIK supaya sesuai', 'Change the digits of the NIK until they agree'],
      ['Kosongkan NIK', 'Leave the NIK empty'],
      ['Tolak mendata orang itu', 'Refuse to record the person'],
    ],
    [
      'NIK berlaku seumur hidup dan tidak berubah walaupun tanggal di dalamnya keliru.',
      'A NIK is for life and does not change even when the date inside it is wrong.',
    ],
    'PP 40/2019 Ps. 30(2)',
  ),
  asked(
    'nik-elsewhere',
    'concept',
    [
      'NIK seorang istri diawali kode kabupaten lain. Artinya?',
      "A wife's NIK begins with another regency's code. What does it mean?",
    ],
    [
      [
        'Ia pertama kali terdaftar di kabupaten lain; itu wajar',
        'She was first registered elsewhere; that is normal',
      ],
      ['NIK-nya palsu', 'The NIK is false'],
      ['Ia bukan penduduk Jepara dan tidak didata', 'She is no resident of Jepara and is not recorded'],
    ],
    [
      'Kode di depan NIK adalah tempat pertama kali terdaftar, bukan tempat tinggal.',
      'The code in front is the place of first registration, not of residence.',
    ],
    'Structure of the NIK (Dukcapil)',
  ),
  asked(
    'baseline-not-answer',
    'observation',
    [
      'Di layar tercatat lantai keramik dari data lama. Anda melihat lantai tanah. Yang diisi?',
      'The screen shows ceramic from the old data. You see an earth floor. What do you record?',
    ],
    [
      ['Tanah, karena itu yang terlihat', 'Earth, because that is what you see'],
      ['Keramik, supaya sama dengan data', 'Ceramic, to agree with the data'],
      ['Tanya Petinggi mana yang benar', 'Ask the village head which is right'],
    ],
    [
      'Data lama ada untuk dibandingkan. Kunjungan mencatat keadaan hari ini.',
      'The old data are there to compare. The visit records what is so today.',
    ],
    'Purpose of the ground check (Kemensos and BPS, 26 February 2025)',
  ),
]
