import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeRegency } from '../../tools/seed/index.ts'

/** A family of the small extract, as the files tell it. */
export interface ExtractFamily {
  readonly id: string
  readonly head: string
  readonly card: string
  readonly decile: string
  readonly rt: string
  /** Code of the power, and the customer's number on the bill. */
  readonly meter: { readonly power: string; readonly number: string }
  readonly members: readonly {
    readonly name: string
    readonly nik: string
    readonly relation: string
    readonly works: boolean
  }[]
}

export interface SmallExtract {
  readonly families: string
  readonly persons: string
  readonly recipients: string
  /** Every family, in the order of the file. */
  readonly all: readonly ExtractFamily[]
  /** Husband, wife, child and grandparent, with PKH and a floor that is not earth: the visit of the story. */
  readonly visited: ExtractFamily
  /** Nobody in the village knows them any more. */
  readonly vanished: ExtractFamily
  /** Its file holds a NIK of fifteen digits. */
  readonly misread: ExtractFamily
}

/** Head, spouse, child, parent: codes of `status_hubungan_keluarga`. */
const household = '1,2,3,6'
const earth = '8'

/** Twelve families of Kecapi (ten `ordinary` ones, or as many as asked for) and the PKH recipients among them, cut from the invented regency. */
export async function writeSmallExtract(folder: string, ordinary = 10): Promise<SmallExtract> {
  const seed = join(folder, 'seed')
  await writeRegency({ size: 'village', seed: 'one month', folder: seed, asOf: '2026-09-30' })
  const [families, persons, aid] = ['dtsen-keluarga.csv', 'dtsen-individu.csv', 'penerima-pkh.csv'].map(
    (name) => readSheet(join(seed, name)),
  )
  if (!families || !persons || !aid) throw new Error('the seed wrote no files')
  const truths = readFileSync(join(seed, 'truth.jsonl'), 'utf8').trim().split('\n').map(readTruth)
  const people = Map.groupBy(persons.rows, (row) => row.id_keluarga ?? '')
  const aided = new Set(aid.rows.map((row) => row.nomor_kartu_keluarga))
  const plain = new Set(truths.filter(({ isPlain }) => isPlain).map(({ id }) => id))
  const about = (row: Row): ExtractFamily => ({
    id: row.id_keluarga ?? '',
    head: row.nama_kepala_keluarga ?? '',
    card: row.nomor_kartu_keluarga ?? '',
    decile: row.desil ?? '',
    rt: row.rt ?? '',
    meter: { power: row.daya_terpasang ?? '', number: row.id_meteran_PLN ?? '' },
    members: (people.get(row.id_keluarga ?? '') ?? []).map((person) => ({
      name: person.nama ?? '',
      nik: person.nomor_induk_kependudukan ?? '',
      relation: person.status_hubungan_keluarga ?? '',
      works: person.status_pekerjaan !== '',
    })),
  })
  const small = families.rows.filter(
    (row) => plain.has(row.id_keluarga ?? '') && ['2', '3', '4'].includes(row.jumlah_anggota_keluarga ?? ''),
  )
  const visited = small.find((row) => {
    const members = people.get(row.id_keluarga ?? '') ?? []
    return (
      members.map((one) => one.status_hubungan_keluarga).join() === household &&
      aided.has(row.nomor_kartu_keluarga) &&
      row.jenis_lantai_terluas !== earth
    )
  })
  const others = small.filter((row) => row !== visited)
  const misreadId = truths.find(({ planted }) => planted.includes('nik_15_digits'))?.id
  const misread = families.rows.find((row) => row.id_keluarga === misreadId)
  const vanished = others[0]
  if (!visited || !vanished || !misread) throw new Error('the seed has no family for this story')

  const chosen = [...others.slice(0, ordinary), visited, misread]
  const ids = new Set(chosen.map((row) => row.id_keluarga))
  const cards = new Set(chosen.map((row) => row.nomor_kartu_keluarga))
  mkdirSync(folder, { recursive: true })
  const write = (name: string, sheet: Sheet, rows: readonly Row[]) => {
    const path = join(folder, name)
    writeFileSync(path, `${[sheet.heading, ...rows.map(({ line }) => line)].join('\n')}\n`)
    return path
  }
  return {
    families: write('dtsen-keluarga.csv', families, chosen),
    persons: write(
      'dtsen-individu.csv',
      persons,
      persons.rows.filter((row) => ids.has(row.id_keluarga)),
    ),
    recipients: write(
      'penerima-pkh.csv',
      aid,
      aid.rows.filter((row) => cards.has(row.nomor_kartu_keluarga)),
    ),
    all: chosen.map(about),
    visited: about(visited),
    vanished: about(vanished),
    misread: about(misread),
  }
}

type Row = Readonly<Record<string, string>> & { readonly line: string }
interface Sheet {
  readonly heading: string
  readonly rows: readonly Row[]
}

/** The seed quotes nothing but what needs it; such rows are no part of a small extract. */
function readSheet(path: string): Sheet {
  const [heading = '', ...lines] = readFileSync(path, 'utf8').trim().split('\n')
  const columns = heading.split(',')
  const rows = lines
    .filter((line) => !line.includes('"'))
    .map((line) => {
      const cells = line.split(',')
      return { ...Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])), line }
    })
  return { heading, rows }
}

function readTruth(line: string): { id: string; planted: string[]; isPlain: boolean } {
  const truth = JSON.parse(line)
  const isEmpty = (value: object) => Object.keys(value).length === 0
  return {
    id: truth.id,
    planted: truth.planted.map(({ code }: { code: string }) => code),
    isPlain:
      truth.finding === 'found' &&
      truth.livesNow === 'as before' &&
      truth.newMembers.length === 0 &&
      [truth.planted, truth.gone, truth.family, truth.members].every(isEmpty),
  }
}
