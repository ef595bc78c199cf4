/** Holidays of elsewhere: iCalendar files and the public holidays of regions. */
import type { HolidayReaders } from '../http/deps.ts'
import { readICalendar } from '../integrations/holidays/icalendar.ts'
import { regionalHolidays, regions } from '../integrations/holidays/regional.ts'

export const holidayReaders: HolidayReaders = {
  file: readICalendar,
  region: regionalHolidays,
  regions: async () => (await regions()).items,
}
