-- The log is the audit: a chain over it shows whether a line was altered or taken away.
-- Each event gets one link, in the order in which the events became visible; a link's hash covers the one before it, so
-- neither an event nor a link can be changed alone. Links are made moments after their events, by one node at a time.

create table audit_link (
  workspace_id uuid not null,
  -- counts from 1 without gaps
  place bigint not null check (place > 0),
  stream_id uuid not null,
  version integer not null,
  -- SHA-256 of the event as it was recorded
  digest bytea not null,
  -- SHA-256 of the hash before and this digest
  hash bytea not null,
  primary key (workspace_id, place),
  unique (workspace_id, stream_id, version)
);

-- Up to where the chain of a workspace reaches: a snapshot (store/feed.ts), locked by whoever adds links. A row is made
-- with its workspace and never later, so that one which is missing was taken away.
create table audit_chain (
  workspace_id uuid primary key,
  place bigint not null,
  hash bytea not null,
  snapshot text
);
insert into audit_chain (workspace_id, place, hash) select id, 0, decode(repeat('00', 32), 'hex') from workspace;

alter table audit_link enable row level security;
alter table audit_link force row level security;
create policy one_workspace on audit_link using (workspace_id = current_workspace());
alter table audit_chain enable row level security;
alter table audit_chain force row level security;
create policy one_workspace on audit_chain using (workspace_id = current_workspace());

grant select, insert on audit_link to topline_app;
grant select, insert, update on audit_chain to topline_app;

-- SHA-256 of the hash before and a digest, as an aggregate: over a window it gives every hash of a batch at once. The
-- first value it meets is the hash to go on from.
create function next_hash(before bytea, digest bytea) returns bytea language sql immutable strict parallel safe
  return sha256(before || digest);
create aggregate chain_hash(bytea) (sfunc = next_hash, stype = bytea);

-- The log as it is read by an auditor: newest first, and what happened to other things than tickets, which is little.
create index event_recorded on event (workspace_id, recorded_at, seq);
create index event_beside_tickets on event (workspace_id, stream, recorded_at, seq) where stream <> 'ticket';
-- Which events may differ from how they were sealed.
create index event_erasure on event (workspace_id, seq) where type = 'personal_data_erased';
