/** What a ticket's due would be if triage said something else. */
import type { Policies } from '../policies.ts'
import type { Instant } from '../time.ts'
import type { Severity } from '../vocabulary.ts'
import { firstClock } from './first-clock.ts'
import { aimAll } from './obligations.ts'
import { type ClockState, draftOf } from './state.ts'

/** When the first running promise to the customer would be due at `severity`; null when none would run. */
export function dueAtSeverity(state: ClockState, severity: Severity, policies: Policies, now: Instant): Instant | null {
  const draft = draftOf(state)
  draft.facts = { ...state.facts, severity }
  aimAll(draft, policies, { at: now, version: state.version })
  return firstClock(draft, policies)?.dueAt ?? null
}
