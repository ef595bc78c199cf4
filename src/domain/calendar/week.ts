/** The ordinary week of a calendar, without overrides and holidays. Rule: CAL-9. */
import type { Instant } from '../time.ts'
import { wallTimeAt } from '../wall-clock.ts'
import { type Calendar, pieceAt } from './compile.ts'
import { weekSpans } from './plan.ts'
import { intersection, type Spans, union } from './spans.ts'

/** The week of the version in force at `at`, in milliseconds after Monday 00:00 UTC. */
export function weekAt(calendar: Calendar, at: Instant): Spans {
  const { hours } = pieceAt(calendar, at)
  if ('zone' in hours) return weekSpans(hours, wallTimeAt(hours.zone, at) - at)
  const parts = hours.of.map((part) => weekAt(part, at))
  return hours.combine === 'union' ? union(parts) : intersection(parts)
}
