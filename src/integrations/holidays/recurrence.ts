/** Which days a recurrence rule means (RFC 5545, 3.3.10), for rules that repeat days. A day is counted from 1970-01-01.
 *  Days are tried period by period instead of stepped to, so a rule that never fits comes to its end all the same. */
import { type Day, weekdayOf } from '../../domain/calendar/dates.ts'
import { DAY } from '../../domain/time.ts'
import type { DaySpan } from './date-span.ts'

export interface RuleWeekday {
  /** 0 is Monday. */
  readonly weekday: number
  /** Which one of its month or year, from the end when negative; 0 is every one. */
  readonly nth: number
}

/** An empty list does not restrict. */
export interface RecurrenceRule {
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
  readonly interval: number
  /** How often at most, counted from the start; null is for ever. */
  readonly count: number | null
  /** 0 is Monday. */
  readonly weekStart: number
  /** 1 is January. */
  readonly months: readonly number[]
  /** From the end when negative; the same for the next two. */
  readonly monthDays: readonly number[]
  readonly yearDays: readonly number[]
  readonly weekdays: readonly RuleWeekday[]
  /** Which of the days that fit within one period. */
  readonly places: readonly number[]
}

/** `month` counts from 0 and may lie outside the year. */
const dayAt = (year: number, month: number, monthDay: number): Day => Date.UTC(year, month, monthDay) / DAY

interface CivilDay {
  readonly day: Day
  readonly weekday: number
  readonly year: number
  /** 1 is January. */
  readonly month: number
  readonly monthDay: number
}

function civil(day: Day): CivilDay {
  const date = new Date(day * DAY)
  const [year, month, monthDay] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
  return { day, weekday: weekdayOf(day), year, month, monthDay }
}

/** Which of so many days it is, from 1. */
interface Place {
  readonly nth: number
  readonly of: number
}

const inMonth = ({ year, month, monthDay }: CivilDay): Place => ({
  nth: monthDay,
  of: dayAt(year, month, 1) - dayAt(year, month - 1, 1),
})
const inYear = ({ day, year }: CivilDay): Place => ({
  nth: day - dayAt(year, 0, 1) + 1,
  of: dayAt(year + 1, 0, 1) - dayAt(year, 0, 1),
})

/** What a rule leaves open, it takes from the day it starts on. */
function completed(rule: RecurrenceRule, start: Day): RecurrenceRule {
  const { weekday, monthDay, month } = civil(start)
  const { frequency, weekdays, monthDays, yearDays, months } = rule
  if (weekdays.length + monthDays.length + yearDays.length > 0 || frequency === 'DAILY') return rule
  if (frequency === 'WEEKLY') return { ...rule, weekdays: [{ weekday, nth: 0 }] }
  const sameDay = { ...rule, monthDays: [monthDay] }
  return frequency === 'YEARLY' && months.length === 0 ? { ...sameDay, months: [month] } : sameDay
}

const includes = (list: readonly number[], { nth, of }: Place): boolean =>
  list.includes(nth) || list.includes(nth - of - 1)

function fitsWeekday({ weekdays, frequency, months }: RecurrenceRule, day: CivilDay): boolean {
  const same = weekdays.filter(({ weekday }) => weekday === day.weekday)
  if (same.length === 0 || same.some(({ nth }) => nth === 0)) return same.length > 0
  const { nth, of } = frequency === 'MONTHLY' || months.length > 0 ? inMonth(day) : inYear(day)
  const [fromStart, fromEnd] = [Math.ceil(nth / 7), -Math.ceil((of - nth + 1) / 7)]
  return same.some((wanted) => wanted.nth === fromStart || wanted.nth === fromEnd)
}

function fits(rule: RecurrenceRule, given: Day): boolean {
  const day = civil(given)
  const { months, monthDays, yearDays, weekdays } = rule
  return (
    (months.length === 0 || months.includes(day.month)) &&
    (monthDays.length === 0 || includes(monthDays, inMonth(day))) &&
    (yearDays.length === 0 || includes(yearDays, inYear(day))) &&
    (weekdays.length === 0 || fitsWeekday(rule, day))
  )
}

/** How many days, weeks, months or years `day` lies after the period of `start`. */
function periodsBetween({ frequency, weekStart }: RecurrenceRule, start: Day, day: Day): number {
  if (frequency === 'DAILY') return day - start
  const week = (of: number) => of - ((weekdayOf(of) - weekStart + 7) % 7)
  if (frequency === 'WEEKLY') return (week(day) - week(start)) / 7
  const [from, to] = [civil(start), civil(day)]
  const years = to.year - from.year
  return frequency === 'YEARLY' ? years : years * 12 + to.month - from.month
}

/** The days of the period that lies `by` periods after that of `start`. */
function periodAfter({ frequency, weekStart }: RecurrenceRule, start: Day, by: number): DaySpan {
  if (frequency === 'DAILY') return { first: start + by, last: start + by }
  if (frequency === 'WEEKLY') {
    const first = start - ((weekdayOf(start) - weekStart + 7) % 7) + by * 7
    return { first, last: first + 6 }
  }
  const { year, month } = civil(start)
  return frequency === 'YEARLY'
    ? { first: dayAt(year + by, 0, 1), last: dayAt(year + by, 11, 31) }
    : { first: dayAt(year, month - 1 + by, 1), last: dayAt(year, month + by, 0) }
}

/** Where in a period days may fit at all: of a year only the months that a rule names. */
function placesToLook({ frequency, months }: RecurrenceRule, period: DaySpan): DaySpan[] {
  if (frequency !== 'YEARLY' || months.length === 0) return [period]
  const { year } = civil(period.first)
  const inOrder = [...new Set(months)].toSorted((a, b) => a - b)
  return inOrder.map((month) => ({ first: dayAt(year, month - 1, 1), last: dayAt(year, month, 0) }))
}

function daysInPeriod(rule: RecurrenceRule, period: DaySpan, spend: (days: number) => void): number[] {
  const days: number[] = []
  for (const { first, last } of placesToLook(rule, period)) {
    spend(last - first + 1)
    for (let day = first; day <= last; day++) if (fits(rule, day)) days.push(day)
  }
  if (rule.places.length === 0) return days
  return days.filter((_, index) => includes(rule.places, { nth: index + 1, of: days.length }))
}

/** The days of `rule` within `span`, in order. `spend` is told how many days are about to be tried, and may throw. */
export function* daysOfRule(
  rule: RecurrenceRule,
  start: Day,
  span: DaySpan,
  spend: (days: number) => void,
): Generator<number> {
  const whole = completed(rule, start)
  let left = rule.count ?? Number.POSITIVE_INFINITY
  // Counting needs every period from the start on; without a count those before the span are passed over.
  const skipped = Math.max(0, Math.floor(periodsBetween(rule, start, span.first) / rule.interval))
  for (let index = rule.count === null ? skipped : 0; left > 0; index++) {
    const period = periodAfter(rule, start, index * rule.interval)
    if (period.first > span.last) return
    const days = daysInPeriod(whole, period, spend).filter((day) => day >= start)
    yield* days.slice(0, left).filter((day) => day >= span.first && day <= span.last)
    left -= days.length
  }
}
