/** When the time of a clock counted, and when the clocks on the wall were changed meanwhile: what a strip draws. */
import { must } from '../assert.ts'
import { type Calendar, isOpen, openIntervals } from '../calendar/calendar.ts'
import { pieceAt } from '../calendar/compile.ts'
import type { Policies } from '../policies.ts'
import { effectiveMode, usedOf } from '../sla/target.ts'
import { type Instant, type Interval, later, type Millis } from '../time.ts'
import { type Shift, shiftsBetween, zoneOf } from '../wall-clock.ts'
import type { Aim, Clock } from './clock.ts'
import { calendarFor } from './clocks-of.ts'

/** The target that holds, or held last. */
export const heldAim = ({ aims }: Pick<Clock, 'aims'>): Aim => must(aims.at(-1), 'a clock was promised')

/** The calendar that `clock` counts by. */
export const calendarOfClock = (clock: Clock, policies: Policies): Calendar =>
  calendarFor(clock, heldAim(clock), policies)

/** Whether only open hours count. */
export const countsHours = (clock: Clock): boolean => effectiveMode(heldAim(clock).target) === 'business_accrual'

/** The last instant of its story: its end, or else its due, or now when that is later. */
export function lastOf({ endedAt, dueAt }: Clock, now: Instant): Instant {
  if (endedAt !== null) return endedAt
  return dueAt !== null && dueAt > now ? dueAt : now
}

/** `stretches` without what lies in [from, to). */
function without(stretches: readonly Interval[], from: Instant, to: Instant): Interval[] {
  return stretches
    .flatMap(({ start, end }) => [
      { start, end: end < from ? end : from },
      { start: start > to ? start : to, end },
    ])
    .filter(({ start, end }) => start < end)
}

const NEVER = Number.POSITIVE_INFINITY as Instant

/** The stretches up to `until` in which the time of `clock` counted or will; pauses and closed hours are left out. */
export function countedUntil(clock: Clock, policies: Policies, until: Instant): Interval[] {
  const { startedAt, pauses } = clock
  if (until <= startedAt) return []
  const open = countsHours(clock)
    ? openIntervals(calendarOfClock(clock, policies), startedAt, until)
    : [{ start: startedAt, end: until }]
  return pauses.reduce((left, { from, to }) => without(left, from, to ?? NEVER), without(open, NEVER, NEVER))
}

/** Counted time from the start to `until`, an instant of its story. */
export function usedUntil(clock: Clock, policies: Policies, until: Instant): Millis {
  const pauses = clock.pauses.map(({ from, to }) => ({ start: from, end: to ?? until }))
  const { target } = heldAim(clock)
  return usedOf({ target, calendar: calendarOfClock(clock, policies), startedAt: clock.startedAt, pauses, until })
}

/** The clocks of one place are put forward or back. */
export interface ZoneShift extends Shift {
  readonly timeZone: string
}

/** The zones that `calendar` goes by at `at`, each once. */
export function zonesOf(calendar: Calendar, at: Instant): string[] {
  const { hours } = pieceAt(calendar, at)
  if ('zone' in hours) return [hours.zone.timeZone]
  return [...new Set(hours.of.flatMap((part) => zonesOf(part, at)))]
}

/** Changes of the clocks in the zones of the hours of `clock`, in [from, to), in order. */
export function shiftsOf(clock: Clock, policies: Policies, { start, end }: Interval): ZoneShift[] {
  return zonesOf(calendarOfClock(clock, policies), clock.startedAt)
    .flatMap((timeZone) => shiftsBetween(zoneOf(timeZone), start, end).map((shift) => ({ ...shift, timeZone })))
    .toSorted((a, b) => a.at - b.at)
}

/** Whether the change at `at` falls into the hours of `clock`. */
export function isInHours(clock: Clock, policies: Policies, at: Instant): boolean {
  const calendar = calendarOfClock(clock, policies)
  return isOpen(calendar, at) || isOpen(calendar, later(at, -1))
}
