import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { FAMILY_HEADING, familyLine, PERSON_HEADING, personLines } from './extract-lines.ts'
import { type Movement, mergesIntoNext, movedOn } from './movement.ts'
import { slotOf } from './people/identity.ts'
import { type Size, villagesOf } from './people/places.ts'
import { Sheet } from './sheet.ts'

export interface WrittenSnapshot {
  readonly familyRows: number
  readonly personRows: number
  /** Families to which something happened, by what. */
  readonly movements: Readonly<Record<string, number>>
  readonly files: readonly string[]
  readonly sha256: string
}

const FAMILY_FILE = 'dtsen-keluarga-2.csv'
const PERSON_FILE = 'dtsen-individu-2.csv'
const TRUTH_FILE = 'movements.jsonl'

/**
 * The same regency a quarter later, as a second extract would have it: four families in a hundred changed, all others
 * word for word as before. What happened to whom is in `movements.jsonl`, one line a family.
 */
export async function writeSecondSnapshot(request: {
  readonly size: Size
  readonly seed: string
  readonly folder: string
}): Promise<WrittenSnapshot> {
  await mkdir(request.folder, { recursive: true })
  const families = await Sheet.open(request.folder, FAMILY_FILE, FAMILY_HEADING)
  const persons = await Sheet.open(request.folder, PERSON_FILE, PERSON_HEADING)
  const truth = await Sheet.open(request.folder, TRUTH_FILE, '')
  const sheets = [families, persons, truth]
  const movements: Partial<Record<Movement['kind'], number>> = {}
  for (const village of villagesOf(request.size))
    for (let index = 0; index < village.families; index++) {
      // The family before this one has taken it in.
      if (index > 0 && mergesIntoNext(request.seed, village.code, index - 1)) continue
      const { records, movement } = movedOn(request.seed, slotOf(village.code, index))
      for (const record of records)
        for (let copy = record.copied ? 2 : 1; copy > 0; copy--) {
          families.add(familyLine(record))
          for (const line of personLines(record)) persons.add(line)
        }
      if (movement !== undefined) {
        movements[movement.kind] = (movements[movement.kind] ?? 0) + 1
        truth.add(JSON.stringify(movement))
      }
      for (const sheet of sheets) if (sheet.isFull()) await sheet.flush()
    }
  const all = createHash('sha256')
  for (const sheet of sheets) all.update(`${sheet.name} ${await sheet.close()}\n`)
  return {
    familyRows: families.lines,
    personRows: persons.lines,
    movements,
    files: sheets.map(({ name }) => join(request.folder, name)),
    sha256: all.digest('hex'),
  }
}
