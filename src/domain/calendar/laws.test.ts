import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { book, calendarIn, combined, first, holidaySet, hours } from '../../../test/support/hours.ts'
import { DAY, HOUR, type Instant, instant, instantOf, isoOf, later, MINUTE } from '../time.ts'
import {
  addWorkingTime,
  type Calendar,
  calendarOf,
  isOpen,
  subtractWorkingTime,
  workingTimeBetween,
} from './calendar.ts'
import { type CalendarBook, type DateOverride, type OwnHours, WEEKDAYS } from './document.ts'
import { textOf } from './windows.ts'

const ZONES = [
  'America/Los_Angeles',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Asia/Kathmandu',
  'UTC',
]

const FROM = instant('2024-01-01T00:00Z')
const instants = fc.integer({ min: FROM, max: FROM + 731 * DAY }).map(instantOf)
const amounts = fc.oneof(
  fc.integer({ min: 1, max: 3000 * HOUR }),
  fc.integer({ min: 1, max: (100 * HOUR) / MINUTE }).map((minutes) => minutes * MINUTE),
)

/** Windows of one date, apart from each other, the last one perhaps up to midnight. */
const windows = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 })
  .map((quarters) => quarters.map((quarter) => quarter * 15).toSorted((a, b) => a - b))
  .map((minutes) =>
    minutes.flatMap((closes, index) => (index % 2 === 1 ? [textOf({ opens: minutes[index - 1] ?? 0, closes })] : [])),
  )

const date = fc.integer({ min: 0, max: 731 }).map((day) => isoOf(later(FROM, day * DAY)).slice(0, 10))
const closedDates = fc
  .uniqueArray(date, { maxLength: 30 })
  .map((dates) => dates.map((each): DateOverride => ({ date: each, windows: [], name: null })))

const ownHours: fc.Arbitrary<OwnHours> = fc
  .record({
    timeZone: fc.constantFrom(...ZONES),
    week: fc.array(windows, { minLength: 7, maxLength: 7 }),
    overrides: fc.uniqueArray(fc.record({ date, windows, name: fc.constant(null) }), {
      maxLength: 12,
      selector: (each) => each.date,
    }),
  })
  .filter(({ week }) => week.flat().length > 0)
  .map(({ timeZone, week, overrides }) =>
    hours({
      timeZone,
      overrides,
      week: Object.fromEntries(WEEKDAYS.map((weekday, index) => [weekday, week[index] ?? []])),
    }),
  )

const own = (document: OwnHours): Calendar => calendarIn(book({ it: document }), 'it')
const EVER = instantOf(Number.POSITIVE_INFINITY)

/** Fewer than usual: each one compiles a calendar. */
const RUNS = { numRuns: 60 }

describe('one calendar', () => {
  test('CAL-3, CAL-4: what is added is counted, and nothing less would do', () => {
    const law = fc.property(ownHours, instants, amounts, (document, from, amount) => {
      const calendar = own(document)
      const due = addWorkingTime(calendar, from, amount)
      expect(workingTimeBetween(calendar, from, due)).toBe(amount)
      expect(workingTimeBetween(calendar, from, later(due, -1))).toBe(amount - 1)
    })
    fc.assert(law, RUNS)
  })

  test('CAL-14: what is subtracted is counted, from the latest start', () => {
    const law = fc.property(ownHours, instants, amounts, (document, to, amount) => {
      const calendar = own(document)
      const start = subtractWorkingTime(calendar, to, amount)
      expect(workingTimeBetween(calendar, start, to)).toBe(amount)
      expect(workingTimeBetween(calendar, later(start, 1), to)).toBe(amount - 1)
    })
    fc.assert(law, RUNS)
  })

  test('CAL-14: subtracting what was added gives the start back', () => {
    const law = fc.property(ownHours, instants, amounts, (document, at, amount) => {
      const calendar = own(document)
      const from = later(addWorkingTime(calendar, at, 1), -1)
      expect(isOpen(calendar, from)).toBe(true)
      expect(subtractWorkingTime(calendar, addWorkingTime(calendar, from, amount), amount)).toBe(from)
    })
    fc.assert(law, RUNS)
  })

  test('CAL-3: counting is additive, in whatever order the years are computed', () => {
    const law = fc.property(ownHours, fc.tuple(instants, instants, instants), (document, three) => {
      const [a, b, c] = three.toSorted((x, y) => x - y) as [Instant, Instant, Instant]
      const parts = own(document)
      const second = workingTimeBetween(parts, b, c)
      expect(workingTimeBetween(parts, a, b) + second).toBe(workingTimeBetween(own(document), a, c))
    })
    fc.assert(law, RUNS)
  })

  test('CAL-2: adding holidays never makes a due earlier', () => {
    const law = fc.property(
      ownHours,
      closedDates,
      closedDates,
      instants,
      amounts,
      (document, some, more, from, amount) => {
        const dueWith = (dates: readonly DateOverride[]) => {
          const unique = dates.filter((each, index) => dates.findIndex((other) => other.date === each.date) === index)
          const sets = { local: holidaySet(...unique) }
          return addWorkingTime(
            calendarIn(book({ it: { ...document, holidays: ['local'] } }, sets), 'it'),
            from,
            amount,
          )
        }
        expect(dueWith([...some, ...more])).toBeGreaterThanOrEqual(dueWith(some))
      },
    )
    fc.assert(law, RUNS)
  })
})

describe('CAL-11: two calendars', () => {
  const together = (combine: 'union' | 'intersection', one: OwnHours, other: OwnHours) =>
    book({ one, other, it: combined(combine, 'one', 'other') })

  test('a union is never later than its parts', () => {
    const law = fc.property(ownHours, ownHours, instants, amounts, (one, other, from, amount) => {
      const given = together('union', one, other)
      const [due = 0, ...ofParts] = ['it', 'one', 'other'].map((slug) =>
        addWorkingTime(calendarIn(given, slug), from, amount),
      )
      expect(due).toBeLessThanOrEqual(Math.min(...ofParts))
    })
    fc.assert(law, RUNS)
  })

  test('a union holds what both hold, less what they have in common', () => {
    const law = fc.property(ownHours, ownHours, instants, fc.nat(400 * DAY), (one, other, from, length) => {
      // An intersection that never opens is not taken when it is saved, but can be counted.
      const [either, both] = [together('union', one, other), together('intersection', one, other)]
      const count = (given: CalendarBook, slug: string) =>
        workingTimeBetween(calendarOf(given, slug, EVER), from, later(from, length))
      expect(count(either, 'it') + count(both, 'it')).toBe(count(either, 'one') + count(either, 'other'))
    })
    fc.assert(law, RUNS)
  })
})

describe('CAL-17, CAL-18: versions', () => {
  const splice = (old: OwnHours, now: OwnHours, cut: Instant): CalendarBook => ({
    calendars: { it: [...first(old), { version: 2, effectiveFrom: cut, publishedAt: cut, document: now }] },
    holidays: {},
  })

  test('before the cut all is as in the old version, after it as in the new one', () => {
    const law = fc.property(ownHours, ownHours, fc.tuple(instants, instants, instants), (old, now, three) => {
      const [from, cut, to] = three.toSorted((x, y) => x - y) as [Instant, Instant, Instant]
      const spliced = calendarIn(splice(old, now, cut), 'it', EVER)
      const before = workingTimeBetween(own(old), from, cut)
      expect(workingTimeBetween(spliced, from, cut)).toBe(before)
      expect(workingTimeBetween(spliced, from, to)).toBe(before + workingTimeBetween(own(now), cut, to))
    })
    fc.assert(law, RUNS)
  })

  test('what is not published yet changes nothing', () => {
    const law = fc.property(ownHours, ownHours, instants, instants, amounts, (old, now, cut, from, amount) => {
      const known = calendarIn(splice(old, now, cut), 'it', later(cut, -1))
      expect(addWorkingTime(known, from, amount)).toBe(addWorkingTime(own(old), from, amount))
    })
    fc.assert(law, RUNS)
  })

  test('a version like the one before it changes nothing', () => {
    const law = fc.property(ownHours, instants, instants, amounts, (document, cut, from, amount) => {
      const spliced = calendarIn(splice(document, { ...document }, cut), 'it', EVER)
      expect(addWorkingTime(spliced, from, amount)).toBe(addWorkingTime(own(document), from, amount))
    })
    fc.assert(law, RUNS)
  })
})
