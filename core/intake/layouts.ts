import { called, cardColumn, coded, column, nikColumn, villageColumn } from './columns.ts'
import type { Column, Layout, LayoutKey } from './layout.ts'
import { programmeLayouts } from './programme-layouts.ts'
import { siksLayouts } from './siks-layouts.ts'

/**
 * The file layouts this office knows, as data. Column names are the official variable names of the draft BPS
 * regulation on DTSEN (Annex IV.C); where an official name has two parts ("pendidikan (partisipasi sekolah)"),
 * the part that tells the columns apart is used. No official numeric code list of DTSEN is public, so a layout
 * says which of the two public code systems its codes belong to.
 */
const source = 'Draft BPS regulation on DTSEN, Annex IV.C (variable names); Regsosek 2022-K (codes)'

const whoseFamily: readonly Column[] = [
  column('id_keluarga', 'providerFamilyId', 'text', 'optional'),
  cardColumn('familyCardNumber'),
  column('nama_kepala_keluarga', 'headName', 'name', 'filled'),
  column('kode_provinsi', 'province', 'region', 'optional'),
  column('provinsi', 'provinceName', 'text', 'optional'),
  column('kode_kabupaten_kota', 'regency', 'region', 'optional'),
  column('kabupaten_kota', 'regencyName', 'text', 'optional'),
  column('kode_kecamatan', 'subdistrict', 'region', 'optional'),
  column('kecamatan', 'subdistrictName', 'text', 'optional'),
  villageColumn('filled'),
  column('kelurahan_desa', 'villageName', 'text', 'optional'),
  column('alamat', 'street', 'text', 'present'),
  column('dusun', 'hamlet', 'text', 'optional'),
  column('rt', 'rt', 'neighbourhood', 'present'),
  column('rw', 'rw', 'neighbourhood', 'present'),
  column('kode_pos', 'postcode', 'text', 'optional'),
  column('lintang', 'latitude', 'latitude', 'optional'),
  column('bujur', 'longitude', 'longitude', 'optional'),
  column('jumlah_anggota_keluarga', 'membersOnCard', 'integer', 'optional'),
  column('keluarga_dalam_rumah', 'familiesInDwelling', 'integer', 'present'),
]

const housing: readonly Column[] = [
  coded('status_kepemilikan_rumah', 'tenure'),
  coded('jenis_lantai_terluas', 'floorMaterial'),
  coded('jenis_dinding_terluas', 'wallMaterial'),
  coded('jenis_atap_terluas', 'roofMaterial'),
  coded('sumber_air_minum_utama', 'drinkingWater', { codeList: 'waterSource' }),
  coded('sumber_penerangan_utama', 'lighting'),
  coded('daya_terpasang', 'installedPower', { codeList: 'power', several: true }),
  column('id_meteran_PLN', 'meterNumbers', 'texts', 'present'),
  coded('bahan_bakar_utama_memasak', 'cookingFuel'),
  coded('fasilitas_bab', 'toilet'),
  coded('jenis_kloset', 'toiletType'),
  coded('pembuangan_akhir_tinja', 'faecesDisposal'),
  column('luas_lantai', 'floorArea', 'decimal', 'optional'),
]

/** Official variable 26: nineteen quantities. */
const possessions: readonly Column[] = [
  column('tabung_gas', 'gasCylinders', 'integer', 'present'),
  column('lemari_es', 'refrigerators', 'integer', 'present'),
  column('AC', 'airConditioners', 'integer', 'present'),
  column('pemanas_air', 'waterHeaters', 'integer', 'present'),
  column('telepon_rumah', 'landlines', 'integer', 'present'),
  column('tv_datar', 'flatTelevisions', 'integer', 'present'),
  column('emas_perhiasan', 'goldGrams', 'decimal', 'present'),
  column('komputer_laptop_tablet', 'computers', 'integer', 'present'),
  column('sepeda_motor', 'motorcycles', 'integer', 'present'),
  column('sepeda', 'bicycles', 'integer', 'present'),
  column('mobil', 'cars', 'integer', 'present'),
  column('perahu', 'boats', 'integer', 'present'),
  column('kapal_perahu_motor', 'motorBoats', 'integer', 'present'),
  column('smartphone', 'smartphones', 'integer', 'present'),
  column('sawah_kebun', 'farmlandHectares', 'decimal', 'present'),
  column('lahan_lainnya', 'otherLand', 'integer', 'present'),
  column('rumah_lainnya', 'otherHouses', 'integer', 'present'),
  column('ternak_besar', 'largeLivestock', 'integer', 'present'),
  column('ternak_kecil', 'smallLivestock', 'integer', 'present'),
]

const recordedOn = column('tanggal_pemutakhiran', 'recordedOn', 'date', 'optional')

const person: readonly Column[] = [
  column('id_individu', 'providerPersonId', 'text', 'optional'),
  column('id_keluarga', 'providerFamilyId', 'text', 'optional'),
  cardColumn('memberCardNumber'),
  nikColumn(),
  called(column('nama', 'name', 'name', 'filled'), 'nama_lengkap'),
  column('tanggal_lahir', 'birthDate', 'birthDate', 'filled'),
  coded('jenis_kelamin', 'sex', { need: 'filled' }),
  coded('status_hubungan_keluarga', 'relationship', { need: 'filled' }),
  coded('status_kawin', 'maritalStatus'),
  coded('partisipasi_sekolah', 'schoolParticipation'),
  coded('pendidikan_terakhir', 'highestEducation'),
  called(coded('status_pekerjaan', 'employmentStatus'), 'pekerjaan_status'),
  called(coded('lapangan_usaha_pekerjaan', 'industry'), 'pekerjaan_lapangan_usaha'),
  called(column('jumlah_usaha', 'businessCount', 'integer', 'present'), 'kepemilikan_usaha_jumlah'),
  called(
    coded('lapangan_usaha_usaha', 'businessIndustry', { codeList: 'industry' }),
    'kepemilikan_usaha_lapangan_usaha',
  ),
  coded('penyandang_disabilitas', 'disability', { several: true }),
  coded('penyakit_kronis', 'chronicIllness', { several: true }),
  column('alamat', 'memberAddress', 'text', 'optional'),
  villageColumn('optional'),
  recordedOn,
]

/** Programme and period may stand in the file; the operator states them in any case when uploading. */
const recipient: readonly Column[] = [
  nikColumn(),
  cardColumn('familyCardNumber'),
  called(column('nama', 'name', 'name', 'filled'), 'nama_penerima'),
  called(column('tanggal_lahir', 'birthDate', 'birthDate', 'optional'), 'tgl_lahir'),
  column('alamat', 'address', 'text', 'optional'),
  villageColumn('filled'),
  column('kelurahan_desa', 'villageName', 'text', 'optional'),
  column('program', 'programme', 'text', 'optional'),
  column('periode', 'period', 'text', 'present'),
  column('nominal', 'amountRupiah', 'integer', 'present'),
  column('status', 'paymentStatus', 'text', 'optional'),
]

/** Order matters nowhere but on the screen: a file is recognised by the names in its header. */
export const layouts: readonly Layout[] = [
  {
    key: 'dtsen-family',
    unit: 'family',
    title: { id: 'Petikan DTSEN: keluarga', en: 'DTSEN extract: families' },
    fileName: 'dtsen-keluarga.csv',
    codeSystem: 'regsosek2022',
    validFrom: '2025-02-05',
    source,
    columns: [
      ...whoseFamily,
      ...housing,
      ...possessions,
      column('desil', 'officialDecile', 'decile', 'present'),
      recordedOn,
    ],
  },
  {
    key: 'dtsen-individual',
    unit: 'person',
    title: { id: 'Petikan DTSEN: perorangan', en: 'DTSEN extract: individuals' },
    fileName: 'dtsen-individu.csv',
    codeSystem: 'regsosek2022',
    validFrom: '2025-02-05',
    source,
    columns: person,
  },
  {
    key: 'recipients',
    unit: 'recipient',
    title: { id: 'Daftar penerima program', en: "A programme's recipient list" },
    fileName: 'penerima-<program>.csv',
    codeSystem: 'regsosek2022',
    validFrom: '2025-02-05',
    source: 'By-name-by-address recipient list (BNBA), columns as exchanged by social agencies',
    columns: recipient,
  },
  ...siksLayouts,
  ...programmeLayouts,
]

export function layoutOf(key: LayoutKey): Layout {
  const layout = layouts.find((candidate) => candidate.key === key)
  if (layout === undefined) throw new Error(`No layout is called ${key}`)
  return layout
}
