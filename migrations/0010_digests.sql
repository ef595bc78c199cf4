-- What members want to be told by mail, and the mails.

-- {zone, digest, digestAt, quiet: {from, to}, daysOffQuiet, atOnce}; null while they have not said anything
alter table member add column notices jsonb;

-- A mail to a member: that there is one, and how it went. What it says is written when it is sent, of what they may read
-- then, and kept nowhere.
create table mail (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  kind text not null check (kind in ('digest', 'at_once')),
  -- what there is one mail of its kind for: the local date of a digest, the first item of what is told at once
  key text not null,
  -- the items of the needs-attention list that it tells
  items text[] not null,
  state text not null check (state in ('waiting', 'sent', 'given_up', 'needless')),
  due_at timestamptz not null,
  -- when it is tried next; null when it is not
  next_at timestamptz,
  tries smallint not null,
  ended_at timestamptz,
  -- why the last try failed
  trouble text,
  primary key (workspace_id, id),
  unique (workspace_id, member_id, kind, key)
);
create index mail_next on mail (workspace_id, next_at) where next_at is not null;
create index mail_due on mail (workspace_id, member_id, due_at);

alter table mail enable row level security;
alter table mail force row level security;
create policy one_workspace on mail using (workspace_id = current_workspace());
grant select, insert, update, delete on mail to topline_app;
