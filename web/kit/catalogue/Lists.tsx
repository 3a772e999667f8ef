import { useState } from 'preact/hooks'
import {
  Button,
  type Column,
  EmptyState,
  FilterBar,
  formatShortDate,
  LinkButton,
  Pager,
  Select,
  type Sort,
  StatusChip,
  Table,
  Tabs,
  type Tone,
} from '../index.ts'
import { Section } from './Section.tsx'

interface Visit {
  id: string
  family: string
  village: string
  members: number
  visited: string
  tone: Tone
  status: string
}

const visits: readonly Visit[] = [
  {
    id: 'a',
    family: 'Keluarga Warsito',
    village: 'Tahunan',
    members: 4,
    visited: '2025-03-03',
    tone: 'waiting',
    status: 'Menunggu penyelia',
  },
  {
    id: 'b',
    family: 'Keluarga Sumiyati',
    village: 'Tahunan',
    members: 2,
    visited: '2025-03-04',
    tone: 'attention',
    status: 'Dikembalikan',
  },
  {
    id: 'c',
    family: 'Keluarga Ngatemin',
    village: 'Senenan',
    members: 7,
    visited: '2025-03-04',
    tone: 'good',
    status: 'Disetujui',
  },
  {
    id: 'd',
    family: 'Keluarga Rokhayah',
    village: 'Senenan',
    members: 12,
    visited: '2025-03-05',
    tone: 'bad',
    status: 'Tidak ditemukan',
  },
]

const columns: readonly Column<Visit>[] = [
  { key: 'family', header: 'Keluarga', cell: (row) => row.family, names: true, sortable: true },
  { key: 'village', header: 'Desa', cell: (row) => row.village, sortable: true },
  { key: 'members', header: 'Anggota', cell: (row) => row.members, align: 'end' },
  { key: 'visited', header: 'Dikunjungi', cell: (row) => formatShortDate(row.visited), sortable: true },
  { key: 'status', header: 'Keadaan', cell: (row) => <StatusChip tone={row.tone}>{row.status}</StatusChip> },
]

export function Lists() {
  const [selected, setSelected] = useState<Set<string>>(new Set(['b']))
  const [sort, setSort] = useState<Sort>({ key: 'visited', direction: 'ascending' })
  const sorted = [...visits].sort(
    (a, b) =>
      String(Reflect.get(a, sort.key)).localeCompare(String(Reflect.get(b, sort.key))) *
      (sort.direction === 'ascending' ? 1 : -1),
  )
  return (
    <>
      <Section title="Antrean">
        <Tabs
          label="Antrean kunjungan"
          tabs={[
            { href: '#menunggu', label: 'Menunggu Anda', count: 4, current: true },
            { href: '#kembali', label: 'Dikembalikan', count: 1 },
            { href: '#selesai', label: 'Selesai', count: 1280 },
          ]}
        />
        <FilterBar
          search={{ placeholder: 'Nama atau nomor kasus' }}
          active={[{ label: 'Desa Tahunan', removeHref: '#' }]}
          onApply={() => undefined}
        >
          <Select
            name="saring-desa"
            label="Desa"
            placeholder="Semua desa"
            options={[
              { value: '1', label: 'Tahunan' },
              { value: '2', label: 'Senenan' },
            ]}
            optional={false}
          />
        </FilterBar>
        <Table
          caption="Kunjungan yang menunggu pemeriksaan"
          columns={columns}
          rows={sorted}
          rowKey={(row) => row.id}
          href={(row) => `#${row.id}`}
          sort={sort}
          onSort={setSort}
          selected={selected}
          onSelect={setSelected}
          selectionActions={<Button>Tugaskan ke penyelia lain</Button>}
        />
        <Pager page={2} pages={5} total={1234} previousHref="#1" nextHref="#3" />
      </Section>
      <Section title="Dengan jumlah">
        <Table
          caption="Hasil per desa"
          columns={[
            { key: 'village', header: 'Desa', cell: (row) => row.village, names: true },
            { key: 'target', header: 'Target', cell: (row) => row.target, align: 'end' },
            { key: 'done', header: 'Disetujui', cell: (row) => row.done, align: 'end' },
          ]}
          rows={[
            { village: 'Tahunan', target: '412', done: '388' },
            { village: 'Senenan', target: '96', done: '12' },
          ]}
          rowKey={(row) => row.village}
          totals={{ village: 'Jumlah', target: '508', done: '400' }}
        />
      </Section>
      <Section title="Kosong">
        <Table
          caption="Kunjungan"
          columns={columns}
          rows={[]}
          rowKey={(row) => row.id}
          empty={
            <EmptyState
              icon="house"
              title="Belum ada kunjungan menunggu Anda"
              action={<LinkButton href="#">Lihat gelombang berjalan</LinkButton>}
            >
              Kunjungan muncul di sini setelah fasilitator mengirimnya dari ponsel.
            </EmptyState>
          }
        />
      </Section>
    </>
  )
}
