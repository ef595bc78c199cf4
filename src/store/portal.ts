/** The tickets of one contact of one account. */
import { sql } from 'kysely'
import type { Tenant } from './db.ts'
import type { TicketRow } from './schema.ts'
import { type PlacedTicket, placedTicket, ticketColumns } from './ticket-row.ts'

/** Whose tickets. */
export interface ContactOf {
  readonly accountId: string
  readonly email: string
}

const isTheirs = ({ accountId, email }: ContactOf) =>
  sql`account_id = ${accountId} and lower(contact_email) = lower(${email})`

/** Their tickets, the last changed first, at most `limit`. */
export async function ticketsOfContact(
  { db, workspace }: Tenant,
  contact: ContactOf,
  limit: number,
): Promise<PlacedTicket[]> {
  const { rows } = await sql<TicketRow>`
    select ${ticketColumns} from ticket where workspace_id = ${workspace} and ${isTheirs(contact)}
    order by updated_at desc, number desc limit ${limit}
  `.execute(db)
  return rows.map(placedTicket)
}

/** One of them; undefined for every other ticket, whether there is one or not. */
export async function ticketOfContact(
  { db, workspace }: Tenant,
  contact: ContactOf,
  number: number,
): Promise<PlacedTicket | undefined> {
  const { rows } = await sql<TicketRow>`
    select ${ticketColumns} from ticket
    where workspace_id = ${workspace} and number = ${number} and ${isTheirs(contact)}
  `.execute(db)
  return rows[0] && placedTicket(rows[0])
}
