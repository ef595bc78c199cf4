/** The dates of a year as the year view marks them, by the same code that counts. */

import { must } from '../../../domain/assert.ts'
import { dateOf, dayOf, firstDayOf, weekdayOf } from '../../../domain/calendar/dates.ts'
import { type CalendarDay, daysOf } from '../../../domain/calendar/days.ts'
import {
  type CalendarBook,
  type CalendarDocument,
  type HolidaySet,
  type OwnHours,
  WEEKDAYS,
} from '../../../domain/calendar/document.ts'
import { textOf, type Window, windowOf } from '../../../domain/calendar/windows.ts'
import { instantOf } from '../../../domain/time.ts'

/** `shutdown`: closed once; `half`: fewer hours than its weekday; `extra`: open though its weekday is not. */
export type Mark = 'open' | 'closed' | 'holiday' | 'shutdown' | 'half' | 'extra' | 'other'

export interface MarkedDay extends CalendarDay {
  readonly mark: Mark
}

const START = instantOf(0)

/** A book in which each document has always been in force: a draft among what is saved. */
export function bookOf(
  calendars: Readonly<Record<string, CalendarDocument>>,
  holidays: Readonly<Record<string, HolidaySet>>,
): CalendarBook {
  const always = <Document>(documents: Readonly<Record<string, Document>>) =>
    Object.fromEntries(
      Object.entries(documents).map(([slug, document]) => [
        slug,
        [{ version: 1, effectiveFrom: START, publishedAt: START, document }],
      ]),
    )
  return { calendars: always(calendars), holidays: always(holidays) }
}

const lengthOf = (windows: readonly string[]): number =>
  windows.reduce((sum, text) => {
    const { opens, closes } = must(windowOf(text), 'windows of a year are windows')
    return sum + closes - opens
  }, 0)

/** The windows `date` has by its weekday alone. */
export function usualWindows({ week }: OwnHours, date: string): readonly string[] {
  const day = must(dayOf(date), 'dates of a year exist')
  return week[must(WEEKDAYS[weekdayOf(day)], 'a week has seven days')] ?? []
}

function markOf({ kind, windows }: CalendarDay, usual: readonly string[]): Mark {
  if (kind === 'open' || kind === 'closed') return kind
  const [length, usually] = [lengthOf(windows), lengthOf(usual)]
  if (length === 0) return kind === 'holiday' ? 'holiday' : 'shutdown'
  if (usually === 0) return 'extra'
  return length < usually ? 'half' : 'other'
}

/** Every date of `year` in the calendar `slug` of `book`. */
export function markedDays(book: CalendarBook, slug: string, year: number): MarkedDay[] {
  const document = must(book.calendars[slug]?.[0], 'the book holds the calendar').document
  return daysOf(book, slug, START, year).map((day) => ({
    ...day,
    mark: markOf(day, 'week' in document ? usualWindows(document, day.date) : []),
  }))
}

/** A month as weeks that begin on Mondays; undefined where a week reaches out of the month. */
export function weeksOf(year: number, month: number): (string | undefined)[][] {
  const first = firstDayOf(year)
  const dates = Array.from({ length: firstDayOf(year + 1) - first }, (_, index) => dateOf(first + index)).filter(
    (date) => Number(date.slice(5, 7)) === month,
  )
  const before = weekdayOf(must(dayOf(dates[0] ?? ''), 'a month has a first day'))
  const cells = [...Array.from({ length: before }, () => undefined), ...dates]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => cells[week * 7 + day]),
  )
}

/** The first half of what is open in `windows`, to the quarter of an hour. */
export function halfOf(windows: readonly Window[]): string[] {
  let left = Math.round(windows.reduce((sum, { opens, closes }) => sum + closes - opens, 0) / 2 / 15) * 15
  const half: Window[] = []
  for (const { opens, closes } of windows) {
    if (left <= 0) break
    half.push({ opens, closes: Math.min(closes, opens + left) })
    left -= closes - opens
  }
  return half.map(textOf)
}
