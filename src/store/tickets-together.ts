/** Several tickets at once, locked in the order of their ids, so that two who want the same do not wait for each other. */
import { sql } from 'kysely'
import type { Tenant } from './db.ts'
import type { TicketRow } from './schema.ts'
import { type PlacedTicket, placedTicket, ticketColumns } from './ticket-row.ts'

/** The tickets with these numbers, locked until the transaction ends; those that are not there are left out. */
export async function takeTickets({ db, workspace }: Tenant, numbers: readonly number[]): Promise<PlacedTicket[]> {
  const { rows } = await sql<TicketRow>`
    select ${ticketColumns} from ticket where workspace_id = ${workspace} and number = any(${numbers}::bigint[])
    order by id for update
  `.execute(db)
  return rows.map(placedTicket)
}

/** The account's tickets that are not closed, locked until the transaction ends. */
export async function takeTicketsOf({ db, workspace }: Tenant, accountId: string): Promise<PlacedTicket[]> {
  const { rows } = await sql<TicketRow>`
    select ${ticketColumns} from ticket
    where workspace_id = ${workspace} and account_id = ${accountId} and status <> 'closed'
    order by id for update
  `.execute(db)
  return rows.map(placedTicket)
}
