/**
 * An invented Kabupaten Jepara: the real villages, and people nobody is. Deterministic from one seed, family by
 * family, so that a test can draw one family and a benchmark a whole regency.
 */

export { type InventedFamily, inventFamily } from './invent-family.ts'
export type { Movement } from './movement.ts'
export { writeParquet, writeWorkbook } from './other-formats.ts'
export { BUILT_FOR } from './people/household.ts'
export { type Size, type Village, villagesOf } from './people/places.ts'
export { PLANTED_ERRORS, type PlantedCode, type PlantedError } from './planted-errors.ts'
export { writeSecondSnapshot } from './second-snapshot.ts'
export { type TruthLine, truthOf } from './truth.ts'
export { parquetOf } from './write-parquet.ts'
export { type RegencyRequest, type WrittenRegency, writeRegency } from './write-regency.ts'
export { WorkbookFile } from './write-xlsx.ts'
