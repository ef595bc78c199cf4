/** What one account alone may have: mail domains, and an id in another system. */
import { Refusal } from '../domain/refusal.ts'
import { accountByExternalId, domainOwners } from '../store/accounts.ts'
import type { Tenant } from '../store/db.ts'

interface Wanted {
  readonly slug: string
  readonly domains?: readonly string[] | undefined
  readonly source?: string | null | undefined
  readonly externalId?: string | null | undefined
}

/** Under the lock of the workspace nobody else takes them meanwhile.
 *  @throws Refusal `domain_taken` (ACT-4), `external_id_taken` (ACT-6) */
export async function refuseTaken(tx: Tenant, { slug, domains = [], source, externalId }: Wanted): Promise<void> {
  const owners = await domainOwners(tx, domains)
  for (const domain of domains) {
    const owner = owners.get(domain)
    if (owner === undefined || owner === slug) continue
    const text = `${domain} belongs to the account "${owner}". A domain is of one account: take it away there first.`
    throw new Refusal('domain_taken', text, { domain, owner })
  }
  if (!source || !externalId) return
  const known = await accountByExternalId(tx, source, externalId)
  if (known === undefined || known === slug) return
  const text = `"${externalId}" of ${source} is the account "${known}" already. Give another external id.`
  throw new Refusal('external_id_taken', text)
}
