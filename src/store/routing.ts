/** What routing and classifying need to know of the tickets there are. */
import { sql } from 'kysely'
import { must } from '../domain/assert.ts'
import type { TagUse } from '../domain/tags/vocabulary.ts'
import type { Opened, TicketChange } from '../domain/ticket-event.ts'
import type { Role } from '../domain/vocabulary.ts'
import type { Tenant } from './db.ts'

/** The first event of a ticket and who brought it about. */
export async function openingOf(
  { db, workspace }: Tenant,
  ticketId: string,
): Promise<{ readonly opened: Opened; readonly actor: string }> {
  const { rows } = await sql<{ actor: string; change: TicketChange }>`
    select actor, change from event where workspace_id = ${workspace} and stream_id = ${ticketId} and version = 1
  `.execute(db)
  const { actor, change } = must(rows[0], 'a ticket has a first event')
  return { opened: must(change.type === 'opened' ? change : null, 'a stream starts with opened'), actor }
}

/** The role of a member, also of one who was removed; null when the handle is nobody's. */
export async function memberRole({ db, workspace }: Tenant, handle: string): Promise<Role | null> {
  const { rows } = await sql<{ role: Role }>`
    select role from member where workspace_id = ${workspace} and handle = ${handle}
  `.execute(db)
  return rows[0]?.role ?? null
}

/** What became of the tickets that one rule put somewhere. */
export interface RuleCount {
  readonly rule: string
  readonly routed: number
  readonly wrong: number
}

/** Counts for each rule that ever put a ticket somewhere, the most used first (ROU-13). */
export async function ruleCounts({ db, workspace }: Tenant): Promise<RuleCount[]> {
  const { rows } = await sql<RuleCount>`
    select route_rule as rule, count(*)::int as routed, (count(*) filter (where route_wrong))::int as wrong
    from ticket where workspace_id = ${workspace} and route_rule is not null
    group by route_rule order by routed desc, rule
  `.execute(db)
  return rows
}

/** Where the tickets were sent that a rule had put wrongly: the correction, wherever they went after it (ROU-13). */
export async function wrongTeams({ db, workspace }: Tenant) {
  const { rows } = await sql<{ rule: string; team: string; tickets: number }>`
    select route_rule as rule, coalesce(corrected.team, ticket.team) as team, count(*)::int as tickets
    from ticket left join lateral (
      select change ->> 'team' as team from event
      where workspace_id = ${workspace} and stream_id = ticket.id and type = 'routed' and change ? 'wrongRule'
      order by version desc limit 1
    ) as corrected on true
    where workspace_id = ${workspace} and route_wrong
    group by 1, 2 order by rule, tickets desc, team
  `.execute(db)
  return rows
}

/** Tickets that somebody sent elsewhere than the agreed path, and that were not brought back by taking that back (LIF-7). */
export async function detourCount({ db, workspace }: Tenant): Promise<number> {
  const { rows } = await sql<{ tickets: number }>`
    select count(distinct stream_id)::int as tickets from event as sent
    where workspace_id = ${workspace} and stream = 'ticket' and type in ('opened', 'routed') and change ? 'detour'
      and not exists (
        select from event as back
        where back.workspace_id = ${workspace} and back.stream_id = sent.stream_id and back.version > sent.version
          and back.type in ('routed', 'taken_back') and sent.version between
            coalesce(back.change -> 'since', back.change -> 'undoes')::int and (back.change -> 'undoes')::int)
  `.execute(db)
  return must(rows[0], 'a count always answers').tickets
}

/** How many tickets bear each word as it was written, as their product area or among their tags. */
export async function tagUses({ db, workspace }: Tenant): Promise<TagUse[]> {
  const { rows } = await sql<TagUse>`
    select slug, bool_or(is_area) as "isArea",
      (count(distinct number) filter (where status not in ('solved', 'closed')))::int as open,
      count(distinct number)::int as "all"
    from ticket, lateral (select area as slug, true as is_area union all select unnest(tags), false) as borne
    where workspace_id = ${workspace} and slug is not null
    group by slug
  `.execute(db)
  return rows
}
