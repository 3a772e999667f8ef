/**
 * How a number of a workbook reads as text. Formats: ECMA-376 Part 1 §18.8.30 (numFmt); days: §18.17.4.1, with the
 * leap day of 1900 that never was.
 */

const builtInDates: ReadonlySet<number> = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 57, 58])

export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtInDates.has(id)
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
  return /[yd]/i.test(bare)
}

/**
 * A number keeps fifteen digits. One of sixteen has lost its last, so it is written as spreadsheets write what they
 * cannot hold, and the rule that knows this writing says so.
 */
export function numberText(value: string, isDate: boolean, is1904: boolean): string {
  const plain = /^-?\d{1,15}$/.test(value)
  const number = Number(value)
  if (isDate && number >= 1 && number < 2_958_466) return dayOf(number, is1904)
  if (plain) return value
  if (!Number.isFinite(number)) return value
  if (Math.abs(number) >= 1e15) return number.toExponential(5).toUpperCase()
  return String(Number(number.toPrecision(15)))
}

function dayOf(serial: number, is1904: boolean): string {
  const epoch = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  const whole = Math.floor(serial)
  // Before 1 March 1900 the serial has not yet counted the leap day too many.
  const days = !is1904 && whole < 60 ? whole + 1 : whole
  return new Date(epoch + days * 86_400_000).toISOString().slice(0, 10)
}
