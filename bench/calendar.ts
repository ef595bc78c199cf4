/** Working time on one core: ours beside the same work done by two libraries that step through the days. */
import dayjs from 'dayjs'
import businessTime from 'dayjs-business-time'
import moment from 'moment-timezone'
import 'moment-business-time'
import { addWorkingTime, type Calendar, calendarOf, workingTimeBetween } from '../src/domain/calendar/calendar.ts'
import { checkCalendarBook } from '../src/domain/calendar/check.ts'
import type { CalendarBook } from '../src/domain/calendar/document.ts'
import { HOUR, type Instant, instant, instantOf, MINUTE, type Millis } from '../src/domain/time.ts'
import { ms, perSecond, type Table } from './table.ts'

const ZONE = 'America/Los_Angeles'
const FIRST = 2020
const YEARS = 10
const HOLIDAYS = ['01-01', '05-25', '07-03', '07-04', '11-26', '11-27', '12-24', '12-25', '12-26', '12-31']
const dates = Array.from({ length: YEARS }, (_, year) => HOLIDAYS.map((day) => `${FIRST + year}-${day}`)).flat()

const always = instantOf(0)
const first = <Document>(document: Document) => [{ version: 1, effectiveFrom: always, publishedAt: always, document }]

/** Nine to five, Monday to Friday, with ten holidays a year. A new object, so that nothing of it is computed. */
function newBook(): CalendarBook {
  const nine = ['09:00-17:00']
  const week = { monday: nine, tuesday: nine, wednesday: nine, thursday: nine, friday: nine }
  const office = { name: 'Office', timeZone: ZONE, week, holidays: ['national'], overrides: [] }
  const national = { name: 'National', source: null, dates: dates.map((date) => ({ date, windows: [], name: null })) }
  return checkCalendarBook({ calendars: { office: first(office) }, holidays: { national: first(national) } })
}

const [from, to] = [instant(`${FIRST}-01-01T08:00Z`), instant(`${FIRST + YEARS}-01-01T08:00Z`)]

/** Of the processor, so that what else the machine does does not count. */
function spent(): Millis {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function compileOnce(): { readonly calendar: Calendar; readonly took: Millis } {
  const book = newBook()
  const started = spent()
  const calendar = calendarOf(book, 'office', always)
  workingTimeBetween(calendar, from, instantOf(to - 1))
  return { calendar, took: spent() - started }
}

/** The same numbers every time, from 0 to 1. */
function* numbers(): Generator<number, never> {
  for (let state = 12_345; ; ) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    yield state / 0x7fffffff
  }
}

interface Case {
  readonly start: Instant
  readonly minutes: number
  readonly end: Instant
}

/** Starts inside windows, all over the ten years, with whole minutes up to `most`: what all three can do. */
function casesOf(calendar: Calendar, most: number): Case[] {
  const chance = numbers()
  const last = to - 2 * 365 * 24 * HOUR
  return Array.from({ length: 4096 }, () => {
    const somewhere = instantOf(from + Math.floor((chance.next().value * (last - from)) / MINUTE) * MINUTE)
    const start = instantOf(addWorkingTime(calendar, somewhere, MINUTE) - MINUTE)
    const minutes = 1 + Math.floor(chance.next().value * most)
    return { start, minutes, end: addWorkingTime(calendar, start, minutes * MINUTE) }
  })
}

/** Calls in a second, of the fastest of several rounds; the whole is a sum that nobody needs, so that nothing is left
 *  out. */
function rateOf(run: () => number, calls: number, seconds: number): number {
  let best = 0
  for (let round = 0; round < 5; round++) {
    const started = spent()
    let [done, sum] = [0, 0]
    while (spent() - started < (seconds / 5) * 1000) {
      sum += run()
      done += calls
    }
    if (Number.isNaN(sum)) throw new Error('A result is no number.')
    best = Math.max(best, done / ((spent() - started) / 1000))
  }
  return best
}

interface Contender {
  readonly name: string
  readonly add: (start: Instant, minutes: number) => number
  /** In minutes. */
  readonly between: (start: Instant, end: Instant) => number
}

function contenders(): Contender[] {
  dayjs.extend(businessTime)
  dayjs.setHolidays(dates)
  moment.updateLocale('en', { holidays: dates } as object)
  return [
    {
      name: 'dayjs-business-time',
      add: (start, minutes) => dayjs(start).addBusinessMinutes(minutes).valueOf(),
      between: (start, end) => dayjs(start).businessMinutesDiff(dayjs(end)),
    },
    {
      name: 'moment-business-time',
      add: (start, minutes) => workingMoment(start).addWorkingTime(minutes, 'minutes').valueOf(),
      between: (start, end) => workingMoment(end).workingDiff(workingMoment(start), 'minutes'),
    },
  ]
}

interface WorkingMoment {
  addWorkingTime(amount: number, unit: 'minutes'): WorkingMoment
  workingDiff(other: WorkingMoment, unit: 'minutes'): number
  valueOf(): number
}

const workingMoment = (at: Instant) => moment(at) as unknown as WorkingMoment

/** Our two loops call the functions by name, as the program does. */
function ours(calendar: Calendar, cases: readonly Case[]): { readonly add: number; readonly between: number } {
  const starts = Float64Array.from(cases, ({ start }) => start)
  const ends = Float64Array.from(cases, ({ end }) => end)
  const amounts = Float64Array.from(cases, ({ minutes }) => minutes * MINUTE)
  const add = () => {
    let sum = 0
    for (let i = 0; i < starts.length; i++) sum += addWorkingTime(calendar, starts[i] as Instant, amounts[i] as Millis)
    return sum
  }
  const between = () => {
    let sum = 0
    for (let i = 0; i < starts.length; i++)
      sum += workingTimeBetween(calendar, starts[i] as Instant, ends[i] as Instant)
    return sum
  }
  return { add: rateOf(add, cases.length, 3), between: rateOf(between, cases.length, 3) }
}

const times = (value: number, other: number) => `${Math.round(value / other).toLocaleString('en')}×`
const share = (cases: readonly Case[], agrees: (each: Case) => boolean) =>
  `${cases.filter(agrees).length} of ${cases.length}`

function rowsFor(calendar: Calendar, length: string, minutes: number, few: number): string[][] {
  const cases = casesOf(calendar, minutes)
  const sample = cases.slice(0, few)
  const us = ours(calendar, cases)
  const rows = contenders().flatMap(({ name, add, between }) => {
    const adding = rateOf(() => sample.reduce((sum, each) => sum + add(each.start, each.minutes), 0), few, 2)
    const counting = rateOf(() => sample.reduce((sum, each) => sum + between(each.start, each.end), 0), few, 2)
    return [
      [
        `add, ${length}`,
        name,
        perSecond(adding),
        times(us.add, adding),
        share(sample, (c) => add(c.start, c.minutes) === c.end),
      ],
      [
        `count, ${length}`,
        name,
        perSecond(counting),
        times(us.between, counting),
        share(sample, (c) => between(c.start, c.end) === c.minutes),
      ],
    ]
  })
  return [
    [`add, ${length}`, 'Topline', perSecond(us.add), '1×', ''],
    [`count, ${length}`, 'Topline', perSecond(us.between), '1×', ''],
    ...rows,
  ].toSorted(([a = ''], [b = '']) => a.localeCompare(b))
}

/** The libraries count on the clock of the machine. */
function inZone<Result>(run: () => Result): Result {
  const before = process.env.TZ
  process.env.TZ = ZONE
  try {
    return run()
  } finally {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  }
}

/** Adding and counting over ten years, and compiling them. */
export function benchCalendar(): Table {
  const cold = compileOnce()
  const again = Array.from({ length: 21 }, () => compileOnce().took).toSorted((a, b) => a - b)
  const { calendar } = cold
  return {
    title: 'Working time',
    how: `Nine to five with ten holidays a year in ${ZONE}, starts all over ten years, by processor time of one core. Compiling the ten years takes ${ms(again[10] ?? Number.NaN)} (median of 21), ${ms(cold.took)} the first time, when the changes of the zone's clocks are looked up and nothing is warm. The last column: how many of the results are the same as ours.`,
    head: ['work', 'by', 'rate', 'ours is', 'agrees'],
    rows: inZone(() => [
      ...rowsFor(calendar, 'up to 10 days', 10 * 480, 200),
      ...rowsFor(calendar, 'up to a year', 250 * 480, 20),
    ]),
  }
}
