/** The dates that are asked for, as days counted from 1970-01-01. */
import { END_YEAR, FIRST_YEAR } from '../../domain/calendar/compile.ts'
import { type Day, dayOf } from '../../domain/calendar/dates.ts'
import { Refusal } from '../../domain/refusal.ts'

/** ISO dates, both included. */
export interface DateSpan {
  readonly from: string
  readonly to: string
}

/** Both included. */
export interface DaySpan {
  readonly first: Day
  readonly last: Day
}

const MOST_YEARS = 20

const refuseSpan = (place: 'from' | 'to', message: string) => new Refusal('holidays_unreadable', message, { place })

function dayGiven(place: 'from' | 'to', date: string): Day {
  const day = dayOf(date)
  if (day === undefined) throw refuseSpan(place, `There is no date ${date}. Write dates as 2026-12-25.`)
  const year = Number(date.slice(0, 4))
  if (year < FIRST_YEAR || year >= END_YEAR)
    throw refuseSpan(place, `${date} is in no calendar. Ask for dates from ${FIRST_YEAR} to ${END_YEAR - 1}.`)
  return day
}

/** Refuses a span that is none, or so long that nobody would look through what is found in it. */
export function daySpan({ from, to }: DateSpan): DaySpan {
  const [first, last] = [dayGiven('from', from), dayGiven('to', to)]
  if (last < first) throw refuseSpan('to', `The span ends on ${to}, before it begins on ${from}. Exchange the two.`)
  if (last - first > MOST_YEARS * 366)
    throw refuseSpan('to', `From ${from} to ${to} is over ${MOST_YEARS} years. Ask for fewer; more can be added later.`)
  return { first, last }
}
