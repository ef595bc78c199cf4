/** Whose a ticket is: said by somebody who has looked, or found by its sender. Rules: docs/spec/accounts.md. */
import { segmentOfNobody } from '../accounts/segment.ts'
import { Refusal } from '../refusal.ts'
import type { Ticket } from '../ticket.ts'
import type { TicketChange } from '../ticket-event.ts'
import type { OfferedAnswers } from '../triaged.ts'
import type { Match, Segment } from '../vocabulary.ts'
import { type Asking, named, refuseClosed } from './asking.ts'

/** An account as far as a ticket takes it over. */
export interface OfAccount {
  readonly id: string
  readonly slug: string
  readonly segment: Segment
  readonly plan: string | null
  readonly contract: string | null
}

const setTo = (
  ticket: Ticket,
  account: OfAccount | null,
  said: { readonly by: string; readonly matchedBy: Match; readonly reason: string },
): Extract<TicketChange, { type: 'account_set' }> => {
  const kept = ticket.accountId === null ? ticket.segment : segmentOfNobody(ticket.kind)
  const { segment, plan, contract } = account ?? { segment: kept, plan: null, contract: null }
  return { type: 'account_set', accountId: account?.id ?? null, segment, plan, contract, ...said }
}

export interface Said {
  readonly account: OfAccount | null
  readonly reason: string
  /** What the account's opportunity answers of the ticket's form. */
  readonly form?: OfferedAnswers | undefined
}

/** Gives the ticket to `account`, or says by null that it belongs to none (ACT-10).
 *  @throws Refusal `ticket_closed`, `account_unchanged` */
export function assignAccount(ticket: Ticket, { handle }: Asking, { account, reason, form }: Said): TicketChange[] {
  refuseClosed(ticket)
  const isReviewed = ticket.accountId !== null || ticket.matchedBy === 'given'
  if (ticket.accountId === (account?.id ?? null) && (account !== null || isReviewed)) {
    const whose = account === null ? 'of no account' : `of the account "${account.slug}"`
    throw new Refusal('account_unchanged', `${named(ticket)} is ${whose} already. Name another account.`)
  }
  return [{ ...setTo(ticket, account, { by: handle, matchedBy: 'given', reason }), ...(form ? { form } : {}) }]
}

/** What finding the account of a sender changes: nothing where somebody has said whose the ticket is (ACT-9). */
export function matchSender(
  ticket: Ticket,
  { handle }: Pick<Asking, 'handle'>,
  match: { readonly account: OfAccount; readonly by: 'contact' | 'domain'; readonly through: string } | undefined,
): TicketChange[] {
  if (!match || ticket.accountId !== null || ticket.matchedBy === 'given') return []
  const because = match.by === 'contact' ? `${match.through} is a contact of it` : `${match.through} is its mail domain`
  return [setTo(ticket, match.account, { by: handle, matchedBy: match.by, reason: `Found by its sender: ${because}.` })]
}
