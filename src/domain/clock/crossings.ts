/** What the passing of time does to clocks: warnings and misses, each at its true instant (CLK-14). */
import type { Policies } from '../policies.ts'
import { type Instant, later } from '../time.ts'
import type { ClockAlarm } from './alarm.ts'
import type { Cycle } from './clock.ts'
import { clockAt } from './clocks-of.ts'
import type { ClockState } from './state.ts'

export interface Crossing {
  /** When it happened. */
  readonly at: Instant
  /** The first instant at which it may be recorded: an end at the due itself is still met. */
  readonly from: Instant
  readonly cycle: Cycle
  readonly percent: number
  readonly dueAt: Instant
}

const mayCross = ({ endedAt, lapsed, told, aims }: Cycle): boolean =>
  endedAt === null && lapsed === null && !told && aims.length > 0

function crossingsOf(cycle: Cycle, policies: Policies): Crossing[] {
  if (!mayCross(cycle)) return []
  const missed = cycle.breachedAt ?? cycle.dueAt
  const breach =
    missed === null ? [] : [{ at: missed, from: later(missed, 1), cycle, percent: 100, dueAt: cycle.dueAt ?? missed }]
  if (cycle.dueAt === null || cycle.breachedAt !== null) return breach
  const { dueAt } = cycle
  const warnings =
    (cycle.aims.at(-1)?.target.warnAt?.length ?? 0) === 0
      ? []
      : (clockAt(cycle, policies, cycle.startedAt)?.warnings ?? [])
  return [...warnings.map(({ percent, at }) => ({ at, from: at, cycle, percent, dueAt })), ...breach]
}

/** What time has yet to do, earliest first. */
export const crossingsAhead = (state: ClockState, policies: Policies): Crossing[] =>
  state.cycles.flatMap((cycle) => crossingsOf(cycle, policies)).toSorted((a, b) => a.at - b.at || a.percent - b.percent)

/** The event that records `crossing`; `covers` is null when another of the same moment carries the alarm. */
export function alarmOf(ticketId: string, { cycle, percent, dueAt }: Crossing, covers: number | null): ClockAlarm {
  const { metric, party } = cycle
  const key = [ticketId, metric, party ?? 0, cycle.cycle, percent].join(':')
  const type = percent === 100 ? 'clock_breached' : 'clock_warned'
  return { type, metric, cycle: cycle.cycle, party, percent, dueAt, alarm: covers === null ? null : { key, covers } }
}
