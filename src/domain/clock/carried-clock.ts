/** Promises that a merge carries from one ticket to another. */
import type { Metric } from '../sla/document.ts'
import type { Instant } from '../time.ts'
import type { Segment } from '../vocabulary.ts'
import type { Pause } from './clock.ts'

/** A clock of a ticket that is merged into another, as it goes on there. */
export interface CarriedClock {
  readonly metric: Metric
  readonly startedAt: Instant
  readonly breachedAt: Instant | null
  /** What it did not count before the merge, in order. */
  readonly pauses: readonly Pause[]
  /** Whose it is, when that ticket had itself taken in another: that one's number and terms. */
  readonly of?: {
    readonly number: number
    readonly segment: Segment
    readonly plan: string | null
    readonly contract: string | null
  }
}
