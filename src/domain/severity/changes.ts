/** Changes of severity and priority, with what the customer's clocks stood at when they were made (SEV-14, SEV-15). */
import type { Cycle } from '../clock/clock.ts'
import { clockAt } from '../clock/clocks-of.ts'
import { isRunning } from '../clock/cycle.ts'
import { replay } from '../clock/replay.ts'
import type { ClockState } from '../clock/state.ts'
import type { Policies } from '../policies.ts'
import { CUSTOMER_METRICS, type Metric } from '../sla/document.ts'
import type { ProposedLevel, TicketEvent } from '../ticket-event.ts'
import { elapsed, type Instant, MINUTE, type Millis } from '../time.ts'
import type { Priority, Severity } from '../vocabulary.ts'

interface Standing {
  readonly severity: Severity
  readonly priority: Priority
}

/** The promise to the customer that would have run out first. */
export interface ThreatenedClock {
  readonly metric: Metric
  readonly dueAt: Instant
  /** Its due under what was set; null where nothing is promised any more. */
  readonly dueAfter: Instant | null
  /** From the change to the due, by the clock on the wall. */
  readonly left: Millis
  /** Whole percents of the target that were left, rounded down. */
  readonly percentLeft: number
}

export interface PriorityChange {
  readonly version: number
  readonly at: Instant
  readonly by: string
  readonly reason: string
  readonly before: Standing
  readonly after: Standing
  /** What the criteria implied; null when they decided nothing, undefined when nobody asked them. */
  readonly proposed: ProposedLevel | null | undefined
  /** Null when no promise to the customer ran. */
  readonly clock: ThreatenedClock | null
  /** Whether less was made of it. */
  readonly isLowered: boolean
  /** Lowered when little was left of a promise. */
  readonly isNearBreach: boolean
}

/** Little is left of a promise: a quarter of its target, or an hour. */
const NEAR_PERCENT = 25
const NEAR: Millis = 60 * MINUTE

const CUSTOMERS: ReadonlySet<string> = new Set(CUSTOMER_METRICS)

type Dued = Cycle & { readonly dueAt: Instant }

/** The customer's promise that runs out first of those that run at `at` and are not missed. */
function firstDue({ cycles }: ClockState, at: Instant): Dued | undefined {
  const running = cycles.filter(
    (cycle): cycle is Dued =>
      CUSTOMERS.has(cycle.metric) &&
      cycle.aims.length > 0 &&
      isRunning(cycle) &&
      cycle.breachedAt === null &&
      (cycle.dueAt ?? at) >= at,
  )
  return running.toSorted((a, b) => a.dueAt - b.dueAt)[0]
}

function threatened(before: ClockState, after: ClockState, at: Instant, policies: Policies): ThreatenedClock | null {
  const cycle = firstDue(before, at)
  const clock = cycle && clockAt(cycle, policies, at)
  if (!cycle || !clock) return null
  const { metric, dueAt } = cycle
  const same = after.cycles[before.cycles.indexOf(cycle)]
  const percentLeft = Math.floor((100 * clock.remaining) / (clock.used + clock.remaining))
  const dueAfter = same && isRunning(same) ? same.dueAt : null
  return { metric, dueAt, dueAfter, left: elapsed(at, dueAt), percentLeft }
}

const isLower = (before: Standing, after: Standing): boolean =>
  after.priority > before.priority || after.severity > before.severity

const isNear = ({ left, percentLeft }: ThreatenedClock): boolean => left <= NEAR || percentLeft <= NEAR_PERCENT

/** Every triage of a ticket that changed an earlier one, in the order they happened. */
export function priorityChanges(events: readonly TicketEvent[], policies: Policies): PriorityChange[] {
  const changes: PriorityChange[] = []
  let standing: Standing | null = null
  let state: ClockState | undefined
  for (const step of replay(events, policies)) {
    const { at, version, actor, change } = step.event
    if (change.type === 'untriaged') standing = null
    if (change.type === 'triaged') {
      const { severity, priority, reason, proposed } = change
      const after: Standing = { severity, priority }
      const isSame = standing?.severity === severity && standing.priority === priority
      if (standing && state && !isSame) {
        const clock = threatened(state, step.state, at, policies)
        const isLowered = isLower(standing, after)
        const isNearBreach = isLowered && clock !== null && isNear(clock)
        const told = { version, at, by: actor, reason, before: standing, after, proposed }
        changes.push({ ...told, clock, isLowered, isNearBreach })
      }
      standing = after
    }
    state = step.state
  }
  return changes
}
