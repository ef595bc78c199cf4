/** Who is on duty when. Rules: DUT-5 to DUT-9. */
import { must } from '../assert.ts'
import { type Day, dateOf, dayOf, weekdayOf } from '../calendar/dates.ts'
import { WEEKDAYS } from '../calendar/document.ts'
import { windowOf } from '../calendar/windows.ts'
import { type Instant, type Interval, instantOf } from '../time.ts'
import type { Version } from '../version.ts'
import { zoneOf } from '../wall-clock.ts'
import { absenceEdges, standIn } from './absence.ts'
import type { DutyBlock, DutyRota, People, Rotation } from './document.ts'
import { daysAround, spanOn } from './hours.ts'

/** Somebody who is on duty. */
export interface OnDuty {
  readonly handle: string
  /** Handle of the one whose turn it is, when that one is away. */
  readonly for: string | null
}

/** A time in which the same people are on duty in one block. */
export interface Duty extends Interval {
  readonly block: string
  /** The local date the block begins on. */
  readonly date: string
  readonly wanted: number
  readonly on: readonly OnDuty[]
  /** Handles whose turn it is and for whom nobody is there. */
  readonly missing: readonly string[]
}

/** Handles of a turn, whether it is written as one or as a group. */
export const groupOf = (entry: Rotation['order'][number]): readonly string[] =>
  typeof entry === 'string' ? [entry] : entry

const zoneOfBlock = ({ zone }: DutyRota, block: DutyBlock): string => block.zone ?? zone

const hasDay = ({ days }: DutyBlock, day: Day): boolean =>
  days.includes(must(WEEKDAYS[weekdayOf(day)], 'a week has seven days'))

/** Days the block has in [first, day). */
function turnsOfDays(block: DutyBlock, first: Day, day: Day): number {
  const weeks = Math.floor((day - first) / 7)
  const rest = Array.from({ length: (day - first) % 7 }, (_, index) => first + weeks * 7 + index)
  return weeks * block.days.length + rest.filter((each) => hasDay(block, each)).length
}

/** Whose turn it is in `block` on the local date `day`; undefined when the block has no such day. Local dates are
 *  counted, not hours, so a week ends where the wall says so (DUT-8). */
function turnOn(block: DutyBlock, day: Day): readonly string[] | undefined {
  const { every, starts, order } = block.rotation
  const first = must(dayOf(starts), 'a policy is checked')
  if (day < first || !hasDay(block, day)) return undefined
  const turn = every === 'week' ? Math.floor((day - first) / 7) : turnsOfDays(block, first, day)
  return groupOf(must(order[turn % order.length], 'a rotation has somebody'))
}

/** Who is there of `turn` at `at`; a backup who is on already counts once (DUT-4). */
function presentOf(turn: readonly string[], people: People, at: Instant): Pick<Duty, 'on' | 'missing'> {
  const on = new Map<string, OnDuty>()
  const missing: string[] = []
  const place = (handle: string, found: string | undefined) => {
    if (found === undefined || on.has(found)) missing.push(handle)
    else on.set(found, { handle: found, for: found === handle ? null : handle })
  }
  const found = turn.map((handle) => [handle, standIn(people, handle, at)] as const)
  // Who is there for themself stands first: their place is not taken by their standing in for another.
  for (const [handle, present] of found) if (present === handle) place(handle, present)
  for (const [handle, present] of found) if (present !== handle) place(handle, present)
  return { on: [...on.values()], missing }
}

const isSame = (one: Pick<Duty, 'on' | 'missing'>, other: Pick<Duty, 'on' | 'missing'>): boolean =>
  JSON.stringify([one.on, one.missing]) === JSON.stringify([other.on, other.missing])

/** When a block is that begins on a local date. */
interface Dated extends Interval {
  readonly date: string
}

/** One block of one date, in as many parts as people go and come in it. */
function parts(block: DutyBlock, span: Dated, turn: readonly string[], people: People): Duty[] {
  const found: Duty[] = []
  const edges = [span.start, ...absenceEdges(people, span), span.end]
  for (const [index, start] of edges.slice(0, -1).entries()) {
    const end = must(edges[index + 1], 'every edge but the last has a next')
    const present = presentOf(turn, people, start)
    const last = found.at(-1)
    if (last && isSame(last, present)) found[found.length - 1] = { ...last, end }
    else found.push({ block: block.name, date: span.date, start, end, wanted: block.people, ...present })
  }
  return found
}

function dutiesOfBlock(policy: DutyRota, block: DutyBlock, people: People, { start, end }: Interval): Duty[] {
  const zone = zoneOf(zoneOfBlock(policy, block))
  const window = must(windowOf(`${block.from}-${block.to}`), 'a policy is checked')
  return daysAround(zone, start, end).flatMap((day) => {
    const turn = turnOn(block, day)
    const span = spanOn(zone, day, window)
    if (!turn || span.start >= span.end || span.end <= start || span.start >= end) return []
    return parts(block, { date: dateOf(day), ...span }, turn, people).filter(
      (duty) => duty.end > start && duty.start < end,
    )
  })
}

const inTime = (duties: readonly Duty[]): Duty[] => duties.toSorted((a, b) => a.start - b.start || a.end - b.end)

/** The duties of one version that overlap [from, to), whole, in order of their start. */
export const dutiesUnder = (policy: DutyRota, people: People, range: Interval): Duty[] =>
  inTime(policy.blocks.flatMap((block) => dutiesOfBlock(policy, block, people, range)))

/** The duties that overlap [from, to). Each version holds until the next takes effect: what then is under way ends, and
 *  goes on as the new one says (DUT-9). Versions are oldest first. */
export function dutiesBetween(versions: readonly Version<DutyRota>[], people: People, range: Interval): Duty[] {
  const found = versions.flatMap(({ effectiveFrom, document }, index) => {
    const until = versions[index + 1]?.effectiveFrom ?? instantOf(Number.POSITIVE_INFINITY)
    const start = Math.max(range.start, effectiveFrom)
    const end = Math.min(range.end, until)
    if (start >= end) return []
    const held = dutiesUnder(document, people, { start: instantOf(start), end: instantOf(end) })
    return held.map((duty) => ({
      ...duty,
      start: instantOf(Math.max(duty.start, effectiveFrom)),
      end: instantOf(Math.min(duty.end, until)),
    }))
  })
  return inTime(found)
}

/** Those of `duties` that are under way at `at`. */
export const dutiesAt = (duties: readonly Duty[], at: Instant): Duty[] =>
  duties.filter(({ start, end }) => start <= at && at < end)
