/** What holds of any target, on any calendar, with any pauses. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { office, version } from '../../../test/support/clock-story.ts'
import { calendarOf, isOpen } from '../calendar/calendar.ts'
import { HOUR, type Interval, instant, instantOf, later, MINUTE } from '../time.ts'
import { CLOCK_MODES, type Target, UNITS } from './document.ts'
import { dueInMode, dueOf, effectiveMode, lengthOf, type Run, remainingOf, usedOf, warningAt } from './target.ts'

const weeks = {
  office: office(),
  split: { ...office('Europe/Amsterdam'), week: { monday: ['08:00-12:00', '13:00-17:30'], thursday: ['22:00-06:00'] } },
  always: {
    ...office('Australia/Lord_Howe'),
    week: { monday: ['00:00-24:00'], sunday: ['01:00-03:00', '23:00-24:00'] },
  },
}
const book = {
  calendars: Object.fromEntries(Object.entries(weeks).map(([slug, week]) => [slug, [version(week)]])),
  holidays: {},
}
const anyCalendar = fc.constantFrom(...Object.keys(weeks)).map((slug) => calendarOf(book, slug, instantOf(0)))

/** Around the end of summer time in two of the zones and its start in the third; often at whole hours. */
const from = instant('2024-10-28T00:00Z')
const anyInstant = fc.oneof(
  fc.nat(21 * 24).map((hour) => later(from, hour * HOUR)),
  fc.nat(21 * 24 * HOUR).map((millis) => later(from, millis)),
)
const anyPause: fc.Arbitrary<Interval> = fc
  .tuple(anyInstant, fc.oneof(fc.constantFrom(0, 8 * HOUR, 24 * HOUR), fc.nat(100 * HOUR)))
  .map(([start, length]) => ({ start, end: later(start, length) }))

const anyTarget: fc.Arbitrary<Target> = fc
  .record({
    amount: fc.integer({ min: 1, max: 12 }),
    unit: fc.constantFrom(...UNITS),
    rolls: fc.boolean(),
    dayEnds: fc.constantFrom('same_time', 'close_of_day'),
  })
  .map(({ amount, unit, rolls, dayEnds }) => {
    if (unit === 'business_days') return { amount, unit, dayEnds }
    return rolls && unit.startsWith('clock') ? { amount, unit, mode: 'elapsed_roll' } : { amount, unit }
  })

const anyRun: fc.Arbitrary<Run> = fc.record({
  target: anyTarget,
  calendar: anyCalendar,
  startedAt: anyInstant,
  pauses: fc.array(anyPause, { maxLength: 4 }),
})

test('SLA-10: a pause cut in two, and told in any order, is the same pause', () => {
  fc.assert(
    fc.property(anyRun, fc.nat(), fc.nat(), fc.boolean(), (run, which, where, flipped) => {
      const cut = run.pauses.flatMap((pause, index) => {
        if (index !== which % run.pauses.length) return [pause]
        const middle = later(pause.start, where % (pause.end - pause.start + 1))
        return [
          { start: middle, end: pause.end },
          { start: pause.start, end: middle },
        ]
      })
      const other = { ...run, pauses: flipped ? cut.toReversed() : cut }
      expect(dueOf(other)).toBe(dueOf(run))
      expect(lengthOf(run.target, run.calendar, run.startedAt, other.pauses)).toBe(
        lengthOf(run.target, run.calendar, run.startedAt, run.pauses),
      )
    }),
    { numRuns: 1_000 },
  )
})

test('SLA-10: a pause never makes a due earlier, and none lasts at it', () => {
  fc.assert(
    fc.property(anyRun, anyPause, (run, pause) => {
      const due = dueOf(run)
      expect(dueOf({ ...run, pauses: [...run.pauses, pause] })).toBeGreaterThanOrEqual(due)
      expect(due).toBeGreaterThan(run.startedAt)
      const lasting = run.pauses.filter(({ start, end }) => start < due && due < end)
      expect(lasting).toEqual([])
    }),
    { numRuns: 1_000 },
  )
})

test('SLA-10: at the end of a pause as much remains as when it began', () => {
  fc.assert(
    fc.property(anyRun, anyPause, (run, { start, end }) => {
      const before = { ...run, pauses: [] }
      if (start >= dueOf(before) || start < run.startedAt || effectiveMode(run.target) === 'elapsed_roll') return
      const after = { ...run, pauses: [{ start, end }] }
      expect(remainingOf({ ...after, until: end })).toBe(remainingOf({ ...before, until: start }))
    }),
  )
})

test('SLA-11: at the due all of it is used, a millisecond before it is not', () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      const [due, length] = [dueOf(run), lengthOf(run.target, run.calendar, run.startedAt, run.pauses)]
      expect(usedOf({ ...run, until: due })).toBe(length)
      expect(remainingOf({ ...run, until: due })).toBe(0)
      const isDay = run.target.unit === 'business_days'
      if (!isDay && effectiveMode(run.target) === 'business_accrual') {
        expect(usedOf({ ...run, until: later(due, -1) })).toBeLessThan(length)
      }
    }),
    { numRuns: 1_000 },
  )
})

test('SLA-11: hours and minutes are as long as they say, whatever the pauses', () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      const { amount, unit } = run.target
      const length = lengthOf(run.target, run.calendar, run.startedAt, run.pauses)
      if (effectiveMode(run.target) === 'elapsed_roll') expect(length).toBeGreaterThan(0)
      else if (unit.endsWith('minutes')) expect(length).toBe(amount * MINUTE)
      else if (unit.endsWith('hours')) expect(length).toBe(amount * HOUR)
    }),
  )
})

test('SLA-12: warnings come in the order of their percents, and not after the due', () => {
  fc.assert(
    fc.property(anyRun, fc.integer({ min: 1, max: 98 }), (run, percent) => {
      const [first, second] = [percent, percent + 1].map((each) => warningAt({ ...run, percent: each }))
      expect(first).toBeGreaterThanOrEqual(run.startedAt)
      expect(first).toBeLessThanOrEqual(Number(second))
      expect(second).toBeLessThanOrEqual(dueOf(run))
    }),
    { numRuns: 1_000 },
  )
})

test('SLA-9: elapsed is the earliest reading, and one that rolls ends in a window or where one closes', () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      const [accrual, roll, plain] = CLOCK_MODES.map((mode) => dueInMode({ ...run, pauses: [] }, mode))
      if (accrual == null || roll == null || plain == null) return
      expect(roll).toBeGreaterThanOrEqual(plain)
      expect(accrual).toBeGreaterThanOrEqual(plain)
      expect(isOpen(run.calendar, roll) || isOpen(run.calendar, later(roll, -1))).toBe(true)
    }),
  )
})
