/** Windows that are allowed but look like a slip. */
import { type CalendarDocument, type DateOverride, type HolidaySet, WEEKDAYS, type WindowText } from './document.ts'
import { DAY_MINUTES, windowOf } from './windows.ts'

/** A shift over midnight that is longer than this is more likely two times the wrong way round. */
const LONG_NIGHT = 12 * 60

function oddity(text: WindowText, place: string): string[] {
  const window = windowOf(text)
  const length = window ? window.closes - window.opens : 0
  if (!window || window.closes <= DAY_MINUTES || length <= LONG_NIGHT) return []
  const says =
    length === DAY_MINUTES ? 'from one day to the next at the same time' : `${length / 60} hours over midnight`
  return [`${place}: ${text} is open ${says}. If the times are the wrong way round, swap them.`]
}

const ofDates = (dates: readonly DateOverride[], place: string): string[] =>
  dates.flatMap(({ windows }, n) => windows.flatMap((text, m) => oddity(text, `${place}[${n}].windows[${m}]`)))

/** Long shifts over midnight, each with its place in the document (CAL-23). */
export function oddWindows(document: CalendarDocument | HolidaySet): string[] {
  if ('dates' in document) return ofDates(document.dates, 'dates')
  if ('combine' in document) return []
  const week = WEEKDAYS.flatMap((day) =>
    (document.week[day] ?? []).flatMap((text, n) => oddity(text, `week.${day}[${n}]`)),
  )
  return [...week, ...ofDates(document.overrides, 'overrides')]
}
