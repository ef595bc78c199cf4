/** Verbs that add to the conversation, or say what a message of it is worth: reply, note, receive, judge, waive. Each gives
 *  the changes to append, or refuses. Rules: docs/spec/verbs.md. */
import { Refusal } from '../refusal.ts'
import type { Ticket } from '../ticket.ts'
import type { Contact, Opened, TicketChange, TicketEvent } from '../ticket-event.ts'
import { type Instant, isoOf } from '../time.ts'
import type { ReplyWeight } from '../vocabulary.ts'
import { refuseUnfilled } from '../writing/refuse.ts'
import { type Asking, named, owning, refuseClosed, refuseDone, refuseLeased } from './asking.ts'

/** A message may be older than its arrival, but neither to come nor older than the ticket (VERB-18).
 *  @throws Refusal `event_in_future`, `event_before_ticket` */
function refuseMistimed(ticket: Ticket, { now }: Asking, sentAt: Instant | null): void {
  if (sentAt === null) return
  if (sentAt > now)
    throw new Refusal('event_in_future', 'A message cannot have been sent after now. Give an earlier time.')
  if (sentAt < ticket.receivedAt) {
    const opened = isoOf(ticket.receivedAt)
    const text = `${named(ticket)} was opened at ${opened}; a message of it cannot be older. Give a later time, or open a ticket of its own.`
    throw new Refusal('event_before_ticket', text, { openedAt: opened })
  }
}

/** What happens to the ticket once a public reply is out. */
export type AfterReply = 'stay' | 'hold' | 'ask' | 'solve'

export interface ReplyRequest {
  readonly body: string
  readonly after: AfterReply
  /** What its author says it is worth (VERB-16). */
  readonly weight: ReplyWeight
  /** When it was sent; null for now. What follows on it happens now. */
  readonly sentAt: Instant | null
  /** Versions of the internal notes whose words its author means to tell (WRI-11). */
  readonly repeats?: readonly number[]
}

/** Answers in public; the first response keeps the promise (VERB-7). What was sent elsewhere is past refusing.
 *  @throws Refusal `ticket_closed`, `ticket_solved`, `lease_held`, `event_in_future`, `event_before_ticket`,
 *  `placeholder_unfilled` */
export function reply(ticket: Ticket, asking: Asking, request: ReplyRequest): TicketChange[] {
  const { body, after, weight, sentAt, repeats = [] } = request
  refuseDone(ticket)
  refuseLeased(ticket, asking)
  refuseMistimed(ticket, asking, sentAt)
  if (sentAt === null) refuseUnfilled(body)
  const said = {
    type: 'replied',
    by: asking.handle,
    body,
    weight,
    ...(repeats.length === 0 ? {} : { repeats }),
  } as const
  const replied: TicketChange[] = [...owning(ticket, asking), said]
  if ((after === 'hold' || after === 'ask') && ticket.hold === null) {
    const held = {
      type: 'held',
      for: 'customer',
      reason: after === 'ask' ? 'information_needed' : 'answered',
      note: null,
      actsNext: ticket.contact?.name ?? 'customer',
      until: null,
    } as const
    return [...replied, held]
  }
  return after === 'solve' ? [...replied, { type: 'solved', resolution: 'answered' }] : replied
}

/** Writes an internal note; it stops no clock and moves nothing (VERB-13), whomever it mentions (ATN-1).
 *  @throws Refusal `ticket_closed` */
export function note(
  ticket: Ticket,
  { handle }: Asking,
  body: string,
  mentions: readonly string[] = [],
): TicketChange[] {
  refuseClosed(ticket)
  return [{ type: 'noted', by: handle, body, ...(mentions.length === 0 ? {} : { mentions }) }]
}

export interface Received {
  readonly from: Contact
  readonly body: string
  /** As in the event. */
  readonly html?: string
  /** When they sent it, such as a mail's Date; null for now. */
  readonly sentAt: Instant | null
}

/** A customer's message; it resumes a held ticket and reopens a solved one (TCK-5).
 *  @throws Refusal `ticket_closed`, `event_in_future`, `event_before_ticket` */
export function receive(ticket: Ticket, asking: Asking, { sentAt, ...message }: Received): TicketChange[] {
  refuseClosed(ticket)
  refuseMistimed(ticket, asking, sentAt)
  return [{ type: 'received', ...message }]
}

/** The ticket `number` that a message to a closed one opens: the same customer's, and nobody has looked at it yet (VERB-25).
 *  @throws Refusal `event_in_future`, `event_before_ticket` */
export function followUp(ticket: Ticket, asking: Asking, number: number, { from, sentAt, ...said }: Received): Opened {
  refuseMistimed(ticket, asking, sentAt)
  const { kind, subject, channel, team, accountId, segment, plan, contract, environment, tags } = ticket
  const theirs = { kind, subject, channel, team, accountId, segment, plan, contract, environment, tags }
  const origin = { source: null, externalId: null, splitFrom: null, followUpOf: ticket.number }
  return { type: 'opened', number, ...said, contact: from, ...theirs, ...origin }
}

/** What the reply of `version` counts as among `events`: as last judged, else as its author said; undefined when that
 *  event is no public reply. */
export function weightOf(
  events: readonly Pick<TicketEvent, 'version' | 'change'>[],
  version: number,
): ReplyWeight | undefined {
  const replied = events.find((event) => event.version === version)?.change
  if (replied?.type !== 'replied') return undefined
  const judged = events
    .map(({ change }) => change)
    .findLast((change) => change.type === 'reply_judged' && change.reply === version)
  return judged?.type === 'reply_judged' ? judged.weight : replied.weight
}

export interface Judgement {
  /** Version of the reply. */
  readonly reply: number
  readonly weight: ReplyWeight
  readonly reason: string
}

/** Overrules what a reply counts as, also when the ticket is closed; who may, says the permission judge_replies (VERB-19).
 *  @throws Refusal `reply_not_found`, `weight_unchanged` */
export function judgeReply(
  ticket: Ticket,
  { handle }: Asking,
  { reply: version, weight, reason }: Judgement,
  events: readonly Pick<TicketEvent, 'version' | 'change'>[],
): TicketChange[] {
  const counts = weightOf(events, version)
  if (counts === undefined) {
    const text = `Event ${version} of ticket #${ticket.number} is no public reply. Choose one that is.`
    throw new Refusal('reply_not_found', text)
  }
  if (counts === weight) {
    throw new Refusal('weight_unchanged', `The reply already counts as ${weight}. Judge it otherwise, or leave it.`)
  }
  return [{ type: 'reply_judged', reply: version, weight, by: handle, reason }]
}

export interface Waiver {
  /** Version of the customer's message; 1 is the opening. */
  readonly message: number
  readonly reason: string
}

/** Says that a customer's message, such as a thank-you, needs no answer (VERB-20).
 *  @throws Refusal `ticket_closed`, `lease_held`, `message_not_found`, `answer_already_waived` */
export function waiveAnswer(
  ticket: Ticket,
  asking: Asking,
  { message: version, reason }: Waiver,
  events: readonly Pick<TicketEvent, 'version' | 'change'>[],
): TicketChange[] {
  refuseClosed(ticket)
  refuseLeased(ticket, asking)
  const message = events.find((event) => event.version === version)?.change
  if (message?.type !== 'received' && message?.type !== 'opened') {
    const text = `Event ${version} of ticket #${ticket.number} is no message of the customer. Choose one that is.`
    throw new Refusal('message_not_found', text)
  }
  if (events.some(({ change }) => change.type === 'answer_waived' && change.message === version)) {
    throw new Refusal('answer_already_waived', 'That message is already marked as needing no answer.')
  }
  return [{ type: 'answer_waived', message: version, by: asking.handle, reason }]
}
