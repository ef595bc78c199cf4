/** The `sla` policy, contracts and the `closing` policy as people write them. Rules: docs/spec/sla.md. */
import type { Channel, Environment, Exclusion, HoldFor, Kind, Priority, Segment, Severity } from '../vocabulary.ts'

/** What is promised, each by a clock of its own. `triage` and `handover` are promises among ourselves. */
export const METRICS = ['triage', 'first_response', 'next_response', 'update', 'resolution', 'handover'] as const
export type Metric = (typeof METRICS)[number]

/** Those a customer was promised; they alone count for the order of the line. */
export const CUSTOMER_METRICS = ['first_response', 'next_response', 'update', 'resolution'] as const satisfies Metric[]

export const UNITS = [
  'clock_minutes',
  'clock_hours',
  'business_minutes',
  'business_hours',
  'business_days',
  'business_weeks',
] as const
export type Unit = (typeof UNITS)[number]

/** How minutes and hours are counted (C-MODE): only inside windows; all of them, a due outside rolling to the next
 *  opening; all of them. Business units are always `business_accrual`, clock units never. */
export const CLOCK_MODES = ['business_accrual', 'elapsed_roll', 'elapsed'] as const
export type ClockMode = (typeof CLOCK_MODES)[number]

/** When the last of several business days ends (C-BDAY). */
export const DAY_ENDS = ['same_time', 'close_of_day'] as const
export type DayEnds = (typeof DAY_ENDS)[number]

export interface Target {
  /** Whole number, at least 1. */
  readonly amount: number
  readonly unit: Unit
  /** Clock units only: `elapsed` when left out. */
  readonly mode?: ClockMode
  /** Business days only: `same_time` when left out. */
  readonly dayEnds?: DayEnds
  /** Slug of a calendar; the rule's when left out. */
  readonly calendar?: string
  /** Whole percents of the target, 1 to 99, ascending, at which a warning is due. */
  readonly warnAt?: readonly number[]
  /** Holds that stop this clock; only `resolution` and `update` may have any (C-PAUSE). Default: the policy's. */
  readonly pausedBy?: readonly HoldFor[]
}

/** What a ticket must be for a rule to fit; a condition that is left out fits all. */
export interface Conditions {
  readonly contract?: readonly string[]
  readonly segment?: readonly Segment[]
  readonly plan?: readonly string[]
  readonly severity?: readonly Severity[]
  readonly priority?: readonly Priority[]
  readonly kind?: readonly Kind[]
  readonly channel?: readonly Channel[]
  readonly environment?: readonly Environment[]
  /** Tickets of which nothing is promised to customers fit only rules that name why (SLA-18). */
  readonly excluded?: readonly Exclusion[]
}

export interface SlaRule {
  readonly name: string
  readonly when: Conditions
  /** Slug of the calendar of its targets. */
  readonly calendar: string
  /** A metric that is left out, or null, is not promised. */
  readonly targets: Readonly<Partial<Record<Metric, Target | null>>>
}

/** A list of rules of which the first that fits gives its targets. An account's contract comes in place of the
 *  `promise` tables (C-CUSTOM); an `aim` is our own and holds beside them. The stricter of several wins (C-STRICTER). */
export interface SlaTable {
  readonly name: string
  readonly kind: 'promise' | 'aim'
  readonly rules: readonly SlaRule[]
}

export interface SlaPolicy {
  readonly name: string
  /** Where it is from and what it leaves open, for whoever reviews it. */
  readonly about: string
  /** The severity a clock runs under until triage has set one. */
  readonly assumedSeverity: Severity
  readonly tables: readonly SlaTable[]
  /** Holds that stop `resolution` and `update` unless a target says otherwise (C-PAUSE). */
  readonly pausedBy: readonly HoldFor[]
  /** What reopening does to a resolution that had ended (product 6.8). */
  readonly reopening: 'resume' | 'new_cycle'
  /** Holds that look like gaming: begun within so many minutes of an unanswered customer message, or longer than the
   *  cap, in clock hours. */
  readonly holdFlags: { readonly soonMinutes: number; readonly capHours: number }
}

/** What one customer was promised in writing; accounts name it by slug. */
export interface Contract {
  readonly name: string
  readonly rules: readonly SlaRule[]
}

/** When silence ends a ticket (L-AUTO). Null: never by itself. */
export interface ClosingPolicy {
  readonly name: string
  /** Pending this long without a word from the customer: solved. */
  readonly solveAfter: { readonly target: Target; readonly calendar: string } | null
  /** Solved this long: closed. */
  readonly closeAfter: { readonly target: Target; readonly calendar: string } | null
}
