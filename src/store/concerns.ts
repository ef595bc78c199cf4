/** Open concerns of all tickets. */
import { sql } from 'kysely'
import type { People } from '../domain/accounts/account.ts'
import type { Concern } from '../domain/flow/flow.ts'
import type { Priority, Status } from '../domain/vocabulary.ts'
import type { Tenant } from './db.ts'

/** A concern and its ticket. */
export interface OpenConcern {
  readonly concern: Concern
  readonly number: number
  readonly subject: string
  readonly priority: Priority | null
  readonly status: Status
  readonly owner: string | null
  readonly account: { readonly id: string; readonly slug: string; readonly name: string } | null
  /** Who looks after the account. */
  readonly people: People
}

/** The longest at their step first. */
export async function openConcerns({ db, workspace }: Tenant, limit: number): Promise<OpenConcern[]> {
  const { rows } = await sql<OpenConcern>`
    select concern, number, subject, priority, status, owner, coalesce(account.people, '{}') as people,
      case when account.id is not null
        then jsonb_build_object('id', account.id, 'slug', account.slug, 'name', account.name) end as account
    from ticket
      cross join lateral jsonb_array_elements(ticket.concerns) as concern
      left join account on account.workspace_id = ${workspace} and account.id = ticket.account_id
    where ticket.workspace_id = ${workspace} and ticket.concerns @> '[{"state": "open"}]'
      and concern ->> 'state' = 'open'
    order by (concern ->> 'since')::float8, number, (concern ->> 'concern')::int
    limit ${limit}
  `.execute(db)
  return rows
}
