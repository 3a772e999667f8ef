import { isRegionCode, rangeOf } from '@tanggap/core/regions'

/** What a transaction may see; row-level security compares every row with it. */
export interface Scope {
  readonly regency: string
  readonly from: string
  readonly below: string
  readonly breadth: 'regency' | 'part'
  /** `any`, or the one account whose assigned rows are seen. */
  readonly assignee: string
  /** `any`, or the one family a citizen has opened. */
  readonly family: string
  /** With one family: its members' ids, joined by commas, so that no neighbour's row is seen. */
  readonly persons: string
  /** The one desk whose sealed rows are seen; no other scope sees them, however wide. */
  readonly desk?: 'integrity'
}

/** The whole regency: for its desks, and for jobs that run as the system office. */
export function regencyScope(regency: string): Scope {
  return { ...villagesOf(regency), regency, breadth: 'regency', assignee: 'any', family: 'any', persons: '' }
}

/** The whole regency and the rows of the integrity desk, which lie sealed even there. */
export function integrityScope(regency: string): Scope {
  return { ...regencyScope(regency), desk: 'integrity' }
}

/** Everything in one region; `region` is 4, 6 or 10 digits. */
export function regionScope(regency: string, region: string): Scope {
  if (region === regency) return regencyScope(regency)
  return { ...villagesOf(region), regency, breadth: 'part', assignee: 'any', family: 'any', persons: '' }
}

function villagesOf(region: string): { readonly from: string; readonly below: string } {
  if (!isRegionCode(region)) throw new Error('a scope needs a region code')
  return rangeOf(region)
}

/** Only what is assigned to one facilitator, within her region. */
export function assignedScope(regency: string, region: string, accountId: string): Scope {
  return { ...regionScope(regency, region), breadth: 'part', assignee: accountId }
}

/**
 * One family, for the citizen who has opened it with the code in their hand. Rows of persons bear no
 * family, so the members are named one by one; without them only the family's own rows are seen.
 */
export function familyScope(
  regency: string,
  villageCode: string,
  familyId: string,
  personIds: readonly string[] = [],
): Scope {
  return {
    ...regionScope(regency, villageCode),
    breadth: 'part',
    family: familyId,
    persons: personIds.join(','),
  }
}

const digits = /^\d{0,10}$/
const nameOrId = /^(any|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
const ids = /^([0-9a-f-]{36}(,[0-9a-f-]{36})*)?$/

/**
 * The statement that opens a transaction in a scope. Literals, since `set_config` does not reach the
 * workers of a distributed database; so each value is checked to be digits or an id before it is quoted.
 */
export function beginIn(scope: Scope): string {
  return `begin; ${settingsOf(scope)}`
}

/** The statement that leaves an open transaction with less to see, to its end. */
export function narrowTo(scope: Scope): string {
  return settingsOf(scope)
}

/** Whether only one family's rows show: the same few statements for every citizen. */
export function isOneFamily({ family }: Scope): boolean {
  return family !== 'any'
}

function settingsOf(scope: Scope): string {
  for (const code of [scope.regency, scope.from, scope.below])
    if (!digits.test(code)) throw new Error('a scope holds something that is not a region code')
  for (const value of [scope.assignee, scope.family])
    if (!nameOrId.test(value)) throw new Error('a scope holds something that is not an id')
  if (!ids.test(scope.persons)) throw new Error('a scope holds something that is not a list of ids')
  return [
    `set local app.regency = '${scope.regency}'`,
    `set local app.lowest = '${scope.from}'`,
    `set local app.below = '${scope.below}'`,
    `set local app.breadth = '${scope.breadth === 'regency' ? 'regency' : 'part'}'`,
    `set local app.assignee = '${scope.assignee}'`,
    `set local app.family = '${scope.family}'`,
    `set local app.persons = '${scope.persons}'`,
    `set local app.desk = '${scope.desk === 'integrity' ? 'integrity' : 'none'}'`,
  ].join('; ')
}
