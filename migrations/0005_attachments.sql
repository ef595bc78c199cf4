-- Files that came with a message. Their bytes are apart from the log, which holds name, type, size and SHA-256.

create table attachment (
  workspace_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  name text not null,
  -- as it was announced; what is served is always a download
  media_type text not null,
  size integer not null,
  sha256 bytea not null,
  -- whether the customer sees it, as its event says: `public` or `internal`
  visibility text not null,
  body bytea not null,
  added_at timestamptz not null,
  primary key (workspace_id, id)
);
create index attachment_ticket on attachment (workspace_id, ticket_id);

alter table attachment enable row level security;
alter table attachment force row level security;
create policy one_workspace on attachment using (workspace_id = current_workspace());

grant select, insert, delete on attachment to topline_app;
