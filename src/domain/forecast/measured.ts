/** What was measured of the past: at what pace tickets are taken, and how long promises took. */
import { calendarOf, workingTimeBetween } from '../calendar/calendar.ts'
import type { Cycle } from '../clock/clock.ts'
import { clockAt } from '../clock/clocks-of.ts'
import type { Policies } from '../policies.ts'
import type { Metric } from '../sla/document.ts'
import { effectiveMode } from '../sla/target.ts'
import { DAY, elapsed, type Instant, later, type Millis } from '../time.ts'
import { inHours } from './chance.ts'

/** The pace is that of the last four weeks: long enough to smooth a week, short enough to follow a team that changes. */
const WINDOW: Millis = 28 * DAY

/** A promise that ended, with the counted time it took. */
export interface Handled {
  readonly team: string
  readonly metric: Metric
  readonly endedAt: Instant
  readonly used: Millis
}

/** How a promise that ended was handled; undefined when it had no aim. */
export function handledBy(team: string, cycle: Cycle, policies: Policies): Handled | undefined {
  const { endedAt, metric } = cycle
  const clock = endedAt === null ? undefined : clockAt(cycle, policies, endedAt)
  return clock && endedAt !== null ? { team, metric, endedAt, used: clock.used } : undefined
}

/** Counted hours between two instants, as the clock that `cycle` is counts them. */
export function countedHours(cycle: Cycle, policies: Policies, from: Instant, to: Instant): number {
  const aim = cycle.aims.at(-1)
  if (!aim || to <= from) return 0
  if (effectiveMode(aim.target) !== 'business_accrual') return inHours(elapsed(from, to))
  return inHours(workingTimeBetween(calendarOf(policies.book, aim.calendar, cycle.knownAt), from, to))
}

const isResponse = ({ metric }: Pick<Handled, 'metric'>) => metric === 'first_response' || metric === 'next_response'

/** Responses that `team` gave in each counted hour of the four weeks before `at`, or since the first was measured (FOR-1). */
export function paceOf(
  all: readonly Handled[],
  { team, clock: cycle, policies, now: at }: { team: string; clock: Cycle; policies: Policies; now: Instant },
): number {
  const given = all.filter((each) => each.team === team && isResponse(each) && each.endedAt < at)
  const since = later(at, -WINDOW)
  const first = given.reduce((earliest, { endedAt }) => (endedAt < earliest ? endedAt : earliest), at)
  const from = first > since ? first : since
  const hours = countedHours(cycle, policies, from, at)
  return hours === 0 ? 0 : given.filter(({ endedAt }) => endedAt >= from).length / hours
}

/** Counted times that promises of `metric` took which had ended before `at`, ascending (FOR-2). */
export const durationsOf = (all: readonly Handled[], metric: Metric, at: Instant): readonly Millis[] =>
  all
    .filter((each) => each.metric === metric && each.endedAt < at)
    .map(({ used }) => used)
    .toSorted((a, b) => a - b)
