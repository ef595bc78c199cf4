-- Issues: defects, gaps and missing documents that tickets lead to.

alter table event drop constraint event_stream_check;
alter table event add constraint event_stream_check check (stream in
  ('ticket', 'workspace', 'account', 'team', 'member', 'policy', 'access', 'contact', 'opportunity', 'issue'));

create table issue (
  workspace_id uuid not null,
  id uuid not null,
  -- counts up from 1 in the workspace
  number integer not null check (number > 0),
  kind text not null check (kind in ('defect', 'gap', 'documentation')),
  title text not null,
  text text not null,
  audience text not null check (audience in ('public', 'private')),
  -- done: it has shipped
  status text not null check (status in ('open', 'in_progress', 'on_backlog', 'done', 'wont_do')),
  -- handle of the member who looks after it
  owner text,
  -- slug of the team whose work it is
  team text,
  -- its address in an outside tracker
  url text,
  -- number of the issue it goes on in
  duplicate_of integer,
  shipped_at timestamptz,
  shipped_note text,
  version integer not null,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, number),
  check ((status = 'done') = (shipped_at is not null))
);

-- Tickets that lead to issues are few of all. An index of the numbers themselves would not be used: row level security
-- comes before every condition that is not known to keep what it sees to itself, and `&&` is not.
create index ticket_issues on ticket (workspace_id, number) where issues <> '{}';

alter table issue enable row level security;
alter table issue force row level security;
create policy one_workspace on issue using (workspace_id = current_workspace());
grant select, insert, update, delete on issue to topline_app;
