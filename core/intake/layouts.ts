import type { Column, ColumnKind, Layout, LayoutKey } from './layout.ts'

/**
 * The file layouts this office knows, as data. Column names are the official variable names of the draft BPS
 * regulation on DTSEN (Annex IV.C); where an official name has two parts ("pendidikan (partisipasi sekolah)"),
 * the part that tells the columns apart is used. No official numeric code list of DTSEN is public, so a layout
 * says which of the two public code systems its codes belong to.
 */
const source = 'Draft BPS regulation on DTSEN, Annex IV.C (variable names); Regsosek 2022-K (codes)'

const identityOfFamily: readonly Column[] = [
  column('kode_provinsi', 'provinceCode', 'region', 'optional'),
  column('provinsi', 'provinceName', 'text', 'optional'),
  column('kode_kabupaten_kota', 'regencyCode', 'region', 'optional'),
  column('kabupaten_kota', 'regencyName', 'text', 'optional'),
  column('kode_kecamatan', 'subdistrictCode', 'region', 'optional'),
  column('kecamatan', 'subdistrictName', 'text', 'optional'),
  { ...column('kode_kelurahan_desa', 'villageCode', 'village', 'filled'), alsoCalled: ['kode_desa'] },
  column('kelurahan_desa', 'villageName', 'text', 'optional'),
  column('alamat', 'address', 'text', 'present'),
  column('dusun', 'hamlet', 'text', 'optional'),
  column('rt', 'rt', 'neighbourhood', 'present'),
  column('rw', 'rw', 'neighbourhood', 'present'),
  column('kode_pos', 'postcode', 'text', 'optional'),
  column('lintang', 'latitude', 'latitude', 'optional'),
  column('bujur', 'longitude', 'longitude', 'optional'),
  cardColumn(),
  column('nama_kepala_keluarga', 'headName', 'name', 'filled'),
  column('jumlah_anggota_keluarga', 'membersOnCard', 'integer', 'optional'),
  column('keluarga_dalam_rumah', 'familiesInDwelling', 'integer', 'present'),
]

const housing: readonly Column[] = [
  coded('status_kepemilikan_rumah', 'tenure'),
  coded('jenis_lantai_terluas', 'floorMaterial'),
  coded('jenis_dinding_terluas', 'wallMaterial'),
  coded('jenis_atap_terluas', 'roofMaterial'),
  coded('sumber_air_minum_utama', 'drinkingWater'),
  coded('sumber_penerangan_utama', 'lighting'),
  { ...column('daya_terpasang', 'installedPower', 'codes', 'present'), codeList: 'installedPower' },
  column('id_meteran_PLN', 'meterNumbers', 'texts', 'present'),
  coded('bahan_bakar_utama_memasak', 'cookingFuel'),
  coded('fasilitas_bab', 'toilet'),
  coded('jenis_kloset', 'toiletType'),
  coded('pembuangan_akhir_tinja', 'faecesDisposal'),
  column('luas_lantai', 'floorArea', 'decimal', 'optional'),
]

const assets: readonly Column[] = [
  column('tabung_gas', 'gasCylinders', 'integer', 'present'),
  column('lemari_es', 'refrigerators', 'integer', 'present'),
  column('AC', 'airConditioners', 'integer', 'present'),
  column('pemanas_air', 'waterHeaters', 'integer', 'present'),
  column('telepon_rumah', 'fixedTelephones', 'integer', 'present'),
  column('tv_datar', 'flatTvs', 'integer', 'present'),
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

const person: readonly Column[] = [
  nikColumn(),
  { ...column('nama', 'name', 'name', 'filled'), alsoCalled: ['nama_lengkap'] },
  cardColumn(),
  column('tanggal_lahir', 'birthDate', 'date', 'filled'),
  coded('jenis_kelamin', 'sex', 'filled'),
  column('alamat', 'personAddress', 'text', 'optional'),
  coded('status_hubungan_keluarga', 'relationship', 'filled'),
  coded('status_kawin', 'maritalStatus'),
  coded('partisipasi_sekolah', 'schoolParticipation'),
  coded('pendidikan_terakhir', 'education'),
  coded('status_pekerjaan', 'employmentStatus'),
  coded('lapangan_usaha_pekerjaan', 'jobIndustry'),
  column('jumlah_usaha', 'businesses', 'integer', 'present'),
  coded('lapangan_usaha_usaha', 'businessIndustry'),
  { ...column('penyandang_disabilitas', 'disability', 'codes', 'present'), codeList: 'disability' },
  { ...column('penyakit_kronis', 'chronicIllness', 'codes', 'present'), codeList: 'chronicIllness' },
]

/** Order matters nowhere but on the screen: a file is recognised by the names in its header. */
export const layouts: readonly Layout[] = [
  {
    key: 'dtsen-family',
    title: { id: 'Petikan DTSEN: keluarga', en: 'DTSEN extract: families' },
    fileName: 'dtsen-keluarga.csv',
    codeSystem: 'regsosek2022',
    validFrom: '2025-02-05',
    source,
    columns: [
      ...identityOfFamily,
      ...housing,
      ...assets,
      column('desil', 'officialDecile', 'decile', 'present'),
    ],
  },
  {
    key: 'dtsen-individual',
    title: { id: 'Petikan DTSEN: perorangan', en: 'DTSEN extract: individuals' },
    fileName: 'dtsen-individu.csv',
    codeSystem: 'regsosek2022',
    validFrom: '2025-02-05',
    source,
    columns: person,
  },
  {
    key: 'recipients',
    title: { id: 'Daftar penerima program', en: "A programme's recipient list" },
    fileName: 'penerima-<program>.csv',
    codeSystem: 'regsosek2022',
    validFrom: '2025-02-05',
    source: 'By-name-by-address recipient list (BNBA), columns as exchanged by social agencies',
    columns: [
      column('program', 'programme', 'text', 'filled'),
      column('periode', 'period', 'text', 'filled'),
      nikColumn(),
      { ...column('nama', 'name', 'name', 'filled'), alsoCalled: ['nama_penerima'] },
      cardColumn(),
      { ...column('kode_kelurahan_desa', 'villageCode', 'village', 'filled'), alsoCalled: ['kode_desa'] },
      column('kelurahan_desa', 'villageName', 'text', 'optional'),
      column('nominal', 'amountRupiah', 'integer', 'optional'),
    ],
  },
]

export function layoutOf(key: LayoutKey): Layout {
  const layout = layouts.find((candidate) => candidate.key === key)
  if (layout === undefined) throw new Error(`No layout is called ${key}`)
  return layout
}

function column(name: string, key: string, kind: ColumnKind, need: Column['need']): Column {
  return { name, key, kind, need }
}

/** Most coded columns may be empty in a row: skips of the questionnaire leave them so. */
function coded(name: string, key: string, need: Column['need'] = 'present'): Column {
  return { name, key, kind: 'code', codeList: key, need }
}

function nikColumn(): Column {
  return {
    ...column('nomor_induk_kependudukan', 'nik', 'nik', 'filled'),
    alsoCalled: ['nik', 'no_nik', 'nomor_nik'],
  }
}

function cardColumn(): Column {
  return {
    ...column('nomor_kartu_keluarga', 'familyCardNumber', 'familyCard', 'filled'),
    alsoCalled: ['no_kk', 'nomor_kk', 'nokk'],
  }
}
