import type { Check } from '../instrument.ts'
import { allOf, anyOf, is, isOneOf, isOver, isUnder } from './phrasing.ts'

const lowDecile = { lte: [{ context: 'officialDecile' as const }, 2] as const }
const thousands = {
  id: 'Nilainya sangat kecil. Mungkin ditulis dalam ribuan? Tulis rupiah penuh.',
  en: 'The value is very small. Was it written in thousands? Write full rupiah.',
}

const amounts = ['jobIncomeAmount', 'businessIncomeAmount', 'otherIncomeAmount']

/** About the house, what the family owns, and the visit itself. */
export const houseChecks: readonly Check[] = [
  {
    code: 'dwelling.floor_area_unlikely',
    severity: 'warning',
    subject: 'family',
    keys: ['floorArea'],
    message: {
      id: 'Luas lantai di bawah 4 atau di atas 500 m². Sesuai kondisi lapangan? Yang ditulis meter persegi, bukan jumlah kamar.',
      en: 'Floor area under 4 or over 500 m². Is that so? It is square metres, not the number of rooms.',
    },
    reportWhen: anyOf(isUnder('floorArea', 4), isOver('floorArea', 500)),
  },
  {
    code: 'dwelling.rent_unlikely',
    severity: 'warning',
    subject: 'family',
    keys: ['rentValue'],
    message: {
      id: 'Nilai sewa di bawah Rp50.000 sebulan. Sesuai kondisi lapangan? Tulis rupiah penuh.',
      en: 'Rent under Rp 50,000 a month. Is that so? Write full rupiah.',
    },
    reportWhen: isUnder('rentValue', 50_000),
  },
  {
    code: 'dwelling.earth_floor_with_ac',
    severity: 'warning',
    subject: 'family',
    keys: ['floorMaterial', 'airConditioners'],
    message: {
      id: 'Lantai tanah tetapi ada AC. Sesuai kondisi lapangan?',
      en: 'Earth floor, yet an air conditioner. Is that so in the field?',
    },
    reportWhen: allOf(is('floorMaterial', 'earth'), isOver('airConditioners', 0)),
  },
  {
    code: 'energy.meter_id_length',
    severity: 'error',
    subject: 'family',
    keys: ['electricityMeters'],
    message: {
      id: 'ID pelanggan PLN 12 angka, nomor meter 11 angka. Hitung kembali.',
      en: 'A PLN customer id has 12 digits, a meter number 11. Count again.',
    },
    reportWhen: { procedure: 'meterIdLength' },
  },
  {
    code: 'energy.power_unlikely',
    severity: 'warning',
    subject: 'family',
    keys: ['electricityMeters'],
    message: {
      id: 'Daya di atas 2.200 watt, padahal desil resmi 1 atau 2. Sesuai kondisi lapangan?',
      en: 'Power over 2,200 VA, though the official decile is 1 or 2. Is that so in the field?',
    },
    reportWhen: allOf({ includes: [{ column: ['electricityMeters', 'power'] }, 'va_over_2200'] }, lowDecile),
  },
  {
    code: 'energy.appliances_without_electricity',
    severity: 'warning',
    subject: 'family',
    keys: ['lighting', 'refrigerators', 'airConditioners', 'waterHeaters', 'flatTelevisions', 'computers'],
    message: {
      id: 'Tidak ada listrik tetapi ada kulkas, AC, pemanas air, TV, atau komputer. Sesuai kondisi lapangan?',
      en: 'No electricity, yet a refrigerator, air conditioner, heater, television or computer. Is that so?',
    },
    reportWhen: allOf(
      is('lighting', 'no_electricity'),
      anyOf(
        ...['refrigerators', 'airConditioners', 'waterHeaters', 'flatTelevisions', 'computers'].map((key) =>
          isOver(key, 0),
        ),
      ),
    ),
  },
  {
    code: 'energy.large_gas_without_cylinder',
    severity: 'warning',
    subject: 'family',
    keys: ['cookingFuel', 'gasCylinders'],
    message: {
      id: 'Memasak dengan elpiji 5,5 atau 12 kg tetapi tabungnya 0. Sesuai kondisi lapangan?',
      en: 'Cooks with 5.5 or 12 kg LPG, yet owns no such cylinder. Is that so in the field?',
    },
    reportWhen: allOf(isOneOf('cookingFuel', ['lpg_5_5', 'lpg_12']), is('gasCylinders', 0)),
  },
  {
    code: 'assets.vehicles_unlikely',
    severity: 'warning',
    subject: 'family',
    keys: ['cars', 'motorcycles'],
    message: {
      id: 'Ada mobil, atau tiga sepeda motor atau lebih, padahal desil resmi 1 atau 2. Sesuai kondisi lapangan?',
      en: 'A car, or three or more motorcycles, though the official decile is 1 or 2. Is that so in the field?',
    },
    reportWhen: allOf(anyOf(isOver('cars', 0), isOver('motorcycles', 2)), lowDecile),
  },
  {
    code: 'assets.all_zero',
    severity: 'warning',
    subject: 'family',
    keys: ['smartphones', 'motorcycles', 'bicycles', 'flatTelevisions', 'refrigerators'],
    message: {
      id: 'Semua kepemilikan diisi 0. Sudahkah setiap barang ditanyakan satu per satu?',
      en: 'Everything owned is 0. Was each item really asked about?',
    },
    reportWhen: {
      eq: [
        {
          sum: [
            'gasCylinders',
            'refrigerators',
            'airConditioners',
            'waterHeaters',
            'landlines',
            'flatTelevisions',
            'goldGrams',
            'computers',
            'motorcycles',
            'bicycles',
            'cars',
            'boats',
            'motorBoats',
            'smartphones',
            'farmlandHectares',
            'otherLand',
            'otherHouses',
            'largeLivestock',
            'smallLivestock',
          ].map((key) => ({ answer: key })),
        },
        0,
      ],
    },
  },
  {
    code: 'assets.gold_unlikely',
    severity: 'warning',
    subject: 'family',
    keys: ['goldGrams'],
    message: {
      id: 'Emas lebih dari 200 gram. Sesuai kondisi lapangan? Yang ditulis gram.',
      en: 'More than 200 grams of gold. Is that so? The unit is grams.',
    },
    reportWhen: isOver('goldGrams', 200),
  },
  {
    code: 'assets.farmland_unlikely',
    severity: 'warning',
    subject: 'family',
    keys: ['farmlandHectares'],
    message: {
      id: 'Sawah/kebun lebih dari 10 hektare. Sesuai kondisi lapangan? 1.000 m² = 0,1 hektare.',
      en: 'More than 10 hectares of fields. Is that so? 1,000 m² = 0.1 hectare.',
    },
    reportWhen: isOver('farmlandHectares', 10),
  },
  {
    code: 'money.vehicle_value_in_thousands',
    severity: 'warning',
    subject: 'family',
    keys: ['motorcyclesValue', 'carsValue'],
    message: thousands,
    reportWhen: anyOf(isUnder('motorcyclesValue', 100_000), isUnder('carsValue', 1_000_000)),
  },
  {
    code: 'money.income_in_thousands',
    severity: 'warning',
    subject: 'member',
    keys: amounts,
    message: thousands,
    reportWhen: anyOf(...amounts.map((key) => allOf(isOver(key, 0), isUnder(key, 10_000)))),
  },
  {
    code: 'respondent.does_not_attest',
    severity: 'warning',
    subject: 'family',
    keys: ['respondentAttests'],
    message: {
      id: 'Responden tidak menyetujui pernyataan. Tulis alasannya.',
      en: 'The respondent does not agree to the statement. Write why.',
    },
    reportWhen: is('respondentAttests', false),
  },
  {
    code: 'place.outside_indonesia',
    severity: 'error',
    subject: 'family',
    keys: ['position'],
    message: {
      id: 'Titik lokasi di luar Indonesia. Lintang dan bujur mungkin tertukar; ambil ulang di depan rumah.',
      en: 'The position is outside Indonesia. Latitude and longitude may be swapped; take it again at the house.',
    },
    reportWhen: { procedure: 'positionOutsideIndonesia' },
  },
  {
    code: 'place.inaccurate',
    severity: 'warning',
    subject: 'family',
    keys: ['position'],
    message: {
      id: 'Titik lokasi diisi tangan atau kurang teliti (lebih dari 100 meter). Ambil ulang, atau tulis sebabnya.',
      en: 'The position was typed by hand or is inaccurate (over 100 metres). Take it again, or write why.',
    },
    reportWhen: { procedure: 'positionInaccurate' },
  },
  {
    code: 'place.outside_village',
    severity: 'warning',
    subject: 'family',
    keys: ['position'],
    message: {
      id: 'Titik lokasi lebih dari 200 meter di luar batas desa. Sesuai kondisi lapangan?',
      en: 'The position is more than 200 metres outside the village. Is that so in the field?',
    },
    reportWhen: { gt: [{ context: 'metresOutsideVillage' }, 200] },
  },
  {
    code: 'place.same_as_another',
    severity: 'warning',
    subject: 'family',
    keys: ['position', 'photoFront'],
    message: {
      id: 'Titik dan foto sama dengan keluarga lain. Bila serumah, tulis nama keluarga itu.',
      en: 'Position and photo are those of another family. If they share the house, write that family’s name.',
    },
    reportWhen: { eq: [{ context: 'samePlaceAndPhotoAsAnother' }, true] },
  },
  {
    code: 'visit.too_short',
    severity: 'warning',
    subject: 'family',
    keys: [],
    message: {
      id: 'Seluruh kunjungan kurang dari 3 menit. Sesuai kondisi lapangan?',
      en: 'All visits together took less than 3 minutes. Is that so in the field?',
    },
    reportWhen: { procedure: 'visitTooShort' },
  },
  {
    code: 'visit.at_night',
    severity: 'warning',
    subject: 'family',
    keys: [],
    message: {
      id: 'Kunjungan antara pukul 21.00 dan 05.00. Tulis sebabnya.',
      en: 'A visit between 21:00 and 05:00. Write why.',
    },
    reportWhen: { procedure: 'visitAtNight' },
  },
  {
    code: 'visit.too_many_today',
    severity: 'warning',
    subject: 'family',
    keys: [],
    message: {
      id: 'Lebih dari 40 keluarga diselesaikan petugas ini hari ini. Sesuai kondisi lapangan?',
      en: 'More than 40 families were finished by this officer today. Is that so in the field?',
    },
    reportWhen: { gt: [{ context: 'finishedTodayByOfficer' }, 40] },
  },
]
