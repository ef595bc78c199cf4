/** Changes of severity and priority, and of what else pushed a promise away, with what the customer's clocks stood at when they were made (SEV-14, SEV-15). */
import type { Cycle } from '../clock/clock.ts'
import { clockAt } from '../clock/clocks-of.ts'
import { isRunning } from '../clock/cycle.ts'
import { replay } from '../clock/replay.ts'
import type { ClockState } from '../clock/state.ts'
import type { Policies } from '../policies.ts'
import { CUSTOMER_METRICS, type Metric } from '../sla/document.ts'
import type { TicketEvent } from '../ticket-event.ts'
import { type Instant, MINUTE, type Millis } from '../time.ts'
import type { ProposedLevel } from '../triaged.ts'
import type { Priority, Severity } from '../vocabulary.ts'

/** Both null while nobody has triaged it. */
interface Standing {
  readonly severity: Severity | null
  readonly priority: Priority | null
}

/** By what a promise can become later or vanish, beside the time that holds stop and the end of a ticket. */
export const CHANGED_BY = ['triage', 'undo', 'kind', 'account', 'terms', 'route', 'form'] as const
export type ChangedBy = (typeof CHANGED_BY)[number]

/** The promise to the customer that would have run out first. */
export interface ThreatenedClock {
  readonly metric: Metric
  readonly dueAt: Instant
  /** Its due under what was set; null where nothing is promised any more. */
  readonly dueAfter: Instant | null
  /** What was left of the target, counted as the target is: business time where it is promised in business time. */
  readonly left: Millis
  /** Whole percents of the target that were left, rounded down. */
  readonly percentLeft: number
}

export interface PriorityChange {
  readonly version: number
  readonly at: Instant
  readonly by: string
  readonly how: ChangedBy
  /** In its author's words; of what takes none, what was changed. */
  readonly reason: string
  readonly before: Standing
  readonly after: Standing
  /** What the criteria implied; null when they decided nothing, undefined where nothing was asked of them. */
  readonly proposed: ProposedLevel | null | undefined
  /** Flags of a triage that differs from the criteria. */
  readonly flags: readonly string[]
  /** Null when no promise to the customer ran. */
  readonly clock: ThreatenedClock | null
  /** Whether less was made of it: a lower severity or priority, or a promise that is due later or not any more. */
  readonly isLowered: boolean
  /** Lowered when little was left of a promise. */
  readonly isNearBreach: boolean
}

/** Little is left of a promise: a quarter of its target, or an hour of the time it is counted in. */
const NEAR_PERCENT = 25
const NEAR: Millis = 60 * MINUTE

const CUSTOMERS: ReadonlySet<string> = new Set(CUSTOMER_METRICS)

type Dued = Cycle & { readonly dueAt: Instant }

/** The customer's promises that run at `at` and are not missed, the first due first. */
function runningOf({ cycles }: ClockState, at: Instant): Dued[] {
  const running = cycles.filter(
    (cycle): cycle is Dued =>
      CUSTOMERS.has(cycle.metric) &&
      cycle.aims.length > 0 &&
      isRunning(cycle) &&
      cycle.breachedAt === null &&
      (cycle.dueAt ?? at) >= at,
  )
  return running.toSorted((a, b) => a.dueAt - b.dueAt)
}

const isLater = (due: Instant, after: Instant | null): boolean => after === null || after > due

/** Of the promises that ran the first that became later or vanished, else the first. */
function threatened(before: ClockState, after: ClockState, at: Instant, policies: Policies): ThreatenedClock | null {
  const running = runningOf(before, at).map((cycle) => {
    const same = after.cycles[before.cycles.indexOf(cycle)]
    return { cycle, dueAfter: same && isRunning(same) ? same.dueAt : null }
  })
  const found = running.find(({ cycle, dueAfter }) => isLater(cycle.dueAt, dueAfter)) ?? running[0]
  const clock = found && clockAt(found.cycle, policies, at)
  if (!found || !clock) return null
  const { metric, dueAt } = found.cycle
  const percentLeft = Math.floor((100 * clock.remaining) / (clock.used + clock.remaining))
  return { metric, dueAt, dueAfter: found.dueAfter, left: clock.remaining, percentLeft }
}

/** Untriaged says nothing of how bad it is, so that nothing is lower than it, nor it than anything. */
const isLower = (before: Standing, after: Standing): boolean =>
  before.priority !== null &&
  before.severity !== null &&
  after.priority !== null &&
  after.severity !== null &&
  (after.priority > before.priority || after.severity > before.severity)

const isNear = ({ left, percentLeft }: ThreatenedClock): boolean => left <= NEAR || percentLeft <= NEAR_PERCENT

/** How an event can change what is promised, and why it was done; undefined for one that cannot. */
function wayOf({ change }: TicketEvent, before: ClockState): Pick<PriorityChange, 'how' | 'reason'> | undefined {
  switch (change.type) {
    case 'triaged':
      return { how: change.undoes === undefined ? 'triage' : 'undo', reason: change.reason }
    case 'untriaged':
      return { how: 'undo', reason: change.reason }
    case 'taken_back':
      return { how: 'undo', reason: `taken back: ${change.what.replaceAll('_', ' ')}` }
    case 'classified':
      return { how: 'kind', reason: `kind ${before.facts.kind} → ${change.kind}` }
    case 'account_set':
      return { how: 'account', reason: change.reason }
    case 'terms_changed':
      return { how: 'terms', reason: change.reason }
    case 'routed':
      return { how: 'route', reason: change.reason ?? '' }
    case 'form_answered':
      return { how: 'form', reason: `environment ${before.facts.environment ?? 'not known'} → ${change.environment}` }
    default:
      return undefined
  }
}

const standingIn = ({ facts: { severity, priority } }: ClockState): Standing => ({ severity, priority })

/** Whether the report tells it: another severity or priority than before, or a promise that an event pushed away. What a
 *  first triage makes of the severity that was assumed is its purpose, unless nothing is promised any more. */
function isTold(how: ChangedBy, { before, after, clock }: Pick<PriorityChange, 'before' | 'after' | 'clock'>): boolean {
  const isFirst = how === 'triage' && before.priority === null
  if (isFirst) return clock !== null && clock.dueAfter === null
  const isSame = before.severity === after.severity && before.priority === after.priority
  return !isSame || (clock !== null && isLater(clock.dueAt, clock.dueAfter))
}

function changeIn(event: TicketEvent, states: readonly [ClockState, ClockState], policies: Policies) {
  const [earlier, later] = states
  const way = wayOf(event, earlier)
  if (!way) return undefined
  const { at, version, actor, change } = event
  const before = standingIn(earlier)
  const after = standingIn(later)
  const clock = threatened(earlier, later, at, policies)
  if (!isTold(way.how, { before, after, clock })) return undefined
  const { proposed, flags = [] } = change.type === 'triaged' ? change : {}
  const isLowered = isLower(before, after) || (clock !== null && isLater(clock.dueAt, clock.dueAfter))
  const isNearBreach = isLowered && clock !== null && isNear(clock)
  return { version, at, by: actor, ...way, before, after, proposed, flags, clock, isLowered, isNearBreach }
}

/** Every change of severity and priority after the first triage, and whatever else pushed a promise to the customer away, in
 *  the order they happened (SEV-14, SEV-15). */
export function priorityChanges(events: readonly TicketEvent[], policies: Policies): PriorityChange[] {
  const changes: PriorityChange[] = []
  let state: ClockState | undefined
  for (const step of replay(events, policies)) {
    const change = state && changeIn(step.event, [state, step.state], policies)
    if (change) changes.push(change)
    state = step.state
  }
  return changes
}
