import { layoutOf } from '@tanggap/core/intake'
import type { Office } from '../plumbing/acting.ts'
import type { TestOffice } from '../plumbing/test-office.ts'
import { deliver, extractPapers } from './test-delivery.ts'

type Cells = Readonly<Record<string, string>>

/** For tests: a snapshot of invented families and persons delivered, confirmed and taken in. */
export function takeSnapshot(
  house: TestOffice,
  { clerk, second }: { readonly clerk: Office; readonly second: Office },
  snapshot: {
    readonly version: string
    readonly asOf: string
    readonly families: readonly Cells[]
    readonly persons: readonly Cells[]
  },
): Promise<string> {
  const { version, asOf, families, persons } = snapshot
  const csv = (layout: Parameters<typeof layoutOf>[0], rows: readonly Cells[]) => {
    const { columns } = layoutOf(layout)
    const lines = rows.map((row) =>
      columns.map(
        ({ name }) => row[name] ?? (name === 'tanggal_pemutakhiran' ? asOf : (ordinary[name] ?? '')),
      ),
    )
    return [columns.map(({ name }) => name), ...lines].map((cells) => cells.join(',')).join('\n')
  }
  return deliver(
    house,
    clerk,
    { ...extractPapers, asOf, snapshotVersion: version },
    { 'k.csv': csv('dtsen-family', families), 'p.csv': csv('dtsen-individual', persons) },
    second,
  )
}

const ordinary: Cells = {
  kode_kelurahan_desa: '3320112013',
  alamat: 'Dukuh Krajan',
  dusun: 'Krajan',
  rt: '3',
  rw: '1',
  keluarga_dalam_rumah: '1',
  jenis_lantai_terluas: '8',
  emas_perhiasan: '5',
  desil: '2',
  jenis_kelamin: '1',
  penyakit_kronis: '02',
}
