import type { Bilingual } from '../instrument/index.ts'

/** Who can act on what the integrity desk cannot settle itself. The reporter is told to whom it went. */
export interface Authority {
  readonly title: Bilingual
  /** What it is the right place for. */
  readonly actsOn: Bilingual
  readonly validFrom: string
  readonly source: string
}

export const authorities = {
  inspectorate: {
    title: { id: 'Inspektorat Kabupaten', en: 'The regency’s inspectorate' },
    actsOn: {
      id: 'Perbuatan perangkat desa dan pegawai kabupaten',
      en: 'Conduct of village officials and staff of the regency',
    },
    validFrom: '2014-10-02',
    source: 'UU 23/2014 pasal 216',
  },
  police: {
    title: { id: 'Kepolisian (Polres)', en: 'The police' },
    actsOn: { id: 'Pungutan liar, pemerasan, dan ancaman', en: 'Extortion, illegal levies and threats' },
    validFrom: '2002-01-08',
    source: 'UU 2/2002 pasal 13-14',
  },
  social_agency: {
    title: { id: 'Dinas Sosial Kabupaten', en: 'The regency’s Social Agency' },
    actsOn: {
      id: 'Pendampingan, perbaikan data, dan perilaku pendamping',
      en: 'Support, correction of data and the conduct of facilitators',
    },
    validFrom: '2014-10-02',
    source: 'UU 23/2014 lampiran F (bidang sosial)',
  },
  paying_bank: {
    title: { id: 'Bank penyalur atau kantor pos', en: 'The paying bank or post office' },
    actsOn: { id: 'Kartu, rekening, dan agen penyalur', en: 'Cards, accounts and paying agents' },
    validFrom: '2017-07-12',
    source: 'Perpres 63/2017',
  },
  ministry: {
    title: { id: 'Kementerian Sosial (021-171)', en: 'The Ministry of Social Affairs (021-171)' },
    actsOn: { id: 'Program dan daftar penerima', en: 'Programmes and lists of recipients' },
    validFrom: '2011-08-18',
    source: 'UU 13/2011',
  },
} as const satisfies Record<string, Authority>

export type AuthorityName = keyof typeof authorities
