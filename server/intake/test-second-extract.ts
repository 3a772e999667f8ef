import { cut } from './read-csv.ts'

/** For tests: an extract as rows by heading, and back as a file. */
export type Rows = Record<string, string>[]

export function rowsOf(text: string): Rows {
  const [heading = '', ...lines] = text.split(/\r?\n/).filter((line) => line !== '')
  const names = cut(heading.replace(/^\uFEFF/, ''), ',')
  return lines.map((line) => {
    const cells = cut(line, ',')
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']))
  })
}

export function fileOf(rows: Rows): string {
  const names = Object.keys(rows[0] ?? {})
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
  return [line(names), ...rows.map((row) => line(names.map((name) => row[name] ?? '')))].join('\n')
}

export interface Extract {
  readonly families: Rows
  readonly persons: Rows
}

/** What the second snapshot did to the first, by the provider's keys. */
export interface Movement {
  readonly deciles: string[]
  readonly floors: string[]
  readonly cards: string[]
  readonly gone: string[]
  readonly moved: string[]
  readonly born: string[]
  readonly split: string[]
  readonly decileLost: string[]
  /** Families without a decile that get one; rows with another error among them stay out. */
  readonly decileFirst: string[]
}

const key = 'id_keluarga'
const card = 'nomor_kartu_keluarga'

/**
 * A second snapshot of about four families in a hundred changed: deciles, floors, cards, families gone and moved to
 * `otherVillage`, a birth, a family that divides. Only families whose rows are sound are touched.
 */
export function secondExtract(
  first: Extract,
  sound: ReadonlySet<string>,
  otherVillage: string,
): Extract & { readonly movement: Movement } {
  const families = first.families.map((row) => ({ ...row }))
  let persons = first.persons.map((row) => ({ ...row }))
  const movement: Movement = {
    deciles: [],
    floors: [],
    cards: [],
    gone: [],
    moved: [],
    born: [],
    split: [],
    decileLost: [],
    decileFirst: [],
  }
  for (const row of families.filter(({ desil }) => desil === '').slice(0, 10)) {
    row.desil = '3'
    movement.decileFirst.push(row[key] ?? '')
  }
  const candidates = families.filter((row) => sound.has(row[key] ?? ''))
  const membersOf = (row: Record<string, string>) => persons.filter((person) => person[card] === row[card])
  for (const [at, row] of candidates.entries()) {
    const name = row[key] ?? ''
    const [head, other] = membersOf(row)
    if (at % 60 === 1 && Number(row.desil) > 0) {
      row.desil = String(row.desil === '10' ? 9 : Number(row.desil) + 1)
      movement.deciles.push(name)
    } else if (at % 60 === 7) {
      row.jenis_lantai_terluas = row.jenis_lantai_terluas === '8' ? '1' : '8'
      movement.floors.push(name)
    } else if (at % 120 === 13) {
      const next = String(BigInt(row[card] ?? '0') + 5_000n)
      for (const person of membersOf(row)) person[card] = next
      row[card] = next
      movement.cards.push(name)
    } else if (at % 120 === 19) {
      persons = persons.filter((person) => person[card] !== row[card])
      movement.gone.push(name)
    } else if (at % 240 === 25) {
      row.kode_kelurahan_desa = otherVillage
      for (const person of membersOf(row)) person.kode_kelurahan_desa = otherVillage
      movement.moved.push(name)
    } else if (at % 240 === 31 && head !== undefined) {
      persons.push({
        ...head,
        id_individu: `LAHIR-${at}`,
        nama: 'Bayi Baru Lahir',
        nomor_induk_kependudukan: `339911010926${String(7_000 + at)}`,
        tanggal_lahir: '2026-09-01',
        jenis_kelamin: '1',
        status_hubungan_keluarga: '3',
      })
      movement.born.push(name)
    } else if (at % 240 === 43) {
      row.desil = ''
      movement.decileLost.push(name)
    } else if (at % 240 === 37 && other !== undefined) {
      const next = String(BigInt(row[card] ?? '0') + 6_000n)
      other[card] = next
      other.status_hubungan_keluarga = '1'
      families.push({ ...row, [key]: `PECAH-${at}`, [card]: next, nama_kepala_keluarga: other.nama ?? '' })
      movement.split.push(name)
    }
  }
  const gone = new Set(movement.gone)
  return { families: families.filter((row) => !gone.has(row[key] ?? '')), persons, movement }
}
