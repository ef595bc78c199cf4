/** Tickets that may need a member's attention with the events that tell, and what members are done with. */
import { sql } from 'kysely'
import type { AttentionKind, DoneMark, WatchedEvent, WatchedTicket } from '../domain/attention/item.ts'
import type { TicketEventType } from '../domain/ticket-event.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Priority, Status } from '../domain/vocabulary.ts'
import { clocksOfJson } from './clock-json.ts'
import type { Tenant } from './db.ts'
import type { TicketRow } from './schema.ts'
import { flowFacts } from './ticket-flow.ts'

interface Whose {
  readonly handle: string
  /** Numbers of tickets that are asked for in any case. */
  readonly also: readonly number[]
  /** What happened before then is not asked for. */
  readonly since: Instant
}

/** What is told to others than the ticket's owner, with the tickets on which it happened since then: notes that name the
 *  member, all answers of engineering, all issues that shipped. In the words of the index. */
async function told({ db, workspace }: Tenant, { handle, since }: Whose) {
  const { rows } = await sql<{ id: string; type: 'noted' | 'help_answered' | 'issue_shipped' }>`
    select distinct stream_id as id, type from event
    where workspace_id = ${workspace} and at >= ${isoOf(since)}::timestamptz
      and (type in ('help_answered', 'issue_shipped') or (type = 'noted' and change ? 'mentions'))
      and (type <> 'noted' or change -> 'mentions' ? ${handle})
  `.execute(db)
  const on = (wanted: string) => rows.filter(({ type }) => type === wanted).map(({ id }) => id)
  return { noted: on('noted'), answered: on('help_answered'), shipped: on('issue_shipped') }
}

/** Tickets that may need the attention of a member: theirs, those they follow, and those on which somebody waits for them
 *  or has told them something. Each condition is that of an index. */
export async function attentionTickets(tenant: Tenant, whose: Whose): Promise<WatchedTicket[]> {
  const { db, workspace } = tenant
  const { handle, since } = whose
  // Apart, so that the tickets are always fetched by their ids: how many there are is not foreseen well.
  const { noted, answered, shipped } = await told(tenant, whose)
  const { rows } = await sql<TicketRow>`
    with concerned as (
      select id from ticket where workspace_id = ${workspace} and line in ('owned', 'held') and owner = ${handle}
      union
      select id from ticket where workspace_id = ${workspace} and watchers <> '{}'
        and updated_at >= ${isoOf(since)}::timestamptz and ${handle} = any(watchers)
      union
      select id from ticket where workspace_id = ${workspace} and hand_off is not null
        and (hand_off ->> 'to' = ${handle} or owner = ${handle})
      union
      select id from ticket where workspace_id = ${workspace} and help_teams <> '{}'
        and (owner = ${handle} and helps @> '[{"state": "bounced"}]'::jsonb
          or helps @> ${JSON.stringify([{ by: handle, state: 'bounced' }])}::jsonb)
      union
      select id from ticket where workspace_id = ${workspace} and number = any(${[...whose.also]}::bigint[])
      union
      select id from ticket where workspace_id = ${workspace} and concerns <> '[]'
        and updated_at >= ${isoOf(since)}::timestamptz
        and (concerns @> ${JSON.stringify([{ by: handle }])}::jsonb or concerns @> ${JSON.stringify([{ with: handle }])}::jsonb)
      union
      select id from ticket where workspace_id = ${workspace} and id = any(${noted}::uuid[])
      union
      select id from ticket where workspace_id = ${workspace} and id = any(${answered}::uuid[])
        and (owner = ${handle} or helps @> ${JSON.stringify([{ by: handle }])}::jsonb)
      union
      select id from ticket where workspace_id = ${workspace} and id = any(${shipped}::uuid[])
        and (owner = ${handle} or ${handle} = any(watchers))
    )
    select id, number, subject, account_id, priority, status, owner, hand_off - 'packet' as hand_off, hand_off_count,
      between_hands, helps, concerns, issues, links, watchers, document,
      case when owner = ${handle} and line in ('owned', 'held') then clocks end as clocks
    from ticket where workspace_id = ${workspace} and id in (select * from concerned)
  `.execute(db)
  return rows.map((row) => ({
    ...flowFacts(row),
    id: row.id,
    number: row.number,
    subject: row.subject,
    accountId: row.account_id,
    priority: row.priority as Priority | null,
    status: row.status as Status,
    owner: row.owner,
    cycles: row.clocks === null ? null : clocksOfJson(row.clocks).cycles,
  }))
}

/** Events of `types` on these tickets, stream by stream in order, with the first words of what was written. */
export async function watchedEvents(
  { db, workspace }: Tenant,
  ids: readonly string[],
  types: readonly TicketEventType[],
): Promise<Map<string, WatchedEvent[]>> {
  const events = new Map<string, WatchedEvent[]>()
  if (ids.length === 0) return events
  const { rows } = await sql<WatchedEvent & { id: string }>`
    select stream_id as id, version, at, actor, type,
      jsonb_strip_nulls(jsonb_build_object('mentions', change -> 'mentions', 'help', change -> 'help',
        'concern', change -> 'concern',
        'corrected', case when type = 'concern_confirmed' and change ->> 'theirView' is not null then true end,
        'issue', change -> 'issue', 'from', change -> 'from', 'since', case when type = 'taken_back' then change -> 'since' end,
        'undoes', case when type = 'taken_back' then change -> 'undoes' end)) as facts,
      left(case type when 'noted' then change ->> 'body' when 'received' then change ->> 'body'
        when 'help_answered' then change ->> 'answer' when 'issue_shipped' then change ->> 'note'
        when 'concern_confirmed' then change ->> 'theirView' when 'concern_replied' then change ->> 'reply'
        when 'concern_decided' then change ->> 'decision' when 'concern_passed_on' then change ->> 'reason'
        when 'concern_withdrawn' then change ->> 'reason' end, 300) as excerpt
    from event
    where workspace_id = ${workspace} and stream_id = any(${[...ids]}::uuid[]) and type = any(${[...types]}::text[])
    order by stream_id, version
  `.execute(db)
  for (const { id, ...event } of rows) {
    const own = events.get(id)
    if (own) own.push(event)
    else events.set(id, [event])
  }
  return events
}

/** What the member is done with, of these tickets. */
export async function doneMarks(
  { db, workspace }: Tenant,
  handle: string,
  numbers: readonly number[],
): Promise<DoneMark[]> {
  if (numbers.length === 0) return []
  const { rows } = await sql<DoneMark>`
    select ticket_number as number, version, kind, done_at as at from attention_done
    where workspace_id = ${workspace} and handle = ${handle} and ticket_number = any(${[...numbers]}::bigint[])
  `.execute(db)
  return rows
}

/** What names an item of a member. */
export interface ItemName {
  readonly number: number
  readonly version: number
  readonly kind: AttentionKind
}

const namesOf = (items: readonly ItemName[]) => sql`json_to_recordset(${JSON.stringify(items)}::json)
  as item(number bigint, version integer, kind text)`

/** Keeps that the member is done with these; what they were done with before stays as it is. */
export async function markDone(
  { db, workspace }: Tenant,
  { handle, at }: { readonly handle: string; readonly at: Instant },
  items: readonly ItemName[],
): Promise<void> {
  if (items.length === 0) return
  await sql`
    insert into attention_done (workspace_id, handle, ticket_number, version, kind, done_at)
    select ${workspace}, ${handle}, item.number, item.version, item.kind, ${isoOf(at)}::timestamptz
    from ${namesOf(items)}
    on conflict do nothing
  `.execute(db)
}

/** Takes marks back. */
export async function unmarkDone({ db, workspace }: Tenant, handle: string, items: readonly ItemName[]): Promise<void> {
  if (items.length === 0) return
  await sql`
    delete from attention_done done using ${namesOf(items)}
    where done.workspace_id = ${workspace} and done.handle = ${handle}
      and done.ticket_number = item.number and done.version = item.version and done.kind = item.kind
  `.execute(db)
}

/** Forgets marks of before: what they were of is listed no more. */
export async function forgetDone({ db, workspace }: Tenant, before: Instant): Promise<void> {
  await sql`
    delete from attention_done where workspace_id = ${workspace} and done_at < ${isoOf(before)}::timestamptz
  `.execute(db)
}
