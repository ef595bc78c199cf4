/** How promises were handled in the past: what forecasts are measured by. */
import { sql } from 'kysely'
import type { Cycle } from '../domain/clock/clock.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import { type CycleJson, cycleOf } from './clock-json.ts'
import type { Tenant } from './db.ts'

/** A clock that has ended, and the ticket it was of. */
export interface Ended {
  readonly ticketId: string
  readonly team: string
  readonly cycle: Cycle
}

/** Tickets that are looked at: the newest that are done, and a third of as many each that somebody has or
 *  holds, and that wait for more than their first answer. A sample, because a history of years would take seconds to read. */
const LOOKED_AT = 3_000

/** Clocks that ended met or breached, of the tickets looked at, the latest end first. */
export async function endedClocks({ db, workspace }: Tenant): Promise<readonly Ended[]> {
  const { rows } = await sql<Omit<Ended, 'cycle'> & { cycle: CycleJson }>`
    with looked_at as (
      (select id, team, clocks from ticket where workspace_id = ${workspace} and line = 'done'
        order by number desc limit ${LOOKED_AT})
      union all
      (select id, team, clocks from ticket where workspace_id = ${workspace} and line in ('owned', 'held')
        limit ${Math.ceil(LOOKED_AT / 3)})
      union all
      (select id, team, clocks from ticket
        where workspace_id = ${workspace} and line = 'waiting' and first_replied_at is not null
        limit ${Math.ceil(LOOKED_AT / 3)})
    )
    select looked_at.id as "ticketId", looked_at.team, cycle.value as cycle
    from looked_at, json_array_elements(looked_at.clocks -> 'cycles') cycle
    where cycle.value ->> 'outcome' in ('met', 'breached')
    order by (cycle.value ->> 'endedAt')::numeric desc
  `.execute(db)
  return rows.map((row) => ({ ...row, cycle: cycleOf(row.cycle) }))
}

/** Where a ticket was at an instant: in the line with its place there, or not waiting. */
export interface StandingThen {
  readonly waiting: boolean
  readonly place: number | null
}

/** Where each ticket was at each instant, in the order asked; the place is that in its team's normal order. */
export async function standingsAt(
  { db, workspace }: Tenant,
  asked: readonly { readonly ticketId: string; readonly at: Instant }[],
): Promise<readonly (StandingThen | undefined)[]> {
  const json = JSON.stringify(asked.map(({ ticketId, at }, n) => ({ n, ticket_id: ticketId, at: isoOf(at) })))
  const { rows } = await sql<StandingThen & { n: number }>`
    select asked.n, step.line = 'waiting' as waiting,
      case when step.line = 'waiting' then 1 + (
        select count(*) from place_change other
        where other.workspace_id = ${workspace} and other.line = 'waiting' and other.team = step.team
          and other.ticket_id <> step.ticket_id and other.key_normal < step.key_normal
          and other.at <= asked.at and (other.until is null or other.until > asked.at)
      ) end as place
    from json_to_recordset(${json}::json) as asked(n integer, ticket_id uuid, at timestamptz)
    join place_change step on step.workspace_id = ${workspace} and step.ticket_id = asked.ticket_id
      and step.at <= asked.at and (step.until is null or step.until > asked.at)
  `.execute(db)
  const found = new Map(rows.map(({ n, waiting, place }) => [n, { waiting, place }]))
  return asked.map((_, n) => found.get(n))
}
