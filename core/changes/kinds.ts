/**
 * What a change is about decides its way (decision 3): changes of composition, negative findings and
 * contests of eligibility are itemised for the village; corrected values only pass the meeting as a
 * counted annex; health and disability never go before a meeting.
 */
export interface KindRule {
  readonly title: { readonly id: string; readonly en: string }
  /** `item`: a line of its own on the village's agenda · `annex`: counted, acknowledged · `never`: kept from meetings. */
  readonly village: 'item' | 'annex' | 'never'
  /** Ends the family's or a member's place in the register, and so perhaps its aid. */
  readonly negative: boolean
}

export const changeKinds = {
  correct_values: {
    title: { id: 'Perbaikan isian keluarga', en: 'Corrected values' },
    village: 'annex',
    negative: false,
  },
  correct_health: {
    title: { id: 'Perbaikan data kesehatan/disabilitas', en: 'Corrected health or disability data' },
    village: 'never',
    negative: false,
  },
  member_born: { title: { id: 'Kelahiran', en: 'Birth' }, village: 'item', negative: false },
  member_joined: { title: { id: 'Anggota masuk', en: 'Member moved in' }, village: 'item', negative: false },
  member_died: { title: { id: 'Anggota meninggal', en: 'Member died' }, village: 'item', negative: true },
  member_left: { title: { id: 'Anggota pindah', en: 'Member moved out' }, village: 'item', negative: true },
  member_not_found: {
    title: { id: 'Anggota tidak ditemukan', en: 'Member not found' },
    village: 'item',
    negative: true,
  },
  card_split: { title: { id: 'Pecah KK', en: 'Family card split' }, village: 'item', negative: false },
  family_moved_within: {
    title: { id: 'Keluarga pindah dalam kabupaten', en: 'Family moved within the regency' },
    village: 'item',
    negative: false,
  },
  family_moved_out: {
    title: { id: 'Keluarga pindah keluar kabupaten', en: 'Family moved out of the regency' },
    village: 'item',
    negative: true,
  },
  family_deceased: {
    title: { id: 'Seluruh anggota meninggal', en: 'All members deceased' },
    village: 'item',
    negative: true,
  },
  family_not_found: {
    title: { id: 'Keluarga tidak ditemukan', en: 'Family not found' },
    village: 'item',
    negative: true,
  },
  family_duplicate: {
    title: { id: 'Keluarga ganda', en: 'Duplicate family' },
    village: 'item',
    negative: true,
  },
  family_not_eligible: {
    title: { id: 'Keluarga tidak memenuhi syarat', en: 'Family not eligible' },
    village: 'item',
    negative: true,
  },
  family_restored: {
    title: { id: 'Keluarga dicatat lagi', en: 'Family taken up again' },
    village: 'item',
    negative: false,
  },
  new_family: { title: { id: 'Usulan keluarga baru', en: 'New family' }, village: 'item', negative: false },
  citizen_report: {
    title: { id: 'Laporan perubahan dari warga', en: 'Change reported by a citizen' },
    village: 'item',
    negative: false,
  },
} as const satisfies Record<string, KindRule>

export type ChangeKind = keyof typeof changeKinds
