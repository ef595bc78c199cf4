/** Senders of open tickets whose account nobody knows. */
import { sql } from 'kysely'
import type { Instant } from '../domain/time.ts'
import type { Tenant } from './db.ts'

/** A ticket that is to be reviewed, and who sent it. */
export interface Unknown {
  readonly number: number
  readonly subject: string
  readonly receivedAt: Instant
  readonly contactName: string
  /** In lower case. */
  readonly email: string
}

/** Tickets that are looked at together at most. */
const MOST = 5_000

/** Open tickets of senders whom nobody knows, the newest first. */
export async function unknownTickets({ db, workspace }: Tenant): Promise<Unknown[]> {
  const { rows } = await sql<Unknown>`
    select number, subject, received_at as "receivedAt", contact_name as "contactName", lower(contact_email) as email
    from ticket
    where workspace_id = ${workspace} and matched_by = 'nobody' and line <> 'done' and contact_email is not null
    order by received_at desc, number desc limit ${MOST}
  `.execute(db)
  return rows
}

/** How many tickets each domain's senders have at accounts that are known: what a domain suggests. */
export async function accountsOfDomains(
  { db, workspace }: Tenant,
  domains: readonly string[],
): Promise<{ readonly domain: string; readonly slug: string; readonly name: string; readonly tickets: number }[]> {
  if (domains.length === 0) return []
  const { rows } = await sql<{ domain: string; slug: string; name: string; tickets: number }>`
    select t.domain, account.slug, account.name, count(*) as tickets
    from (
      select account_id, split_part(lower(contact_email), '@', 2) as domain from ticket
      where workspace_id = ${workspace} and account_id is not null and contact_email is not null
    ) t
    join account on account.workspace_id = ${workspace} and account.id = t.account_id
    where t.domain = any(${domains}::text[])
    group by t.domain, account.slug, account.name
    order by t.domain, tickets desc, account.slug
  `.execute(db)
  return rows
}
