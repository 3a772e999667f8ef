/**
 * The offices of the register (domain reference §3.1, decision 4). A person may hold several
 * offices; a session acts in one at a time. `system` is the office jobs run in.
 */
export const roles = [
  'facilitator',
  'field_supervisor',
  'village_operator',
  'village_head',
  'subdistrict_officer',
  'data_operator',
  'dinsos_verifier',
  'ratifier',
  'bps_monitor',
  'executive_viewer',
  'auditor',
  'trainer',
  'integrity_officer',
  'privacy_officer',
  'system_admin',
  'citizen',
  'system',
] as const
export type Role = (typeof roles)[number]

/** How wide an office of this kind sees: the whole regency, one subdistrict, one village, or assigned families. */
export type Breadth = 'regency' | 'subdistrict' | 'village' | 'assigned' | 'own-family' | 'none'

export function breadthOf(role: Role): Breadth {
  switch (role) {
    case 'facilitator':
      return 'assigned'
    case 'village_operator':
    case 'village_head':
      return 'village'
    case 'subdistrict_officer':
      return 'subdistrict'
    case 'citizen':
      return 'own-family'
    case 'system_admin':
      return 'none'
    case 'field_supervisor':
    case 'data_operator':
    case 'dinsos_verifier':
    case 'ratifier':
    case 'bps_monitor':
    case 'executive_viewer':
    case 'auditor':
    case 'trainer':
    case 'integrity_officer':
    case 'privacy_officer':
    case 'system':
      return 'regency'
  }
}

/** Whoever approves, exports, administers or sees more than one village proves it with a second factor. */
export function needsSecondFactor(role: Role): boolean {
  const breadth = breadthOf(role)
  return (
    breadth === 'regency' || breadth === 'subdistrict' || role === 'system_admin' || role === 'village_head'
  )
}

export const roleTitles: Readonly<Record<Role, { id: string; en: string }>> = {
  facilitator: { id: 'Pendamping PKH', en: 'PKH facilitator' },
  field_supervisor: { id: 'Koordinator PKH', en: 'Field supervisor' },
  village_operator: { id: 'Operator desa', en: 'Village operator' },
  village_head: { id: 'Petinggi/Lurah', en: 'Village head' },
  subdistrict_officer: { id: 'Kasi Kesos kecamatan', en: 'Subdistrict officer' },
  data_operator: { id: 'Operator data Dinsos', en: 'Data operator' },
  dinsos_verifier: { id: 'Verifikator Dinsos', en: 'Social Agency verifier' },
  ratifier: { id: 'Kepala Dinas (pengesah)', en: 'Ratifier' },
  bps_monitor: { id: 'Pemantau BPS', en: 'BPS monitor' },
  executive_viewer: { id: 'Bupati/Bappeda', en: 'Executive viewer' },
  auditor: { id: 'Auditor', en: 'Auditor' },
  trainer: { id: 'Pelatih', en: 'Trainer' },
  integrity_officer: { id: 'Petugas integritas', en: 'Integrity officer' },
  privacy_officer: { id: 'Petugas pelindungan data', en: 'Privacy officer' },
  system_admin: { id: 'Admin kabupaten', en: 'System administrator' },
  citizen: { id: 'Warga', en: 'Citizen' },
  system: { id: 'Sistem', en: 'System' },
}
