/** The accounts that an import finds, and those that its own rows add as it goes on. */
import type { AccountRecord } from './account.ts'
import { PAGE_SLUGS, slugOf } from './account.ts'
import { domainAndAbove } from './mail-domain.ts'

const plainName = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

/** Finds accounts by id, slug, name and domain. */
export class KnownAccounts<Account extends AccountRecord = AccountRecord> {
  private readonly slugs = new Map<string, Account>()
  private readonly ids = new Map<string, Account>()
  /** By name, and of one name by slug. */
  private readonly names = new Map<string, Map<string, Account>>()
  private readonly owners = new Map<string, string>()

  constructor(accounts: readonly Account[]) {
    for (const account of accounts) this.keep(account)
  }

  /** Takes in an account, or what has become of one. */
  keep(account: Account): void {
    const { slug, name, source, externalId, domains } = account
    const before = this.slugs.get(slug)
    if (before) this.names.get(plainName(before.name))?.delete(slug)
    this.slugs.set(slug, account)
    if (source !== null && externalId !== null) this.ids.set(JSON.stringify([source, externalId]), account)
    this.names.set(plainName(name), (this.names.get(plainName(name)) ?? new Map()).set(slug, account))
    for (const domain of domains) this.owners.set(domain, slug)
  }

  bySlug(slug: string): Account | undefined {
    return this.slugs.get(slug)
  }

  byExternalId(source: string, externalId: string): Account | undefined {
    return this.ids.get(JSON.stringify([source, externalId]))
  }

  /** The one with this slug, else those of this name in any case. */
  called(name: string): readonly Account[] {
    const bySlug = this.slugs.get(name)
    return bySlug ? [bySlug] : [...(this.names.get(plainName(name))?.values() ?? [])]
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

  /** A slug for a new account that no other has, and no page (ACT-22): of its name, or a number where that has no letter
   *  with a plain one below it, as in other scripts. */
  freeSlug(name: string): string {
    const first = slugOf(name) || 'account'
    for (let count = 1; ; count++) {
      const slug = count === 1 ? first : `${first.slice(0, 57)}-${count}`
      if (!this.slugs.has(slug) && !PAGE_SLUGS.includes(slug)) return slug
    }
  }
}
