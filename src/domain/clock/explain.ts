/** The clocks of a ticket explained: every clock with what moved it, and what the strips draw. Rules: docs/spec/explain.md. */
import { must } from '../assert.ts'
import { isOpen, nextOpening } from '../calendar/calendar.ts'
import type { Policies } from '../policies.ts'
import { targetWords } from '../sla/target.ts'
import type { TicketEvent } from '../ticket-event.ts'
import { type Instant, type Interval, later, MINUTE } from '../time.ts'
import { shiftWords } from '../time-words.ts'
import type { Aim, Clock } from './clock.ts'
import {
  calendarOfClock,
  countedUntil,
  countsHours,
  isInHours,
  lastOf,
  shiftsOf,
  type ZoneShift,
  zonesOf,
} from './counted.ts'
import { holdFlags } from './hold-flags.ts'
import { type Message, messagesOf } from './messages.ts'
import { type Move, type Story, storiesOf } from './moves.ts'
import { clockSentence, clockTitle } from './sentence.ts'
import type { HoldSpan } from './state.ts'
import type { StepKind } from './step-kind.ts'
import { stepWords, type Teller } from './step-words.ts'

/** One thing that moved a clock, in words. */
export interface ToldStep {
  readonly at: Instant
  readonly text: string
  readonly did: StepKind
  /** Version of the event that did it; null when nothing but time did. */
  readonly event: number | null
  /** The due from then on; null where the step brought none. */
  readonly dueAt: Instant | null
}

export interface ExplainedAim extends Aim {
  /** Such as `4 business hours`. */
  readonly words: string
  /** Why its rule fits, in words. */
  readonly fits: string
  /** Name and version of the policy, or name of the contract. */
  readonly source: string
}

export interface ExplainedClock extends Clock {
  readonly title: string
  readonly aims: readonly ExplainedAim[]
  /** Whether its time counts now; false outside the hours of its calendar, and once it has ended. */
  readonly openNow: boolean
  /** When it counts again, when it does not for its hours alone. */
  readonly opensAt: Instant | null
  /** When its time counted or would count, oldest first; of very many the latest. */
  readonly counted: readonly Interval[]
  readonly sentence: string
  readonly steps: readonly ToldStep[]
}

export interface FlaggedSpan extends HoldSpan {
  readonly flags: readonly string[]
}

export interface Explained {
  readonly asOf: Instant
  /** The zone that times in the texts are told in. */
  readonly timeZone: string
  readonly clocks: readonly ExplainedClock[]
  readonly holds: readonly FlaggedSpan[]
  readonly messages: readonly Message[]
  /** From the first start to the last of due and end, and now while something is owed. */
  readonly range: Interval
  readonly shifts: readonly ZoneShift[]
}

/** Strips are at most a few thousand pixels wide, so more stretches than this could not be told apart. */
const MOST_STRETCHES = 400

function hoursNow(clock: Clock, policies: Policies, now: Instant): { openNow: boolean; opensAt: Instant | null } {
  if (clock.endedAt !== null) return { openNow: false, opensAt: null }
  const calendar = calendarOfClock(clock, policies)
  const openNow = !countsHours(clock) || isOpen(calendar, now)
  return { openNow, opensAt: openNow ? null : nextOpening(calendar, now) }
}

function sourceOf({ policy, table }: Aim, policies: Policies): string {
  if (policy === null) return table
  const version = policies.sla.find((each) => each.version === policy)
  return `${version?.document.name ?? 'sla'}, version ${policy}`
}

function explainedAims({ clock, fits }: Story, policies: Policies): ExplainedAim[] {
  return clock.aims.map((aim, index) => ({
    ...aim,
    dueAt: index === clock.aims.length - 1 ? clock.dueAt : aim.dueAt,
    words: targetWords(aim.target),
    fits: fits[index] ?? '',
    source: sourceOf(aim, policies),
  }))
}

/** Changes of the clocks during the story of `clock`, if it counts hours of the wall. */
function shiftSteps(clock: Clock, { policies, now }: Teller): ToldStep[] {
  if (!countsHours(clock)) return []
  return shiftsOf(clock, policies, { start: clock.startedAt, end: lastOf(clock, now) }).map(({ at, by, timeZone }) => {
    const where = isInHours(clock, policies, at) ? 'inside its hours; time counts as it passes' : 'outside its hours'
    const text = `Clocks change in ${timeZone}: ${shiftWords(at, by, timeZone)}, ${where}`
    return { at, text, did: 'shifted', event: null, dueAt: null }
  })
}

function kindOf(move: Move): StepKind {
  if (move.kind !== 'ended') return move.kind
  return move.cycle.outcome === 'breached' ? 'late' : 'met'
}

function stepsOf(story: Story, teller: Teller): ToldStep[] {
  const steps = story.moves.map((move) => ({
    at: move.at,
    text: stepWords(move, story, teller),
    did: kindOf(move),
    event: move.event?.version ?? null,
    dueAt: 'dueAt' in move ? move.dueAt : null,
  }))
  return [...steps, ...shiftSteps(story.clock, teller)].toSorted((a, b) => a.at - b.at)
}

function explainedClock(story: Story, teller: Teller): ExplainedClock {
  const { clock } = story
  const { policies, now } = teller
  const hours = hoursNow(clock, policies, now)
  return {
    ...clock,
    ...hours,
    title: clockTitle(clock),
    aims: explainedAims(story, policies),
    counted: countedUntil(clock, policies, lastOf(clock, now)).slice(-MOST_STRETCHES),
    sentence: clockSentence(clock, policies, { ...teller, ...hours }),
    steps: stepsOf(story, teller),
  }
}

function rangeOf(clocks: readonly Clock[], events: readonly TicketEvent[], now: Instant): Interval {
  const starts = clocks.map(({ startedAt }) => startedAt)
  const opened = must(events[0], 'a ticket has events').at
  const ends = clocks.flatMap((clock) => [lastOf(clock, now), clock.dueAt ?? clock.startedAt])
  const start = starts.reduce((first, at) => (at < first ? at : first), starts[0] ?? opened)
  const end = ends.reduce((last, at) => (at > last ? at : last), later(start, MINUTE))
  return { start, end }
}

function shiftsWithin(clocks: readonly Clock[], policies: Policies, range: Interval): ZoneShift[] {
  const all = clocks.flatMap((clock) => shiftsOf(clock, policies, range))
  const each = new Map(all.map((shift) => [`${shift.timeZone} ${shift.at}`, shift]))
  return [...each.values()].toSorted((a, b) => a.at - b.at)
}

/** The zone of the hours of the first clock, where nobody asks for another. */
function zoneOfClocks([first]: readonly Clock[], policies: Policies): string {
  return (first && zonesOf(calendarOfClock(first, policies), first.startedAt)[0]) ?? 'UTC'
}

export interface Asked {
  readonly policies: Policies
  readonly now: Instant
  /** IANA name of the zone to tell times in; that of the calendar when undefined. */
  readonly timeZone?: string | undefined
}

/** The clocks of the ticket with these events, as they stand at `now`. */
export function explainClocks(events: readonly TicketEvent[], { policies, now, timeZone }: Asked): Explained {
  const { state, stories } = storiesOf(events, policies, now)
  const clocks = stories.map(({ clock }) => clock)
  const range = rangeOf(clocks, events, now)
  const zone = timeZone ?? zoneOfClocks(clocks, policies)
  const teller = { timeZone: zone, now, policies, events: new Map(events.map((event) => [event.version, event])) }
  return {
    asOf: now,
    timeZone: zone,
    clocks: stories.map((story) => explainedClock(story, teller)),
    holds: state.holds.map((hold) => ({ ...hold, flags: holdFlags(hold, policies, now) })),
    messages: messagesOf(events),
    range,
    shifts: shiftsWithin(clocks, policies, range),
  }
}
