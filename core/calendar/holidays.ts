/**
 * National holidays and shared leave, on which no office promise runs. Written from the yearly joint
 * decrees of three ministers (SKB 1017/2024 for 2025, SKB 1497/2025 for 2026); a year that is not listed
 * counts its weekends only, which makes a deadline earlier, never later.
 */
export const nationalHolidays: ReadonlySet<string> = new Set([
  ...days('2025', '01-01 01-27 01-28 01-29 03-28 03-29 03-31 04-01 04-02 04-03 04-04 04-07 04-18 05-01'),
  ...days('2025', '05-12 05-13 05-29 05-30 06-01 06-06 06-09 06-27 08-17 08-18 09-05 12-25 12-26'),
  ...days('2026', '01-01 01-16 02-16 02-17 03-18 03-19 03-20 03-21 03-22 03-23 03-24 04-03 04-05 05-01'),
  ...days('2026', '05-14 05-15 05-27 05-28 05-31 06-01 06-16 08-17 08-25 12-24 12-25'),
])

function days(year: string, list: string): string[] {
  return list.split(' ').map((day) => `${year}-${day}`)
}
