/** The ordinary week of a calendar, minute by minute: what a business week is long. */
import { type CalendarBook, type CalendarDocument, WEEKDAYS } from '../../src/domain/calendar/document.ts'
import { windowOf } from './hours.ts'
import { wallOf } from './wall.ts'

const MINUTE = 60_000
const DAY_MINUTES = 1_440
const WEEK_MINUTES = 7 * DAY_MINUTES

/** Whether each minute of a week of UTC, Monday first, is open; zones are as far ahead as they are at `at`. */
function openMinutes(book: CalendarBook, document: CalendarDocument, at: number): boolean[] {
  if ('combine' in document) {
    const parts = document.of.flatMap((slug) => {
      const part = book.calendars[slug]?.[0]?.document
      return part ? [openMinutes(book, part, at)] : []
    })
    return Array.from({ length: WEEK_MINUTES }, (_, minute) => {
      const open = parts.map((part) => part[minute])
      return document.combine === 'union' ? open.includes(true) : !open.includes(false)
    })
  }
  const open = Array.from({ length: WEEK_MINUTES }, () => false)
  const ahead = Math.round(wallOf(document.timeZone).offset(at) / MINUTE)
  for (const [day, weekday] of WEEKDAYS.entries()) {
    for (const [opens, closes] of (document.week[weekday] ?? []).map(windowOf)) {
      for (let minute = opens / MINUTE; minute < closes / MINUTE; minute += 1) {
        open[(day * DAY_MINUTES + minute - ahead + WEEK_MINUTES) % WEEK_MINUTES] = true
      }
    }
  }
  return open
}

/** Of a calendar all of whose documents have one version. */
export function weekLength(book: CalendarBook, slug: string, at: number): number {
  const document = book.calendars[slug]?.[0]?.document
  return document ? openMinutes(book, document, at).filter(Boolean).length * MINUTE : 0
}
