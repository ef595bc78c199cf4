/** Our answers to the published cases. */
import {
  addWorkingTime,
  calendarOf,
  isOpen,
  nextClosing,
  nextOpening,
  openIntervals,
  subtractWorkingTime,
  workingTimeBetween,
} from '../../src/domain/calendar/calendar.ts'
import { dueOf } from '../../src/domain/sla/target.ts'
import { type Instant, instant, isoOf } from '../../src/domain/time.ts'
import { type Answer, bookOf, type CalendarCase, knownAtOf } from './calendar-case.ts'

const textOrNull = (at: Instant | null): string | null => (at === null ? null : isoOf(at))

export function answerCalendar({ ask, ...documents }: Omit<CalendarCase, 'id' | 'about' | 'expected'>): Answer {
  const calendar = calendarOf(bookOf(documents), documents.calendar, knownAtOf(documents))
  switch (ask.operation) {
    case 'isOpen':
      return isOpen(calendar, instant(ask.at))
    case 'add':
      return isoOf(addWorkingTime(calendar, instant(ask.from), ask.ms))
    case 'subtract':
      return isoOf(subtractWorkingTime(calendar, instant(ask.from), ask.ms))
    case 'between':
      return workingTimeBetween(calendar, instant(ask.from), instant(ask.to))
    case 'nextOpening':
      return isoOf(nextOpening(calendar, instant(ask.at)))
    case 'nextClosing':
      return textOrNull(nextClosing(calendar, instant(ask.at)))
    case 'spans':
      return openIntervals(calendar, instant(ask.from), instant(ask.to)).map(
        ({ start, end }) => [isoOf(start), isoOf(end)] as const,
      )
    case 'due': {
      const pauses = ask.pauses.map(([from, to]) => ({ start: instant(from), end: instant(to) }))
      return isoOf(dueOf({ target: ask.target, calendar, startedAt: instant(ask.startedAt), pauses }))
    }
  }
}
