import type { Bilingual } from '../instrument/index.ts'

/** A door a citizen may knock at, and what its answer is good for: two offices that answer the same differ. */
export interface Channel {
  readonly key: string
  readonly name: Bilingual
  /** What this channel, and no other, can say or do. */
  readonly decides: Bilingual
  /** How one reaches it: addresses as they are read aloud, never a link that leads somewhere unseen. */
  readonly reach: readonly Bilingual[]
  readonly validFrom: string
  readonly source: string
}

/** In the order a citizen of the regency would try them. */
export const channels: readonly Channel[] = [
  {
    key: 'tanggap',
    name: { id: 'Halaman ini, Jepara Tanggap', en: 'This page, Jepara Tanggap' },
    decides: {
      id: 'Data keluarga Anda, laporan perubahan, dan sampai di mana laporan itu.',
      en: 'What is recorded of your family, reports of a change, and how far a report has come.',
    },
    reach: [{ id: 'Di ponsel apa pun, tanpa aplikasi', en: 'On any telephone, without an app' }],
    validFrom: '2025-03-03',
    source: 'Regency of Jepara: this installation',
  },
  {
    key: 'village',
    name: { id: 'Balai desa atau kelurahan', en: 'The village office' },
    decides: {
      id: 'Slip keluarga, laporan tanpa ponsel, dan musyawarah desa.',
      en: 'The family’s slip, reports without a telephone, and the village meeting.',
    },
    reach: [{ id: 'Datang dengan KTP atau KK', en: 'Come with an identity card or family card' }],
    validFrom: '2025-03-03',
    source: 'Regency of Jepara: Social Agency',
  },
  {
    key: 'cek-bansos',
    name: { id: 'Cek Bansos, Kementerian Sosial', en: 'Cek Bansos, Ministry of Social Affairs' },
    decides: {
      id: 'Apakah Anda ditetapkan sebagai penerima PKH, sembako, atau PBI, dan untuk masa kapan.',
      en: 'Whether you are chosen to receive PKH, staple food or health insurance aid, and for which period.',
    },
    reach: [
      { id: 'cekbansos.kemensos.go.id', en: 'cekbansos.kemensos.go.id' },
      { id: 'Aplikasi Cek Bansos', en: 'The Cek Bansos app' },
    ],
    validFrom: '2025-03-03',
    source: 'Ministry of Social Affairs: cekbansos.kemensos.go.id (read November 2025)',
  },
  {
    key: 'command-centre',
    name: { id: 'Pusat layanan Kementerian Sosial', en: 'Command centre of the Ministry of Social Affairs' },
    decides: {
      id: 'Uang bantuan yang tidak cair, kartu KKS, dan keluhan tentang program kementerian.',
      en: 'Aid money that did not arrive, the KKS card, and complaints about the ministry’s programmes.',
    },
    reach: [
      { id: 'Telepon 021-171', en: 'Telephone 021-171' },
      { id: 'WhatsApp 08877-171-171', en: 'WhatsApp 08877-171-171' },
    ],
    validFrom: '2025-03-03',
    source: 'Ministry of Social Affairs, as told in the press (terasjabar.id, 2025)',
  },
  {
    key: 'bps',
    name: { id: 'BPS, Cek DTSEN', en: 'BPS, Cek DTSEN' },
    decides: {
      id: 'Peringkat (desil) keluarga. Hanya BPS yang menghitungnya.',
      en: 'The rank (decile) of a family. BPS alone works it out.',
    },
    reach: [{ id: 'dtsen-form.bps.go.id', en: 'dtsen-form.bps.go.id' }],
    validFrom: '2025-03-03',
    source: 'BPS: dtsen-form.bps.go.id (read November 2025)',
  },
  {
    key: 'lapor',
    name: { id: 'SP4N-LAPOR!', en: 'SP4N-LAPOR!' },
    decides: {
      id: 'Pengaduan tentang pelayanan kantor pemerintah apa pun, juga tentang kami.',
      en: 'Complaints about the service of any government office, ours too.',
    },
    reach: [
      { id: 'lapor.go.id', en: 'lapor.go.id' },
      { id: 'SMS ke 1708', en: 'SMS to 1708' },
    ],
    validFrom: '2025-03-03',
    source: 'PermenPANRB 62/2018; lapor.go.id',
  },
]
