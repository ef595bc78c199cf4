/** What an event says that takes an earlier one back. Rules: docs/spec/triage.md. */
import type { Instant } from './time.ts'
import type { Exclusion, Match, Status } from './vocabulary.ts'

/** What an event that takes an earlier one back says beside its own facts (TRI-8). */
export interface TakesBack {
  /** Version of the event that is taken back. */
  readonly undoes?: number
  /** What else that one had changed, as it was before. */
  readonly restores?: Restored
}

export interface Restored {
  readonly status?: Status
  readonly excluded?: Exclusion | null
  readonly group?: string | null
  readonly matchedBy?: Match | null
  readonly reassignCount?: number
  readonly reopenCount?: number
  readonly routeRule?: string | null
  readonly routeWrong?: boolean
  readonly snoozedUntil?: Instant | null
}
