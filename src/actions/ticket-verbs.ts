/** The verbs on one ticket, each one action in one transaction. */

import { type Closing, vouchedFor } from '../domain/closing/conditions.ts'
import { refuseUnanswered } from '../domain/closing/document-answer.ts'
import { lineMode } from '../domain/rank.ts'
import { Refusal } from '../domain/refusal.ts'
import type { TicketChange } from '../domain/ticket-event.ts'
import type { Instant } from '../domain/time.ts'
import { matchSender } from '../domain/verbs/assign.ts'
import { type PinRequest, pin, unpin } from '../domain/verbs/pin.ts'
import { type SnoozeRequest, snooze } from '../domain/verbs/snooze.ts'
import { close, type EndWords, type HoldRequest, hold, reopen, resume, solve } from '../domain/verbs/steer.ts'
import { claim, release, skip } from '../domain/verbs/take.ts'
import { type PriorityProposal, proposePriority, type TriageRequest, triageBy } from '../domain/verbs/triage.ts'
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
import type { ReplyWeight } from '../domain/vocabulary.ts'
import { type Conversation, conversationOf, NOTHING_SAID } from '../domain/writing/conversation.ts'
import { weighedFor } from '../domain/writing/findings.ts'
import { repeatedNotes } from '../domain/writing/internal-text.ts'
import { mattersTo } from '../domain/writing/matters.ts'
import { refuseRepeated } from '../domain/writing/refuse.ts'
import type { Tenant } from '../store/db.ts'
import { ticketEvents } from '../store/events.ts'
import { numberOne, pinSurroundings } from '../store/queue.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { workspaceState } from '../store/workspaces.ts'
import { type ChangeOptions, changeTicket, type Decide } from './change-ticket.ts'
import { keptMessage, type Sent } from './clean-html.ts'
import { closingOf, documented, documentLock, type GivenDocument } from './closing.ts'
import type { Desk } from './desk.ts'
import { expireTickets } from './expire-tickets.ts'
import { followUpTicket } from './follow-up.ts'
import type { Decided } from './in-hand.ts'
import { mentionedIn } from './mentioned-in.ts'
import { standingOf } from './read-severity.ts'
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
  changeTicket(desk, number, async (ticket, tx) =>
    triageBy(ticket, desk.asking, request, await standingOf(tx, desk.policies, ticket)),
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

/** What is written is refused for what its writer must have seen, and for nothing else (PRE-4). */
const writingOf = ({ asking }: Desk): ChangeOptions => ({
  matters: ({ actor, change }) => mattersTo(asking.handle, { actor, type: change.type }),
})

/** The message among `changes` is of the time it was sent; what it brings about happens now (VERB-18). */
const sent = (changes: readonly TicketChange[], at: Instant | null): Decided =>
  at === null
    ? changes
    : changes.map((change) => (change.type === 'replied' || change.type === 'received' ? { at, change } : change))

interface Text {
  readonly body: string
  readonly confirm: boolean
}

function repeatsIn(conversation: Conversation, { body, confirm }: Text): number[] {
  if (!confirm) refuseRepeated(body, conversation)
  const { internal, open } = conversation
  return [...new Set(repeatedNotes(body, internal, open).map(({ version }) => version))]
}

/** Versions of the notes that a reply repeats. @throws Refusal `reply_repeats_note` unless its author has confirmed it */
export const repeatsOf = async (tx: Tenant, id: string, text: Text): Promise<number[]> =>
  repeatsIn(conversationOf(await ticketEvents(tx, id)), text)

/** Answers in public; without a word of its author the check says what it is worth (VERB-16).
 *  @throws Refusal as `reply`, `reply_repeats_note` */
export const replyToTicket = (
  desk: Desk,
  number: number,
  { weight, confirm = false, ...request }: Omit<ReplyRequest, 'weight' | 'repeats'> & Wanted,
): Done => {
  const replying: Decide = async (ticket, tx) => {
    const { body, sentAt } = request
    // What was sent elsewhere was read there.
    const conversation = sentAt === null ? conversationOf(await ticketEvents(tx, ticket.id)) : NOTHING_SAID
    const repeats = sentAt === null ? repeatsIn(conversation, { body, confirm }) : []
    const counts = weight ?? weighedFor(conversation, body).weight
    return sent(reply(ticket, desk.asking, { ...request, weight: counts, repeats }), sentAt)
  }
  return changeTicket(desk, number, replying, writingOf(desk))
}

/** Writes an internal note; those it names find it in their inbox (ATN-1). @throws Refusal as `note` */
export const noteOnTicket = (desk: Desk, number: number, { body }: { body: string }): Done =>
  changeTicket(
    desk,
    number,
    async (ticket, tx) => note(ticket, desk.asking, body, await mentionedIn(tx, body)),
    writingOf(desk),
  )

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

interface Solving {
  readonly resolution: string
  readonly document?: GivenDocument | null
}

/** Believed done. @throws Refusal as `solve` */
export const solveTicket = (desk: Desk, number: number, { resolution, document }: Solving): Done =>
  changeTicket(
    desk,
    number,
    async (ticket, tx) => {
      // What cannot be solved at all is refused before anything is filed.
      solve(ticket, desk.asking, resolution)
      const { document: said, changes } = await documented(desk, tx, ticket, document)
      return [...changes, ...solve(ticket, desk.asking, resolution, said)]
    },
    documentLock(document),
  )

/** Brings a solved or closed ticket back. @throws Refusal as `reopen` */
export const reopenTicket = (desk: Desk, number: number, { reason }: { reason: string }): Done =>
  changeTicket(desk, number, (ticket) => reopen(ticket, reason))

interface Ending extends Omit<Closing, 'vouch'> {
  readonly vouch?: Closing['vouch']
  readonly document?: GivenDocument | null
}

/** Ends a solved ticket for one of the closing reasons, whose conditions have to hold (LIF-1).
 *  @throws Refusal as `close`; `closing_conditions_unmet`, `document_unanswered` */
export const closeTicket = (
  desk: Desk,
  number: number,
  { reason, comment, vouch = [], document: given }: Ending,
): Done =>
  changeTicket(
    desk,
    number,
    async (ticket, tx) => {
      const ends = (words?: EndWords) => close(ticket, reason, comment, words)
      // What cannot be closed at all is refused for that first, and before anything is filed.
      ends()
      const vouched = vouchedFor({ reason, comment, vouch }, await closingOf(tx, ticket))
      refuseUnanswered(ticket, given)
      const { document, changes } = await documented(desk, tx, ticket, given)
      return [...changes, ...ends({ vouched, document })]
    },
    documentLock(given),
  )

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
