/** A clock that warns or is missed, as its event tells it. */
import type { Metric } from '../sla/document.ts'
import type { Instant } from '../time.ts'

/** A crossing of a clock, recorded once at its true instant. Of several that are found together one carries the alarm,
 *  which people are told; `covers` says how many it stands for. */
export interface ClockAlarm {
  readonly type: 'clock_warned' | 'clock_breached'
  readonly metric: Metric
  readonly cycle: number
  readonly party: number | null
  /** Percent of the target that was used up; 100 for a breach. */
  readonly percent: number
  readonly dueAt: Instant
  readonly alarm: { readonly key: string; readonly covers: number } | null
}
