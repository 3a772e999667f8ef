/** Western Indonesian time is seven hours ahead of UTC, all year. */
const wibMinutes = 7 * 60

/** The day it is in the regency at a moment. */
export function localDay(moment: Date): string {
  return new Date(moment.getTime() + wibMinutes * 60_000).toISOString().slice(0, 10)
}

/** The moment a day ends in the regency: a promise "by 3 March" is kept until then. */
export function endOfLocalDay(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + (24 * 60 - wibMinutes) * 60_000 - 1000)
}
