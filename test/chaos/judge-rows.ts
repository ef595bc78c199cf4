/** What the rows say when all is over, read by SQL of its own and not by functions of the product (TCK-19, TCK-21). */
import type pg from 'pg'

/** A connection that sees the whole workspace. */
export type Reader = Pick<pg.Pool, 'query'>

/** What is wrong, a line each. */
export type Faults = string[]

/** Each query gives the tickets or streams of which something is wrong, and what. `$1` is the workspace. */
const WRONG: Readonly<Record<string, string>> = {
  'TCK-19 stands in no queue': `select number, team as what from ticket
    where workspace_id = $1 and status <> 'closed'
      and not exists (select from team where team.workspace_id = $1 and team.slug = ticket.team)`,
  'TCK-19 is owned by nobody who works here': `select number, owner as what from ticket
    where workspace_id = $1 and owner is not null
      and not exists (select from member where member.workspace_id = $1 and member.handle = ticket.owner)`,
  'TCK-19 has an owner and a lease': `select number, owner || ' and ' || lease_by as what from ticket
    where workspace_id = $1 and owner is not null and lease_by is not null`,
  'TCK-19 stands in another line than its facts say': `select number, line as what from ticket
    where workspace_id = $1 and line <> case
      when status in ('solved', 'closed') then 'done'
      when status in ('pending', 'on_hold') then 'held'
      when coalesce(owner, lease_by) is not null then 'owned'
      else 'waiting' end`,
  'TCK-19 is not at exactly one place': `select number, count(place.ticket_id)::text as what from ticket
    left join place_change as place
      on place.workspace_id = $1 and place.ticket_id = ticket.id and place.until is null
        and place.line = ticket.line and place.team = ticket.team
    where ticket.workspace_id = $1 group by number having count(place.ticket_id) <> 1`,
  'TCK-19 was at two places at once': `select number, count(*)::text as what from ticket
    join place_change as place on place.workspace_id = $1 and place.ticket_id = ticket.id and place.until is null
    where ticket.workspace_id = $1 group by number having count(*) > 1`,
  'TCK-21 has nobody who acts next': `select number, status as what from ticket
    where workspace_id = $1 and status not in ('closed', 'solved')
      and case
        when hand_off is not null and hand_off ->> 'bounced' is null and hand_off ->> 'to' is not null
          then not exists (select from member where workspace_id = $1 and handle = hand_off ->> 'to')
        when hand_off is not null and hand_off ->> 'bounced' is null
          then not exists (select from team where workspace_id = $1 and slug = hand_off ->> 'team')
        when hold_for is not null then coalesce(hold_acts_next, '') = ''
        when coalesce(owner, lease_by) is not null
          then not exists (select from member where workspace_id = $1 and handle = coalesce(owner, lease_by))
        else not exists (select from team where workspace_id = $1 and slug = ticket.team)
      end`,
  'TCK-21 is held without a hold, or has one and is not held': `select number, status as what from ticket
    where workspace_id = $1 and (hold_for is not null) <> (status in ('pending', 'on_hold'))`,
  'TCK-21 is closed and keeps a lease, a hold, a pin or an offer': `select number, status as what from ticket
    where workspace_id = $1 and status = 'closed'
      and (lease_by is not null or hold_for is not null or pin_place is not null or hand_off is not null)`,
  'LOG-6 has a gap in its versions': `select stream_id::text as number, min(version) || ' to ' || max(version) as what
    from event where workspace_id = $1 group by stream_id
    having min(version) <> 1 or max(version) <> count(*) or count(distinct version) <> count(*)`,
  'LOG-1 has another version than its log': `select number, version::text as what from ticket
    where workspace_id = $1
      and version <> (select max(version) from event where workspace_id = $1 and stream_id = ticket.id)`,
  'LIF-5 has a link that the other ticket does not have': `select number, link ->> 'to' as what
    from ticket cross join jsonb_array_elements(links) as link
    where workspace_id = $1 and not exists (
      select from ticket as other cross join jsonb_array_elements(other.links) as back
      where other.workspace_id = $1 and other.number = (link ->> 'to')::bigint
        and (back ->> 'to')::bigint = ticket.number
        and back ->> 'as' = case link ->> 'as' when 'task' then 'task_of' when 'task_of' then 'task' else 'related' end)`,
  'VERB-22 was merged into a ticket that does not know of it': `select number, change ->> 'into' as what
    from event join ticket on ticket.workspace_id = $1 and ticket.id = event.stream_id
    where event.workspace_id = $1 and event.type = 'merged' and not exists (
      select from event as taken join ticket as other on other.workspace_id = $1 and other.id = taken.stream_id
      where taken.workspace_id = $1 and taken.type = 'absorbed' and taken.change ->> 'number' = ticket.number::text
        and other.number = (event.change ->> 'into')::bigint)`,
  'HLP-5 shares its place among help requests': `select min(number) as number, string_agg(number::text, ', ') as what
    from (select number, help ->> 'team' as team, help ->> 'key' as key
      from ticket cross join jsonb_array_elements(helps) as help
      where workspace_id = $1 and status <> 'closed' and help ->> 'state' = 'asked') as asked
    group by team, key having count(*) > 1`,
}

/** Everything that is wrong with the rows of a workspace. */
export async function faultsInRows(pool: Reader, workspace: string): Promise<Faults> {
  const faults: Faults = []
  for (const [rule, query] of Object.entries(WRONG)) {
    const { rows } = await pool.query<{ number: string; what: string | null }>(query, [workspace])
    faults.push(...rows.map(({ number, what }) => `${rule}: #${number} (${what ?? 'nothing'})`))
  }
  return faults
}
