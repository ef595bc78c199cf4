/** Unknown senders, put together so that one look settles many tickets, and what each could be (ACT-11). */
import { grouped } from '../group.ts'
import type { AccountRecord } from './account.ts'
import { slugOf } from './account.ts'
import { domainOfAddress, tellsNobody } from './mail-domain.ts'

export interface SenderTicket {
  readonly number: number
  readonly contactName: string
  /** In lower case. */
  readonly email: string
}

/** Tickets of one address, or of one company's domain. */
export interface SenderGroup<Some extends SenderTicket> {
  /** Null where it tells nobody. */
  readonly domain: string | null
  /** Null where the domain tells a company. */
  readonly email: string | null
  /** In the order they came, the first of which is shown. */
  readonly tickets: readonly [Some, ...Some[]]
  readonly people: number
}

/** The domain by which a sender is put with others; undefined where each stands by themselves. */
function companyDomain(email: string): string | undefined {
  const domain = domainOfAddress(email)
  return domain === undefined || tellsNobody(domain) ? undefined : domain
}

/** Senders with the most tickets first; among equals the order of their first ticket. */
export function senderGroups<Some extends SenderTicket>(tickets: readonly Some[]): SenderGroup<Some>[] {
  const groups = [...grouped(tickets, ({ email }) => companyDomain(email) ?? email)]
  return groups
    .flatMap(([key, [first, ...rest]]): SenderGroup<Some>[] => {
      if (!first) return []
      const domain = companyDomain(first.email) ?? null
      const people = new Set([first, ...rest].map(({ email }) => email)).size
      return [{ domain, email: domain === null ? key : null, tickets: [first, ...rest], people }]
    })
    .toSorted((a, b) => b.tickets.length - a.tickets.length)
}

export interface SenderGuess {
  readonly slug: string
  readonly name: string
  readonly because: string
}

/** What an account may be told by that is no proof: its name in the domain. Only if a single account fits. */
export function namesake(
  domain: string,
  accounts: readonly Pick<AccountRecord, 'slug' | 'name'>[],
): SenderGuess | undefined {
  const labels = domain.split('.').slice(0, -1)
  const isLike = (text: string) => {
    const plain = slugOf(text).replaceAll('-', '')
    return plain.length > 2 && labels.some((label) => label.replaceAll('-', '') === plain)
  }
  const found = accounts.filter(({ slug, name }) => isLike(slug) || isLike(name))
  const [one] = found
  return one && found.length === 1
    ? { slug: one.slug, name: one.name, because: `${domain} is like its name.` }
    : undefined
}
