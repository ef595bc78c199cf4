-- Hand-offs, help requests, concerns, links, and who is looking.

alter table ticket
  -- the offer that nobody has accepted yet: {kind, by, team, to, region, facts, offeredAt, bounced}
  add column hand_off jsonb,
  add column hand_off_count integer not null default 0,
  -- milliseconds from offers until they were answered
  add column between_hands bigint not null default 0,
  -- requests to engineering, ended ones with them
  add column helps jsonb not null default '[]',
  -- teams of which one of them is open
  add column help_teams text[] not null default '{}',
  add column concerns jsonb not null default '[]',
  -- numbers of issues
  add column issues integer[] not null default '{}',
  -- [{to, as}]
  add column links jsonb not null default '[]',
  add column watchers text[] not null default '{}',
  -- whether a document answers it: {found, url, issue}
  add column document jsonb;
-- What the log makes of a ticket says each of them.
alter table ticket alter column hand_off_count drop default, alter column between_hands drop default,
  alter column helps drop default, alter column help_teams drop default, alter column concerns drop default,
  alter column issues drop default, alter column links drop default, alter column watchers drop default;
create index ticket_hand_off on ticket (workspace_id) where hand_off is not null;
create index ticket_help on ticket (workspace_id) where help_teams <> '{}';

-- Who looks at a ticket or writes on it right now; worth nothing after a restart.
create unlogged table presence (
  workspace_id uuid not null,
  ticket_number bigint not null,
  handle text not null,
  typing boolean not null,
  seen_at timestamptz not null,
  primary key (workspace_id, ticket_number, handle)
);

create index event_help on event (workspace_id, at) where type = 'help_asked';

alter table policy drop constraint policy_name_check;
alter table policy add constraint policy_name_check check (name in ('order', 'sla', 'closing', 'contract', 'calendar',
  'holidays', 'retention', 'severity', 'routing', 'tags', 'form', 'template', 'duty', 'escalation', 'packet'));

alter table presence enable row level security;
alter table presence force row level security;
create policy one_workspace on presence using (workspace_id = current_workspace());
grant select, insert, update, delete on presence to topline_app;
