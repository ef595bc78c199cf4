/** Which step an undo means: the one that is named, or the last thing that whoever asks did to the ticket (TRI-8). */
import { may } from '../access/permissions.ts'
import { isOnlyFollowing } from '../attention/watch.ts'
import { Refusal } from '../refusal.ts'
import { happened } from '../takes-back.ts'
import type { Ticket } from '../ticket.ts'
import type { TicketEvent } from '../ticket-event.ts'
import { isoOf } from '../time.ts'
import { type Asking, named } from './asking.ts'
import { isInTime, isShort, refuseOvertaken, stepWords, together, wholeStep } from './take-back.ts'
import { PUT_RIGHT_OTHERWISE, STANDING } from './undo-steps.ts'

export interface UndoRequest {
  /** Version of the ticket once the step was taken, which is to be taken back; when null, the last thing that whoever asks
   *  did to it. */
  readonly version: number | null
}

const NOT_THEIRS: ReadonlySet<string> = new Set(['opened', 'received'])

type Events = readonly TicketEvent[]

export interface Undoing extends UndoRequest {
  /** Whether the issue that the step had filed goes with it, since nothing else has happened to that; not when left out. */
  readonly issueGoes?: boolean
}

const undoesOf = ({ change }: TicketEvent): number | undefined => ('undoes' in change ? change.undoes : undefined)
const isOfWeight = ({ change }: TicketEvent): boolean => STANDING[change.type] !== 'light'

/** The events that still count: neither taken back nor taking back. */
function kept(events: Events): Events {
  const gone = new Set(events.map(undoesOf))
  return happened(events).filter((event) => undoesOf(event) === undefined && !gone.has(event.version))
}

/** Those of them that are of weight or a step that can be taken back. */
export const standing = (events: Events): Events => kept(events).filter((event) => isOfWeight(event) || isShort(event))

const issueOf = ({ change }: TicketEvent): number | undefined =>
  change.type === 'issue_linked' || change.type === 'issue_unlinked' ? change.issue : undefined

/** Whether it came with an issue that was merged or has shipped: not a step on the ticket. */
const isOfIssue = (events: Events, event: TicketEvent): boolean =>
  issueOf(event) !== undefined &&
  events.some(
    (each) =>
      each !== event && together(each, event) && (issueOf(each) !== undefined || each.change.type === 'issue_shipped'),
  )

/** Whether it is a step that can be taken back at all. */
const isStep = (events: Events, event: TicketEvent): boolean =>
  STANDING[event.change.type] === 'back' || (isShort(event) && !isOfIssue(events, event))

/** What whoever asks did to the ticket at last, with all of the same step; following it is nothing that is done to it, and a
 *  message is the customer's doing, whoever typed it in. */
function lastDone(events: Events, { handle }: Asking): Events {
  const own = kept(events).filter(
    ({ actor, change }) => actor === handle && !NOT_THEIRS.has(change.type) && !isOnlyFollowing(change),
  )
  const last = own.at(-1)
  return own.filter((each) => last && together(each, last))
}

/** The step that was named by its version. */
function stepNamed(events: Events, version: number): TicketEvent | undefined {
  const named_ = standing(events).findLast((event) => event.version <= version && isStep(events, event))
  const between = (event: TicketEvent) =>
    event.version > (named_?.version ?? 0) && event.version <= version && isOfWeight(event)
  // What was named is no such step, or was taken back before: nobody means the step before it.
  return events.some(between) ? undefined : named_
}

/** The last thing that whoever asks did to the ticket; of who did nothing to it, the last thing of weight. */
function lastMeant(events: Events, asking: Asking): TicketEvent | undefined {
  const own = lastDone(events, asking)
  if (own.length > 0) return own.findLast((event) => isStep(events, event))
  const last = standing(events).findLast(isOfWeight)
  return last && isStep(events, last) ? last : undefined
}

/** The step that `request` means, if it can be taken back at all. */
export function stepMeant(events: Events, asking: Asking, { version }: UndoRequest): TicketEvent | undefined {
  const meant = version === null ? lastMeant(events, asking) : stepNamed(events, version)
  return meant && wholeStep(events, meant)
}

/** What stands in the way of taking `step` back: what is of weight, and of an issue what became of the same link. */
const inTheWay = (events: Events, step: TicketEvent): Events =>
  standing(events).filter(
    (event) =>
      event.version > step.version &&
      (isOfWeight(event) || (issueOf(event) !== undefined && issueOf(event) === issueOf(step))),
  )

/** How a step is named that is older than what an undo means by itself; nothing where there is none. */
function nameable(events: Events, asking: Asking): string {
  const older = standing(events).findLast((event) => isStep(events, event) && isOfWeight(event))
  if (!older || inTheWay(events, older).length > 0) return ''
  const isLater = STANDING[older.change.type] === 'back'
  const isTheirs = older.actor === asking.handle || may(asking, 'release_others')
  if (!isInTime(older, asking) && !(isLater && isTheirs)) return ''
  return ` If you mean that it was ${stepWords(older.change.type)}, name version ${older.version}.`
}

/** @throws Refusal `undo_nothing` */
function refuseNothing(ticket: Ticket, events: Events, asking: Asking, { version }: UndoRequest): never {
  const own = version === null ? lastDone(events, asking) : []
  const last = own.findLast(isOfWeight) ?? own.at(-1)
  if (last) {
    const { change, at } = last
    const right = PUT_RIGHT_OTHERWISE[change.type] ?? 'Put right what is wrong with a verb of its own.'
    const did = `The last thing that ${asking.handle} did to ${named(ticket)} cannot be taken back: ${stepWords(change.type)} at ${isoOf(at)}.`
    throw new Refusal('undo_nothing', `${did} ${right}${nameable(events, asking)}`)
  }
  const what = version === null ? 'Nothing' : `What brought version ${version}`
  const text = `${what} of ${named(ticket)} can${version === null ? '' : 'not'} be taken back. A step of triage and a hold can be, once; what ends, gives back, pins or links for ten seconds.`
  throw new Refusal('undo_nothing', text)
}

/** An older step is the last thing that was done to the ticket, or it is named. @throws Refusal `undo_overtaken` */
function refuseUnnamed(ticket: Ticket, events: Events, asking: Asking, step: TicketEvent): void {
  const back = events.findLast((event) => undoesOf(event) !== undefined)
  if (!back || back.version < step.version || isInTime(step, asking)) return
  const { actor, at, change, version } = step
  const text = `Something was taken back since ${named(ticket)} was ${stepWords(change.type)} by ${actor} at ${isoOf(at)}. Name version ${version} if you mean that step.`
  throw new Refusal('undo_overtaken', text)
}

/** The event to take back, and nothing in its way. @throws Refusal `undo_nothing`, `undo_overtaken` */
export function wantedOf(ticket: Ticket, events: Events, asking: Asking, request: UndoRequest): TicketEvent {
  const wanted = stepMeant(events, asking, request)
  if (!wanted) return refuseNothing(ticket, events, asking, request)
  refuseOvertaken(ticket, wanted.change.type, inTheWay(events, wanted))
  if (request.version === null && STANDING[wanted.change.type] === 'back') refuseUnnamed(ticket, events, asking, wanted)
  return wanted
}
