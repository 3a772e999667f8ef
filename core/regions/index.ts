/** The tree province → regency → subdistrict → village → RW/RT, in both code systems. */

export {
  type Area,
  type Box,
  boxOf,
  isInside,
  metresOutside,
  type Ring,
  squareKilometres,
  type Vertex,
} from './area.ts'
export type { BoundaryProblem, BoundaryProblemCode } from './boundary-problems.ts'
export {
  type BoundaryAction,
  type BoundaryStatus,
  type BoundarySubject,
  boundariesOn,
  boundaryActions,
  boundaryStatuses,
  boundaryWorkflow,
} from './boundary-workflow.ts'
export { type BpsCode, type BpsLevel, type ParsedBpsCode, parseBpsCode } from './bps-code.ts'
export { inventedRegencyCodes } from './invented.ts'
export {
  type MatchWay,
  matchShapes,
  matchWays,
  problemsOfMatches,
  type ShapeMatch,
  type VillageKnown,
} from './match-shapes.ts'
export { formatNeighbourhood, type Neighbourhood, parseNeighbourhood } from './neighbourhood.ts'
export { codeOutline, readOutline } from './outline-code.ts'
export {
  type BoundariesRead,
  type BoundaryRefusalCode,
  boundaryLimits,
  readBoundaries,
  type Shape,
  type ShapeCode,
} from './read-boundaries.ts'
export {
  formatRegionCode,
  isRegionCode,
  isVillageCode,
  isWithin,
  kindOfVillage,
  type ParsedRegion,
  parentOf,
  parseRegionCode,
  type RegionCode,
  type RegionLevel,
  type RegionRefusal,
  rangeOf,
  type VillageCode,
  type VillageKind,
} from './region-code.ts'
export { simplifyBorders } from './simplify-borders.ts'
export { type Centre, cellAround } from './village-cells.ts'
