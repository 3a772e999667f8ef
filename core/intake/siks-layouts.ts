import { called, cardColumn, coded, column, nikColumn, villageColumn } from './columns.ts'
import type { Column, Layout } from './layout.ts'

/**
 * What the villages' operators type into SIKS-NG, as its lists come out. Only what has the same meaning as in the
 * register is read: SIKS-NG asks of possessions whether there are any, the register how many, so they stay out.
 */
const source = 'SIKS-NG proposal and update form as mirrored by village offices (domain reference §2.5)'

const relationships = {
  '1': 'head',
  '2': 'spouse',
  '3': 'child',
  '4': 'child_in_law',
  '5': 'grandchild',
  '6': 'parent',
  '7': 'other_relative',
  '8': 'other',
} as const

const levels = {
  '1': 'none',
  '2': 'none',
  '3': 'primary',
  '4': 'junior_secondary',
  '5': 'senior_secondary',
  '6': 'diploma',
  '7': 'bachelor',
  '8': 'postgraduate',
} as const

const person: readonly Column[] = [
  called(column('id_art', 'providerPersonId', 'text', 'optional'), 'id_anggota'),
  called(column('id_dtks', 'providerFamilyId', 'text', 'optional'), 'id_dtsen', 'idbdt'),
  cardColumn('memberCardNumber'),
  nikColumn(),
  called(column('nama_art', 'name', 'name', 'filled'), 'nama_anggota', 'nama_anggota_keluarga'),
  called(column('tgl_lahir', 'birthDate', 'birthDate', 'filled'), 'tanggal_lahir_art'),
  called(coded('jns_kelamin', 'sex', { need: 'filled' }), 'jk'),
  {
    ...called(coded('hub_keluarga', 'relationship', { need: 'filled' }), 'hubungan_dengan_kk', 'shdk'),
    codes: relationships,
  },
  called(coded('sts_kawin', 'maritalStatus', { need: 'optional' }), 'status_perkawinan'),
  called(
    { ...coded('jenjang_pendidikan', 'highestEducation', { need: 'optional' }), codes: levels },
    'ijazah_tertinggi',
  ),
  villageColumn('optional'),
]

const family: readonly Column[] = [
  called(column('id_dtks', 'providerFamilyId', 'text', 'optional'), 'id_dtsen', 'idbdt'),
  cardColumn('familyCardNumber'),
  called(column('nama_krt', 'headName', 'name', 'filled'), 'nama_kk', 'nama_kepala_rumah_tangga'),
  villageColumn('filled'),
  called(column('alamat', 'street', 'text', 'present'), 'alamat_jalan'),
  called(column('dusun', 'hamlet', 'text', 'optional'), 'nama_dusun'),
  column('rt', 'rt', 'neighbourhood', 'present'),
  column('rw', 'rw', 'neighbourhood', 'present'),
  called(column('jml_art', 'membersOnCard', 'integer', 'optional'), 'jumlah_art'),
  called(coded('sta_bangunan', 'tenure', { need: 'optional' }), 'status_bangunan'),
  called(column('luas_lantai', 'floorArea', 'decimal', 'optional'), 'luas_lantai_m2'),
  called(coded('lantai', 'floorMaterial', { need: 'optional' }), 'jenis_lantai'),
  called(coded('dinding', 'wallMaterial', { need: 'optional' }), 'jenis_dinding'),
  called(coded('atap', 'roofMaterial', { need: 'optional' }), 'jenis_atap'),
  called(
    coded('sumber_air_minum', 'drinkingWater', { codeList: 'waterSource', need: 'optional' }),
    'airminum',
  ),
  called(coded('sumber_penerangan', 'lighting', { need: 'optional' }), 'penerangan'),
  called(coded('bb_masak', 'cookingFuel', { need: 'optional' }), 'bahan_bakar_masak'),
  called(coded('fasbab', 'toilet', { need: 'optional' }), 'fasilitas_buang_air_besar'),
  called(coded('kloset', 'toiletType', { need: 'optional' }), 'jenis_kloset_siks'),
  called(coded('buang_tinja', 'faecesDisposal', { need: 'optional' }), 'tempat_buang_tinja'),
]

export const siksLayouts: readonly Layout[] = [
  {
    key: 'siks-family',
    unit: 'family',
    title: { id: 'SIKS-NG: keluarga', en: 'SIKS-NG: families' },
    fileName: 'siks-keluarga.csv',
    codeSystem: 'regsosek2022',
    validFrom: '2025-02-05',
    source,
    isPartial: true,
    columns: family,
  },
  {
    key: 'siks-individual',
    unit: 'person',
    title: { id: 'SIKS-NG: anggota keluarga', en: 'SIKS-NG: family members' },
    fileName: 'siks-anggota.csv',
    codeSystem: 'regsosek2022',
    validFrom: '2025-02-05',
    source,
    isPartial: true,
    columns: person,
  },
]
