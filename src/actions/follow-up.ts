/** Opens a ticket for a message that came to a closed one. */
import { must } from '../domain/assert.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { Opened } from '../domain/ticket-event.ts'
import { followUp, type Received } from '../domain/verbs/write.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { saveTickets, ticketByNumber } from '../store/tickets.ts'
import { type AccountFacts, accountById, takeNumbers } from '../store/workspaces.ts'
import { appendTo } from './append.ts'
import type { Desk } from './desk.ts'
import { authorOf } from './in-hand.ts'
import { TICKET_NUMBERS } from './load-history.ts'
import { answerToKeep, onceOnly } from './once.ts'
import { placed } from './route-ticket.ts'
import { senderOf } from './sender-of.ts'

/** It stays with those who know the matter; nobody chose, so that it is no detour where the agreed path has changed since
 *  (ROU-16). */
function stayed(desk: Desk, { area }: Ticket, opened: Opened, account: AccountFacts | undefined) {
  const technicalAdvisor = account?.people.technicalAdvisor !== undefined
  const { detour: _, ...placement } = placed(desk, { ...opened, area: area ?? undefined, technicalAdvisor })
  return placement
}

/** Opens the ticket that follows the closed ticket `of`, under the terms its account has now (VERB-25).
 *  @throws Refusal `ticket_not_found` and as `followUp` of domain/verbs; Repeated */
export const followUpTicket = (desk: Desk, of: number, message: Received): Promise<PlacedTicket> =>
  onceOnly(desk.tenant, desk.once, async () => {
    const { tenant, now, asking } = desk
    const closed = await ticketByNumber(tenant, of)
    if (!closed) throw new Refusal('ticket_not_found', `There is no ticket #${of}. Check the number.`)
    const { accountId } = closed.ticket
    const match = await senderOf(tenant, closed.ticket, message.from)
    const account = accountId === null ? match?.account : await accountById(tenant, accountId)
    const terms = account && {
      accountId: account.id,
      segment: account.segment,
      plan: account.plan,
      contract: account.contract,
    }
    // What is refused takes no number.
    const opened = followUp({ ...closed.ticket, ...terms }, asking, 0, message)
    const matchedBy = match?.by ?? 'nobody'
    const found = accountId === null && message.from.email !== null ? ({ matchedBy } as const) : {}
    const placement = stayed(desk, closed.ticket, opened, account)
    const change = { ...opened, ...found, ...placement, number: await takeNumbers(tenant, TICKET_NUMBERS, 1) }
    const actor = authorOf(message.from, asking.handle)
    const appended = appendTo(undefined, desk.newId(), [{ at: message.sentAt ?? now, actor, change }], desk)
    const { after } = must(appended[0], 'it was opened')
    await saveTickets(tenant, [{ before: undefined, appended }], now, await answerToKeep(desk, tenant, after))
    return after
  })
