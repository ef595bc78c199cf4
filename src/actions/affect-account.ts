/** Adds an account to a ticket that it did not open, because it asks the same. */
import { Refusal } from '../domain/refusal.ts'
import type { Contact } from '../domain/ticket-event.ts'
import { affects } from '../domain/verbs/affects.ts'
import { accountsOn } from '../store/similar.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { accountsBySlug } from '../store/workspaces.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'

interface Affected {
  /** Slug. */
  readonly account: string
  readonly contact: Contact | null
  readonly note: string | null
}

/** @throws Refusal `account_not_found` and as `affects` and `changeTicket` */
export const affectAccount = (
  desk: Desk,
  number: number,
  { account: slug, contact, note }: Affected,
): Promise<PlacedTicket> =>
  changeTicket(desk, number, async (ticket, tx) => {
    const [account] = await accountsBySlug(tx, [slug])
    if (!account)
      throw new Refusal('account_not_found', `There is no account "${slug}". Look it up with \`topline account list\`.`)
    const known = (await accountsOn(tx, [number])).get(number) ?? []
    return affects(ticket, desk.asking, { account, known, contact, note })
  })
