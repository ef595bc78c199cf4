/** What is on file of an account is changed: its name, mail domains, lifecycle, who looks after it, its id elsewhere. */
import { type AccountFile, changedPeople, type Lifecycle, type Post } from '../domain/accounts/account.ts'
import { accountDomain } from '../domain/accounts/mail-domain.ts'
import { Refusal } from '../domain/refusal.ts'
import { saveFile } from '../store/company.ts'
import type { Tenant } from '../store/db.ts'
import type { AccountFacts } from '../store/workspaces.ts'
import { refuseTaken } from './account-taken.ts'
import { changeAccount } from './change-account.ts'
import type { Answer, Desk } from './desk.ts'
import { keepFromAccounts } from './private-issues.ts'

/** What is to be; what is left out stays as it is. */
export interface FactsChange {
  readonly name?: string | undefined
  /** All of them. */
  readonly domains?: readonly string[] | undefined
  /** Further ones. */
  readonly addDomains?: readonly string[] | undefined
  readonly lifecycle?: Lifecycle | null | undefined
  readonly people?: Readonly<Partial<Record<Post, string | null | undefined>>> | undefined
  readonly source?: string | null | undefined
  readonly externalId?: string | null | undefined
  readonly reason: string
}

type Facts = AccountFile & Pick<AccountFacts, 'name'>

const kept = <Value>(said: Value | undefined, before: Value): Value => (said === undefined ? before : said)

const FIELDS = ['name', 'domains', 'lifecycle', 'people', 'source', 'externalId'] as const

async function factsOf(account: AccountFacts, change: FactsChange, tx: Tenant): Promise<Facts> {
  const domains = [...(change.domains ?? account.domains), ...(change.addDomains ?? [])].map(accountDomain)
  const facts: Facts = {
    name: change.name ?? account.name,
    domains: [...new Set(domains)],
    lifecycle: kept(change.lifecycle, account.lifecycle),
    people: changedPeople(account.people, change.people ?? {}),
    source: kept(change.source, account.source),
    externalId: kept(change.externalId, account.externalId),
  }
  if (FIELDS.every((field) => JSON.stringify(facts[field]) === JSON.stringify(account[field]))) {
    throw new Refusal('facts_unchanged', `The account "${account.slug}" has these facts already. Name what changes.`)
  }
  await refuseTaken(tx, { slug: account.slug, ...facts })
  return facts
}

/** Changes what is on file of the account `slug`; public issues that name it from then on turn private (ISS-10). `present`
 *  writes down the answer.
 *  @throws Refusal `account_not_found`, `facts_unchanged`, `domain_invalid`, `domain_public`, `domain_taken`,
 *  `external_id_taken`; Repeated */
export const changeFacts = (
  desk: Desk,
  slug: string,
  change: FactsChange,
  present: (account: AccountFacts) => Answer,
): Promise<AccountFacts> => {
  const { reason } = change
  const decide = (account: AccountFacts, tx: Tenant) => factsOf(account, change, tx)
  const save = async (tx: Tenant, file: Facts & { readonly id: string; readonly version: number }) => {
    await saveFile(tx, file)
    await keepFromAccounts(desk, tx, [file.id])
  }
  return changeAccount(desk, { slug, type: 'account_changed', reason, decide, save }, present)
}
