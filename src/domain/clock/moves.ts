/** Everything that moved a clock, found by folding the events one by one and comparing what each left behind (EXP-1). */
import { must } from '../assert.ts'
import type { Policies } from '../policies.ts'
import { happened } from '../takes-back.ts'
import type { TicketEvent } from '../ticket-event.ts'
import type { Instant } from '../time.ts'
import type { HoldFor, ReplyWeight } from '../vocabulary.ts'
import { isSameAim, promised } from './aim.ts'
import type { Aim, Clock, Cycle, Pause } from './clock.ts'
import { clocksAt } from './clocks-of.ts'
import { isPaused, isRunning } from './cycle.ts'
import { judgements } from './judged.ts'
import { replay, type Step } from './replay.ts'
import type { ClockFacts, ClockState } from './state.ts'

/** What happened to a cycle. `dueAt` is its due from then on; null while paused. */
export type MoveKind =
  | { readonly kind: 'started'; readonly aim: Aim; readonly dueAt: Instant | null }
  | { readonly kind: 'retargeted'; readonly before: Aim; readonly aim: Aim; readonly dueAt: Instant | null }
  | { readonly kind: 'rebased'; readonly before: Instant | null; readonly dueAt: Instant | null }
  /** An earlier start was taken over from a ticket that was merged in. */
  | { readonly kind: 'joined'; readonly startedAt: Instant; readonly dueAt: Instant | null }
  | { readonly kind: 'paused'; readonly pause: Pause }
  | { readonly kind: 'resumed'; readonly pause: Pause; readonly dueAt: Instant | null }
  | { readonly kind: 'warned'; readonly percent: number }
  /** `byChange`: a change gave it a due that was past already, namely `dueAt`. */
  | { readonly kind: 'missed'; readonly byChange: boolean; readonly dueAt: Instant | null }
  | { readonly kind: 'ended'; readonly cycle: Cycle }
  | { readonly kind: 'cancelled'; readonly because: string }
  /** Owed again, of the old start: what had cancelled it no longer holds. */
  | { readonly kind: 'restored'; readonly dueAt: Instant | null }
  | { readonly kind: 'reopened'; readonly dueAt: Instant | null }
  /** A reply that is no response: the clock runs on. */
  | { readonly kind: 'unanswered'; readonly weight: ReplyWeight }
  /** A hold that does not stop this clock. */
  | { readonly kind: 'runs_on'; readonly for: HoldFor }

export type Move = MoveKind & {
  readonly at: Instant
  /** What did it; of a due that passed, the event it was found with, or null when that was now. */
  readonly event: TicketEvent | null
}

/** A clock with everything that moved it. */
export interface Story {
  readonly clock: Clock
  /** In order of time. */
  readonly moves: readonly Move[]
  /** Why the rule of each of its aims fits, in words. */
  readonly fits: readonly string[]
}

/** One cycle before an event and after it. */
interface Seen {
  readonly before: Cycle | undefined
  readonly after: Cycle
  readonly event: TicketEvent
  /** What replies are worth that were judged otherwise than by their authors. */
  readonly judged: ReadonlyMap<number, ReplyWeight>
}

const isPromised = (cycle: Cycle | undefined): cycle is Cycle => cycle !== undefined && cycle.aims.length > 0
const lastAim = ({ aims }: Cycle): Aim => must(aims.at(-1), 'it is promised')

function aimed({ before, after }: Seen): MoveKind[] {
  const [aim, { dueAt }] = [lastAim(after), after]
  if (!isPromised(before)) return [{ kind: 'started', aim, dueAt }]
  const moves: MoveKind[] = []
  if (after.startedAt !== before.startedAt) moves.push({ kind: 'joined', startedAt: after.startedAt, dueAt })
  if (after.aims.length > before.aims.length) moves.push({ kind: 'retargeted', before: lastAim(before), aim, dueAt })
  else if (after.knownAt !== before.knownAt && dueAt !== before.dueAt)
    moves.push({ kind: 'rebased', before: before.dueAt, dueAt })
  return moves
}

/** An end that was taken back. */
function returned({ before, after }: Seen): MoveKind[] {
  if (!isPromised(before) || before.endedAt === null || after.endedAt !== null) return []
  return [{ kind: before.lapsed === null ? 'reopened' : 'restored', dueAt: after.dueAt }]
}

function paused({ before, after }: Seen): MoveKind[] {
  const open = before?.pauses.at(-1)
  const closed = open?.to === null && after.pauses.find(({ because, to }) => because === open.because && to !== null)
  const last = after.pauses.at(-1)
  const begun = last?.to === null && (open?.to !== null || open.because !== last.because)
  return [
    ...(closed ? [{ kind: 'resumed', pause: closed, dueAt: after.dueAt } as const] : []),
    ...(begun ? [{ kind: 'paused', pause: last } as const] : []),
  ]
}

function ended({ before, after }: Seen): MoveKind[] {
  if (after.endedAt === null || (before?.endedAt ?? null) !== null) return []
  const { cancelledBecause: because } = after
  return because === null ? [{ kind: 'ended', cycle: after }] : [{ kind: 'cancelled', because }]
}

const RESPONSES: ReadonlySet<string> = new Set(['first_response', 'next_response', 'update'])

/** What happened beside a clock that runs on all the same, and would be missed in its story. */
function remarks({ before, after, event, judged }: Seen): MoveKind[] {
  const { change, version } = event
  if (!isPromised(before) || !isRunning(after)) return []
  if (change.type === 'held' && !isPaused(after)) return [{ kind: 'runs_on', for: change.for }]
  if (change.type !== 'replied' || !RESPONSES.has(after.metric)) return []
  const weight = judged.get(version) ?? change.weight
  return weight === 'response' || before.startedBy === version ? [] : [{ kind: 'unanswered', weight }]
}

function warned({ before, after, event }: Seen): MoveKind[] {
  const { change } = event
  if (change.type !== 'clock_warned' || after.warned.length === (before?.warned.length ?? 0)) return []
  return [{ kind: 'warned', percent: change.percent }]
}

/** The moves of one event on one cycle, in the order in which they follow from each other. */
function movesOf(seen: Seen): Move[] {
  const { before, after, event } = seen
  if (!isPromised(after)) return []
  const at = (kind: MoveKind): Move => ({ ...kind, at: event.at, event })
  const { breachedAt, dueAt } = after
  const isNew = breachedAt !== null && (before?.breachedAt ?? null) !== breachedAt
  const byChange = isNew && breachedAt === event.at
  const passed: Move[] =
    isNew && !byChange ? [{ kind: 'missed', byChange, dueAt: breachedAt, at: breachedAt, event }] : []
  const changes = [...returned(seen), ...paused(seen), ...aimed(seen)].map(at)
  const started = changes.map((move) => (move.kind === 'started' ? { ...move, at: after.startedAt } : move))
  const overrun: Move[] = byChange ? [at({ kind: 'missed', byChange, dueAt })] : []
  return [...passed, ...started, ...overrun, ...[...warned(seen), ...remarks(seen), ...ended(seen)].map(at)]
}

const keyOf = ({ metric, party, cycle }: Cycle): string => `${metric} ${party ?? 0} ${cycle}`

/** The facts that the terms of a cycle are matched by: its own customer's. */
function factsOf({ facts, parties }: ClockState, { party }: Cycle): ClockFacts {
  const terms = party === null ? undefined : parties[party]
  return terms ? { ...facts, ...terms } : facts
}

/** Why the rule of the aim that holds after `state` fits. */
function fitOf(state: ClockState, cycle: Cycle, policies: Policies): string {
  const aim = lastAim(cycle)
  const promises = promised(factsOf(state, cycle), policies, cycle.knownAt)[cycle.metric] ?? []
  return promises.find((promise) => isSameAim(aim, promise))?.because ?? ''
}

interface Told {
  readonly moves: Move[]
  readonly fits: string[]
}

function tell(told: Told, { event, state }: Step, seen: Seen, policies: Policies): Told {
  const { moves, fits } = told
  const isNewAim = seen.after.aims.length > fits.length
  return {
    moves: [...moves, ...movesOf({ ...seen, event })],
    fits: isNewAim ? [...fits, fitOf(state, seen.after, policies)] : fits,
  }
}

const NOTHING: Told = { moves: [], fits: [] }

/** A miss that no event has come after yet. */
function missedByNow({ breachedAt, dueAt }: Clock, moves: readonly Move[]): Move[] {
  if (breachedAt === null || moves.some(({ kind }) => kind === 'missed')) return []
  return [{ kind: 'missed', byChange: false, dueAt, at: breachedAt, event: null }]
}

/** A ticket's clocks told. */
export interface Stories {
  readonly state: ClockState
  /** Of every clock as clocksAt has them. */
  readonly stories: readonly Story[]
}

/** What happened to each clock of a ticket, as it stands at `now`; what was taken back within seconds did not (LIF-7). */
export function storiesOf(all: readonly TicketEvent[], policies: Policies, now: Instant): Stories {
  const events = happened(all)
  const judged = judgements(events)
  const told = new Map<string, Told>()
  let before: ClockState | undefined
  for (const step of replay(events, policies)) {
    for (const [index, after] of step.state.cycles.entries()) {
      const seen = { before: before?.cycles[index], after, event: step.event, judged }
      told.set(keyOf(after), tell(told.get(keyOf(after)) ?? NOTHING, step, seen, policies))
    }
    before = step.state
  }
  const state = must(before, 'a ticket has events')
  const stories = clocksAt(state, policies, now).map((clock) => {
    const { moves, fits } = told.get(keyOf(clock)) ?? NOTHING
    return { clock, moves: [...moves, ...missedByNow(clock, moves)].toSorted((a, b) => a.at - b.at), fits }
  })
  return { state, stories }
}
