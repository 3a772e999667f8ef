import type {
  FamilyFinding,
  FindingEntry,
  InformantRole,
  MemberPresence,
  VisitAttemptOutcome,
} from './findings.ts'
import type { Bilingual } from './instrument.ts'

type Entries<Key extends string> = { readonly [K in Key]: FindingEntry<K> }

/** Every family finding, in the order it is offered. Codes: FASIH 2026 r16 where it has one. */
export const familyFindingEntries: Entries<FamilyFinding> = {
  found: {
    key: 'found',
    label: { id: 'Ditemukan', en: 'Found' },
    help: {
      id: 'Keluarga tinggal di sini dan ada yang dapat diwawancarai.',
      en: 'The family lives here and someone can be interviewed.',
    },
    negative: false,
    consequence: { id: 'Semua pertanyaan diisi.', en: 'The whole questionnaire is filled in.' },
    regsosek2022: null,
    fasih2026: '1',
  },
  moved_within_regency: {
    key: 'moved_within_regency',
    label: { id: 'Pindah, masih di kabupaten ini', en: 'Moved within the regency' },
    help: {
      id: 'Seluruh keluarga pindah ke desa lain di kabupaten ini. Catat nama desa tujuan pada alasan.',
      en: 'The whole family moved to another village of this regency. Name that village in the reason.',
    },
    negative: true,
    consequence: { id: 'Kasus dialihkan ke desa tujuan.', en: 'The case goes to the new village.' },
    regsosek2022: null,
    fasih2026: null,
  },
  moved_out: {
    key: 'moved_out',
    label: { id: 'Pindah ke luar kabupaten', en: 'Moved out of the regency' },
    help: {
      id: 'Seluruh keluarga pindah ke kabupaten/kota lain atau ke luar negeri. Tanyakan tujuannya.',
      en: 'The whole family moved to another regency or abroad. Ask where to.',
    },
    negative: true,
    consequence: {
      id: 'Dilaporkan; selanjutnya tugas daerah tujuan.',
      en: 'Reported; from there it is the other region’s duty.',
    },
    regsosek2022: null,
    fasih2026: null,
  },
  all_members_deceased: {
    key: 'all_members_deceased',
    label: { id: 'Seluruh anggota meninggal', en: 'All members deceased' },
    help: {
      id: 'Tidak ada lagi anggota keluarga yang hidup. Tanyakan akta atau surat kematian kepada RT atau desa.',
      en: 'No member is alive. Ask the RT or the village for the death certificates.',
    },
    negative: true,
    consequence: {
      id: 'Usulan penghapusan, dengan bukti kematian.',
      en: 'A removal is proposed, with evidence of death.',
    },
    regsosek2022: null,
    fasih2026: '3',
  },
  family_not_found: {
    key: 'family_not_found',
    label: { id: 'Tidak ditemukan atau tidak dikenal', en: 'Not found or unknown' },
    help: {
      id: 'Tidak ada yang mengenal keluarga ini di alamat itu. Tanyakan dulu kepada RT/RW dan perangkat desa.',
      en: 'Nobody at this address knows the family. Ask the RT/RW and the village office first.',
    },
    negative: true,
    consequence: {
      id: 'Perlu pernyataan RT/RW atau desa sebelum ada usulan apa pun.',
      en: 'Needs a statement of RT/RW or village before anything is proposed.',
    },
    regsosek2022: null,
    fasih2026: '0',
  },
  unreachable: {
    key: 'unreachable',
    label: { id: 'Tidak dapat ditemui sampai akhir pendataan', en: 'Could not be met before the close' },
    help: {
      id: 'Keluarga masih tinggal di sini, tetapi tidak ada orang pada tiga kali kunjungan.',
      en: 'The family lives here, but nobody was home at three visits.',
    },
    negative: false,
    consequence: {
      id: 'Tetap terbuka untuk masa berikutnya. Ini bukan "tidak ditemukan".',
      en: 'Stays open for the next period. This is not "not found".',
    },
    regsosek2022: null,
    fasih2026: '5',
  },
  refused: {
    key: 'refused',
    label: { id: 'Menolak didata', en: 'Refused' },
    help: {
      id: 'Keluarga menolak setelah tujuan kunjungan dijelaskan. Catat alasannya dengan kata-kata mereka.',
      en: 'The family refused after the purpose was explained. Write the reason in their words.',
    },
    negative: true,
    consequence: { id: 'Koordinator berkunjung sendiri.', en: 'The supervisor visits in person.' },
    regsosek2022: null,
    fasih2026: null,
  },
  duplicate_family: {
    key: 'duplicate_family',
    label: { id: 'Ganda dengan keluarga lain', en: 'Duplicate of another family' },
    help: {
      id: 'Keluarga yang sama sudah terdaftar dengan nomor KK atau anggota yang sama. Catat nomor yang satunya.',
      en: 'The same family is listed already, with the same card number or members. Note the other number.',
    },
    negative: true,
    consequence: { id: 'Usulan penggabungan data.', en: 'A merge is proposed.' },
    regsosek2022: null,
    fasih2026: null,
  },
  not_eligible: {
    key: 'not_eligible',
    label: {
      id: 'Bukan sasaran (misalnya ASN, panti)',
      en: 'Not eligible (such as civil servants, institutions)',
    },
    help: {
      id: 'Ada bukti bahwa keluarga ini di luar sasaran. Kaya atau miskin menurut Anda bukan alasan.',
      en: 'There is evidence that the family is out of scope. Rich or poor in your opinion is no reason.',
    },
    negative: true,
    consequence: { id: 'Usulan pengecualian, dengan bukti.', en: 'An exclusion is proposed, with evidence.' },
    regsosek2022: null,
    fasih2026: '4,6',
  },
  split_or_merged_card: {
    key: 'split_or_merged_card',
    label: { id: 'KK pecah atau digabung', en: 'Card split or merged' },
    help: {
      id: 'Seluruh keluarga kini tercatat di KK lain yang sudah ada. Catat nomor KK yang baru.',
      en: 'The whole family is now on another card that exists already. Note the new card number.',
    },
    negative: true,
    consequence: { id: 'Kedua KK dihubungkan.', en: 'The cards are linked.' },
    regsosek2022: null,
    fasih2026: null,
  },
}

/** Every presence of a member. Codes: FASIH 2026 r27a and Regsosek 2022 item 404 are in the code list. */
export const memberPresenceEntries: Entries<MemberPresence> = {
  lives_here: {
    key: 'lives_here',
    label: { id: 'Tinggal di rumah ini', en: 'Lives here' },
    help: {
      id: 'Sehari-hari tinggal di sini, termasuk yang merantau kurang dari setahun dan masih pulang.',
      en: 'Lives here day by day, including those away for work for less than a year who come home.',
    },
    negative: false,
    consequence: { id: 'Semua pertanyaan anggota diisi.', en: 'All member questions are asked.' },
    regsosek2022: '1',
    fasih2026: '1',
  },
  new_member: {
    key: 'new_member',
    label: { id: 'Anggota keluarga baru', en: 'New member' },
    help: {
      id: 'Lahir, menikah masuk atau pindah ke sini sejak data terakhir. Minta KK, akta, atau KTP.',
      en: 'Born, married in or moved in since the last data. Ask for the family card, certificate or KTP.',
    },
    negative: false,
    consequence: { id: 'Usulan tambah anggota.', en: 'An addition is proposed.' },
    regsosek2022: '5',
    fasih2026: null,
  },
  deceased: {
    key: 'deceased',
    label: { id: 'Meninggal', en: 'Deceased' },
    help: {
      id: 'Sampaikan belasungkawa. Tanyakan tanggal dan surat kematian bila ada.',
      en: 'Express sympathy. Ask for the date and the death certificate if there is one.',
    },
    negative: true,
    consequence: {
      id: 'Usulan kematian, dikonfirmasi desa.',
      en: 'A death is proposed; the village confirms.',
    },
    regsosek2022: '2',
    fasih2026: '2',
  },
  moved_domestic: {
    key: 'moved_domestic',
    label: { id: 'Pindah ke wilayah lain di Indonesia', en: 'Moved elsewhere in Indonesia' },
    help: {
      id: 'Sudah menetap di tempat lain setahun atau lebih, atau berniat menetap di sana.',
      en: 'Has lived elsewhere for a year or more, or means to stay there.',
    },
    negative: true,
    consequence: { id: 'Usulan pindah, dikonfirmasi desa.', en: 'A move is proposed; the village confirms.' },
    regsosek2022: '3',
    fasih2026: '3',
  },
  moved_abroad: {
    key: 'moved_abroad',
    label: { id: 'Pindah ke luar negeri', en: 'Moved abroad' },
    help: {
      id: 'Menetap di luar negeri, misalnya bekerja sebagai pekerja migran setahun atau lebih.',
      en: 'Lives abroad, for instance as a migrant worker for a year or more.',
    },
    negative: true,
    consequence: { id: 'Usulan pindah, dikonfirmasi desa.', en: 'A move is proposed; the village confirms.' },
    regsosek2022: '4',
    fasih2026: '4',
  },
  split_family_card: {
    key: 'split_family_card',
    label: { id: 'Sudah pisah KK', en: 'Now on another family card' },
    help: {
      id: 'Sudah punya atau masuk KK lain, misalnya karena menikah. Catat nomor KK-nya pada alasan.',
      en: 'Has or joined another card, for instance by marriage. Note that number in the reason.',
    },
    negative: true,
    consequence: {
      id: 'Usulan pisah KK, dikonfirmasi desa.',
      en: 'A split is proposed; the village confirms.',
    },
    regsosek2022: null,
    fasih2026: '6',
  },
  not_found: {
    key: 'not_found',
    label: { id: 'Tidak ditemukan atau tidak dikenal', en: 'Not found or unknown' },
    help: {
      id: 'Keluarga dan RT tidak mengenal nama ini. Bisa salah tulis atau bukan anggota keluarga.',
      en: 'Neither family nor RT knows this name. It may be a clerical error or no member of the family.',
    },
    negative: true,
    consequence: {
      id: 'Diperiksa desa sebelum diusulkan dikeluarkan.',
      en: 'Examined by the village before a removal is proposed.',
    },
    regsosek2022: '6',
    fasih2026: '7',
  },
}

/** Every way an attempt can end. */
export const visitAttemptOutcomeLabels: Readonly<Record<VisitAttemptOutcome, Bilingual>> = {
  interviewed_complete: { id: 'Ditemukan, wawancara lengkap', en: 'Found, interview complete' },
  interviewed_partial: { id: 'Ditemukan, wawancara belum lengkap', en: 'Found, interview not complete' },
  respondent_absent: {
    id: 'Rumah ditemukan, responden tidak di tempat (kunjungi ulang)',
    en: 'House found, nobody to interview (visit again)',
  },
  refused: { id: 'Menolak didata', en: 'Refused' },
  dwelling_not_found: { id: 'Alamat tidak ditemukan', en: 'Address not found' },
  access_blocked: {
    id: 'Lokasi tidak terjangkau (banjir, ombak, jalan putus)',
    en: 'Place out of reach (flood, sea, road cut)',
  },
  safety_stop: { id: 'Dihentikan karena alasan keamanan', en: 'Stopped for reasons of safety' },
}

export const informantRoleLabels: Readonly<Record<InformantRole, Bilingual>> = {
  family: { id: 'Keluarga atau kerabat', en: 'Family or relative' },
  neighbour: { id: 'Tetangga', en: 'Neighbour' },
  rt_rw: { id: 'Ketua RT/RW', en: 'RT/RW head' },
  village_officer: { id: 'Perangkat desa', en: 'Village officer' },
  hamlet_head: { id: 'Kamituwo/kepala dusun', en: 'Hamlet head' },
  other: { id: 'Lainnya', en: 'Other' },
}
