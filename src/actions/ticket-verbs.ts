/** The verbs on one ticket, each one action in one transaction. */

import { lineMode } from '../domain/rank.ts'
import type { Contact } from '../domain/ticket-event.ts'
import * as verbs from '../domain/verbs.ts'
import type { ClosingReason } from '../domain/vocabulary.ts'
import { numberOne, pinSurroundings } from '../store/queue.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { workspaceState } from '../store/workspaces.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { expireTickets } from './expire-tickets.ts'

type Done = Promise<PlacedTicket>

/** Sets severity and priority. @throws Refusal as domain/verbs `triage` and `changeTicket` */
export const triageTicket = (desk: Desk, number: number, request: verbs.Triage): Done =>
  changeTicket(desk, number, (ticket) => verbs.triage(ticket, desk.asking, request))

/** Takes one particular ticket; number one is recorded when it was passed over. @throws Refusal as `verbs.claim` */
export const claimTicket = (desk: Desk, number: number, request: { takeOver: string | null }): Done =>
  changeTicket(desk, number, async (ticket, tx) => {
    const { mode } = await workspaceState(tx)
    const kind = desk.teams.find(({ slug }) => slug === ticket.team)?.kind ?? null
    const first = await numberOne(tx, { team: ticket.team, mode: lineMode(mode, kind) })
    return verbs.claim(ticket, desk.asking, { ...request, passedOver: first === number ? null : first })
  })

/** Gives a leased ticket back with a reason. @throws Refusal as `verbs.skip` */
export const skipTicket = (desk: Desk, number: number, { reason }: { reason: string }): Done =>
  changeTicket(desk, number, (ticket) => verbs.skip(ticket, desk.asking, reason))

/** Gives an owned or leased ticket back to the line. @throws Refusal as `verbs.release` */
export const releaseTicket = (desk: Desk, number: number, { reason }: { reason: string | null }): Done =>
  changeTicket(desk, number, (ticket) => verbs.release(ticket, desk.asking, reason))

/** Answers in public. @throws Refusal as `verbs.reply` */
export const replyToTicket = (desk: Desk, number: number, request: { body: string; after: verbs.AfterReply }): Done =>
  changeTicket(desk, number, (ticket) => verbs.reply(ticket, desk.asking, request))

/** Writes an internal note. @throws Refusal as `verbs.note` */
export const noteOnTicket = (desk: Desk, number: number, { body }: { body: string }): Done =>
  changeTicket(desk, number, (ticket) => verbs.note(ticket, desk.asking, body))

/** Takes in a customer's message. @throws Refusal as `verbs.receive` */
export const receiveOnTicket = (desk: Desk, number: number, { from, body }: { from: Contact; body: string }): Done =>
  changeTicket(desk, number, (ticket) => verbs.receive(ticket, from, body))

/** Takes the ticket out of the line until somebody else has acted. @throws Refusal as `verbs.hold` */
export const holdTicket = (desk: Desk, number: number, request: verbs.HoldRequest): Done =>
  changeTicket(desk, number, (ticket) => verbs.hold(ticket, desk.asking, request))

/** Ends a hold. @throws Refusal as `verbs.resume` */
export const resumeTicket = (desk: Desk, number: number, { reason }: { reason: string }): Done =>
  changeTicket(desk, number, (ticket) => verbs.resume(ticket, reason))

/** Believed done. @throws Refusal as `verbs.solve` */
export const solveTicket = (desk: Desk, number: number, { resolution }: { resolution: string }): Done =>
  changeTicket(desk, number, (ticket) => verbs.solve(ticket, desk.asking, resolution))

/** Brings a solved or closed ticket back. @throws Refusal as `verbs.reopen` */
export const reopenTicket = (desk: Desk, number: number, { reason }: { reason: string }): Done =>
  changeTicket(desk, number, (ticket) => verbs.reopen(ticket, reason))

/** Ends a solved ticket for one of the closing reasons. @throws Refusal as `verbs.close` */
export const closeTicket = (
  desk: Desk,
  number: number,
  { reason, comment }: { reason: ClosingReason; comment: string | null },
): Done => changeTicket(desk, number, (ticket) => verbs.close(ticket, reason, comment))

/** Records an exception to the order. Pins that have ended give their places back first. @throws Refusal as `verbs.pin` */
export const pinTicket = async (desk: Desk, number: number, request: verbs.PinRequest): Done => {
  await expireTickets({ ...desk, policies: async () => desk.policies })
  return changeTicket(desk, number, async (ticket, tx) =>
    verbs.pin(ticket, desk.asking, { ...request, ...(await pinSurroundings(tx, request.place)) }),
  )
}

/** Takes a pin off before it expires. @throws Refusal as `verbs.unpin` */
export const unpinTicket = (desk: Desk, number: number, { reason }: { reason: string }): Done =>
  changeTicket(desk, number, (ticket) => verbs.unpin(ticket, desk.asking, reason))
