/** What must hold of every due, whatever the calendar: laws that need no second opinion. */
import { describe, expect, test } from 'vitest'
import { calendarOf, workingTimeBetween } from '../../src/domain/calendar/calendar.ts'
import type { CalendarDocument, DateOverride, OwnHours } from '../../src/domain/calendar/document.ts'
import type { Target } from '../../src/domain/sla/document.ts'
import { dueOf, usedOf } from '../../src/domain/sla/target.ts'
import { DAY, HOUR, type Instant, type Interval, instantOf, isoOf, later, MINUTE } from '../../src/domain/time.ts'
import { bookOf, knownAtOf } from '../conformance/calendar-case.ts'
import { FIRST_YEAR } from './cases.ts'
import { drawnHours } from './drawn-hours.ts'
import { type Random, randomFrom } from './random.ts'
import { wallOf } from './wall.ts'
import { ZONES } from './zones.ts'

interface Draw {
  readonly random: Random
  readonly hours: OwnHours
  readonly startedAt: Instant
  readonly pauses: readonly Interval[]
}

const YEARS = 50

/** Hours with their edges at a change of the clocks, a start near it, and pauses after that. */
function draw(seed: number): Draw {
  const random = randomFrom(seed)
  const timeZone = random.pick(ZONES)
  const year = Date.UTC(FIRST_YEAR + random.whole(0, YEARS), 0, 1)
  const shifts = wallOf(timeZone).shifts(year, year + 366 * DAY)
  const at = shifts.length > 0 ? random.pick(shifts).at : year
  const startedAt = instantOf(at + random.whole(-96, 96) * 30 * MINUTE)
  const pauses = Array.from({ length: random.whole(0, 3) }, () => {
    const start = later(startedAt, random.whole(0, 200) * 30 * MINUTE)
    return { start, end: later(start, random.whole(1, 60) * 30 * MINUTE + random.whole(0, 1)) }
  })
  return { random, hours: drawnHours(random, { timeZone, at }, []), startedAt, pauses }
}

/** Draws that are open at all, each named by its seed. */
const draws = (from: number, count: number): [seed: number, Draw][] =>
  Array.from({ length: count }, (_, index): [number, Draw] => [from + index, draw(from + index)]).filter(
    ([, { hours }]) => Object.values(hours.week).flat().length > 0,
  )

const calendarOfAll = (calendars: Readonly<Record<string, CalendarDocument>>, slug: string) =>
  calendarOf(bookOf({ calendars }), slug, knownAtOf({}))
const calendarOfHours = (hours: OwnHours) => calendarOfAll({ asked: hours }, 'asked')

const anyTarget = (random: Random): Target =>
  random.pick<Target>([
    { amount: random.whole(1, 600), unit: 'business_minutes' },
    { amount: random.whole(1, 60), unit: 'business_hours' },
    { amount: random.whole(1, 3), unit: 'business_weeks' },
    { amount: random.whole(1, 6), unit: 'business_days' },
    { amount: random.whole(1, 6), unit: 'business_days', dayEnds: 'close_of_day' },
    { amount: random.whole(1, 200), unit: 'clock_hours' },
    { amount: random.whole(1, 200), unit: 'clock_hours', mode: 'elapsed_roll' },
  ])

const isoDate = (at: number) => isoOf(instantOf(at)).slice(0, 10)

describe('laws of dues', { timeout: 30_000 }, () => {
  test('splitting a pause changes nothing', () => {
    for (const [seed, { random, hours, startedAt, pauses }] of draws(1, 70)) {
      const run = { target: anyTarget(random), calendar: calendarOfHours(hours), startedAt, pauses }
      const split = pauses.flatMap(({ start, end }) => {
        const middle = instantOf(random.whole(start, end))
        return [
          { start: middle, end },
          { start, end: middle },
        ]
      })
      expect({ seed, due: isoOf(dueOf({ ...run, pauses: split })) }).toEqual({ seed, due: isoOf(dueOf(run)) })
    }
  })

  test('what is counted until the due is the amount, and a millisecond before it is less', () => {
    for (const [seed, { random, hours, startedAt, pauses }] of draws(1_001, 70)) {
      const amount = random.whole(1, 60)
      const run = {
        target: { amount, unit: 'business_hours' } as const,
        calendar: calendarOfHours(hours),
        startedAt,
        pauses,
      }
      const until = dueOf(run)
      expect({ seed, used: usedOf({ ...run, until }) }).toEqual({ seed, used: amount * HOUR })
      expect({ seed, used: usedOf({ ...run, until: later(until, -1) }) }).toEqual({ seed, used: amount * HOUR - 1 })
      if (pauses.length === 0) expect(workingTimeBetween(run.calendar, startedAt, until)).toBe(amount * HOUR)
    }
  })

  test('adding a holiday never makes a due earlier', () => {
    for (const [seed, { random, hours, startedAt, pauses }] of draws(2_001, 80)) {
      const target = anyTarget(random)
      const dates = new Set(Array.from({ length: 4 }, () => isoDate(startedAt + random.whole(-2, 12) * DAY)))
      const free = [...dates].filter((date) => !hours.overrides.some((override) => override.date === date))
      const closed = free.map((date): DateOverride => ({ date, windows: [], name: 'Holiday' }))
      // A pause of days counts the hours of the days it holds, which a holiday among them takes away.
      const run = { target, startedAt, pauses: target.unit === 'business_days' ? [] : pauses }
      const before = dueOf({ ...run, calendar: calendarOfHours(hours) })
      const after = dueOf({
        ...run,
        calendar: calendarOfHours({ ...hours, overrides: [...hours.overrides, ...closed] }),
      })
      expect({ seed, earlier: after < before }).toEqual({ seed, earlier: false })
    }
  })

  test('a union is never later than its parts', () => {
    for (const [seed, { random, hours: one, startedAt, pauses }] of draws(3_001, 60)) {
      const two = drawnHours(random, { timeZone: random.pick([one.timeZone, ...ZONES]), at: startedAt }, [])
      if (Object.values(two.week).flat().length === 0) continue
      const any = { name: 'any', combine: 'union', of: ['one', 'two'] } as const
      const target = random.pick<Target>([
        { amount: random.whole(1, 60), unit: 'business_hours' },
        { amount: random.whole(1, 200), unit: 'clock_hours', mode: 'elapsed_roll' },
      ])
      const due = (slug: string) =>
        dueOf({ target, startedAt, pauses, calendar: calendarOfAll({ one, two, any }, slug) })
      expect({ seed, late: due('any') > Math.min(due('one'), due('two')) }).toEqual({ seed, late: false })
    }
  })
})
