/** Clocks: what was promised about a ticket, and what became of each promise. Rules: docs/spec/clock.md. */
import type { Metric, Target } from '../sla/document.ts'
import type { Instant, Millis } from '../time.ts'
import type { HoldFor } from '../vocabulary.ts'

/** A stretch that a clock does not count. */
export interface Pause {
  readonly from: Instant
  /** Null while it lasts. */
  readonly to: Instant | null
  /** A hold's `for`, or `solved` between a solution and the reopening that resumes the clock. */
  readonly reason: HoldFor | 'solved'
  /** Version of the event that began it. */
  readonly because: number
}

/** A target a clock ran under: the last of a cycle's list holds. */
export interface Aim {
  /** Since when it holds; the first since the start. */
  readonly since: Instant
  /** Version of the event that brought it. */
  readonly because: number
  readonly target: Target
  readonly calendar: string
  readonly table: string
  readonly rule: string
  /** Version of the `sla` policy; null for a rule of a contract. */
  readonly policy: number | null
  /** Slug of the contract whose rule it is. */
  readonly contract: string | null
  /** The due as it stood when the next aim took over, null if paused then. Null for the aim that holds: the cycle has it. */
  readonly dueAt: Instant | null
}

export type Outcome = 'met' | 'breached' | 'cancelled'

/** One run of a clock, as it follows from the events alone: nothing in it depends on what time it is. */
export interface Cycle {
  readonly metric: Metric
  /** 1 for the first of its metric and party. */
  readonly cycle: number
  /** Number of the ticket whose customer waits, when that ticket was merged into this one; null for its own. */
  readonly party: number | null
  readonly startedAt: Instant
  /** Version of the event that started it. */
  readonly startedBy: number
  /** It goes by what was published by then: its start, or the last time it was rebased. */
  readonly knownAt: Instant
  readonly aims: readonly Aim[]
  readonly pauses: readonly Pause[]
  /** An end at this very instant is still met. Null while paused. */
  readonly dueAt: Instant | null
  /** The instant it was missed; never taken back by a later change of target (C-CHANGE). */
  readonly breachedAt: Instant | null
  /** The first end of a resolution that was reopened and resumed. */
  readonly firstEndedAt: Instant | null
  readonly endedAt: Instant | null
  readonly endedBy: number | null
  readonly outcome: Outcome | null
  /** Why it was cancelled. */
  readonly cancelledBecause: string | null
  /** Set when it was cancelled although the customer still waits, and so may come back: nothing is promised any more, or
   *  the ticket was solved without a response. */
  readonly lapsed: 'unpromised' | 'solved' | null
  /** Percents of which a warning is recorded. */
  readonly warned: readonly number[]
  /** Whether the breach is recorded as an event. */
  readonly told: boolean
}

export type ClockStatus = 'running' | 'paused' | Outcome

/** A cycle at one moment. */
export interface Clock extends Cycle {
  /** A clock past its due is `breached`, also while the promise is still owed (`endedAt` null). */
  readonly status: ClockStatus
  /** Counted time so far, pauses left out. */
  readonly used: Millis
  /** Counted time until due; negative when it is past. */
  readonly remaining: Millis
  /** When the warnings still to come are due. */
  readonly warnings: readonly { readonly percent: number; readonly at: Instant }[]
}
