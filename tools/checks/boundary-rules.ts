import type { ICruiseOptions, IForbiddenRuleType } from 'dependency-cruiser'

/**
 * Who may know whom. The sentence of each rule is its reason; `tools/checks/boundaries.test.ts` breaks
 * every rule once and shows that it is reported.
 *
 * Floors: web, server → contract → core → nothing. A room is a folder of core or server and is entered
 * by its index.ts.
 */
const inTest = '\\.(test|journey)\\.tsx?$'
/** What tests stand on, such as `plumbing/test-office.ts`; it is a test itself. */
const testSupport = '/test-[a-z-]+\\.ts$'

export const boundaryRules: readonly IForbiddenRuleType[] = [
  {
    name: 'core-knows-nothing',
    comment: 'The rules are pure functions: core depends on no other floor, no package and no part of Node.',
    severity: 'error',
    from: { path: '^core/', pathNot: inTest },
    to: { pathNot: '^core/' },
  },
  {
    name: 'contract-knows-core-and-zod',
    comment: 'What crosses the wire is read by browser and server alike: contract knows core and zod only.',
    severity: 'error',
    from: { path: '^contract/', pathNot: inTest },
    to: { pathNot: ['^core/', '^contract/', 'node_modules/zod/'] },
  },
  {
    name: 'server-and-web-are-strangers',
    comment: 'Server and web meet in contract; the citizen pages reach the server as a built bundle.',
    severity: 'error',
    from: { path: '^(server|web)/' },
    to: { path: '^(server|web)/', pathNot: '^$1/' },
  },
  {
    name: 'nobody-needs-tools',
    comment: 'Tools and journeys look at the house from outside; the house must stand without them.',
    severity: 'error',
    from: { path: '^(core|contract|server|web)/', pathNot: inTest },
    to: { path: '^(tools|journeys)/' },
  },
  {
    name: 'journeys-come-by-the-door',
    comment: 'A journey uses what people use, the screens and the API, never the code behind them.',
    severity: 'error',
    from: { path: '^journeys/' },
    to: { path: '^(server|web)/' },
  },
  {
    name: 'rooms-of-core-by-their-index',
    comment: 'A room of core is entered by its index.ts, so that what lies behind it can change.',
    severity: 'error',
    from: { path: '^(core/[^/]+/|contract/|server/|web/|journeys/|tools/)' },
    to: { path: '^core/[^/]+/', pathNot: ['^core/[^/]+/index\\.ts$', '^$1'] },
  },
  {
    name: 'rooms-of-server-by-their-index',
    comment:
      'A room of the server is entered by its index.ts; nobody reads another room’s tables behind its back.',
    severity: 'error',
    from: { path: '^server/([^/]+)/', pathNot: inTest },
    to: {
      path: '^server/[^/]+/',
      pathNot: ['^server/[^/]+/index\\.ts$', '^server/plumbing/', '^server/$1/', '^server/node_modules/'],
    },
  },
  {
    name: 'plumbing-knows-no-room',
    comment: 'HTTP, database, jobs, files, log and clock serve every room and know none.',
    severity: 'error',
    from: { path: '^server/plumbing/', pathNot: [inTest, testSupport] },
    to: { path: '^server/', pathNot: ['^server/plumbing/', '^server/config\\.ts$'] },
  },
  {
    name: 'only-stores-know-the-database',
    comment: 'The driver is imported by *.store.ts and server/plumbing/database, where scope is set.',
    severity: 'error',
    from: {
      path: '^server/',
      pathNot: [inTest, '\\.store\\.ts$', '^server/plumbing/database/', '^server/plumbing/jobs/'],
    },
    to: { path: 'node_modules/(@types/)?(pg|pg-copy-streams)/' },
  },
  {
    name: 'apps-share-only-the-kit',
    comment: 'Field, office and portal are separate origins; what two of them need belongs to web/kit.',
    severity: 'error',
    from: { path: '^web/(field|office|portal)/' },
    to: { path: '^web/(field|office|portal)/', pathNot: '^web/$1/' },
  },
  {
    name: 'the-kit-knows-no-app',
    comment: 'The kit is what every app is made of; it can know none of them.',
    severity: 'error',
    from: { path: '^web/kit/' },
    to: { path: '^web/(field|office|portal)/' },
  },
  {
    name: 'no-circles',
    comment: 'Two files that need each other are one file, or hide a third.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'everything-is-found',
    comment: 'An import that leads nowhere hides from every other rule.',
    severity: 'error',
    from: { path: '^(core|contract|server|tools|journeys)/' },
    to: { couldNotResolve: true },
  },
  {
    name: 'tests-are-ends',
    comment: 'A test is run, never imported: what two tests need deserves a file with a name.',
    severity: 'error',
    from: {},
    to: { path: inTest },
  },
]

export const boundaryOptions: ICruiseOptions = {
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '(^|/)(dist|data)/' },
  // TypeScript 7 has no programming interface; swc reads the same syntax, type imports included.
  parser: 'swc',
  tsPreCompilationDeps: true,
  combinedDependencies: true,
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'default', 'types'],
    extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
  },
}
