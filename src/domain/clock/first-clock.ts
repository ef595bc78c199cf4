/** The one clock that a list shows of a ticket. */

import { calendarOf, isOpen, nextOpening, workingTimeBetween } from '../calendar/calendar.ts'
import type { Policies } from '../policies.ts'
import { type ClockMode, CUSTOMER_METRICS, type Metric } from '../sla/document.ts'
import { effectiveMode } from '../sla/target.ts'
import { elapsed, type Instant, type Millis } from '../time.ts'
import type { Aim, Cycle } from './clock.ts'
import { clockAt } from './clocks-of.ts'
import { isPaused } from './cycle.ts'
import type { ClockState } from './state.ts'

/** As much of the clock as tells, without the ticket's events, how it stands at any moment. */
export interface FirstClock {
  readonly metric: Metric
  readonly calendar: string
  readonly mode: ClockMode
  readonly knownAt: Instant
  /** Null while paused. */
  readonly dueAt: Instant | null
  /** Missed by an earlier change, whatever the due says now. */
  readonly breached: boolean
  /** What remains while it is paused; null while it runs. */
  readonly pausedWith: Millis | null
}

const counts = ({ metric, endedAt, lapsed, aims }: Cycle): boolean =>
  endedAt === null && lapsed === null && aims.length > 0 && (CUSTOMER_METRICS as readonly string[]).includes(metric)

function told(cycle: Cycle, { target, calendar }: Aim, policies: Policies): FirstClock {
  const { metric, knownAt, dueAt, breachedAt } = cycle
  const mode = effectiveMode(target)
  const paused =
    dueAt === null ? (clockAt(cycle, policies, cycle.pauses.at(-1)?.from ?? cycle.startedAt)?.remaining ?? null) : null
  return { metric, calendar, mode, knownAt, dueAt, breached: breachedAt !== null, pausedWith: paused }
}

/** The promise to a customer that runs out first; one that is paused only where none runs. */
export function firstClock({ cycles }: ClockState, policies: Policies): FirstClock | null {
  let first: Cycle | undefined
  for (const cycle of cycles) {
    if (!counts(cycle) || (cycle.dueAt === null && !isPaused(cycle))) continue
    if (!first || (cycle.dueAt ?? Number.POSITIVE_INFINITY) < (first.dueAt ?? Number.POSITIVE_INFINITY)) first = cycle
  }
  const held = first?.aims.at(-1)
  return first && held ? told(first, held, policies) : null
}

/** The running promise of `metric` to the ticket's own customer, or among ourselves; null when none is made. */
export function runningClock({ cycles }: ClockState, metric: Metric, policies: Policies): FirstClock | null {
  const runs = (cycle: Cycle) =>
    cycle.metric === metric && cycle.party === null && cycle.endedAt === null && cycle.lapsed === null
  const cycle = cycles.findLast(runs)
  const held = cycle?.aims.at(-1)
  return cycle && held ? told(cycle, held, policies) : null
}

/** The clock at one moment. */
export interface ClockReading {
  readonly status: 'running' | 'paused' | 'breached'
  /** Counted time until due; negative when past it. */
  readonly remaining: Millis
  /** Whether its time counts now. */
  readonly openNow: boolean
  /** When it counts again, when it does not count now for its hours alone. */
  readonly opensAt: Instant | null
}

/** How `clock` stands at `now`. */
export function readingAt(clock: FirstClock, policies: Policies, now: Instant): ClockReading {
  const { dueAt, mode, breached, pausedWith } = clock
  const calendar = calendarOf(policies.book, clock.calendar, clock.knownAt)
  const openNow = mode !== 'business_accrual' || isOpen(calendar, now)
  const opensAt = openNow ? null : nextOpening(calendar, now)
  if (dueAt === null) return { status: breached ? 'breached' : 'paused', remaining: pausedWith ?? 0, openNow, opensAt }
  const [from, to, sign] = now <= dueAt ? [now, dueAt, 1] : [dueAt, now, -1]
  const time = mode === 'business_accrual' ? workingTimeBetween(calendar, from, to) : elapsed(from, to)
  return { status: breached || now > dueAt ? 'breached' : 'running', remaining: sign * time, openNow, opensAt }
}
