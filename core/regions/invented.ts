/**
 * Regency digits that no regency bears (Kepmendagri 300.2.2-2430/2025 has none). Invented people carry them in
 * their NIK, and their numbers raise no remark about the region; see docs/decisions.
 */
export const inventedRegencyCodes: readonly string[] = ['3399']
