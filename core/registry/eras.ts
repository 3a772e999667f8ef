import { sameValue } from './layers.ts'

/** One version of a layer, as far as one value of it is concerned. */
export interface Stated<Value> {
  /** Absent where the version does not hold the value. */
  readonly value: Value | undefined
  /** The day it describes. */
  readonly asOf: string
}

/** A time in which one value stood: stated first by `first`, and again by every version until `last`. */
export interface Era<Value, Version extends Stated<Value>> {
  readonly value: Value | undefined
  readonly first: Version
  readonly last: Version
}

/**
 * The history of one value from the versions of its layer, oldest first: equal values one after another are one era.
 * Nothing is said of the time before the value was first held; a value that was taken away again is an era of its own.
 */
export function erasOf<Value, Version extends Stated<Value>>(
  versions: readonly Version[],
): readonly Era<Value, Version>[] {
  const eras: Era<Value, Version>[] = []
  for (const version of versions) {
    const before = eras.at(-1)
    if (before === undefined && version.value === undefined) continue
    if (before !== undefined && sameValue(before.value, version.value))
      eras[eras.length - 1] = { ...before, last: version }
    else eras.push({ value: version.value, first: version, last: version })
  }
  return eras
}
