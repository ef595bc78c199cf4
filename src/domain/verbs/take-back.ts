/** Takes a step back within seconds as if it had not happened, on the ticket and on the other one that it told of it.
 *  Rules: docs/spec/lifecycle.md. */
import { must } from '../assert.ts'
import { Refusal } from '../refusal.ts'
import { happened, type Restored, SHORT_STEPS, type ShortStep, type TakenBack } from '../takes-back.ts'
import { foldTickets, type Ticket } from '../ticket.ts'
import type { TicketChange, TicketEvent, TicketEventType } from '../ticket-event.ts'
import { elapsed, isoOf } from '../time.ts'
import { type Asking, named } from './asking.ts'
import { resumedByMerge } from './end.ts'
import { noLongerAsking } from './repeat.ts'
import { PUT_RIGHT, STANDING, UNDO_WITHIN } from './undo-steps.ts'

type Events = readonly TicketEvent[]

/** An event that is such a step. */
export interface Step extends TicketEvent {
  readonly change: Extract<TicketChange, { type: ShortStep }>
}

const SHORT: ReadonlySet<string> = new Set(SHORT_STEPS)
export const isShort = (event: TicketEvent): event is Step => SHORT.has(event.change.type)

/** Whether whoever asks took the step themselves, no more than ten seconds ago (LIF-6). */
export const isInTime = ({ actor, at }: TicketEvent, { handle, now }: Asking): boolean =>
  actor === handle && elapsed(at, now) <= UNDO_WITHIN

const WORDS: Readonly<Partial<Record<TicketEventType, string>>> = {
  issue_linked: 'linked with an issue',
  issue_unlinked: 'unlinked from an issue',
}

export const stepWords = (type: TicketEventType): string => WORDS[type] ?? type.replaceAll('_', ' ')

/** Refuses what can be taken back only at once. @throws Refusal `not_allowed`, `undo_too_late` */
export function refuseLate(ticket: Ticket, step: Step, asking: Asking): void {
  if (isInTime(step, asking)) return
  const { actor, at, change } = step
  const right = PUT_RIGHT[change.type] as (change: Step['change']) => string
  const was = `${named(ticket)} was ${stepWords(change.type)} by ${actor}`
  if (actor !== asking.handle) {
    const text = `${was}. Only ${actor} can take that back, for ten seconds. ${right(change)}`
    throw new Refusal('not_allowed', text)
  }
  const text = `${was} at ${isoOf(at)}, more than ten seconds ago. ${right(change)}`
  throw new Refusal('undo_too_late', text)
}

/** Where a ticket has gone on, nothing of before can be taken back. @throws Refusal `undo_overtaken` */
export function refuseOvertaken(ticket: Ticket, type: TicketEventType, since: Events): void {
  if (since.length === 0) return
  const came = since.map(({ at, actor, change }) => `${stepWords(change.type)} by ${actor} at ${isoOf(at)}`).join('; ')
  const text = `${named(ticket)} has gone on since it was ${stepWords(type)}: ${came}. Put right what is wrong with a verb of its own.`
  const told = since.map(({ version, at, actor, change }) => ({ version, at: isoOf(at), actor, type: change.type }))
  throw new Refusal('undo_overtaken', text, { since: told })
}

const isOfWeight = ({ change }: TicketEvent): boolean => STANDING[change.type] !== 'light'
const after = (events: Events, version: number): Events => events.filter((each) => each.version > version)
const before = (events: Events, version: number): Events => events.filter((each) => each.version < version)

/** Whether both were done in one step. */
export const together = (a: TicketEvent | undefined, b: TicketEvent): boolean => a?.at === b.at && a.actor === b.actor

/** What came just before the event in the same step, if it is of this kind. */
function beside(events: Events, event: TicketEvent, type: TicketEventType): TicketEvent | undefined {
  const found = events.find(({ version }) => version === event.version - 1)
  return found?.change.type === type && together(found, event) ? found : undefined
}

/** The step that an event belongs to: sent to another team, its owner gives it back in the same step. */
export const wholeStep = (events: Events, event: TicketEvent): TicketEvent =>
  (event.change.type === 'released' && beside(events, event, 'routed')) || event

/** The last event of a step. */
function untilOf(events: Events, step: Step): number {
  const next = events.find(({ version }) => version === step.version + 1)
  return next && next !== wholeStep(events, next) ? next.version : step.version
}

/** Acting on a ticket under one's lease had made it one's own (VERB-4): that goes with the step. */
function firstOf(events: Events, step: Step): TicketEvent {
  const claimed = beside(events, step, 'claimed')
  if (!claimed) return step
  const wasLeased = foldTickets(before(events, claimed.version)).lease?.by === step.actor
  return wasLeased ? claimed : step
}

const ENDS: ReadonlySet<TicketEventType> = new Set(['solved', 'closed'])

/** The link with an issue that an end came with, right before it. */
const issueBrought = (events: Events, step: Step): TicketEvent | undefined =>
  ENDS.has(step.change.type) ? beside(events, firstOf(events, step), 'issue_linked') : undefined

/** Number of the issue that `step` linked, unlinked or came with; null for one without. */
export function issueOfStep(events: Events, step: Step): number | null {
  const { change } = issueBrought(events, step) ?? step
  return change.type === 'issue_linked' || change.type === 'issue_unlinked' ? change.issue : null
}

const UNRESTORED: ReadonlySet<string> = new Set(['id', 'number', 'version', 'updatedAt'])

/** What differs between a ticket and what it would be without some of its events. */
function restoring(events: Events, without: Events): Restored {
  const [is, was] = [foldTickets(events), foldTickets(without)]
  const facts = Object.keys(was) as (keyof Ticket)[]
  const differ = (fact: keyof Ticket) => !UNRESTORED.has(fact) && JSON.stringify(is[fact]) !== JSON.stringify(was[fact])
  return Object.fromEntries(facts.filter(differ).map((fact) => [fact, was[fact]]))
}

interface Range {
  readonly what: TakenBack['what']
  readonly since: number
  readonly undoes: number
}

function withoutRange(events: Events, by: string, { what, since, undoes }: Range): TakenBack {
  const rest = events.filter(({ version }) => version < since || version > undoes)
  return { type: 'taken_back', by, what, since, undoes, restores: restoring(events, rest) }
}

/** Takes `step` back; a public reply that was sent with it stays, and so does an issue that it came with, unless that one
 *  goes with it (LIF-9). */
export function stepTakenBack(events: Events, { handle }: Asking, step: Step, issueGoes: boolean): TakenBack {
  const { change } = step
  const first = (issueGoes && issueBrought(events, step)) || firstOf(events, step)
  const undoes = untilOf(events, step)
  const taken = withoutRange(events, handle, { what: change.type, since: first.version, undoes })
  const replied = beside(events, step, 'replied')
  return {
    ...taken,
    ...(replied ? { stays: replied.version } : {}),
    ...(change.type === 'issue_linked' || change.type === 'issue_unlinked' ? { issue: change.issue } : {}),
  }
}

/** Number of the other ticket that a step told of itself; null for one that told none. */
export function otherOf({ change }: Step): number | null {
  switch (change.type) {
    case 'merged':
    case 'split_off':
      return change.into
    case 'dismissed':
      return change.of
    case 'linked':
    case 'unlinked':
      return change.to
    default:
      return null
  }
}

interface Other {
  readonly ticket: Ticket
  /** All of that ticket's. */
  readonly events: Events
  /** Number of the ticket on which the step was taken. */
  readonly number: number
}

/** The other ticket gives back what it took in: refused once it has gone on (LIF-8). */
function unmerged({ ticket, events, number }: Other, { handle }: Asking): TicketChange[] {
  const standing = happened(events)
  const absorbed = standing.findLast(({ change }) => change.type === 'absorbed' && change.number === number)
  const took = must(absorbed, 'a merge is told on both')
  const resumed = beside(events, took, 'resumed')
  const isTheirs = resumed?.change.type === 'resumed' && resumed.change.reason === resumedByMerge({ number })
  const since = resumed && isTheirs ? resumed.version : took.version
  const asking = (each: TicketEvent) => each.change.type === 'also_affects' && each.change.through === number
  const undoes = Math.max(
    took.version,
    ...standing.filter((each) => asking(each) && together(took, each)).map(({ version }) => version),
  )
  refuseOvertaken(ticket, 'merged', after(standing, undoes).filter(isOfWeight))
  return [withoutRange(events, handle, { what: 'absorbed', since, undoes })]
}

/** The part that was split off goes on where it came from; refused once it has gone on by itself (LIF-8). */
function unsplit({ ticket, events, number }: Other, { handle }: Asking): TicketChange[] {
  refuseOvertaken(ticket, 'split_off', after(happened(events), 1).filter(isOfWeight))
  const reason = `taken back: split off from #${number}`
  return [{ type: 'merged', into: number, by: handle, reason }]
}

/** The same link as it stood on the other side, unless that one was linked otherwise since (LIF-8). */
function otherLink(other: Other, { handle }: Asking, step: Step): TicketChange[] {
  const { events, number } = other
  const links = happened(events).filter(
    ({ change }) => (change.type === 'linked' || change.type === 'unlinked') && change.to === number,
  )
  const last = links.at(-1)
  if (!last || !together(last, step) || last.change.type !== step.change.type) {
    refuseOvertaken(
      other.ticket,
      step.change.type,
      links.filter(({ at }) => at >= step.at),
    )
    return []
  }
  const { version } = last
  return [withoutRange(events, handle, { what: step.change.type, since: version, undoes: version })]
}

/** What is appended to the other ticket that `step` told of itself. @throws Refusal `undo_overtaken` */
export function otherTakenBack(other: Other, asking: Asking, step: Step): TicketChange[] {
  switch (step.change.type) {
    case 'merged':
      return unmerged(other, asking)
    case 'split_off':
      return unsplit(other, asking)
    case 'linked':
    case 'unlinked':
      return otherLink(other, asking, step)
    case 'dismissed':
      return noLongerAsking(other.events, other.number, asking.handle)
    default:
      return []
  }
}
