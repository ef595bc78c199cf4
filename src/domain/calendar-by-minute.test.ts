import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wallMinutes, workingMinutes } from '../../test/support/wall.ts'
import { addWorkingTime, defineCalendar, type Window, workingTimeBetween } from './calendar.ts'
import { HOUR, type Instant, instant, isoOf, later, MINUTE } from './time.ts'

const day: Window[] = [[0, 1440]]
const nineToFive: Window[] = [[540, 1020]]
const inLosAngeles = (...days: Window[][]) => defineCalendar({ timeZone: 'America/Los_Angeles', days, holidays: [] })
const office = inLosAngeles(nineToFive, nineToFive, nineToFive, nineToFive, nineToFive, [], [])
const support = inLosAngeles(day, day, day, day, [[0, 1020]], [], [[840, 1440]])
const always = inLosAngeles(day, day, day, day, day, day, day)

describe('against minutes read off a wall clock', () => {
  // Each stretch of days holds a change of the clocks, except the one in Kathmandu.
  const stretches = [
    ['America/Los_Angeles', '2024-03-06T08:00Z'],
    ['America/Los_Angeles', '2024-10-30T07:00Z'],
    ['Europe/London', '2025-10-22T00:00Z'],
    ['Australia/Lord_Howe', '2024-04-03T00:00Z'],
    ['Australia/Lord_Howe', '2024-10-02T00:00Z'],
    ['America/Santiago', '2024-04-03T00:00Z'],
    ['America/Santiago', '2024-09-04T00:00Z'],
    ['Asia/Kathmandu', '2024-12-28T00:00Z'],
  ] as const
  const DAYS = 9

  const windows = fc
    .uniqueArray(fc.oneof(fc.integer({ min: 0, max: 1440 }), fc.constantFrom(0, 60, 90, 120, 150, 180, 1380, 1440)), {
      maxLength: 6,
    })
    .map((minutes) => minutes.toSorted((a, b) => a - b))
    .map((sorted) =>
      sorted.slice(sorted.length % 2).flatMap((at, i, all) => (i % 2 ? [[all[i - 1], at] as unknown as Window] : [])),
    )
  const week = fc.array(windows, { minLength: 7, maxLength: 7 }).filter((days) => days.flat().length > 0)
  const shut = fc.uniqueArray(fc.integer({ min: 0, max: DAYS }), { maxLength: 2 })
  const minute = fc.integer({ min: 0, max: DAYS * 1440 })

  test.each(stretches)('CAL-3, CAL-4, CAL-5, CAL-6: %s around %s', (timeZone, start) => {
    const first = instant(start)
    const wall = wallMinutes(timeZone, first, DAYS * 1440)
    fc.assert(
      fc.property(week, shut, minute, minute, (days, dates, a, b) => {
        const holidays = dates.map((day) => isoOf(later(first, day * 24 * HOUR)).slice(0, 10))
        const calendar = defineCalendar({ timeZone, days, holidays })
        const open = workingMinutes({ timeZone, days, holidays }, wall)
        const at = (minutes: number): Instant => later(first, minutes * MINUTE)
        const [from, to] = [Math.min(a, b), Math.max(a, b)]
        const counted = open.slice(from, to).filter(Boolean).length
        expect(workingTimeBetween(calendar, at(from), at(to))).toBe(counted * MINUTE)
        if (counted > 0) {
          const last = open.findLastIndex((working, index) => working && index < to)
          expect(isoOf(addWorkingTime(calendar, at(from), counted * MINUTE))).toBe(isoOf(at(last + 1)))
        }
      }),
      { numRuns: 25 },
    )
  })

  test('CAL-3, CAL-4: counted to the millisecond, over years', () => {
    const moment = fc.integer({ min: instant('2020-01-01T00:00Z'), max: instant('2024-01-01T00:00Z') })
    const amount = fc.integer({ min: 1, max: 3000 * HOUR })
    fc.assert(
      fc.property(fc.constantFrom(office, support, always), moment, amount, (calendar, at, added) => {
        const from = at as Instant
        const due = addWorkingTime(calendar, from, added)
        expect(workingTimeBetween(calendar, from, due)).toBe(added)
        expect(workingTimeBetween(calendar, from, later(due, -1))).toBe(added - 1)
      }),
    )
  })
})
