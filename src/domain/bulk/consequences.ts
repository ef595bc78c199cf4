/** What a step would do to a ticket and its promises, told before it is done. Rules: docs/spec/lifecycle.md. */
import type { Clock } from '../clock/clock.ts'
import { CUSTOMER_METRICS, type Metric } from '../sla/document.ts'
import type { Ticket } from '../ticket.ts'
import { type Instant, isoOf } from '../time.ts'

/** What becomes of a promise. `dropped`: it ends without having been kept; `breaks`: it would be missed by the step. */
export const CLOCK_EFFECTS = ['breaks', 'dropped', 'late', 'met', 'pauses', 'resumes', 'starts', 'moves'] as const
export type ClockEffect = (typeof CLOCK_EFFECTS)[number]

export interface ClockConsequence {
  readonly metric: Metric
  /** Number of the ticket whose customer waits, when that one was merged into this; null for its own. */
  readonly party: number | null
  readonly effect: ClockEffect
  /** Null where nothing is due. */
  readonly before: Instant | null
  readonly after: Instant | null
}

const isOwed = (clock: Clock | undefined): clock is Clock =>
  clock !== undefined && clock.endedAt === null && clock.lapsed === null

function endOf({ outcome }: Clock): ClockEffect {
  if (outcome === 'met') return 'met'
  return outcome === 'breached' ? 'late' : 'dropped'
}

function effectOf(before: Clock | undefined, after: Clock): ClockEffect | undefined {
  if (!isOwed(before)) return isOwed(after) ? 'starts' : undefined
  if (before.breachedAt === null && after.breachedAt !== null) return 'breaks'
  if (!isOwed(after)) return endOf(after)
  if (before.dueAt === after.dueAt) return undefined
  if (after.dueAt === null) return 'pauses'
  return before.dueAt === null ? 'resumes' : 'moves'
}

const dueOf = (clock: Clock | undefined): Instant | null => (isOwed(clock) ? clock.dueAt : null)

/** What differs between the clocks of one ticket before a step and after it, both as they stand at one moment. */
export function clockConsequences(before: readonly Clock[], after: readonly Clock[]): ClockConsequence[] {
  return after.flatMap((clock) => {
    const { metric, party, cycle } = clock
    const was = before.find((each) => each.metric === metric && each.party === party && each.cycle === cycle)
    const effect = effectOf(was, clock)
    return effect === undefined ? [] : [{ metric, party, effect, before: dueOf(was), after: dueOf(clock) }]
  })
}

const CUSTOMERS: ReadonlySet<string> = new Set(CUSTOMER_METRICS)

/** Whether it is a promise to a customer that comes to nothing: missed by the step, or dropped without having been kept. */
export const isBroken = ({ metric, effect }: ClockConsequence): boolean =>
  CUSTOMERS.has(metric) && (effect === 'breaks' || effect === 'dropped')

/** A fact that would be another, as text; null for none. */
export interface FactChange {
  readonly fact: FactName
  readonly before: string | null
  readonly after: string | null
}

/** In the order they are told. */
export const FACTS = [
  'status',
  'team',
  'owner',
  'hold',
  'closingReason',
  'kind',
  'area',
  'tags',
  'effort',
  'snoozedUntil',
  'pin',
  'handOff',
] as const
export type FactName = (typeof FACTS)[number]

const OF: { readonly [Fact in FactName]: (ticket: Ticket) => string | null } = {
  status: ({ status }) => status,
  team: ({ team }) => team,
  owner: ({ owner }) => owner,
  hold: ({ hold }) => hold?.reason ?? null,
  closingReason: ({ closingReason }) => closingReason,
  kind: ({ kind }) => kind,
  area: ({ area }) => area,
  tags: ({ tags }) => (tags.length === 0 ? null : tags.join(', ')),
  effort: ({ effort }) => effort,
  snoozedUntil: ({ snoozedUntil }) => snoozedUntil && isoOf(snoozedUntil),
  pin: ({ pin }) => pin && String(pin.place),
  handOff: ({ handOff }) => handOff?.team ?? null,
}

/** What of a ticket would be another. */
export const factChanges = (before: Ticket, after: Ticket): FactChange[] =>
  FACTS.map((fact) => ({ fact, before: OF[fact](before), after: OF[fact](after) })).filter(
    (change) => change.before !== change.after,
  )
