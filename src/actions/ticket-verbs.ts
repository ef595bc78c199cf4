/** The verbs on one ticket, each one action in one transaction. */

import { lineMode } from '../domain/rank.ts'
import { Refusal } from '../domain/refusal.ts'
import { checkSubstance } from '../domain/substance.ts'
import type { TicketChange } from '../domain/ticket-event.ts'
import type { Instant } from '../domain/time.ts'
import { type DismissRequest, dismiss } from '../domain/verbs/end.ts'
import { type PinRequest, pin, unpin } from '../domain/verbs/pin.ts'
import { close, type HoldRequest, hold, reopen, resume, solve, type Triage, triage } from '../domain/verbs/steer.ts'
import { claim, release, skip } from '../domain/verbs/take.ts'
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

type Done = Promise<PlacedTicket>

/** Sets severity and priority. @throws Refusal as `triage` and `changeTicket` */
export const triageTicket = (desk: Desk, number: number, request: Triage): Done =>
  changeTicket(desk, number, (ticket) => triage(ticket, desk.asking, request))

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

/** Answers in public; without a word of its author the check says what it is worth (VERB-16). @throws Refusal as `reply` */
export const replyToTicket = (
  desk: Desk,
  number: number,
  { weight, ...request }: Omit<ReplyRequest, 'weight'> & { readonly weight: ReplyWeight | undefined },
): Done => {
  const weighed = { ...request, weight: weight ?? checkSubstance(request.body).weight }
  return changeTicket(desk, number, (ticket) => sent(reply(ticket, desk.asking, weighed), request.sentAt))
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
    return await changeTicket(desk, number, (ticket) => sent(receive(ticket, desk.asking, request), request.sentAt))
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
