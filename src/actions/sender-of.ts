/** Who the sender of a message to a ticket is, where nobody knows yet whose the ticket is. */
import { plainAddress } from '../domain/accounts/mail-domain.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { Contact } from '../domain/ticket-event.ts'
import { accountsFor, type SenderMatch } from '../store/accounts.ts'
import type { Tenant } from '../store/db.ts'

/** Undefined where the sender is not known, or the ticket has an account (ACT-9). */
export async function senderOf(
  tenant: Tenant,
  { accountId }: Pick<Ticket, 'accountId'>,
  { email }: Contact,
): Promise<SenderMatch | undefined> {
  if (accountId !== null || email === null) return undefined
  const sender = plainAddress(email)
  return (await accountsFor(tenant, { slugs: [], senders: [sender] })).bySender.get(sender)
}
