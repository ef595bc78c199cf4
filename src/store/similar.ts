/** Tickets that may be alike, by the words they opened with. What notes say finds tickets too, but is never read here. */
import { type RawBuilder, sql } from 'kysely'
import type { Sought } from '../domain/similar/sought.ts'
import type { Candidate, TicketFacts } from '../domain/similar/suggest.ts'
import { type AskText, BODY_READ } from '../domain/similar/terms.ts'
import type { Tenant } from './db.ts'

/** Tickets whose texts are read. */
const READ = 40
/** A ticket that repeats one that repeats one …: no further than this. */
const FAR = 10

const quoted = (word: string): string => `'${word.replaceAll("'", "''")}'`

/** Combinations of words as to_tsquery reads them. */
const queryText = ({ combinations }: Sought): string =>
  combinations.map((words) => `(${words.map(quoted).join(' & ')})`).join(' | ')

const openingColumns = sql`opening.change->>'subject' as subject, left(opening.change->>'body', ${sql.lit(BODY_READ)}) as body`

/** The event that opened `ticket`, which is the first of its stream. */
const opening = (workspace: string): RawBuilder<unknown> => sql`join event opening
  on opening.workspace_id = ${workspace} and opening.stream_id = ticket.id and opening.version = 1`

/** What the newest tickets opened with, and about how many tickets there are. */
export async function newestOpenings({ db, workspace }: Tenant, limit: number) {
  const { rows } = await sql<AskText & { number: number }>`
    with newest as materialized (
      select id, number from ticket where workspace_id = ${workspace} order by number desc limit ${limit}
    )
    select ticket.number, ${openingColumns} from newest ticket ${opening(workspace)} order by ticket.number desc
  `.execute(db)
  return { texts: rows, tickets: rows[0]?.number ?? 0 }
}

/** What ticket `number` opened with, whose it is, and what kind it is; undefined when there is none. */
export async function openingOf({ db, workspace }: Tenant, number: number) {
  const { rows } = await sql<AskText & { kind: TicketFacts['kind']; accountId: string | null }>`
    select ticket.kind, ticket.account_id as "accountId", ${openingColumns} from ticket ${opening(workspace)}
    where ticket.workspace_id = ${workspace} and ticket.number = ${number}
  `.execute(db)
  return rows[0]
}

/** Tickets that hold what is sought, with the texts they opened with. Junk is left out. */
export async function candidatesFor({ db, workspace }: Tenant, sought: Sought): Promise<Candidate[]> {
  if (sought.combinations.length === 0) return []
  const words = sought.words.map(({ word }) => word)
  const weights = sought.words.map(({ weight }) => weight)
  const { rows } = await sql<Omit<Candidate, 'goesTo'> & { goesOnIn: number | null }>`
    select ticket.number, ticket.kind, ticket.status, ticket.goes_on_in as "goesOnIn", ${openingColumns}
    from similar_tickets(${queryText(sought)}, ${words}, ${weights}::real[], ${READ}) found
    join ticket on ticket.workspace_id = ${workspace} and ticket.number = found.number
    ${opening(workspace)}
    where ticket.closing_reason is distinct from 'spam'
  `.execute(db)
  const ends = await endsOf({ db, workspace }, rows)
  return rows.map(({ goesOnIn: _, ...row }) => ({ ...row, goesTo: ends.get(row.number) ?? row.number }))
}

type Going = { readonly number: number; readonly goesOnIn: number | null }

/** Where the tickets that go on elsewhere come to at last. */
async function endsOf({ db, workspace }: Tenant, tickets: readonly Going[]): Promise<ReadonlyMap<number, number>> {
  const going = tickets.flatMap(({ number, goesOnIn }) => (goesOnIn === null ? [] : [number]))
  if (going.length === 0) return new Map()
  const { rows } = await sql<{ number: number; last: number }>`
    with recursive way(number, step, nth) as (
      select number, number, 0 from unnest(${going}::bigint[]) number
      union all
      select way.number, ticket.goes_on_in, way.nth + 1 from way
      join ticket on ticket.workspace_id = ${workspace} and ticket.number = way.step
      where ticket.goes_on_in is not null and way.nth < ${FAR}
    )
    select distinct on (number) number, step as last from way order by number, nth desc
  `.execute(db)
  return new Map(rows.map(({ number, last }) => [number, last]))
}

/** The facts of the tickets with these numbers. */
export async function factsOf({ db, workspace }: Tenant, numbers: readonly number[]): Promise<TicketFacts[]> {
  if (numbers.length === 0) return []
  const { rows } = await sql<TicketFacts>`
    select number, kind, status, subject, priority, closing_reason as "closingReason", account_id as "accountId",
      received_at as "receivedAt" from ticket
    where workspace_id = ${workspace} and number = any(${numbers}::bigint[])
  `.execute(db)
  return rows
}

/** Ids of the accounts that ask what each of these tickets asks: its own, those that were added, and those of all that
 *  repeat it or were merged into it. */
export async function accountsOn(
  { db, workspace }: Tenant,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await sql<{ number: number; accounts: string[] }>`
    with recursive family(number, member) as (
      select number, number from unnest(${numbers}::bigint[]) number
      union
      select family.number, ticket.number from family
      join ticket on ticket.workspace_id = ${workspace} and ticket.goes_on_in = family.member
    )
    select family.number, array_agg(distinct account) as accounts from family
    join ticket on ticket.workspace_id = ${workspace} and ticket.number = family.member
    cross join lateral unnest(ticket.also_affected || ticket.account_id) account
    where account is not null group by family.number
  `.execute(db)
  return new Map(rows.map(({ number, accounts }) => [number, accounts]))
}
