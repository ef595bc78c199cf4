/** What a change of the rules does to the clocks of a ticket: who gains, who loses, who is thereby late. */
import type { Policies } from '../policies.ts'
import type { Metric } from '../sla/document.ts'
import type { Instant, Millis } from '../time.ts'
import type { Cycle } from './clock.ts'
import { clockAt } from './clocks-of.ts'
import { isPaused } from './cycle.ts'
import type { ClockState } from './state.ts'

/** From worst to best for whoever waits. */
export const EFFECTS = ['newly_breached', 'loses', 'starts', 'ends', 'gains'] as const
export type Effect = (typeof EFFECTS)[number]

/** A clock that the change moves. */
export interface ClockMove {
  readonly metric: Metric
  /** Null where nothing is owed, and while it is paused. */
  readonly before: Instant | null
  readonly after: Instant | null
  /** How much later it is due, negative for earlier; of a paused one, how much more counted time it has left. Zero where
   *  the promise begins or falls away. */
  readonly movedMs: Millis
  readonly effect: Effect
}

/** A state of the clocks, under the rules it was folded by. */
export interface Judged {
  readonly state: ClockState
  readonly policies: Policies
}

const owes = ({ endedAt, lapsed, aims }: Cycle): boolean => endedAt === null && lapsed === null && aims.length > 0

/** Whether it is missed by `now`; at the due itself it is not yet (CLK-13). */
const isLate = ({ breachedAt, dueAt }: Cycle, now: Instant): boolean =>
  breachedAt !== null || (dueAt !== null && dueAt < now)

function leftOver(cycle: Cycle, { policies }: Judged, now: Instant): Millis {
  return clockAt(cycle, policies, now)?.remaining ?? 0
}

interface Pair {
  readonly was: Cycle
  readonly is: Cycle
}

function moved({ was, is }: Pair, before: Judged, after: Judged, now: Instant): Millis {
  if (was.dueAt !== null && is.dueAt !== null) return is.dueAt - was.dueAt
  if (isPaused(was) && isPaused(is)) return leftOver(is, after, now) - leftOver(was, before, now)
  return 0
}

/** What it means to whoever waits; undefined when nothing differs. */
function effectOf({ was, is }: Pair, movedMs: Millis, now: Instant): Effect | undefined {
  if (!owes(is)) return owes(was) ? 'ends' : undefined
  if (isLate(is, now) && !(owes(was) && isLate(was, now))) return 'newly_breached'
  if (!owes(was)) return 'starts'
  if (movedMs === 0) return undefined
  return movedMs > 0 ? 'gains' : 'loses'
}

function moveOf(pair: Pair, before: Judged, after: Judged, now: Instant): ClockMove | undefined {
  const { was, is } = pair
  const movedMs = owes(was) && owes(is) ? moved(pair, before, after, now) : 0
  const effect = effectOf(pair, movedMs, now)
  if (effect === undefined) return undefined
  const dueOf = (cycle: Cycle) => (owes(cycle) ? cycle.dueAt : null)
  return { metric: was.metric, before: dueOf(was), after: dueOf(is), movedMs, effect }
}

/** What differs between the promises owed `before` a change and `after` it, at `now`. The change itself begins no clock,
 *  so that the cycles of both are the same ones in the same order. */
export function clockMoves(before: Judged, after: Judged, now: Instant): ClockMove[] {
  return before.state.cycles.flatMap((was, index) => {
    const is = after.state.cycles[index]
    return (is && moveOf({ was, is }, before, after, now)) ?? []
  })
}

const rank = ({ effect }: ClockMove): number => EFFECTS.indexOf(effect)

/** Worst first: who would be late, then who loses most. */
export const worstFirst = (a: ClockMove, b: ClockMove): number => rank(a) - rank(b) || a.movedMs - b.movedMs

/** How many tickets a change moves, each counted once by the worst of its moves. */
export interface Tally {
  readonly tickets: number
  readonly unchanged: number
  readonly gains: number
  readonly loses: number
  readonly newlyBreached: number
}

export const NO_TICKETS: Tally = { tickets: 0, unchanged: 0, gains: 0, loses: 0, newlyBreached: 0 }

/** A promise that begins takes time away, one that falls away gives it back. */
const COUNTED = {
  newly_breached: 'newlyBreached',
  loses: 'loses',
  starts: 'loses',
  ends: 'gains',
  gains: 'gains',
} as const satisfies Record<Effect, keyof Tally>

/** The tally with one more ticket and its moves. */
export function tallied(tally: Tally, moves: readonly ClockMove[]): Tally {
  const [worst] = moves.toSorted(worstFirst)
  const counted = worst ? COUNTED[worst.effect] : 'unchanged'
  return { ...tally, tickets: tally.tickets + 1, [counted]: tally[counted] + 1 }
}
