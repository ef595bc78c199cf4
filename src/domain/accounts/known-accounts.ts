/** The accounts that an import finds, and those that its own rows add as it goes on. */
import type { AccountRecord } from './account.ts'
import { slugOf } from './account.ts'
import { domainAndAbove } from './mail-domain.ts'

const plainName = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

/** Finds accounts by id, slug, name and domain; a later account of one name stands for it. */
export class KnownAccounts<Account extends AccountRecord = AccountRecord> {
  private readonly slugs = new Map<string, Account>()
  private readonly ids = new Map<string, Account>()
  private readonly names = new Map<string, Account>()
  private readonly owners = new Map<string, string>()

  constructor(accounts: readonly Account[]) {
    for (const account of accounts) this.keep(account)
  }

  /** Takes in an account, or what has become of one. */
  keep(account: Account): void {
    const { slug, name, source, externalId, domains } = account
    this.slugs.set(slug, account)
    if (source !== null && externalId !== null) this.ids.set(JSON.stringify([source, externalId]), account)
    this.names.set(plainName(name), account)
    for (const domain of domains) this.owners.set(domain, slug)
  }

  bySlug(slug: string): Account | undefined {
    return this.slugs.get(slug)
  }

  byExternalId(source: string, externalId: string): Account | undefined {
    return this.ids.get(JSON.stringify([source, externalId]))
  }

  /** By its slug, or by its name in any case. */
  called(name: string): Account | undefined {
    return this.slugs.get(name) ?? this.names.get(plainName(name))
  }

  /** Slug of the account that has exactly this domain. */
  ownerOf(domain: string): string | undefined {
    return this.owners.get(domain)
  }

  /** The account whose domain is nearest to the sender's (ACT-3), and that domain. */
  nearest(sender: string): { readonly account: Account; readonly domain: string } | undefined {
    for (const domain of domainAndAbove(sender)) {
      const account = this.slugs.get(this.owners.get(domain) ?? '')
      if (account) return { account, domain }
    }
    return undefined
  }

  /** A slug for a new account that no other has; undefined when nothing of the name can be one. */
  freeSlug(name: string): string | undefined {
    const first = slugOf(name)
    if (first === '') return undefined
    for (let count = 1; ; count++) {
      const slug = count === 1 ? first : `${first.slice(0, 57)}-${count}`
      if (!this.slugs.has(slug)) return slug
    }
  }
}
