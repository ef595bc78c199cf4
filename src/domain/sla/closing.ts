/** When silence ends a ticket (L-AUTO): the `closing` policy as instants. Rules: docs/spec/sla.md. */
import { calendarOf } from '../calendar/calendar.ts'
import type { Policies } from '../policies.ts'
import type { Instant } from '../time.ts'
import { versionAt } from '../version.ts'
import type { ClosingPolicy } from './document.ts'
import { dueOf, targetWords } from './target.ts'

/** When it happens, and after how long a silence, in words. */
export interface Ending {
  readonly at: Instant
  readonly words: string
}

type Step = Exclude<keyof ClosingPolicy, 'name'>

function endingOf(step: Step, since: Instant, policies: Policies, knownAt: Instant): Ending | null {
  const after = versionAt(policies.closing, knownAt)?.document[step]
  if (!after) return null
  const { target } = after
  const calendar = calendarOf(policies.book, target.calendar ?? after.calendar, knownAt)
  return { at: dueOf({ target, calendar, startedAt: since, pauses: [] }), words: targetWords(target) }
}

/** When a ticket is solved that has waited for the customer in silence since `since`; null when never (SLA-15). */
export const autoSolveAt = (since: Instant, policies: Policies, knownAt: Instant = since): Ending | null =>
  endingOf('solveAfter', since, policies, knownAt)

/** When a ticket is closed that was solved at `since`; a message at that very instant is too late to reopen it. Null when
 *  it is never closed by itself (SLA-15). */
export const autoCloseAt = (since: Instant, policies: Policies, knownAt: Instant = since): Ending | null =>
  endingOf('closeAfter', since, policies, knownAt)
