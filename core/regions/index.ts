/** The tree province → regency → subdistrict → village → RW/RT, in both code systems. */
export { type BpsCode, type BpsLevel, type ParsedBpsCode, parseBpsCode } from './bps-code.ts'
export { inventedRegencyCodes } from './invented.ts'
export { formatNeighbourhood, type Neighbourhood, parseNeighbourhood } from './neighbourhood.ts'
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
