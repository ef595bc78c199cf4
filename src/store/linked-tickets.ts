/** The tickets that a ticket is linked with. */
import { sql } from 'kysely'
import type { TicketLink } from '../domain/flow/flow.ts'
import type { Status } from '../domain/vocabulary.ts'
import type { Tenant } from './db.ts'

export interface LinkedTicket {
  readonly number: number
  readonly subject: string
  readonly status: Status
  readonly as: TicketLink['as']
}

/** What is known of the other ends of `links`, in their order. */
export async function linkedTickets({ db, workspace }: Tenant, links: readonly TicketLink[]): Promise<LinkedTicket[]> {
  if (links.length === 0) return []
  const { rows } = await sql<Omit<LinkedTicket, 'as'>>`
    select number, subject, status from ticket
    where workspace_id = ${workspace} and number = any(${links.map(({ to }) => to)}::bigint[])
  `.execute(db)
  return links.flatMap(({ to, as }) => {
    const found = rows.find(({ number }) => number === to)
    return found ? [{ ...found, as }] : []
  })
}
