/**
 * Numbers, money, dates and hours as Indonesia writes them, and as an English reader expects them.
 * Pure: the moment "now" is always an argument. Hours are always those of Jepara (WIB, UTC+7, without
 * summer time), whatever clock the device keeps, so that a deadline reads the same on every screen.
 */
import { type Locale, plural } from './text.ts'

/** No line may break between a number and its unit. */
const NBSP = '\u00a0'
const WIB_OFFSET_MS = 7 * 3_600_000
const DAY_MS = 86_400_000

/** A moment (ISO text with a zone, a Date, or milliseconds) or a calendar day (`2025-03-03`). */
export type When = string | number | Date

const months = {
  id: [
    'Januari',
    'Februari',
    'Maret',
    'April',
    'Mei',
    'Juni',
    'Juli',
    'Agustus',
    'September',
    'Oktober',
    'November',
    'Desember',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const satisfies Record<Locale, readonly string[]>

const shortMonths = {
  id: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
} as const satisfies Record<Locale, readonly string[]>

const weekdays = {
  id: ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const satisfies Record<Locale, readonly string[]>

/** `1.234,5` in Indonesian, `1,234.5` in English. At most `digits` decimals (default 2), none padded. */
export function formatNumber(value: number, locale: Locale = 'id', digits = 2): string {
  return groupThousands(value, locale, digits)
}

/** `12,3 %` in Indonesian, `12.3%` in English. Takes a share between 0 and 1. */
export function formatPercent(share: number, locale: Locale = 'id', digits = 1): string {
  const percent = groupThousands(share * 100, locale, digits)
  return locale === 'id' ? `${percent}${NBSP}%` : `${percent}%`
}

/** `Rp 200.000`. Whole rupiah: nobody pays in sen. */
export function formatRupiah(rupiah: number, locale: Locale = 'id'): string {
  const sign = rupiah < 0 ? '-' : ''
  return `${sign}Rp${NBSP}${groupThousands(Math.abs(rupiah), locale, 0)}`
}

/** `3 Maret 2025`. */
export function formatDate(when: When, locale: Locale = 'id'): string {
  const day = calendarOf(when)
  return day ? `${day.date}${NBSP}${months[locale][day.month]}${NBSP}${day.year}` : ''
}

/** `3 Mar 2025`, for tables. */
export function formatShortDate(when: When, locale: Locale = 'id'): string {
  const day = calendarOf(when)
  return day ? `${day.date}${NBSP}${shortMonths[locale][day.month]}${NBSP}${day.year}` : ''
}

/** `Senin, 3 Maret 2025`. */
export function formatLongDate(when: When, locale: Locale = 'id'): string {
  const day = calendarOf(when)
  return day ? `${weekdays[locale][day.weekday]}, ${formatDate(when, locale)}` : ''
}

/** `Maret 2025`. Also reads a period written `2025-03`. */
export function formatMonth(when: When, locale: Locale = 'id'): string {
  const day = calendarOf(typeof when === 'string' && /^\d{4}-\d{2}$/.test(when) ? `${when}-01` : when)
  return day ? `${months[locale][day.month]}${NBSP}${day.year}` : ''
}

/** `Juli–September 2025` for a quarter written `2025-T3`, a month as `formatMonth`; anything else as it was written. */
export function formatPeriod(period: string, locale: Locale = 'id'): string {
  const [, year, quarter] = /^(\d{4})-T([1-4])$/.exec(period) ?? []
  if (!year || !quarter) return /^\d{4}-\d{2}$/.test(period) ? formatMonth(period, locale) : period
  const first = (Number(quarter) - 1) * 3
  return `${months[locale][first]}–${months[locale][first + 2]}${NBSP}${year}`
}

/** `pukul 14.30 WIB` in Indonesian, `14:30 WIB` in English. */
export function formatTime(when: When, locale: Locale = 'id'): string {
  const day = calendarOf(when)
  if (!day) return ''
  const [hour, minute] = [twoDigits(day.hour), twoDigits(day.minute)]
  return locale === 'id' ? `pukul${NBSP}${hour}.${minute}${NBSP}WIB` : `${hour}:${minute}${NBSP}WIB`
}

/** `3 Maret 2025 pukul 14.30 WIB`. */
export function formatDateTime(when: When, locale: Locale = 'id'): string {
  const date = formatDate(when, locale)
  return date ? `${date}${locale === 'id' ? ' ' : ', '}${formatTime(when, locale)}` : ''
}

/** `3 hari lalu`, `2 jam lagi`, `baru saja`. Shown beside the absolute moment, never instead of it. */
export function formatRelative(when: When, now: When, locale: Locale = 'id'): string {
  const [then, base] = [millisecondsOf(when), millisecondsOf(now)]
  if (Number.isNaN(then) || Number.isNaN(base)) return ''
  const minutes = Math.round(Math.abs(then - base) / 60_000)
  if (minutes < 1) return locale === 'id' ? 'baru saja' : 'just now'
  const [count, unit] = largestUnit(minutes, Math.abs(calendarDaysBetween(then, base)))
  if (locale === 'id') return `${count} ${unit.id} ${then < base ? 'lalu' : 'lagi'}`
  const words = `${count} ${plural(count, unit.en, `${unit.en}s`)}`
  return then < base ? `${words} ago` : `in ${words}`
}

/** `850 B`, `158 kB`, `2,4 MB`: what a file weighs, in thousands as telephone companies bill it. */
export function formatBytes(bytes: number, locale: Locale = 'id'): string {
  if (bytes < 1000) return `${bytes}${NBSP}B`
  if (bytes < 1_000_000) return `${groupThousands(bytes / 1000, locale, 0)}${NBSP}kB`
  return `${groupThousands(bytes / 1_000_000, locale, 1)}${NBSP}MB`
}

/** `3399 0112 0385 0001`: an identity number in fours, for reading aloud. Non-digits are dropped. */
export function inFours(digits: string): string {
  return digits.replace(/\D/g, '').replace(/(\d{4})(?=\d)/g, '$1 ')
}

/** `•••• •••• •••• 0001`: the last four of an identity number, the rest hidden. */
export function maskIdentity(digits: string, length = 16): string {
  const tail = digits.replace(/\D/g, '').slice(-4)
  return `${'•'.repeat(Math.max(0, length - tail.length))}${tail}`.replace(/(.{4})(?=.)/g, '$1 ')
}

interface Calendar {
  year: number
  month: number
  date: number
  weekday: number
  hour: number
  minute: number
}

/** What a wall calendar and a wall clock in Jepara say at that moment. Undefined if it is no moment. */
function calendarOf(when: When): Calendar | undefined {
  const moment = millisecondsOf(when)
  if (Number.isNaN(moment)) return undefined
  const local = new Date(moment + WIB_OFFSET_MS)
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth(),
    date: local.getUTCDate(),
    weekday: local.getUTCDay(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
  }
}

/** A calendar day begins at midnight in Jepara, so that `2025-03-03` is the 3rd on every device. */
function millisecondsOf(when: When): number {
  if (typeof when === 'number') return when
  if (typeof when !== 'string') return when.getTime()
  return /^\d{4}-\d{2}-\d{2}$/.test(when) ? Date.parse(`${when}T00:00:00+07:00`) : Date.parse(when)
}

function calendarDaysBetween(a: number, b: number): number {
  return Math.floor((a + WIB_OFFSET_MS) / DAY_MS) - Math.floor((b + WIB_OFFSET_MS) / DAY_MS)
}

function largestUnit(minutes: number, days: number): [number, { id: string; en: string }] {
  if (minutes < 60) return [minutes, { id: 'menit', en: 'minute' }]
  if (days < 1 || minutes < 12 * 60) return [Math.round(minutes / 60), { id: 'jam', en: 'hour' }]
  if (days < 60) return [days, { id: 'hari', en: 'day' }]
  if (days < 730) return [Math.round(days / 30.4), { id: 'bulan', en: 'month' }]
  return [Math.round(days / 365.25), { id: 'tahun', en: 'year' }]
}

function groupThousands(value: number, locale: Locale, digits: number): string {
  return new Intl.NumberFormat(locale === 'id' ? 'id-ID' : 'en-GB', {
    maximumFractionDigits: digits,
  }).format(value)
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
