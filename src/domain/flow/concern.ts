/** Verbs by which somebody says that they disagree, and both sides say what they think. Each gives the changes to append, or
 *  refuses; none moves a place, a status, an owner or a clock. Rules: docs/spec/concern.md. */
import { Refusal } from '../refusal.ts'
import type { Ticket } from '../ticket.ts'
import type { TicketChange } from '../ticket-event.ts'
import { type Asking, refuseClosed } from '../verbs/asking.ts'
import { bare, CONCERN_FACTS, type ConcernSaid, concernLacks, LETTERS } from './concern-facts.ts'
import { called, mayReply, nobodyDecides, notYours, type On, openConcern } from './concern-open.ts'
import { type Around, decidingAt, takesPart } from './concern-standing.ts'

interface Raised extends ConcernSaid {
  /** Handle of the other side. */
  readonly with: string
  readonly evidence: string | null
}

interface InForce extends On {
  /** Version of the path. */
  readonly policy: number
}

/** @throws Refusal `concern_side_unfit` */
function refuseSide({ handle }: Asking, other: string, { members }: Around): void {
  if (other === handle) {
    throw new Refusal('concern_side_unfit', 'The other side is somebody else than you. Name who sees it otherwise.')
  }
  const member = members.find((each) => each.handle === other)
  if (member === undefined) {
    throw new Refusal('member_not_found', `There is no member "${other}". Check the handle.`)
  }
  if (!takesPart(member)) {
    const text = `${other} is a viewer and reads no concerns. Name a colleague who can say what their view is.`
    throw new Refusal('concern_side_unfit', text)
  }
}

/** Raises a concern at the first step of the path, once it says what both sides think and tried (CON-2).
 *  @throws Refusal `ticket_closed`, `concern_incomplete`, `member_not_found`, `concern_side_unfit`, `concern_already_raised`,
 *  `concern_step_unfit` */
export function raiseConcern(
  ticket: Ticket,
  asking: Asking,
  { with: other, evidence, ...said }: Raised,
  { path, policy, around }: InForce,
): TicketChange[] {
  refuseClosed(ticket)
  const missing = concernLacks(said).map((name) => CONCERN_FACTS[name])
  if (missing.length > 0) {
    const text = `The concern lacks ${missing.length}: ${missing.join(' · ')}. Talk with each other first, then say each in a sentence of ${LETTERS} letters or more, their view otherwise than yours.`
    throw new Refusal('concern_incomplete', text, { missing })
  }
  refuseSide(asking, other, around)
  const first = ticket.concerns.find((each) => each.state === 'open' && bare(each.about) === bare(said.about))
  if (first) {
    const text = `${called(first, ticket)} is about that and still open. Reply to it, or raise what is different about yours.`
    throw new Refusal('concern_already_raised', text, { concern: first.concern })
  }
  const [begins] = path.steps
  if (begins === undefined) throw new Refusal('concern_step_unfit', 'The escalation path has no step. Publish one.')
  if (path.steps.length === 1 && decidingAt(begins, { by: asking.handle, with: other }, around).length === 0) {
    throw new Refusal('concern_step_unfit', nobodyDecides(begins))
  }
  return [
    {
      type: 'concern_raised',
      concern: 1 + Math.max(0, ...ticket.concerns.map(({ concern }) => concern)),
      by: asking.handle,
      with: other,
      ...said,
      evidence,
      step: begins.id,
      policy,
    },
  ]
}

/** The other side says that the view stated for them is theirs, or what it is instead (CON-4).
 *  @throws Refusal `concern_not_found`, `concern_ended`, `concern_confirmed`, `concern_not_yours`, `concern_incomplete` */
export function confirmView(
  ticket: Ticket,
  { handle }: Asking,
  { concern, theirView }: { readonly concern: number; readonly theirView: string | null },
): TicketChange[] {
  const found = openConcern(ticket, concern)
  if (handle !== found.with) {
    const text = `${called(found, ticket)} states the view of ${found.with}, who alone can say whether it is theirs.`
    return notYours(text, [found.with])
  }
  if (found.confirmedAt !== null) {
    throw new Refusal('concern_confirmed', `You have said what your view is. Reply to add to it.`)
  }
  if (theirView !== null && concernLacks({ ...found, tried: found.ourView, theirView }).includes('theirView')) {
    const missing = [CONCERN_FACTS.theirView]
    throw new Refusal('concern_incomplete', 'Say in a sentence how you see it, other than their view.', { missing })
  }
  const isSame = theirView !== null && bare(theirView) === bare(found.theirView)
  return [{ type: 'concern_confirmed', concern, by: handle, theirView: isSame ? null : theirView }]
}

interface Reply {
  readonly concern: number
  readonly reply: string
  readonly evidence: string
}

/** Answers a concern, with evidence (CON-5). @throws Refusal `concern_not_found`, `concern_ended`, `concern_not_yours` */
export function replyConcern(ticket: Ticket, { handle }: Asking, { concern, ...said }: Reply, on: On): TicketChange[] {
  const found = openConcern(ticket, concern)
  const who = mayReply(found, ticket, on)
  if (!who.includes(handle)) {
    notYours(`${called(found, ticket)} is not with you yet. Write what you know as a note.`, who)
  }
  return [{ type: 'concern_replied', concern, by: handle, ...said }]
}

/** Takes a concern back, whoever raised it (CON-8). @throws Refusal `concern_not_found`, `concern_ended`, `concern_not_yours` */
export function withdrawConcern(
  ticket: Ticket,
  { handle }: Asking,
  { concern, reason }: { readonly concern: number; readonly reason: string },
): TicketChange[] {
  const found = openConcern(ticket, concern)
  if (found.by !== handle)
    notYours(`${called(found, ticket)} was raised by ${found.by}, who alone withdraws it.`, [found.by])
  return [{ type: 'concern_withdrawn', concern, by: handle, reason }]
}
