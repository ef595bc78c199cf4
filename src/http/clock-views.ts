/** Clocks as they go over the wire. */
import type { ClockTarget, ClockView, HoldView, TicketClocks } from '../contract/clocks.ts'
import type { RunningClock } from '../contract/running-clock.ts'
import type { Explained, ExplainedAim, ExplainedClock, FlaggedSpan } from '../domain/clock/explain.ts'
import { type FirstClock, readingAt } from '../domain/clock/first-clock.ts'
import type { Forecast } from '../domain/forecast/forecast.ts'
import type { Policies } from '../domain/policies.ts'
import { effectiveMode } from '../domain/sla/target.ts'
import { type Instant, type Interval, isoOf, MINUTE } from '../domain/time.ts'

const iso = (at: Instant | null): string | null => (at === null ? null : isoOf(at))

const spanView = ({ start, end }: Interval) => ({ from: isoOf(start), to: isoOf(end) })

function targetView(aim: ExplainedAim): ClockTarget {
  const { target, words, fits, source, calendar, table, rule, since, dueAt } = aim
  const { amount, unit, dayEnds = null } = target
  const when = { since: isoOf(since), dueAt: iso(dueAt) }
  return {
    words,
    amount,
    unit,
    mode: effectiveMode(target),
    dayEnds,
    calendar,
    table,
    rule,
    policy: source,
    because: fits,
    ...when,
  }
}

function clockView(clock: ExplainedClock, forecast: Forecast | null): ClockView {
  return {
    metric: clock.metric,
    title: clock.title,
    cycle: clock.cycle,
    party: clock.party,
    state: clock.status,
    startedAt: isoOf(clock.startedAt),
    startedBy: clock.startedBy,
    dueAt: iso(clock.dueAt),
    breachedAt: iso(clock.breachedAt),
    firstEndedAt: iso(clock.firstEndedAt),
    endedAt: iso(clock.endedAt),
    endedBy: clock.endedBy,
    cancelledBecause: clock.cancelledBecause,
    usedMs: clock.used,
    remainingMs: clock.remaining,
    openNow: clock.openNow,
    opensAt: iso(clock.opensAt),
    targets: clock.aims.map(targetView),
    pauses: clock.pauses.map(({ from, to, reason, because }) => ({ from: isoOf(from), to: iso(to), reason, because })),
    warnings: clock.warnings.map(({ percent, at }) => ({ percent, at: isoOf(at) })),
    counted: clock.counted.map(spanView),
    forecast: forecast && { chance: forecast.chance, words: forecast.words },
    sentence: clock.sentence,
    steps: clock.steps.map((step) => ({ ...step, at: isoOf(step.at), dueAt: iso(step.dueAt) })),
  }
}

/** A hold with why it looks odd. */
export const holdView = ({ from, to, for: whom, reason, note, actsNext, flags }: FlaggedSpan): HoldView => ({
  from: isoOf(from),
  to: iso(to),
  for: whom,
  reason,
  note,
  actsNext,
  flags: [...flags],
})

/** The clocks of ticket `number`, with what is forecast of each. */
export function clocksView(
  number: number,
  explained: Explained,
  forecasts: readonly (Forecast | null)[],
): TicketClocks {
  const { asOf, clocks, holds, messages, range, shifts } = explained
  return {
    number,
    asOf: isoOf(asOf),
    clocks: clocks.map((clock, index) => clockView(clock, forecasts[index] ?? null)),
    holds: holds.map(holdView),
    messages: messages.map(({ at, ...message }) => ({ ...message, at: isoOf(at) })),
    range: spanView(range),
    shifts: shifts.map(({ at, by, timeZone }) => ({ at: isoOf(at), timeZone, byMinutes: Math.round(by / MINUTE) })),
  }
}

/** What a view needs beside the ticket: the rules its clock runs by, and the moment. */
export interface Seen {
  readonly policies: Policies
  readonly now: Instant
}

/** The clock that a list shows of a ticket, as it stands now. */
export function runningView(clock: FirstClock | null, { policies, now }: Seen): RunningClock | null {
  if (!clock) return null
  const { status, remaining, openNow, opensAt } = readingAt(clock, policies, now)
  const { metric, dueAt } = clock
  return { metric, state: status, dueAt: iso(dueAt), remainingMs: remaining, openNow, opensAt: iso(opensAt) }
}
