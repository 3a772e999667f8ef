/** A DTSEN extract or a programme's recipient list arrives: recognised, read, checked row by row and across rows. */
export type { CodeSystem, Column, ColumnKind, Layout, LayoutKey } from './layout.ts'
export { layoutOf, layouts } from './layouts.ts'
