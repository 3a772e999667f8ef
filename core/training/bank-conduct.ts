import { asked, type BankQuestion } from './question.ts'

/** What a finding needs, what is never promised or taken, and what stays private. */
export const conductQuestions: readonly BankQuestion[] = [
  {
    ...asked(
      'not-found-informant',
      'finding',
      [
        'Keluarga tidak ada di alamatnya dan tidak dikenal. Apa yang wajib sebelum memilih "tidak ditemukan"?',
        'The family is not at its address and nobody knows it. What is needed before choosing "not found"?',
      ],
      [
        [
          'Keterangan RT/RW, tetangga, atau perangkat desa, alasannya, dan titik lokasi',
          'A statement of RT/RW, a neighbour or a village officer, the reason, and the position',
        ],
        ['Cukup satu kali mengetuk pintu', 'Knocking once is enough'],
        ['Telepon ke kepala dinas', 'A call to the head of the agency'],
        ['Tidak ada, langsung pilih saja', 'Nothing, just choose it'],
      ],
      [
        'Temuan ini dapat mengakhiri bantuan, maka harus dapat diperiksa orang kedua.',
        'This finding can end aid, so a second person must be able to check it.',
      ],
      'Domain reference §2.7, evidence rule; causes of deactivation (Dinsos FAQ)',
    ),
    always: true,
  },
  asked(
    'absent-is-not-missing',
    'finding',
    [
      'Rumahnya ada, tetapi penghuni sedang bekerja. Hasil kunjungan?',
      'The house is there, but everybody is at work. The result of the visit?',
    ],
    [
      [
        'Responden tidak di tempat; kunjungi lagi, sampai tiga kali',
        'Respondent absent; come again, up to three times',
      ],
      ['Keluarga tidak ditemukan', 'Family not found'],
      ['Menolak', 'Refused'],
      ['Isi dari keterangan tetangga', 'Fill it in from what the neighbour says'],
    ],
    [
      'Belum dapat ditemui tidak sama dengan tidak ditemukan. Kunjungan berikutnya paling cepat 4 jam kemudian.',
      'Not met yet is not the same as not found. The next attempt is at least 4 hours later.',
    ],
    'FASIH practice, up to three visits at least 4 hours apart (Sensus Ekonomi 2026)',
  ),
  asked(
    'head-died',
    'finding',
    [
      'Kepala keluarga sudah meninggal; istri dan anaknya masih tinggal di sana. Apa yang dicatat?',
      'The head has died; his wife and child still live there. What is recorded?',
    ],
    [
      [
        'Keluarga ditemukan; ia ditandai meninggal; kepala keluarga baru dipilih',
        'Family found; he is marked as deceased; a new head is named',
      ],
      ['Seluruh anggota meninggal', 'All members deceased'],
      ['Keluarga tidak ditemukan', 'Family not found'],
      ['Ia tetap kepala keluarga sampai KK baru terbit', 'He stays the head until a new card is issued'],
    ],
    [
      'Keberadaan keluarga dan keberadaan tiap anggota adalah dua hal. Kepala keluarga tepat satu orang yang masih ada.',
      "The family's presence and each member's are two things. There is exactly one living head.",
    ],
    'FASIH 2026 r16 and r27a',
  ),
  asked(
    'refusal',
    'finding',
    [
      'Ibu rumah tidak mau didata setelah Anda menjelaskan tujuan. Langkah Anda?',
      'The woman of the house does not want to be recorded after you explained the purpose. What do you do?',
    ],
    [
      [
        'Hormati, pilih "menolak" dengan alasannya, dan laporkan ke koordinator',
        'Respect it, choose "refused" with the reason, and tell your coordinator',
      ],
      ['Katakan bantuannya pasti dicabut', 'Say that the aid will surely be stopped'],
      ['Isi dari perkiraan sendiri', 'Fill it in by your own guess'],
      ['Pilih "tidak ditemukan"', 'Choose "not found"'],
    ],
    [
      'Menolak adalah hak. Koordinator akan berkunjung; mengancam atau mengarang jawaban tidak boleh.',
      'Refusing is a right. The coordinator will visit; threats and invented answers are forbidden.',
    ],
    'UU 27/2022 PDP; Regsosek 205 code 4',
  ),
  {
    ...asked(
      'no-promises',
      'integrity',
      [
        '"Kalau saya didata, dapat bantuan?" Jawaban yang benar:',
        '"If you record me, will I get aid?" The right answer:',
      ],
      [
        [
          'Kunjungan ini mencatat keadaan. Siapa yang menerima bantuan diputuskan menurut aturan program, bukan oleh saya',
          'This visit records how things are. Who receives aid follows the programme rules, not me',
        ],
        ['Ya, asal jawabannya sesuai', 'Yes, if the answers fit'],
        ['Ya, bulan depan', 'Yes, next month'],
        ['Tidak, data Anda terlalu baik', 'No, your data are too good'],
      ],
      [
        'Terdaftar belum tentu menerima: aturan program, verifikasi, dan kuota yang menentukan.',
        'Listed is not yet receiving: programme rules, verification and quota decide.',
      ],
      'Dinsos FAQ; Kediri 2025 (people took the visit for enrolment)',
    ),
    always: true,
  },
  {
    ...asked(
      'no-fees',
      'integrity',
      [
        'Keluarga menyodorkan uang bensin seikhlasnya. Anda:',
        'The family offers a little petrol money. You:',
      ],
      [
        ['Menolak dengan sopan; kunjungan tidak dipungut biaya', 'Decline politely; the visit is free'],
        ['Menerima, karena tidak diminta', 'Accept it, since you did not ask'],
        ['Menerima, lalu membaginya dengan RT', 'Accept it and share it with the RT'],
        ['Menerima bila di bawah Rp20.000', 'Accept it if it is under Rp 20,000'],
      ],
      [
        'Petugas tidak menerima uang atau barang apa pun. Permintaan uang dapat dilaporkan warga.',
        'Officers accept nothing at all. Citizens can report any demand for money.',
      ],
      'Integrity pledge; UU 13/2011',
    ),
    always: true,
  },
  asked(
    'decile-by-bps',
    'concept',
    ['Siapa yang menentukan desil keluarga?', "Who determines a family's decile?"],
    [
      ['Hanya BPS, dari pemeringkatan nasional', 'BPS alone, from the national ranking'],
      ['Pendamping, dari hasil kunjungan', 'The facilitator, from the visit'],
      ['Petinggi melalui musyawarah desa', 'The village head, through the village meeting'],
      ['Dinas Sosial kabupaten', "The regency's Social Agency"],
    ],
    [
      'Kabupaten, desa, dan pendamping hanya menyampaikan dan memeriksa data.',
      'Regency, village and facilitators only deliver and check data.',
    ],
    'Peraturan BPS 6/2025; Ombudsman RI',
  ),
  asked(
    'own-relative',
    'integrity',
    [
      'Di daftar Anda ada keluarga paman sendiri. Apa yang benar?',
      "Your uncle's family is on your list. What is right?",
    ],
    [
      [
        'Beri tahu koordinator supaya kasus dialihkan',
        'Tell your coordinator, so that the case is reassigned',
      ],
      ['Kunjungi sendiri karena paling tahu', 'Visit them yourself, you know them best'],
      ['Isi dari rumah tanpa berkunjung', 'Fill it in at home without a visit'],
    ],
    [
      'Petugas tidak mendata keluarganya sendiri, dan tidak menyetujui pekerjaannya sendiri.',
      'An officer does not record relatives, and nobody approves their own work.',
    ],
    'Integrity pledge; four-eyes principle',
  ),
  asked(
    'photos',
    'privacy',
    ['Foto mana yang boleh diambil untuk kunjungan ini?', 'Which photos may be taken for this visit?'],
    [
      [
        'Rumah tampak depan dan bagian dalam, tanpa orang, di dalam aplikasi',
        'The house from the front and inside, without people, in the app',
      ],
      ['Seluruh keluarga di depan rumah', 'The whole family in front of the house'],
      [
        'KTP setiap anggota dengan kamera ponsel biasa',
        "Every member's identity card with the ordinary camera",
      ],
      ['Anak yang sedang sakit, sebagai bukti', 'A sick child, as evidence'],
    ],
    [
      'Yang difoto rumahnya, bukan orangnya; foto tidak disimpan di galeri ponsel.',
      "The house is photographed, not people; photos are not kept in the phone's gallery.",
    ],
    'UU 27/2022 PDP Ps. 4 (specific data, children)',
  ),
  {
    ...asked(
      'sharing-data',
      'privacy',
      [
        'Tetangga bertanya desil dan bantuan keluarga yang baru Anda kunjungi. Anda:',
        'A neighbour asks about the decile and aid of the family you just visited. You:',
      ],
      [
        ['Tidak memberi keterangan apa pun tentang keluarga lain', 'Say nothing at all about another family'],
        ['Memberi tahu desilnya saja', 'Tell the decile only'],
        ['Memberi tahu bila ia ketua RT', 'Tell if he leads the RT'],
        ['Mengirim fotonya lewat WhatsApp', 'Send a photo by WhatsApp'],
      ],
      [
        'Data keluarga hanya untuk keluarga itu dan petugas yang berwenang; membocorkannya melanggar hukum.',
        "A family's data are for the family and for officers in charge; giving them away is against the law.",
      ],
      'UU 27/2022 PDP Ps. 65–67',
    ),
    always: true,
  },
  asked(
    'health-in-private',
    'privacy',
    [
      'Beberapa tetangga ikut duduk ketika Anda sampai ke pertanyaan penyakit kronis. Langkah Anda?',
      'Several neighbours are sitting there when you reach the questions on chronic illness. What do you do?',
    ],
    [
      ['Tanyakan berdua saja, dan terima bila tidak dijawab', 'Ask in private, and accept no answer'],
      ['Tanyakan keras-keras supaya cepat', 'Ask aloud to save time'],
      ['Tanyakan kepada tetangga', 'Ask the neighbours'],
      ['Isi "tidak ada" tanpa bertanya', 'Write "none" without asking'],
    ],
    [
      'Kesehatan dan disabilitas adalah data pribadi spesifik, dan tidak pernah dibawa ke musyawarah.',
      'Health and disability are specific personal data, and never go before a meeting.',
    ],
    'UU 27/2022 PDP Ps. 4(2)',
  ),
  asked(
    'slip',
    'privacy',
    [
      'Untuk apa slip tersegel yang ditinggalkan di keluarga?',
      'What is the sealed slip for that is left with the family?',
    ],
    [
      [
        'Kodenya membuka status keluarga itu sendiri; petugas tidak melihat isinya',
        "Its code opens that family's own status; officers do not see what is inside",
      ],
      ['Tanda terima bantuan', 'A receipt for aid'],
      ['Bukti bahwa bantuan akan datang', 'Proof that aid will come'],
    ],
    [
      'Slip hanya membuktikan bahwa yang bertanya adalah keluarga itu. Serahkan tersegel dan catat nomor serinya.',
      'The slip only proves that whoever asks is the family. Hand it over sealed and record its serial.',
    ],
    'Project decision 6 (slips)',
  ),
]
