/**
 * Days as text, `YYYY-MM-DD`. Births, deadlines and validity are days on the regency's calendar and have no
 * hour and no time zone; "today" always arrives from outside.
 */
export { addDays, ageOn, daysInMonth, isDate, weekdayOf } from './dates.ts'
export { nationalHolidays } from './holidays.ts'
export { endOfLocalDay, localDay } from './local-day.ts'
export { addWorkingDays } from './working-days.ts'
