/** The bugs that are planted to show that the simulation would find them (trust rules §1). None is in the product. */
export const plants = [
  'no-idempotency-key',
  'acknowledge-before-commit',
  'last-write-wins',
  'delete-before-receipt',
  'apply-out-of-order',
  'sort-by-device-clock',
  'unchecked-photo-hash',
  'double-approval',
  'job-not-idempotent',
  'held-never-released',
  'stale-scope-cache',
  'relaxed-write',
] as const
export type Plant = (typeof plants)[number]
