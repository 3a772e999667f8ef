import type { Chance } from './chance.ts'
import type { Sex } from './family.ts'

/**
 * Invented names in the spellings of their time: single Javanese names and the old oe/dj/tj among the old,
 * Moh., Noor and Siti in the middle, three words among the young. Drawn word by word; nobody is meant.
 */
const OLD_MEN =
  words(`Kasmin Sukardi Ngadiman Tarmuji Wagiman Karsono Sarpan Jasmani Rasimin Sadimin Parto Tukiman Kaslan Ngatmin
  Sutrimo Jumadi Kusnan Masrukin Rukani Sapuan Sulaiman Mashuri Zaenuri Sarmin Darmuji Kasturi Marwan Suwito Sunarto
  Sutarno Suparman Sumarno Kamsin Ngasiran Warsito Radiman Sukiman Asmuni Matsari Sholeh Rohmad Kardi Sumadi Sarijan
  Soekardi Soeparman Djumadi Djasmani Tjarmin Soemarno Abdul_Jalil Abd._Rohman Moh._Toha Achmad_Zaeni Moh._Ichsan
  Abdul_Kohar Achmad_Sjafii`)
const OLD_WOMEN =
  words(`Kasmi Sumiati Ngatemi Suparmi Sukarti Rukayah Musri'ah Kasmirah Sarmi Jumirah Sulastri Ngatini Wagiyem
  Tukinem Parsini Rasmi Satimah Marfu'ah Masri'ah Sholikah Mutmainah Kustiyah Sutiyem Saudah Muslikah Suparti Rumini
  Maskanah Kartini_Asih Sumirah Jaminah Karsini Ngasirah Rubiyah Sukinah Tasmi Warsini Zumaroh Soeparmi Soemiati
  Djumirah Moenawaroh Siti_Aminah Siti_Romlah St._Khotijah Noor_Chasanah Siti_Moerni`)

const FIRST_MEN =
  words(`Moh. Moh. Mohammad Muhammad Mochamad M. Ahmad Achmad Akhmad Abdul Abd. Nur Noor Eko Agus Heri Edi Teguh Imam Arif
  Khoirul Saiful Zainal Slamet Sugeng Sutrisno Joko Kasno Sumarlan Miftahul Ali Fathur Yusuf Nor Dwi Tri`)
const SECOND_MEN =
  words(`Rifa'i Sholikhin Sholihin Solikin Rohman Rochman Hadi Hidayat Anwar Fauzi Mustofa Musthofa Ridwan Ma'ruf Arifin
  Huda Muttaqin Prasetyo Wibowo Susanto Riyanto Purnomo Haryanto Supriyanto Kurniawan Wahyudi Mahmudi Khoiri Faizin
  Muslim Rosyid Mubarok Jazuli Ghofur Aziz Basyir Mujib Latif Rozikin Sya'roni Munif Zamroni Kholil Nafi' Subkhan`)
const FIRST_WOMEN =
  words(`Siti Siti St. Noor Nur Sri Dwi Tri Endang Umi Ummi Nurul Ani Eni Lilik Yuni Ida Anis Khusnul Ulfa Lis Nor
  Zulaikhah Kiswati Rusmi Wahyu Tutik Murni`)
const SECOND_WOMEN =
  words(`Hidayah Chasanah Hasanah Khasanah Rohmah Rochmah Aminah Fatimah Zulaikah Mu'awanah Kholifah Maesaroh Maisaroh
  Wahyuni Lestari Rahayu Handayani Sulistyowati Susanti Setyowati Ernawati Istiqomah Fitriyah Faridah Jannah Laila
  Munawaroh Musyarofah Rofi'ah Kusumawati Wijayanti Nikmah Umayah Sa'adah Zubaidah Alfiyah Inayah Muslimah`)

const YOUNG_FIRST_MEN =
  words(`Muhammad Muhammad Ahmad Rizky Dimas Aditya Bagus Fajar Galih Ilham Naufal Alif Raka Rafi Zidan Fahri Arkan Azka
  Gilang Yoga Bayu Danang Fikri Haikal Irfan Labib Nabil Rendi Satria Wildan`)
const YOUNG_SECOND_MEN =
  words(`Maulana Pratama Ramadhan Saputra Firmansyah Nugroho Alfarizi Prayoga Hidayatullah Wicaksono Mahendra Abidin
  Syahputra Fadhil Hafidz Khoirul_Anam Rizqi Akbar Setyawan Febrian Al_Ghifari Faiz Rasyid Mubarak`)
const YOUNG_FIRST_WOMEN =
  words(`Naila Zahra Aisyah Nadia Intan Dewi Anisa Salsabila Safira Nayla Alya Khansa Aulia Nabila Syifa Rahma Dinda Citra
  Laila Fatma Hana Kayla Lutfiana Meilani Novi Rista Septi Tiara Vina Zulfa`)
const YOUNG_SECOND_WOMEN =
  words(`Az_Zahra Ramadhani Maulida Putri Khoirunnisa Salsabila Lestari Anggraini Permatasari Oktaviani Nur_Aini Fitriani
  Kirana Maharani Zakiya Humaira Wulandari Nuraini Rahmawati Amalia Safitri Noor_Laili Nafisah Puspita_Sari`)

export function nameFor(sex: Sex, birthYear: number, chance: Chance): string {
  const man = sex === 'male'
  if (chance.happens(shareWithOldNames(birthYear))) return chance.pick(man ? OLD_MEN : OLD_WOMEN)
  if (birthYear < 1993) {
    return `${chance.pick(man ? FIRST_MEN : FIRST_WOMEN)} ${chance.pick(man ? SECOND_MEN : SECOND_WOMEN)}`
  }
  const first = chance.pick(man ? YOUNG_FIRST_MEN : YOUNG_FIRST_WOMEN)
  const second = chance.pick(man ? YOUNG_SECOND_MEN : YOUNG_SECOND_WOMEN)
  if (!chance.happens(0.35)) return `${first} ${second}`
  return `${first} ${chance.pick(man ? SECOND_MEN : SECOND_WOMEN)} ${second}`
}

/** The same name as another office would have typed it. Often no different. */
export function respelled(name: string, chance: Chance): string {
  const [from, to] = chance.pick(RESPELLINGS)
  return name.replace(from, to)
}

const RESPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^(Moh\.|Mohammad|Mochamad|M\.)/, 'Muhammad'],
  [/^Muhammad\b/, 'Moh.'],
  [/\bNoor\b/, 'Nur'],
  [/\bNur\b/, 'Noor'],
  [/\bSiti\b/, 'St.'],
  [/\bAhmad\b/, 'Achmad'],
  [/\bAbdul\b/, 'Abd.'],
  [/'/, ''],
  [/kh/, 'h'],
  [/ch/, 'kh'],
  [/sh/, 's'],
  [/oe/, 'u'],
  [/dj/i, 'J'],
  [/f/, 'v'],
  [/h$/, ''],
  [/ (\S)\S+$/, ' $1'],
]

function shareWithOldNames(birthYear: number): number {
  if (birthYear < 1950) return 0.92
  if (birthYear < 1962) return 0.7
  if (birthYear < 1974) return 0.3
  return birthYear < 1985 ? 0.06 : 0
}

/** `_` joins the words of one name. */
function words(text: string): readonly string[] {
  return text.split(/\s+/).map((word) => word.replaceAll('_', ' '))
}
