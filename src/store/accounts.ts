/** Finding accounts by what is on file of them. */
import { sql } from 'kysely'
import { domainAndAbove, domainOfAddress } from '../domain/accounts/mail-domain.ts'
import type { Tenant } from './db.ts'
import { type AccountFacts, accountColumns } from './workspaces.ts'

/** Slugs of the accounts that have these domains, by domain. */
export async function domainOwners(
  { db, workspace }: Tenant,
  domains: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (domains.length === 0) return new Map()
  const { rows } = await sql<{ domain: string; slug: string }>`
    select domain, slug from account, unnest(domains) domain
    where workspace_id = ${workspace} and domains && ${domains}::text[] and domain = any(${domains}::text[])
  `.execute(db)
  return new Map(rows.map(({ domain, slug }) => [domain, slug]))
}

/** Slug of the account with this id in `source`; undefined when there is none. */
export async function accountByExternalId(
  { db, workspace }: Tenant,
  source: string,
  externalId: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ slug: string }>`
    select slug from account where workspace_id = ${workspace} and source = ${source} and external_id = ${externalId}
  `.execute(db)
  return rows[0]?.slug
}

/** Every account, by slug, and how many events each has. */
export async function allAccounts({ db, workspace }: Tenant): Promise<(AccountFacts & { readonly version: number })[]> {
  const { rows } = await sql<AccountFacts & { readonly version: number }>`
    select ${accountColumns}, version from account where workspace_id = ${workspace} order by slug
  `.execute(db)
  return rows
}

/** The account with this slug; undefined when there is none. */
export async function accountBySlug({ db, workspace }: Tenant, slug: string): Promise<AccountFacts | undefined> {
  const { rows } = await sql<AccountFacts>`
    select ${accountColumns} from account where workspace_id = ${workspace} and slug = ${slug}
  `.execute(db)
  return rows[0]
}

/** Whose a sender is: by their address as a contact, else by the nearest domain of an account (ACT-3). */
export interface SenderMatch {
  readonly account: AccountFacts
  readonly by: 'contact' | 'domain'
  /** The contact's address, or the account's domain. */
  readonly through: string
}

interface Sought {
  readonly slugs: readonly string[]
  /** Addresses of senders, in lower case. */
  readonly senders: readonly string[]
}

export interface Accounts {
  readonly bySlug: ReadonlyMap<string, AccountFacts>
  /** By the address in lower case. */
  readonly bySender: ReadonlyMap<string, SenderMatch>
  /** Those of the senders who are members, and no customers. */
  readonly colleagues: ReadonlySet<string>
}

const NOBODY: Accounts = { bySlug: new Map(), bySender: new Map(), colleagues: new Set() }

const own = sql`a.id, a.slug, a.name, a.segment, a.plan, a.contract, a.domains, a.lifecycle, a.people, a.source,
  a.external_id as "externalId", a.renews_on as "renewsOn", a.churn_risk as "churnRisk",
  case when a.arr_minor is not null then jsonb_build_object('minor', a.arr_minor, 'currency', a.arr_currency) end as arr`

/** The accounts with these slugs and of these senders, by one statement. */
export async function accountsFor({ db, workspace }: Tenant, { slugs, senders }: Sought): Promise<Accounts> {
  if (slugs.length === 0 && senders.length === 0) return NOBODY
  const chains = senders.map((sender) => [sender, domainAndAbove(domainOfAddress(sender) ?? '')] as const)
  const domains = [...new Set(chains.flatMap(([, chain]) => chain))]
  const { rows } = await sql<Found>`
    select 'slug' as how, null as sender, ${own} from account a
      where a.workspace_id = ${workspace} and a.slug = any(${slugs}::text[])
    union all
    select 'contact', c.email, ${own}
      from contact c join account a on a.workspace_id = c.workspace_id and a.id = c.account_id
      where c.workspace_id = ${workspace} and c.email = any(${senders}::text[]) and c.removed_at is null
    union all
    select 'domain', null, ${own} from account a
      where a.workspace_id = ${workspace} and a.domains && ${domains}::text[]
    union all
    select 'colleague', lower(m.email), ${own} from member m left join account a on false
      where m.workspace_id = ${workspace} and lower(m.email) = any(${senders}::text[]) and m.removed_at is null
  `.execute(db)
  return accountsAmong(rows, chains)
}

interface Found extends AccountFacts {
  readonly how: 'slug' | 'contact' | 'domain' | 'colleague'
  readonly sender: string | null
}

type Chains = readonly (readonly [sender: string, domains: readonly string[]])[]

function accountsAmong(rows: readonly Found[], chains: Chains): Accounts {
  const of = (way: Found['how']) =>
    rows.flatMap(({ how, sender, ...account }) => (how === way ? [{ sender: sender ?? '', account }] : []))
  const contacts = new Map(of('contact').map(({ sender, account }) => [sender, account]))
  const owners = new Map(
    of('domain').flatMap(({ account }) => account.domains.map((domain) => [domain, account] as const)),
  )
  const bySender = chains.flatMap(([sender, chain]): [string, SenderMatch][] => {
    const contact = contacts.get(sender)
    if (contact) return [[sender, { account: contact, by: 'contact', through: sender }]]
    const domain = chain.find((each) => owners.has(each))
    const account = domain === undefined ? undefined : owners.get(domain)
    return account && domain !== undefined ? [[sender, { account, by: 'domain', through: domain }]] : []
  })
  return {
    bySlug: new Map(of('slug').map(({ account }) => [account.slug, account])),
    bySender: new Map(bySender),
    colleagues: new Set(of('colleague').map(({ sender }) => sender)),
  }
}
