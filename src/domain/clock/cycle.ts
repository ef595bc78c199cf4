/** What may happen to one cycle: start, pause, another target, end. Each changes the draft in place. */
import type { Policies } from '../policies.ts'
import type { Metric } from '../sla/document.ts'
import type { Promised } from '../sla/match.ts'
import type { Instant } from '../time.ts'
import { versionAt } from '../version.ts'
import type { HoldFor } from '../vocabulary.ts'
import { dueUnder, isSameAim, strictest } from './aim.ts'
import type { Aim, Cycle, Pause } from './clock.ts'
import type { ClockFacts, Draft } from './state.ts'

type CycleDraft = Draft<Cycle>

/** The event that does it. */
export interface Cause {
  readonly at: Instant
  readonly version: number
}

export interface Beginning extends Cause {
  readonly metric: Metric
  readonly cycle: number
  readonly party: number | null
  /** When the promise counts from, which may be earlier than its event. */
  readonly startedAt: Instant
}

/** A cycle that has begun and of which nothing is promised yet. */
export function begin({ metric, cycle, party, startedAt, version }: Beginning, rebasedAt: Instant | null): CycleDraft {
  return {
    metric,
    cycle,
    party,
    startedAt,
    startedBy: version,
    knownAt: rebasedAt !== null && rebasedAt > startedAt ? rebasedAt : startedAt,
    aims: [],
    pauses: [],
    dueAt: null,
    breachedAt: null,
    firstEndedAt: null,
    endedAt: null,
    endedBy: null,
    outcome: null,
    cancelledBecause: null,
    lapsed: 'unpromised',
    warned: [],
    told: false,
  }
}

/** Whether the promise is still owed, or would be if something were promised. */
export const isOwed = ({ endedAt, lapsed }: Cycle): boolean => endedAt === null || lapsed !== null

/** Whether its time counts, but for closed hours. */
export const isRunning = ({ endedAt, lapsed, dueAt }: Cycle): boolean =>
  endedAt === null && lapsed === null && dueAt !== null

const lastPause = ({ pauses }: Cycle): Pause | undefined => pauses.at(-1)
export const isPaused = (cycle: Cycle): boolean => lastPause(cycle)?.to === null

/** Marks the miss of a due that lay before `at`; an end at the due itself is met (CLK-13). */
export function settle(cycle: CycleDraft, at: Instant): void {
  if (cycle.breachedAt === null && isRunning(cycle) && cycle.dueAt !== null && cycle.dueAt < at) {
    cycle.breachedAt = cycle.dueAt
  }
}

function aimOf(promise: Promised, since: Instant, because: number): Aim {
  const { target, calendar, table, rule, policy, contract } = promise
  return { since, because, target, calendar, table, rule, policy, contract, dueAt: null }
}

/** Nothing is promised any more; a past miss stays one (CLK-4). */
function lapse(cycle: CycleDraft, { at, version }: Cause): void {
  cycle.lapsed = 'unpromised'
  if (cycle.aims.length === 0) return
  cycle.endedAt = at
  cycle.endedBy = version
  cycle.outcome = cycle.breachedAt === null ? 'cancelled' : 'breached'
  cycle.cancelledBecause = 'nothing is promised any more'
}

/** Takes back an end: the promise is owed again. */
function restore(cycle: CycleDraft): void {
  cycle.endedAt = null
  cycle.endedBy = null
  cycle.outcome = null
  cycle.cancelledBecause = null
  cycle.lapsed = null
}

/** Whether a due is past for `cycle`: before the pause that lasts, or before `cause`. */
function isPast(cycle: CycleDraft, dueAt: Instant, { at }: Cause): boolean {
  const open = lastPause(cycle)
  return dueAt < (open?.to === null ? open.from : at)
}

/** Gives an owed cycle the target of these facts: start and used time stay, and a due that is thereby past is a miss at
 *  `cause` (CLK-4, C-CHANGE). */
export function aim(cycle: CycleDraft, facts: ClockFacts, policies: Policies, cause: Cause): void {
  if (cycle.lapsed === 'solved') return
  const found = strictest(cycle, facts, policies)
  if (!found) {
    if (cycle.lapsed === null) lapse(cycle, cause)
    return
  }
  if (cycle.lapsed === 'unpromised') restore(cycle)
  takeOn(cycle, found.promise, isPaused(cycle) ? null : found.dueAt, cause)
  if (cycle.breachedAt === null && isPast(cycle, found.dueAt, cause)) cycle.breachedAt = cause.at
}

/** Runs under `promise` from here on; the aim before keeps the due it had. */
function takeOn(cycle: CycleDraft, promise: Promised, dueAt: Instant | null, { at, version }: Cause): void {
  const before = cycle.aims.at(-1)
  if (!before) cycle.aims = [aimOf(promise, cycle.startedAt, version)]
  else if (!isSameAim(before, promise)) {
    const had = { ...before, dueAt: cycle.dueAt }
    cycle.aims = [...cycle.aims.slice(0, -1), had, aimOf(promise, at, version)]
  }
  cycle.dueAt = dueAt
}

/** The holds that stop `cycle`: those its target names, else the policy's for resolution and update (CLK-7). */
export function isPausedBy(cycle: Cycle, reason: HoldFor, policies: Policies): boolean {
  if (cycle.metric !== 'resolution' && cycle.metric !== 'update') return false
  const stops = cycle.aims.at(-1)?.target.pausedBy ?? versionAt(policies.sla, cycle.knownAt)?.document.pausedBy
  return stops?.includes(reason) ?? false
}

/** Stops counting from `at`; nothing is due until it counts again. */
export function pause(cycle: CycleDraft, reason: Pause['reason'], { at, version }: Cause): void {
  cycle.pauses = [...cycle.pauses, { from: at, to: null, reason, because: version }]
  cycle.dueAt = null
}

/** Ends the pause; what remained runs on from here. */
export function unpause(cycle: CycleDraft, policies: Policies, { at }: Cause): void {
  const open = lastPause(cycle)
  if (open?.to !== null) return
  cycle.pauses = [...cycle.pauses.slice(0, -1), { ...open, to: at }]
  const held = cycle.aims.at(-1)
  if (held && cycle.lapsed === null) cycle.dueAt = dueUnder(cycle, held, policies)
}

/** The promise is done with: met, or breached if it had been missed. Of a cycle that nothing was promised of, nothing is
 *  told. */
export function end(cycle: CycleDraft, { at, version }: Cause): void {
  const open = lastPause(cycle)
  if (open?.to === null) cycle.pauses = [...cycle.pauses.slice(0, -1), { ...open, to: at }]
  cycle.outcome = cycle.lapsed === null ? (cycle.breachedAt === null ? 'met' : 'breached') : cycle.outcome
  cycle.endedAt = cycle.lapsed === null ? at : (cycle.endedAt ?? at)
  cycle.endedBy = cycle.lapsed === null ? version : (cycle.endedBy ?? version)
  cycle.lapsed = null
}

/** The promise falls away, with the reason that reports list (CLK-10). A miss before stays on record in `breachedAt`. */
export function cancel(cycle: CycleDraft, because: string, cause: Cause): void {
  const lapsed = cycle.lapsed !== null
  end(cycle, cause)
  if (lapsed) return
  cycle.outcome = 'cancelled'
  cycle.cancelledBecause = because
}

const SHELVED = 'solved without a response'

/** Solved while an answer was still owed: cancelled, until a reopening brings it back (CLK-5). What was not promised then
 *  is not owed either while the ticket is solved. */
export function shelve(cycle: CycleDraft, cause: Cause): void {
  if (cycle.lapsed === null) cancel(cycle, SHELVED, cause)
  cycle.lapsed = 'solved'
}

/** The ticket is open again: what a solution had shelved is owed as before, for the clock of a response never pauses. */
export function unshelve(cycle: CycleDraft): void {
  if (cycle.lapsed !== 'solved') return
  if (cycle.cancelledBecause === SHELVED) restore(cycle)
  else cycle.lapsed = 'unpromised'
}

/** What ended by mistake is owed again, as if it had not ended. */
export function owedAgain(cycle: CycleDraft, policies: Policies): void {
  if (cycle.endedAt === null) return
  restore(cycle)
  const held = cycle.aims.at(-1)
  if (held) cycle.dueAt = dueUnder(cycle, held, policies)
  else cycle.lapsed = 'unpromised'
}

/** A resolution that was reopened and goes on: the time it was solved does not count (CLK-8). */
export function reopen(cycle: CycleDraft, policies: Policies, { at }: Cause): void {
  const { endedAt, endedBy } = cycle
  if (endedAt === null) return
  cycle.firstEndedAt ??= endedAt
  restore(cycle)
  cycle.pauses = [...cycle.pauses, { from: endedAt, to: at, reason: 'solved', because: endedBy ?? cycle.startedBy }]
  const held = cycle.aims.at(-1)
  if (held) cycle.dueAt = dueUnder(cycle, held, policies)
  else cycle.lapsed = 'unpromised'
}
