/** The review list of senders whose account nobody knows, and what each could be. */
import { namesake, type SenderGroup, type SenderGuess, senderGroups } from '../domain/accounts/senders.ts'
import { accountsFor, allAccounts } from '../store/accounts.ts'
import type { Tenant } from '../store/db.ts'
import { accountsOfDomains, type Unknown, unknownTickets } from '../store/senders.ts'

export interface ReviewedSender extends SenderGroup<Unknown> {
  readonly guess: SenderGuess | null
}

/** Senders that are shown. */
const SHOWN = 200

/** Unknown senders of open tickets, those with the most tickets first, each with an account it could be: one that has
 *  learnt of its address or domain since, one whose other tickets are from there, or one that is called like it. */
export async function unknownSenders(tenant: Tenant): Promise<{ senders: ReviewedSender[]; more: number }> {
  const all = senderGroups(await unknownTickets(tenant))
  const groups = all.slice(0, SHOWN)
  const domains = groups.flatMap(({ domain }) => domain ?? [])
  const { bySender } = await accountsFor(tenant, { slugs: [], senders: groups.map(({ tickets }) => tickets[0].email) })
  const others = await accountsOfDomains(tenant, domains)
  const accounts = groups.length === 0 ? [] : await allAccounts(tenant)
  const guessOf = ({ domain, tickets: [first] }: SenderGroup<Unknown>): SenderGuess | null => {
    const match = bySender.get(first.email)
    if (match) {
      const { slug, name } = match.account
      const because =
        match.by === 'contact' ? `${match.through} is its contact now.` : `${match.through} is its domain now.`
      return { slug, name, because }
    }
    if (domain === null) return null
    const [most] = others.filter((each) => each.domain === domain)
    if (!most) return namesake(domain, accounts) ?? null
    const count = most.tickets === 1 ? '1 ticket' : `${most.tickets} tickets`
    return { slug: most.slug, name: most.name, because: `${count} of it came from ${domain}.` }
  }
  return { senders: groups.map((group) => ({ ...group, guess: guessOf(group) })), more: all.length - groups.length }
}
