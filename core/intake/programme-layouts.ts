import { called, cardColumn, column, nikColumn, villageColumn } from './columns.ts'
import type { Column, Layout, LayoutKey } from './layout.ts'

/**
 * Recipient lists by programme. No ministry publishes a form for them; the headings are those in use between
 * social agencies and villages, so each list is also recognised by its neighbours' words, and an unknown one is
 * mapped on the screen. What is wanted of all: who, which period, how much, in what state.
 */
const source = 'Recipient lists as social agencies exchange them (by name, by address); own compilation'

const who: readonly Column[] = [
  nikColumn(),
  cardColumn('familyCardNumber'),
  called(column('tanggal_lahir', 'birthDate', 'birthDate', 'optional'), 'tgl_lahir'),
  called(column('alamat', 'address', 'text', 'optional'), 'alamat_lengkap'),
  villageColumn('filled'),
  called(column('kelurahan_desa', 'villageName', 'text', 'optional'), 'nama_desa', 'desa'),
]

export const programmeLayouts: readonly Layout[] = [
  list('recipients-pkh', { id: 'Daftar penerima PKH', en: 'PKH recipients' }, 'penerima-pkh.csv', [
    called(column('nama_pengurus', 'name', 'name', 'filled'), 'nama_penerima_pkh'),
    called(column('tahap', 'period', 'text', 'present'), 'tahap_salur'),
    called(column('nominal_bantuan', 'amountRupiah', 'integer', 'present'), 'total_bantuan'),
    called(column('status_penyaluran', 'paymentStatus', 'text', 'optional'), 'status_salur'),
  ]),
  list(
    'recipients-sembako',
    { id: 'Daftar penerima Sembako (BPNT)', en: 'Sembako (BPNT) recipients' },
    'penerima-sembako.csv',
    [
      called(column('nama_kpm', 'name', 'name', 'filled'), 'nama_pemegang_kks'),
      called(column('bulan_salur', 'period', 'text', 'present'), 'periode_salur'),
      called(column('nilai_bantuan', 'amountRupiah', 'integer', 'present'), 'nominal_sembako'),
      called(column('status_transaksi', 'paymentStatus', 'text', 'optional'), 'status_kks'),
    ],
  ),
  list(
    'recipients-pbi-jk',
    { id: 'Daftar peserta PBI Jaminan Kesehatan', en: 'Health insurance, contribution paid by the state' },
    'peserta-pbi-jk.csv',
    [
      called(column('nama_peserta', 'name', 'name', 'filled'), 'nama_pbi'),
      called(column('periode_iuran', 'period', 'text', 'present'), 'bulan_iuran'),
      called(column('iuran', 'amountRupiah', 'integer', 'optional'), 'nominal_iuran'),
      called(column('status_kepesertaan', 'paymentStatus', 'text', 'present'), 'status_peserta'),
    ],
  ),
  list(
    'recipients-blt-desa',
    { id: 'Daftar penerima BLT Dana Desa', en: 'Village-fund cash aid recipients' },
    'penerima-blt-dana-desa.csv',
    [
      called(column('nama_kpm_blt', 'name', 'name', 'filled'), 'nama_penerima_blt'),
      called(column('bulan', 'period', 'text', 'present'), 'bulan_bayar'),
      called(column('jumlah_blt', 'amountRupiah', 'integer', 'present'), 'nominal_blt'),
      called(column('status_bayar', 'paymentStatus', 'text', 'optional'), 'keterangan_bayar'),
    ],
  ),
  list(
    'recipients-regency',
    { id: 'Daftar penerima bantuan kabupaten', en: "Recipients of the regency's own aid" },
    'penerima-bantuan-kabupaten.csv',
    [
      called(column('nama_penerima_bantuan', 'name', 'name', 'filled'), 'nama_penerima_kabupaten'),
      called(column('tahun_anggaran', 'period', 'text', 'present'), 'tahun'),
      called(column('jenis_bantuan', 'programme', 'text', 'present'), 'nama_bantuan'),
      called(column('nilai', 'amountRupiah', 'integer', 'present'), 'besaran'),
      called(column('status_bantuan', 'paymentStatus', 'text', 'optional'), 'keterangan'),
    ],
  ),
]

function list(key: LayoutKey, title: Layout['title'], fileName: string, own: readonly Column[]): Layout {
  return {
    key,
    unit: 'recipient',
    title,
    fileName,
    codeSystem: 'regsosek2022',
    validFrom: '2025-02-05',
    source,
    columns: [...who, ...own],
  }
}
