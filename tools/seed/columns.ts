import type { Family } from './people/family.ts'
import type { FamilyRecord, RecordedPerson } from './record.ts'

/**
 * One variable: its official column in the extract, our key in the questionnaire, where its value is, and how the
 * extract writes it. Codes are Regsosek 2022's; disability, which Regsosek asks otherwise, has FASIH 2026's items.
 */
export interface Column<Source> {
  readonly name: string
  /** Absent for what the frame brings and nobody asks. */
  readonly key?: string
  readonly value: (source: Source) => string | number | null | readonly string[]
  readonly codes?: Readonly<Record<string, string>>
}

const tenure = codes('owned 1 rented 2 rent_free 3 official 4 other 5')
const floor = codes(
  'marble_granite 1 ceramic 2 parquet_vinyl 3 tile_terrazzo 4 wood 5 cement_brick 6 bamboo 7 earth 8 other 9',
)
const wall = codes('brick_concrete 1 plastered_bamboo 2 wood_board 3 woven_bamboo 4 log 5 bamboo 6 other 7')
const roof = codes('concrete 1 tile 2 zinc 3 asbestos 4 wood_shingle 5 bamboo 6 thatch 7 other 8')
const water = codes(
  `branded_bottled 1 refill 2 piped 3 borehole_pump 4 protected_well 5 unprotected_well 6 protected_spring 7
   unprotected_spring 8 surface 9 rain 10 other 11`,
)
const lighting = codes('pln_metered 1 pln_unmetered 2 non_pln 3 no_electricity 4')
const power = codes('va450 1 va900 2 va1300 3 va2200 4 va_over_2200 5')
const fuel = codes(
  `electricity 1 lpg_5_5 2 lpg_12 3 lpg_3 4 city_gas 5 biogas 6 kerosene 7 briquette 8 charcoal 9 firewood 10 other 11
   does_not_cook 12`,
)
const toilet = codes('own 1 shared 2 communal 3 public 4 not_used 5 none 6')
const closet = codes('goose_neck 1 plengsengan_lid 2 plengsengan_no_lid 3 pit 4')
const disposal = codes('septic 1 ipal 2 water_body 3 hole 4 open_ground 5 other 6')
const sex = codes('male 1 female 2')
const relation = codes(
  'head 1 spouse 2 child 3 child_in_law 4 grandchild 5 parent 6 parent_in_law 6 other_relative 8 other 8',
)
const marital = codes('single 1 married 2 divorced 3 widowed 4')
const school = codes('never 1 attending 2 left 3')
const education = codes(
  'none 23 primary 03 junior_secondary 08 senior_secondary 13 diploma 18 bachelor 19 postgraduate 21',
)
const job = codes(
  `self_employed 1 self_employed_unpaid_help 2 employer 3 private_employee 4 public_employee 5 casual_agriculture 6
   casual_non_agriculture 7 family_worker 8`,
)
const industry = codes(
  `food_crops 01 horticulture 02 plantation 03 fisheries 04 livestock 05 forestry_other_agri 06 mining 07
   manufacturing 08 utilities 09 water_waste 10 construction 11 trade 12 transport 13 hospitality 14 information 15
   finance 16 real_estate 17 professional 18 rental_support 19 public_admin 20 education 21 health_social 22 arts 23
   other_services 24 household_employer 25 international_bodies 26`,
)
const disability = codes(
  'none 0 physical 38a mental 38b intellectual 38c sensory_vision 38d sensory_hearing 38e sensory_speech 38f',
)
const illness = codes(
  `hypertension 02 rheumatism 03 asthma 04 heart 05 diabetes 06 tuberculosis 07 stroke 08 cancer 09 kidney_failure 10
   haemophilia 11 hiv_aids 12 cholesterol 13 cirrhosis 14 thalassaemia 15 leukaemia 16 alzheimers 17 other 18 none 01`,
)

type Listed = FamilyRecord['family']

/** Asked or looked at in every visit, beside the nineteen quantities below. */
export const dwellingColumns: readonly Column<Pick<Family, 'dwelling'>>[] = [
  {
    name: 'keluarga_dalam_rumah',
    key: 'familiesInDwelling',
    value: ({ dwelling }) => dwelling.familiesInDwelling,
  },
  {
    name: 'status_kepemilikan_rumah',
    key: 'tenure',
    value: ({ dwelling }) => dwelling.tenure,
    codes: tenure,
  },
  {
    name: 'jenis_lantai_terluas',
    key: 'floorMaterial',
    value: ({ dwelling }) => dwelling.floor,
    codes: floor,
  },
  { name: 'jenis_dinding_terluas', key: 'wallMaterial', value: ({ dwelling }) => dwelling.wall, codes: wall },
  { name: 'jenis_atap_terluas', key: 'roofMaterial', value: ({ dwelling }) => dwelling.roof, codes: roof },
  {
    name: 'sumber_air_minum_utama',
    key: 'drinkingWater',
    value: ({ dwelling }) => dwelling.water,
    codes: water,
  },
  {
    name: 'sumber_penerangan_utama',
    key: 'lighting',
    value: ({ dwelling }) => dwelling.lighting,
    codes: lighting,
  },
  { name: 'daya_terpasang', value: ({ dwelling }) => dwelling.power, codes: power },
  { name: 'id_meteran_PLN', value: ({ dwelling }) => dwelling.meterId },
  {
    name: 'bahan_bakar_utama_memasak',
    key: 'cookingFuel',
    value: ({ dwelling }) => dwelling.fuel,
    codes: fuel,
  },
  { name: 'fasilitas_bab', key: 'toilet', value: ({ dwelling }) => dwelling.toilet, codes: toilet },
  { name: 'jenis_kloset', key: 'toiletType', value: ({ dwelling }) => dwelling.closet, codes: closet },
  {
    name: 'pembuangan_akhir_tinja',
    key: 'faecesDisposal',
    value: ({ dwelling }) => dwelling.disposal,
    codes: disposal,
  },
  { name: 'luas_lantai', key: 'floorArea', value: ({ dwelling }) => dwelling.floorArea },
]

export const assetColumns: readonly Column<Pick<Family, 'assets'>>[] = [
  { name: 'tabung_gas', key: 'gasCylinders', value: ({ assets }) => assets.gasCylinders },
  { name: 'lemari_es', key: 'refrigerators', value: ({ assets }) => assets.refrigerators },
  { name: 'AC', key: 'airConditioners', value: ({ assets }) => assets.airConditioners },
  { name: 'pemanas_air', key: 'waterHeaters', value: ({ assets }) => assets.waterHeaters },
  { name: 'telepon_rumah', key: 'landlines', value: ({ assets }) => assets.landlines },
  { name: 'tv_datar', key: 'flatTelevisions', value: ({ assets }) => assets.flatTvs },
  { name: 'emas_perhiasan', key: 'goldGrams', value: ({ assets }) => assets.goldGrams },
  { name: 'komputer_laptop_tablet', key: 'computers', value: ({ assets }) => assets.computers },
  { name: 'sepeda_motor', key: 'motorcycles', value: ({ assets }) => assets.motorcycles },
  { name: 'sepeda', key: 'bicycles', value: ({ assets }) => assets.bicycles },
  { name: 'mobil', key: 'cars', value: ({ assets }) => assets.cars },
  { name: 'perahu', key: 'boats', value: ({ assets }) => assets.boats },
  { name: 'kapal_perahu_motor', key: 'motorBoats', value: ({ assets }) => assets.motorBoats },
  { name: 'smartphone', key: 'smartphones', value: ({ assets }) => assets.smartphones },
  { name: 'sawah_kebun', key: 'farmlandHectares', value: ({ assets }) => assets.farmland },
  { name: 'lahan_lainnya', key: 'otherLand', value: ({ assets }) => assets.otherLand },
  { name: 'rumah_lainnya', key: 'otherHouses', value: ({ assets }) => assets.otherHouses },
  { name: 'ternak_besar', key: 'largeLivestock', value: ({ assets }) => assets.largeLivestock },
  { name: 'ternak_kecil', key: 'smallLivestock', value: ({ assets }) => assets.smallLivestock },
]

/** Where it lives and who leads it; the region columns come from the frame. */
export const placeColumns: readonly Column<{ record: FamilyRecord; listed: Listed }>[] = [
  { name: 'id_keluarga', value: ({ listed }) => listed.id },
  { name: 'nomor_kartu_keluarga', key: 'familyCardNumber', value: ({ listed }) => listed.cardNumber },
  { name: 'nama_kepala_keluarga', value: ({ record }) => record.headName },
  { name: 'kode_provinsi', value: () => '33' },
  { name: 'provinsi', value: () => 'Jawa Tengah' },
  { name: 'kode_kabupaten_kota', value: () => '3320' },
  { name: 'kabupaten_kota', value: () => 'Jepara' },
  { name: 'kode_kecamatan', value: ({ record }) => record.villageCode.slice(0, 6) },
  { name: 'kecamatan', value: ({ listed }) => listed.village.subdistrict },
  { name: 'kode_kelurahan_desa', value: ({ record }) => record.villageCode },
  { name: 'kelurahan_desa', value: ({ listed }) => listed.village.name },
  { name: 'alamat', key: 'street', value: ({ listed }) => addressLine(listed) },
  { name: 'dusun', key: 'hamlet', value: ({ listed }) => listed.address.hamlet },
  { name: 'rt', key: 'rt', value: ({ listed }) => listed.address.rt },
  { name: 'rw', key: 'rw', value: ({ listed }) => listed.address.rw },
  { name: 'jumlah_anggota_keluarga', value: ({ listed }) => listed.members.length },
  { name: 'lintang', value: ({ listed }) => listed.lat },
  { name: 'bujur', value: ({ listed }) => listed.lng },
]

export const personColumns: readonly Column<RecordedPerson>[] = [
  { name: 'nomor_induk_kependudukan', key: 'nik', value: (person) => person.nik },
  { name: 'nama', key: 'name', value: (person) => person.name },
  { name: 'tanggal_lahir', key: 'birthDate', value: (person) => person.birth },
  { name: 'jenis_kelamin', key: 'sex', value: (person) => person.sex, codes: sex },
  {
    name: 'status_hubungan_keluarga',
    key: 'relationship',
    value: (person) => person.relation,
    codes: relation,
  },
  { name: 'status_kawin', key: 'maritalStatus', value: (person) => person.marital, codes: marital },
  {
    name: 'partisipasi_sekolah',
    key: 'schoolParticipation',
    value: (person) => person.schoolParticipation,
    codes: school,
  },
  {
    name: 'pendidikan_terakhir',
    key: 'highestEducation',
    value: (person) => person.highestEducation,
    codes: education,
  },
  { name: 'status_pekerjaan', key: 'employmentStatus', value: (person) => person.jobStatus, codes: job },
  {
    name: 'lapangan_usaha_pekerjaan',
    key: 'industry',
    value: (person) => person.jobIndustry,
    codes: industry,
  },
  { name: 'jumlah_usaha', key: 'businessCount', value: (person) => person.businessCount },
  {
    name: 'lapangan_usaha_usaha',
    key: 'businessIndustry',
    value: (person) => person.businessIndustry,
    codes: industry,
  },
  {
    name: 'penyandang_disabilitas',
    key: 'disability',
    value: (person) => (person.disabilities.length === 0 ? NONE : person.disabilities),
    codes: disability,
  },
  {
    name: 'penyakit_kronis',
    key: 'chronicIllness',
    value: (person) => (person.illnesses.length === 0 ? NONE : person.illnesses),
    codes: illness,
  },
]

const NONE = ['none']

/** A street where there is one; in most villages the dukuh is the address. */
export function addressLine(family: Pick<Family, 'address'>): string {
  return family.address.street === '' ? `Dukuh ${family.address.hamlet}` : family.address.street
}

/** The value in the extract's writing: a code, a number, several codes joined by `;`, or nothing. */
export function written<Source>(column: Column<Source>, source: Source): string {
  const value = column.value(source)
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return column.codes === undefined ? value : codeFor(column.codes, value)
  if (value.length === 0) return ''
  const { codes: known } = column
  return known === undefined ? value.join(';') : value.map((key) => codeFor(known, key)).join(';')
}

function codeFor(known: Readonly<Record<string, string>>, key: string): string {
  const code = known[key]
  if (code === undefined) throw new Error(`The extract has no code for ${key}`)
  return code
}

/** `key code key code …` */
function codes(text: string): Readonly<Record<string, string>> {
  const parts = text.trim().split(/\s+/)
  const table: Record<string, string> = {}
  for (let i = 0; i < parts.length; i += 2) table[parts[i] ?? ''] = parts[i + 1] ?? ''
  return table
}
