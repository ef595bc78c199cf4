-- A person's data can leave the log without its order leaving with it: the application may replace what events say by
-- redacted copies, but only in a transaction that records the erasure, naming each event with its digest before and
-- after. The chain over the log (0003) accepts a changed event only where a recorded erasure says so.

-- `redacted` is an array of {streamId, version, actor, ref, address, change}; returns how many events there were.
create function redact_events(redacted jsonb) returns integer
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  unnamed integer;
  done integer;
begin
  with named as (
    select (each ->> 'streamId')::uuid as stream_id, (each ->> 'version')::integer as version
    from event e, jsonb_array_elements(e.change -> 'events') each
    where e.workspace_id = current_workspace() and e.type = 'personal_data_erased' and e.xid = pg_current_xact_id()
  )
  select count(*) into unnamed
  from jsonb_to_recordset(redacted) as given("streamId" uuid, version integer)
  where not exists (
    select 1 from named where named.stream_id = given."streamId" and named.version = given.version);
  if unnamed > 0 then
    raise exception 'an event is redacted only in the transaction that records its erasure';
  end if;
  -- An erasure itself is never redacted: it is what the chain goes by. What happened stays what happened.
  update event e set actor = given.actor, ref = given.ref, address = given.address, change = given.change
  from jsonb_to_recordset(redacted) as given(
    "streamId" uuid, version integer, actor text, ref text, address text, change jsonb)
  where e.workspace_id = current_workspace() and e.stream_id = given."streamId" and e.version = given.version
    and e.type <> 'personal_data_erased' and given.change ->> 'type' = e.type;
  get diagnostics done = row_count;
  return done;
end $$;
revoke execute on function redact_events(jsonb) from public;
grant execute on function redact_events(jsonb) to topline_app;

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
