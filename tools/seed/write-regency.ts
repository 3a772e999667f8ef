import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { cell, FAMILY_HEADING, familyLine, PERSON_HEADING, personLines } from './extract-lines.ts'
import { inventFamily } from './invent-family.ts'
import { type Size, villagesOf } from './people/places.ts'
import type { Tally } from './planted-errors.ts'
import type { AidRow } from './programmes.ts'
import { Sheet } from './sheet.ts'
import { truthLine } from './truth.ts'

export interface RegencyRequest {
  readonly size: Size
  /** Any text; the same text gives the same bytes. */
  readonly seed: string
  readonly folder: string
  /** ISO date: the day the extract and the lists are stamped with. The people are those of mid-2026 whatever it says. */
  readonly asOf: string
}

export interface WrittenRegency {
  readonly counts: {
    readonly villages: number
    readonly families: number
    readonly persons: number
    /** Lines without the heading: above `families` and `persons` by the copied rows. */
    readonly familyRows: number
    readonly personRows: number
    readonly pkh: number
    readonly sembako: number
    readonly planted: Tally
  }
  readonly files: readonly string[]
  /** Of the files' names and contents together. */
  readonly sha256: string
}

const FAMILY_FILE = 'dtsen-keluarga.csv'
const PERSON_FILE = 'dtsen-individu.csv'
const PKH_FILE = 'penerima-pkh.csv'
const SEMBAKO_FILE = 'penerima-sembako.csv'
const TRUTH_FILE = 'truth.jsonl'

/** Writes one snapshot, its two recipient lists and the truth behind them, family by family: memory stays flat. */
export async function writeRegency(request: RegencyRequest): Promise<WrittenRegency> {
  await mkdir(request.folder, { recursive: true })
  const opened = (name: string, heading: string) => Sheet.open(request.folder, name, heading)
  const families = await opened(FAMILY_FILE, FAMILY_HEADING)
  const persons = await opened(PERSON_FILE, PERSON_HEADING)
  const pkh = await opened(PKH_FILE, AID_HEADING)
  const sembako = await opened(SEMBAKO_FILE, AID_HEADING)
  const truth = await opened(TRUTH_FILE, '')
  const sheets = [families, persons, pkh, sembako, truth]

  const tally: Tally = {}
  const counts = { villages: 0, families: 0, persons: 0, pkh: 0, sembako: 0 }
  const period = `${request.asOf.slice(0, 4)}-T${Math.ceil(Number(request.asOf.slice(5, 7)) / 3)}`
  for (const village of villagesOf(request.size)) {
    counts.villages++
    for (let index = 0; index < village.families; index++) {
      const invented = inventFamily(request.seed, village.code, index, tally)
      counts.families++
      counts.persons += invented.record.family.members.length
      for (let copy = invented.record.copied ? 2 : 1; copy > 0; copy--) {
        families.add(familyLine(invented.record))
        for (const line of personLines(invented.record)) persons.add(line)
      }
      counts.pkh += addAid(pkh, 'PKH', invented.aid.pkh, period)
      counts.sembako += addAid(sembako, 'Sembako', invented.aid.sembako, period)
      truth.add(truthLine(invented))
      for (const sheet of sheets) if (sheet.isFull()) await sheet.flush()
    }
  }
  const digests = await Promise.all(sheets.map((sheet) => sheet.close()))
  const all = createHash('sha256')
  for (const [i, sheet] of sheets.entries()) all.update(`${sheet.name} ${digests[i]}\n`)
  return {
    counts: { ...counts, familyRows: families.lines, personRows: persons.lines, planted: tally },
    files: sheets.map((sheet) => join(request.folder, sheet.name)),
    sha256: all.digest('hex'),
  }
}

const AID_HEADING =
  'program,periode,nomor_induk_kependudukan,nama,nomor_kartu_keluarga,alamat,kode_kelurahan_desa,nominal,status'

function addAid(sheet: Sheet, programme: string, row: AidRow | undefined, period: string): number {
  if (row === undefined) return 0
  const who = `${row.nik},${cell(row.name)},${row.cardNumber}`
  sheet.add(`${programme},${period},${who},${row.address},${row.villageCode},${row.amount},${row.status}`)
  return 1
}
