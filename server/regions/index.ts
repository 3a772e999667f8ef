/** The tree of regions as this office knows it. */
export { loadRegions } from './load-regions.ts'
export { borderOf, outlinesForPhone, outlinesOf } from './outlines-of.ts'
export { mountRegions } from './regions.routes.ts'
export { regencyName, villagesOf, villagesOfRegency } from './villages-of.ts'
