/** Targets as instants and lengths: when one is due, how much of it is used, when it warns. Rules: docs/spec/sla.md. */
import {
  addBusinessDays,
  addWorkingTime,
  type Calendar,
  isOpen,
  nextOpening,
  weekLength,
  workingTimeBetween,
} from '../calendar/calendar.ts'
import { elapsed, HOUR, type Instant, type Interval, instantOf, later, MINUTE, type Millis } from '../time.ts'
import type { ClockMode, Target, Unit } from './document.ts'
import { joined, within } from './stretches.ts'

/** A target that runs. */
export interface Run {
  readonly target: Target
  /** The one its rule or the target itself names. */
  readonly calendar: Calendar
  readonly startedAt: Instant
  /** Stretches that do not count, in any order; what lies before the start or overlaps counts once or not at all. */
  readonly pauses: readonly Interval[]
}

/** How the time of `target` is counted: business units inside windows alone, clock units all the time (SLA-7). */
export const effectiveMode = ({ unit, mode }: Target): ClockMode =>
  unit.startsWith('business_') ? 'business_accrual' : (mode ?? 'elapsed')

const LENGTH: Readonly<Partial<Record<Unit, Millis>>> = {
  clock_minutes: MINUTE,
  business_minutes: MINUTE,
  clock_hours: HOUR,
  business_hours: HOUR,
}

/** The minutes or hours of `target` as a length; undefined for days and weeks, which a calendar measures. */
function lengthOfAmount({ amount, unit }: Target): Millis | undefined {
  const one = LENGTH[unit]
  return one === undefined ? undefined : amount * one
}

/** The first instant from `at` on that lies in a window or where one closes (SLA-8). */
const rolled = (calendar: Calendar, at: Instant): Instant =>
  isOpen(calendar, at) || isOpen(calendar, later(at, -1)) ? at : nextOpening(calendar, at)

/** Later than every instant that is written down. */
const NEVER = instantOf(8.64e15)

/** The pauses from `startedAt` on, in order; those that overlap or touch are one, so that a pause cut in two is the same
 *  pause. */
const countedPauses = (pauses: readonly Interval[], startedAt: Instant): readonly Interval[] =>
  pauses.length === 0 ? pauses : within(joined(pauses), { start: startedAt, end: NEVER })

/** `due` after a pause that begins before it: what remained then runs on when the pause ends, and where nothing did, as of
 *  a day that ends at an opening, it is the end of the pause (SLA-10). */
function movedBy({ start, end }: Interval, due: Instant, calendar: Calendar, mode: ClockMode): Instant {
  if (mode === 'business_accrual') {
    if (start >= due) return due
    const moved = addWorkingTime(calendar, due, workingTimeBetween(calendar, start, end))
    return moved > end ? moved : end
  }
  const last = mode === 'elapsed_roll' ? rolled(calendar, due) : due
  return start < last ? later(end, Math.max(0, elapsed(start, due))) : due
}

/** `due` after all pauses. */
function movedOn(due: Instant, { calendar, startedAt, pauses }: Omit<Run, 'target'>, mode: ClockMode): Instant {
  if (pauses.length === 0) return due
  return countedPauses(pauses, startedAt).reduce((moved, pause) => movedBy(pause, moved, calendar, mode), due)
}

/** The instant by which `length` has passed in `mode` since the start, pauses left out; it is not rolled. */
function after(length: Millis, run: Omit<Run, 'target'>, mode: ClockMode): Instant {
  const { calendar, startedAt } = run
  const due = mode === 'business_accrual' ? addWorkingTime(calendar, startedAt, length) : later(startedAt, length)
  return movedOn(due, run, mode)
}

/** When the minutes or hours of `run` would be due if they were counted in `mode`; null for days and weeks, which have
 *  no such reading (SLA-9). */
export function dueInMode(run: Run, mode: ClockMode): Instant | null {
  const length = lengthOfAmount(run.target)
  if (length === undefined) return null
  const due = after(length, run, mode)
  return mode === 'elapsed_roll' ? rolled(run.calendar, due) : due
}

/** When `run` is due; an end at this very instant is still in time. */
export function dueOf(run: Run): Instant {
  const { target, calendar, startedAt } = run
  const due = dueInMode(run, effectiveMode(target))
  if (due !== null) return due
  if (target.unit === 'business_weeks') {
    return after(target.amount * weekLength(calendar, startedAt), run, 'business_accrual')
  }
  const day = addBusinessDays(calendar, startedAt, target.amount, target.dayEnds ?? 'same_time')
  return movedOn(day, run, 'business_accrual')
}

/** Counted time in [from, to): of the windows under `business_accrual`, else all of it. */
const counted = (calendar: Calendar, mode: ClockMode, from: Instant, to: Instant): Millis =>
  mode === 'business_accrual' ? workingTimeBetween(calendar, from, to) : elapsed(from, to)

/** Counted time of `run` up to `until`, pauses left out; zero at its start and before. */
export function usedOf({ target, calendar, startedAt, pauses, until }: Run & { readonly until: Instant }): Millis {
  if (until <= startedAt) return 0
  const mode = effectiveMode(target)
  let used = counted(calendar, mode, startedAt, until)
  for (const { start, end } of countedPauses(pauses, startedAt)) {
    if (start >= until) break
    used -= counted(calendar, mode, start, end < until ? end : until)
  }
  return used
}

/** Counted time from the start to the due, pauses left out: the target itself for hours and weeks; for days and for a
 *  due that rolls, what lies between. What remains is this less what is used (SLA-11). */
export function lengthOf(
  target: Target,
  calendar: Calendar,
  startedAt: Instant,
  pauses: readonly Interval[] = [],
): Millis {
  const run = { target, calendar, startedAt, pauses }
  return usedOf({ ...run, until: dueOf(run) })
}

/** Counted time until due at `until`; negative when past it. A pause that lasts is one that ends at `until`. */
export function remainingOf(run: Run & { readonly until: Instant }): Millis {
  return lengthOf(run.target, run.calendar, run.startedAt, run.pauses) - usedOf(run)
}

/** When `percent` of the time to the due is used up, rounded up to the millisecond; never after the due (SLA-12). */
export function warningAt(run: Run & { readonly percent: number }): Instant {
  const { target, calendar, startedAt, pauses, percent } = run
  const part = Math.ceil((lengthOf(target, calendar, startedAt, pauses) * percent) / 100)
  const mode = effectiveMode(target)
  return after(part, run, mode === 'business_accrual' ? mode : 'elapsed')
}

const HOW: Readonly<Record<ClockMode, string>> = {
  business_accrual: '',
  elapsed_roll: ', rolled to the next opening',
  elapsed: '',
}

/** `target` in words: `4 business hours`, `24 hours, rolled to the next opening`, `2 business days (same time)`. */
export function targetWords(target: Target): string {
  const { amount, unit, dayEnds } = target
  const units = unit.replace('clock_', '').replace('_', ' ')
  const length = `${amount} ${amount === 1 ? units.slice(0, -1) : units}`
  if (unit === 'business_days') return `${length} (${(dayEnds ?? 'same_time').replaceAll('_', ' ')})`
  return `${length}${HOW[effectiveMode(target)]}`
}
