/** Clocks at one moment: how much is used, what remains, what will be told. */
import { calendarOf } from '../calendar/calendar.ts'
import type { Policies } from '../policies.ts'
import { remainingOf, usedOf, warningAt } from '../sla/target.ts'
import type { TicketEvent } from '../ticket-event.ts'
import type { Instant } from '../time.ts'
import type { Aim, Clock, ClockStatus, Cycle } from './clock.ts'
import { isOwed, isPaused, settle } from './cycle.ts'
import { foldClocks } from './fold.ts'
import type { ClockState } from './state.ts'

function statusOf(cycle: Cycle): ClockStatus {
  if (cycle.outcome !== null) return cycle.outcome
  if (cycle.breachedAt !== null) return 'breached'
  return isPaused(cycle) ? 'paused' : 'running'
}

/** Counting as of `now`: a pause that lasts has not counted until then. */
const countedPauses = ({ pauses }: Cycle, now: Instant) =>
  pauses.map(({ from, to }) => ({ start: from, end: to ?? (now > from ? now : from) }))

/** The calendar that `aim` of `cycle` counts by. */
export const calendarFor = (cycle: Pick<Cycle, 'knownAt'>, { calendar }: Pick<Aim, 'calendar'>, policies: Policies) =>
  calendarOf(policies.book, calendar, cycle.knownAt)

/** Warnings that are not recorded yet, of a cycle that runs. */
function warningsOf(cycle: Cycle, { target, calendar }: Aim, policies: Policies): Clock['warnings'] {
  if (cycle.endedAt !== null || cycle.dueAt === null || cycle.breachedAt !== null) return []
  const compiled = calendarOf(policies.book, calendar, cycle.knownAt)
  return (target.warnAt ?? [])
    .filter((percent) => !cycle.warned.includes(percent))
    .map((percent) => ({
      percent,
      at: warningAt({
        target,
        calendar: compiled,
        startedAt: cycle.startedAt,
        pauses: countedPauses(cycle, cycle.startedAt),
        percent,
      }),
    }))
}

/** `cycle` as it stands at `now`. @returns undefined when nothing was ever promised of it */
export function clockAt(cycle: Cycle, policies: Policies, now: Instant): Clock | undefined {
  const held = cycle.aims.at(-1)
  if (!held) return undefined
  const settled = { ...cycle }
  settle(settled, now)
  const calendar = calendarFor(cycle, held, policies)
  const until = cycle.endedAt ?? now
  const counting = { target: held.target, calendar, startedAt: cycle.startedAt, pauses: countedPauses(cycle, until) }
  const used = usedOf({ ...counting, until })
  const remaining = remainingOf({ ...counting, until })
  return { status: statusOf(settled), used, remaining, warnings: warningsOf(settled, held, policies), ...settled }
}

/** Every clock of a ticket in `state`, at `now`: those still owed first, then by start. */
export function clocksAt(state: ClockState, policies: Policies, now: Instant): Clock[] {
  const clocks = state.cycles.flatMap((cycle) => clockAt(cycle, policies, now) ?? [])
  const first = (clock: Clock) => (isOwed(clock) && clock.endedAt === null ? 0 : 1)
  return clocks.toSorted((a, b) => first(a) - first(b) || a.startedAt - b.startedAt)
}

/** Every clock with its cycles, from events alone (CLK-1). */
export const clocksOf = (events: readonly TicketEvent[], policies: Policies, now: Instant): Clock[] =>
  clocksAt(foldClocks(events, policies), policies, now)
