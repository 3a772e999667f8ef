/** Progress as immutable, numbered, reproducible reports: what is frozen, and every figure computed from it. */
export { type Definition, definitions, definitionVersion } from './definitions.ts'
export { type Figures, figuresOf, type GroupFigures, type Progress } from './figures.ts'
export {
  type CaseOutcome,
  type CaseStage,
  caseOutcomes,
  caseStages,
  type FrozenCampaign,
  type FrozenCases,
  type FrozenChanges,
  type FrozenMeetings,
  type FrozenReport,
  type FrozenTickets,
  type FrozenVillage,
} from './frozen.ts'
export type { Pace } from './pace.ts'
export { type Standing, standingOf } from './proposal-figures.ts'
export { type PublicParts, publicParts, type TwoParts } from './public-counts.ts'
export { smallCellOf } from './small-cells.ts'
export type { ReportCell, ReportColumn, ReportRow, ReportTable } from './table.ts'
export { tablesOf, type View } from './tables.ts'
