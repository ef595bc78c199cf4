-- A person's data can leave the log without its order leaving with it: the application may replace what events say by
-- redacted copies, but only in a transaction that records the erasure, naming each event with its digest before and
-- after. The chain over the log (0003) accepts a changed event only where a recorded erasure says so.

-- SHA-256 of an event with what of it is replaced, as the chain over the log holds it (store/event-digest.ts).
create function event_digest(e event, actor text, ref text, address text, change jsonb) returns bytea
  language sql stable
  return sha256(convert_to(jsonb_build_array(e.workspace_id, e.stream, e.stream_id, e.version, e.type,
    (extract(epoch from e.at) * 1000000)::bigint, (extract(epoch from e.recorded_at) * 1000000)::bigint,
    actor, ref, e.via, address, change)::text, 'UTF8'));

-- `redacted` is an array of {streamId, version, actor, ref, address, change}; returns how many events there were.
-- Tables are named with their schema and temporary ones come last, so that nobody puts a table of theirs in the place of
-- one that the owner means.
create function redact_events(redacted jsonb) returns integer
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  named integer;
  fitting integer;
  done integer;
begin
  with record as (
    select (each ->> 'streamId')::uuid as stream_id, (each ->> 'version')::integer as version,
      each ->> 'before' as before, each ->> 'after' as after
    from public.event e, jsonb_array_elements(e.change -> 'events') each
    where e.workspace_id = current_workspace() and e.type = 'personal_data_erased' and e.xid = pg_current_xact_id()
  ), judged as (
    select e.stream_id, e.version,
      record.before = encode(event_digest(e, e.actor, e.ref, e.address, e.change), 'hex')
      and record.after = encode(event_digest(e, given.actor, given.ref, given.address, given.change), 'hex')
      -- Who acted is somebody erased from now on, or stays who it was: nothing is laid at another's door.
      and (given.actor = e.actor or given.actor ~ '^Erased person [^ ]+$' or strpos(given.actor, '[erased]') > 0) as fits
    from jsonb_to_recordset(redacted) as given(
      "streamId" uuid, version integer, actor text, ref text, address text, change jsonb)
    join record on record.stream_id = given."streamId" and record.version = given.version
    join public.event e on e.workspace_id = current_workspace() and e.stream_id = record.stream_id
      and e.version = record.version
  )
  select count(distinct (stream_id, version)), count(distinct (stream_id, version)) filter (where fits)
  into named, fitting from judged;
  if named < jsonb_array_length(redacted) then
    raise exception 'an event is redacted only in the transaction that records its erasure';
  end if;
  if fitting < named then
    raise exception 'an event is redacted only to what the record of its erasure says, and to nobody else''s doing';
  end if;
  -- An erasure itself is never redacted: it is what the chain goes by. What happened stays what happened.
  update public.event e set actor = given.actor, ref = given.ref, address = given.address, change = given.change
  from jsonb_to_recordset(redacted) as given(
    "streamId" uuid, version integer, actor text, ref text, address text, change jsonb)
  where e.workspace_id = current_workspace() and e.stream_id = given."streamId" and e.version = given.version
    and e.type <> 'personal_data_erased' and given.change ->> 'type' = e.type;
  get diagnostics done = row_count;
  return done;
end $$;
revoke execute on function redact_events(jsonb) from public;
grant execute on function redact_events(jsonb) to topline_app;
alter function search_tickets(text, integer) set search_path = pg_catalog, public, pg_temp;

-- The program makes no temporary tables.
do $$
begin
  execute format('revoke temporary on database %I from public', current_database());
exception when insufficient_privilege then
  null; -- only the owner of the database may; the functions above do not depend on it
end $$;

-- How long personal data is kept is published as the other policies are.
alter table policy drop constraint policy_name_check;
alter table policy add constraint policy_name_check
  check (name in ('order', 'sla', 'closing', 'contract', 'calendar', 'holidays', 'retention'));

create index ticket_closed on ticket (workspace_id, closed_at) where closed_at is not null;

-- Closed tickets that were looked through because the time for which personal data is kept had run out, and at which
-- version; one that has changed since is looked through again.
create table kept_no_longer (
  workspace_id uuid not null,
  ticket_id uuid not null,
  version integer not null,
  primary key (workspace_id, ticket_id)
);
alter table kept_no_longer enable row level security;
alter table kept_no_longer force row level security;
create policy one_workspace on kept_no_longer using (workspace_id = current_workspace());
grant select, insert, update, delete on kept_no_longer to topline_app;
-- Kept answers may quote what is erased; they are dropped with it (grant of 0001).
