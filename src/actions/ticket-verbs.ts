/** The verbs on one ticket, each one action in one transaction. */

import { lineMode } from '../domain/rank.ts'
import { Refusal } from '../domain/refusal.ts'
import { ladderInForce } from '../domain/severity/propose.ts'
import { checkSubstance } from '../domain/substance.ts'
import type { TicketChange } from '../domain/ticket-event.ts'
import type { Instant } from '../domain/time.ts'
import { matchSender } from '../domain/verbs/assign.ts'
import { type DismissRequest, dismiss } from '../domain/verbs/end.ts'
import { type PinRequest, pin, unpin } from '../domain/verbs/pin.ts'
import { type SnoozeRequest, snooze } from '../domain/verbs/snooze.ts'
import { close, type HoldRequest, hold, reopen, resume, solve } from '../domain/verbs/steer.ts'
import { claim, release, skip } from '../domain/verbs/take.ts'
import { type PriorityProposal, proposePriority, type TriageRequest, triageBy } from '../domain/verbs/triage.ts'
import { type UndoRequest, undo } from '../domain/verbs/undo.ts'
import {
  type Judgement,
  judgeReply,
  note,
  type Received,
  type ReplyRequest,
  receive,
  reply,
  type Waiver,
  waiveAnswer,
} from '../domain/verbs/write.ts'
import type { ClosingReason, ReplyWeight } from '../domain/vocabulary.ts'
import { conversationOf } from '../domain/writing/conversation.ts'
import { repeatedNotes } from '../domain/writing/internal-text.ts'
import { refuseRepeated } from '../domain/writing/refuse.ts'
import type { Tenant } from '../store/db.ts'
import { ticketEvents } from '../store/events.ts'
import { numberOne, pinSurroundings } from '../store/queue.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { workspaceState } from '../store/workspaces.ts'
import { changeTicket } from './change-ticket.ts'
import { keptMessage, type Sent } from './clean-html.ts'
import type { Desk } from './desk.ts'
import { expireTickets } from './expire-tickets.ts'
import { followUpTicket } from './follow-up.ts'
import type { Decided } from './in-hand.ts'
import { senderOf } from './sender-of.ts'

type Done = Promise<PlacedTicket>

/** What the author of a reply says of it. */
interface Wanted {
  readonly weight: ReplyWeight | undefined
  /** That it may repeat an internal note (WRI-11). */
  readonly confirm?: boolean | undefined
}

/** Sets severity and priority, by the ladder that was in force when it arrived. @throws Refusal as `triageBy` and
 *  `changeTicket` */
export const triageTicket = (desk: Desk, number: number, request: TriageRequest): Done =>
  changeTicket(desk, number, (ticket) =>
    triageBy(ticket, desk.asking, request, ladderInForce(desk.policies.severity, ticket, ticket.receivedAt)),
  )

/** Says what somebody who may not set the priority thinks of it. @throws Refusal as `proposePriority` */
export const proposeOnTicket = (desk: Desk, number: number, proposal: PriorityProposal): Done =>
  changeTicket(desk, number, (ticket) => proposePriority(ticket, desk.asking, proposal))

/** Takes one particular ticket; number one is recorded when it was passed over. @throws Refusal as `claim` */
export const claimTicket = (desk: Desk, number: number, request: { takeOver: string | null }): Done =>
  changeTicket(desk, number, async (ticket, tx) => {
    const { mode } = await workspaceState(tx)
    const kind = desk.teams.find(({ slug }) => slug === ticket.team)?.kind ?? null
    const first = await numberOne(tx, { team: ticket.team, mode: lineMode(mode, kind) })
    return claim(ticket, desk.asking, { ...request, passedOver: first === number ? null : first })
  })

/** Gives a leased ticket back with a reason. @throws Refusal as `skip` */
export const skipTicket = (desk: Desk, number: number, { reason }: { reason: string }): Done =>
  changeTicket(desk, number, (ticket) => skip(ticket, desk.asking, reason))

/** Gives an owned or leased ticket back to the line. @throws Refusal as `release` */
export const releaseTicket = (desk: Desk, number: number, { reason }: { reason: string | null }): Done =>
  changeTicket(desk, number, (ticket) => release(ticket, desk.asking, reason))

/** The message among `changes` is of the time it was sent; what it brings about happens now (VERB-18). */
const sent = (changes: readonly TicketChange[], at: Instant | null): Decided =>
  at === null
    ? changes
    : changes.map((change) => (change.type === 'replied' || change.type === 'received' ? { at, change } : change))

/** Versions of the notes that a reply repeats. @throws Refusal `reply_repeats_note` unless its author has confirmed it */
async function repeatsOf(tx: Tenant, id: string, { body, confirm }: { body: string; confirm: boolean }) {
  const conversation = conversationOf(await ticketEvents(tx, id))
  if (!confirm) refuseRepeated(body, conversation)
  const { internal, open } = conversation
  return [...new Set(repeatedNotes(body, internal, open).map(({ version }) => version))]
}

/** Answers in public; without a word of its author the check says what it is worth (VERB-16).
 *  @throws Refusal as `reply`, `reply_repeats_note` */
export const replyToTicket = (
  desk: Desk,
  number: number,
  { weight, confirm = false, ...request }: Omit<ReplyRequest, 'weight' | 'repeats'> & Wanted,
): Done => {
  const weighed = { ...request, weight: weight ?? checkSubstance(request.body).weight }
  return changeTicket(desk, number, async (ticket, tx) => {
    const repeats = request.sentAt === null ? await repeatsOf(tx, ticket.id, { body: request.body, confirm }) : []
    return sent(reply(ticket, desk.asking, { ...weighed, repeats }), request.sentAt)
  })
}

/** Writes an internal note. @throws Refusal as `note` */
export const noteOnTicket = (desk: Desk, number: number, { body }: { body: string }): Done =>
  changeTicket(desk, number, (ticket) => note(ticket, desk.asking, body))

/** Takes in a customer's message; one to a closed ticket opens another that follows it, and gives that one (VERB-25).
 *  @throws Refusal as `receive` */
export async function receiveOnTicket(
  desk: Desk,
  number: number,
  { body, html, ...sender }: Omit<Received, 'body' | 'html'> & Sent,
): Done {
  const request = { ...sender, ...keptMessage({ body, html }) }
  try {
    return await changeTicket(desk, number, async (ticket, tx) => [
      ...sent(receive(ticket, desk.asking, request), request.sentAt),
      ...matchSender(ticket, desk.asking, await senderOf(tx, ticket, request.from)),
    ])
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'ticket_closed')) throw error
    return followUpTicket(desk, number, request)
  }
}

/** Overrules what a reply counts as. @throws Refusal as `judgeReply` */
export const judgeReplyOf = (desk: Desk, number: number, request: Judgement): Done =>
  changeTicket(desk, number, async (ticket, tx) =>
    judgeReply(ticket, desk.asking, request, await ticketEvents(tx, ticket.id)),
  )

/** Says that a customer's message needs no answer. @throws Refusal as `waiveAnswer` */
export const waiveAnswerOn = (desk: Desk, number: number, request: Waiver): Done =>
  changeTicket(desk, number, async (ticket, tx) =>
    waiveAnswer(ticket, desk.asking, request, await ticketEvents(tx, ticket.id)),
  )

/** Takes the ticket out of the line until somebody else has acted. @throws Refusal as `hold` */
export const holdTicket = (desk: Desk, number: number, request: HoldRequest): Done =>
  changeTicket(desk, number, (ticket) => hold(ticket, desk.asking, request))

/** Ends a hold. @throws Refusal as `resume` */
export const resumeTicket = (desk: Desk, number: number, { reason }: { reason: string }): Done =>
  changeTicket(desk, number, (ticket) => resume(ticket, reason))

/** Believed done. @throws Refusal as `solve` */
export const solveTicket = (desk: Desk, number: number, { resolution }: { resolution: string }): Done =>
  changeTicket(desk, number, (ticket) => solve(ticket, desk.asking, resolution))

/** Brings a solved or closed ticket back. @throws Refusal as `reopen` */
export const reopenTicket = (desk: Desk, number: number, { reason }: { reason: string }): Done =>
  changeTicket(desk, number, (ticket) => reopen(ticket, reason))

/** Ends a solved ticket for one of the closing reasons. @throws Refusal as `close` */
export const closeTicket = (
  desk: Desk,
  number: number,
  { reason, comment }: { reason: ClosingReason; comment: string | null },
): Done => changeTicket(desk, number, (ticket) => close(ticket, reason, comment))

/** Ends a ticket without work. @throws Refusal as `dismiss`, `ticket_not_found` for the ticket it repeats */
export const dismissTicket = (desk: Desk, number: number, request: DismissRequest): Done =>
  changeTicket(desk, number, async (ticket, tx) => {
    const changes = dismiss(ticket, desk.asking, request)
    if (request.of !== null && !(await ticketByNumber(tx, request.of))) {
      throw new Refusal(
        'ticket_not_found',
        `There is no ticket #${request.of} that this one could repeat. Check the number.`,
      )
    }
    return changes
  })

/** Records an exception to the order. Pins that have ended give their places back first. @throws Refusal as `pin` */
export const pinTicket = async (desk: Desk, number: number, request: PinRequest): Done => {
  await expireTickets({ ...desk, policies: async () => desk.policies })
  return changeTicket(desk, number, async (ticket, tx) =>
    pin(ticket, desk.asking, { ...request, ...(await pinSurroundings(tx, request.place)) }),
  )
}

/** Takes a pin off before it expires. @throws Refusal as `unpin` */
export const unpinTicket = (desk: Desk, number: number, { reason }: { reason: string }): Done =>
  changeTicket(desk, number, (ticket) => unpin(ticket, desk.asking, reason))

/** Leaves the ticket out of the triage inbox until a time, or wakes it. @throws Refusal as `snooze` */
export const snoozeTicket = (desk: Desk, number: number, request: SnoozeRequest): Done =>
  changeTicket(desk, number, (ticket) => snooze(ticket, desk.asking, request))

/** Takes the last step of triage back. @throws Refusal as `undo` */
export const undoOnTicket = (desk: Desk, number: number, request: UndoRequest): Done =>
  changeTicket(desk, number, async (ticket, tx) =>
    undo(ticket, desk.asking, await ticketEvents(tx, ticket.id), request),
  )
