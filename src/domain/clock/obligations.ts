/** The promises of one ticket together: which cycles begin, and which end with what happens. */
import type { Policies } from '../policies.ts'
import type { Metric } from '../sla/document.ts'
import type { Instant } from '../time.ts'
import type { HoldFor } from '../vocabulary.ts'
import type { Cycle } from './clock.ts'
import { aim, begin, type Cause, cancel, end, isOwed, isPausedBy, pause, unpause } from './cycle.ts'
import type { ClockFacts, Draft, StateDraft } from './state.ts'

type CycleDraft = Draft<Cycle>

/** The facts that the terms of a cycle are matched by: its own customer's. */
export function factsFor(state: StateDraft, { party }: Pick<Cycle, 'party'>): ClockFacts {
  const terms = party === null ? undefined : state.parties[party]
  return terms ? { ...state.facts, ...terms } : state.facts
}

/** Cycles still owed, all or of these metrics. */
export const owed = (state: StateDraft, ...metrics: readonly Metric[]): CycleDraft[] =>
  state.cycles.filter((cycle) => isOwed(cycle) && (metrics.length === 0 || metrics.includes(cycle.metric)))

export interface Start {
  readonly metric: Metric
  readonly startedAt: Instant
  readonly party?: number | null
  /** Version of the event it counts from, when that is not the cause. */
  readonly startedBy?: number
}

/** Begins a cycle, with whatever is promised for it. */
export function start(state: StateDraft, policies: Policies, cause: Cause, what: Start): CycleDraft {
  const { metric, startedAt, party = null, startedBy = cause.version } = what
  let before = 0
  for (const cycle of state.cycles) if (cycle.metric === metric && cycle.party === party) before++
  const begun = { at: cause.at, version: startedBy, metric, cycle: before + 1, party, startedAt }
  const cycle = begin(begun, state.rebasedAt)
  state.cycles.push(cycle)
  aim(cycle, factsFor(state, cycle), policies, cause)
  const hold = state.holds.at(-1)
  if (hold?.to === null) pauseFor(cycle, hold.for, policies, cause)
  return cycle
}

function pauseFor(cycle: CycleDraft, reason: HoldFor, policies: Policies, cause: Cause): void {
  if (cycle.endedAt === null && isPausedBy(cycle, reason, policies)) pause(cycle, reason, cause)
}

/** Ends every cycle of these metrics that is still owed. */
export const endAll = (state: StateDraft, cause: Cause, ...metrics: readonly Metric[]): void => {
  for (const cycle of owed(state, ...metrics)) end(cycle, cause)
}

/** Cancels every cycle still owed, or those of these metrics, with the reason. */
export const cancelAll = (state: StateDraft, because: string, cause: Cause, ...metrics: readonly Metric[]): void => {
  for (const cycle of owed(state, ...metrics)) cancel(cycle, because, cause)
}

/** Gives every owed cycle the target that now is its own. */
export function aimAll(state: StateDraft, policies: Policies, cause: Cause): void {
  for (const cycle of owed(state)) aim(cycle, factsFor(state, cycle), policies, cause)
}

/** Somebody else acts: what their hold stops, stops (CLK-7). */
export function beginHold(state: StateDraft, policies: Policies, cause: Cause, reason: HoldFor): void {
  for (const cycle of owed(state)) pauseFor(cycle, reason, policies, cause)
}

/** The next action is ours again. */
export function endHold(state: StateDraft, policies: Policies, cause: Cause): void {
  state.silentSince = null
  const hold = state.holds.at(-1)
  if (hold?.to !== null) return
  state.holds = [...state.holds.slice(0, -1), { ...hold, to: cause.at }]
  for (const cycle of owed(state)) unpause(cycle, policies, cause)
}
