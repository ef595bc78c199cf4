/** Who is on now, who is next, when the next person arrives, and where people are missing. Rules: DUT-10 to DUT-12. */
import { union } from '../calendar/spans.ts'
import { DAY, type Instant, type Interval, instantOf, later, type Millis } from '../time.ts'
import type { Version } from '../version.ts'
import type { DutyRota, People } from './document.ts'
import { atWorkBetween, isAtWork } from './hours.ts'
import { type Duty, dutiesAt, dutiesBetween, type OnDuty } from './rota.ts'

/** How far ahead the next person is looked for. */
const AHEAD: Millis = 15 * DAY
const WEEK: Millis = 7 * DAY

export interface OnNow extends OnDuty {
  readonly block: string
  /** When their duty ends, with what follows on it without a break. */
  readonly until: Instant
}

export interface Arrival {
  readonly at: Instant
  readonly handles: readonly string[]
}

/** A time in which fewer are on than wanted; `no_block`: none of the blocks has it. */
export interface Gap extends Interval {
  readonly kind: 'nobody' | 'few' | 'no_block'
  readonly block: string | null
  readonly on: number
  readonly wanted: number
}

/** A team's duty at one instant. */
export interface Board {
  readonly now: readonly OnNow[]
  /** Handles of those who are at work by their own hours, and not away. */
  readonly atWork: readonly string[]
  /** The next change of who is on, and who is on then. */
  readonly next: { readonly at: Instant; readonly on: readonly OnDuty[] } | null
  /** When somebody comes who is neither on duty nor at work now; null when nobody does for two weeks. */
  readonly nextArrival: Arrival | null
  /** Of the coming week. */
  readonly gaps: readonly Gap[]
}

/** A team and everything its duty follows from. */
export interface DutyOfTeam {
  readonly team: string
  /** Of its policy, oldest first; none where it has none. */
  readonly versions: readonly Version<DutyRota>[]
  /** Everybody, also of other teams: backups may be anywhere. */
  readonly people: People
}

/** Who is on at an instant: each once, whatever blocks they are on in. */
function onAt(duties: readonly Duty[], at: Instant): OnDuty[] {
  const on = new Map<string, OnDuty>()
  for (const duty of dutiesAt(duties, at))
    for (const each of duty.on) if (!on.has(each.handle)) on.set(each.handle, each)
  return [...on.values()]
}

/** When the duty of `handle` that is under way at `at` ends. */
function untilOf(duties: readonly Duty[], handle: string, at: Instant): Instant {
  let until = at
  for (const { start, end, on } of duties) {
    if (start <= until && end > until && on.some((each) => each.handle === handle)) until = end
  }
  return until
}

function onNow(duties: readonly Duty[], at: Instant): OnNow[] {
  const blockOf = (handle: string) =>
    dutiesAt(duties, at).find(({ on }) => on.some((each) => each.handle === handle))?.block ?? ''
  return onAt(duties, at).map((each) => ({
    ...each,
    block: blockOf(each.handle),
    until: untilOf(duties, each.handle, at),
  }))
}

const handlesOf = (on: readonly OnDuty[]): string =>
  on
    .map(({ handle }) => handle)
    .toSorted()
    .join(' ')

/** Who is on when next somebody else is on than now, or the same again after a break. */
function nextOf(duties: readonly Duty[], at: Instant): Board['next'] {
  const now = handlesOf(onAt(duties, at))
  const edges = [...new Set(duties.flatMap(({ start, end }) => [start, end]))].filter((edge) => edge > at)
  let changed = false
  for (const edge of edges.toSorted((a, b) => a - b)) {
    const on = onAt(duties, edge)
    changed ||= handlesOf(on) !== now
    if (changed && on.length > 0) return { at: edge, on }
  }
  return null
}

const ofTeam = ({ team, people }: DutyOfTeam) => [...people.values()].filter((person) => person.team === team)

function arrivalOf(given: DutyOfTeam, duties: readonly Duty[], at: Instant): Arrival | null {
  const here = new Set(onAt(duties, at).map(({ handle }) => handle))
  for (const person of given.people.values()) if (isAtWork(person, at)) here.add(person.handle)
  const comings = [
    ...duties.flatMap(({ start, on }) => on.map(({ handle }) => ({ at: start, handle }))),
    ...ofTeam(given).flatMap((person) =>
      atWorkBetween(person, at, later(at, AHEAD)).map(({ start }) => ({ at: start, handle: person.handle })),
    ),
  ].filter((coming) => coming.at > at && !here.has(coming.handle))
  const first = comings.reduce((least, coming) => Math.min(least, coming.at), Number.POSITIVE_INFINITY)
  if (first === Number.POSITIVE_INFINITY) return null
  const handles = comings.filter((coming) => coming.at === first).map(({ handle }) => handle)
  return { at: instantOf(first), handles: [...new Set(handles)].toSorted() }
}

/** Cut at the ends of the range. */
const within = <Part extends Interval>(part: Part, { start, end }: Interval): Part => ({
  ...part,
  start: instantOf(Math.max(part.start, start)),
  end: instantOf(Math.min(part.end, end)),
})

/** What of the range no duty holds. */
function noBlock(duties: readonly Duty[], range: Interval): Gap[] {
  const spans = union(duties.map((duty) => within(duty, range)).map(({ start, end }) => [start, end]))
  const edges = [range.start, ...spans, range.end]
  return Array.from({ length: edges.length / 2 }, (_, index) => ({
    start: instantOf(edges[2 * index] ?? 0),
    end: instantOf(edges[2 * index + 1] ?? 0),
    kind: 'no_block' as const,
    block: null,
    on: 0,
    wanted: 0,
  })).filter(({ start, end }) => start < end)
}

/** Where fewer are on than wanted in [from, to), in order; a team without a policy has no gaps. */
export function gapsBetween(duties: readonly Duty[], range: Interval): Gap[] {
  const short = duties.filter(({ on, wanted }) => on.length < wanted)
  const told = short.map(({ block, start, end, on, wanted }): Gap => {
    return within({ start, end, kind: on.length === 0 ? 'nobody' : 'few', block, on: on.length, wanted }, range)
  })
  return [...told, ...noBlock(duties, range)].toSorted((a, b) => a.start - b.start || a.end - b.end)
}

/** The one question of a team's duty, answered for `at` (DUT-10). */
export function boardOf(given: DutyOfTeam, at: Instant): Board {
  const { versions, people } = given
  const duties = dutiesBetween(versions, people, { start: at, end: later(at, AHEAD) })
  const week = { start: at, end: later(at, WEEK) }
  const soon = duties.filter(({ start }) => start < week.end)
  return {
    now: onNow(duties, at),
    atWork: ofTeam(given).flatMap((person) => (isAtWork(person, at) ? [person.handle] : [])),
    next: nextOf(duties, at),
    nextArrival: arrivalOf(given, duties, at),
    gaps: gapsBetween(soon, week).filter(({ kind }) => kind !== 'no_block'),
  }
}
