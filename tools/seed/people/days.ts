/** Days counted from 1 January 1900 (day 0), so that dates can be added, compared and kept in step. */
const MONTH_STARTS = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

function dayNumber(year: number, month: number, day: number): number {
  const leapDay = month > 2 && isLeap(year) ? 1 : 0
  return daysBefore(year) + (MONTH_STARTS[month - 1] ?? 0) + leapDay + day - 1
}

export function dayOf(iso: string): number {
  return dayNumber(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8, 10)))
}

export function isoDay(number: number): string {
  let year = 1900 + Math.floor(number / 365.2425)
  while (daysBefore(year) > number) year--
  while (daysBefore(year + 1) <= number) year++
  let rest = number - daysBefore(year)
  let month = 12
  const leap = isLeap(year) ? 1 : 0
  while (month > 1 && rest < monthStart(month, leap)) month--
  rest -= monthStart(month, leap)
  return `${year}-${twoDigits(month)}-${twoDigits(rest + 1)}`
}

/** Completed years on `onDay`. */
export function ageAt(birth: string, onDay: string): number {
  const years = Number(onDay.slice(0, 4)) - Number(birth.slice(0, 4))
  return onDay.slice(5) < birth.slice(5) ? years - 1 : years
}

export function twoDigits(n: number): string {
  return n < 10 ? `0${n}` : String(n)
}

function monthStart(month: number, leap: number): number {
  return (MONTH_STARTS[month - 1] ?? 0) + (month > 2 ? leap : 0)
}

function daysBefore(year: number): number {
  const past = year - 1
  return 365 * (year - 1900) + (Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400)) - 460
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}
