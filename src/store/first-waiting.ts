/** Number one, for the member who asks. */
import { sql } from 'kysely'
import { must } from '../domain/assert.ts'
import type { Mode } from '../domain/vocabulary.ts'
import type { Tenant } from './db.ts'
import { presentMode } from './mode.ts'
import { inTeam, keyColumn, type Line } from './queue.ts'
import type { TicketRow } from './schema.ts'
import { type PlacedTicket, placedTicket, ticketColumns } from './ticket-row.ts'

export interface FirstWaiting {
  /** The mode that the workspace is in. */
  readonly mode: Mode
  /** The ticket, locked until the transaction ends; undefined when none waits for this member. */
  readonly first: PlacedTicket | undefined
  /** Number of the first ticket before it that the member has passed over; null where there is none. */
  readonly passedOver: number | null
}

type Row = { [Column in keyof TicketRow]: TicketRow[Column] | null } & { mode: Mode; passedOver: number | null }

/**
 * The first waiting ticket that `member` has not passed over. Tickets that another transaction holds are skipped, so
 * members who ask at the same moment get different ones (LOG-4), and those are not passed over.
 */
export async function firstWaiting({ db, workspace }: Tenant, line: Line, member: string): Promise<FirstWaiting> {
  const key = keyColumn(line.mode)
  const waiting = sql`workspace_id = ${workspace} and line = 'waiting' ${inTeam(line.team)}`
  const { rows } = await sql<Row>`
    with first as (
      select ${ticketColumns} from ticket where ${waiting} and not (${member} = any(skipped_by))
      order by ${key} limit 1 for update skip locked
    )
    select ${presentMode(workspace)} as mode, first.*, (
      select number from ticket where ${waiting} and ${member} = any(skipped_by) and ${key} < first.${key}
      order by ${key} limit 1
    ) as "passedOver"
    from (values (1)) once left join first on true
  `.execute(db)
  const { mode, passedOver, ...row } = must(rows[0], 'one row')
  return { mode, first: row.id === null ? undefined : placedTicket(row as TicketRow), passedOver }
}
