-- What needs a member's attention is read from tickets and their events; what they are done with is kept here.

create table attention_done (
  workspace_id uuid not null,
  handle text not null,
  ticket_number bigint not null,
  -- of the event it is about
  version integer not null,
  kind text not null,
  done_at timestamptz not null,
  primary key (workspace_id, handle, ticket_number, version, kind)
);
create index attention_done_at on attention_done (workspace_id, done_at);

-- The tickets somebody has in hand, and those that somebody follows.
create index ticket_owner on ticket (workspace_id, owner) where line in ('owned', 'held');
create index ticket_watched on ticket (workspace_id, updated_at) where watchers <> '{}';
-- What happened that is told to others than the ticket's owner.
create index event_telling on event (workspace_id, at)
  where type in ('help_answered', 'issue_shipped') or (type = 'noted' and change ? 'mentions');

alter table attention_done enable row level security;
alter table attention_done force row level security;
create policy one_workspace on attention_done using (workspace_id = current_workspace());
grant select, insert, update, delete on attention_done to topline_app;
