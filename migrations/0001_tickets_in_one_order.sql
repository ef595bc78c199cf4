-- The event log, the ticket as its projection, and the line.
-- workspace_id leads every key and index, so that one installation serves many companies and the schema can be
-- distributed by it. Row-level security is forced: the application's role sees one workspace at a time, the one
-- named by the setting topline.workspace, and nothing when none is named.

do $$
begin
  create role topline_app nologin;
exception when duplicate_object or unique_violation then
  null; -- roles belong to the whole server; another database of it has made this one
end $$;
grant topline_app to current_user;

-- Lets one GIN index lead with the workspace and end with words.
create extension if not exists btree_gin;

create function current_workspace() returns uuid language sql stable parallel safe
  return nullif(current_setting('topline.workspace', true), '')::uuid;

-- The directory of workspaces: names only, read before a workspace is chosen.
create table workspace (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  created_at timestamptz not null
);

create table workspace_state (
  workspace_id uuid primary key,
  version integer not null,
  mode text not null check (mode in ('normal', 'hard')),
  mode_since timestamptz,
  mode_reason text,
  mode_by text
);

create table event (
  workspace_id uuid not null,
  seq bigint generated always as identity,
  stream text not null check (stream in ('ticket', 'workspace', 'account', 'team', 'member', 'policy')),
  stream_id uuid not null,
  version integer not null check (version > 0),
  type text not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  actor text not null,
  ref text,
  change jsonb not null,
  -- The transaction that wrote it. A reader that remembers its snapshot finds exactly what has become visible since,
  -- whatever order the writers committed in; a counter alone cannot tell a late commit from a gap.
  xid xid8 not null default pg_current_xact_id(),
  primary key (workspace_id, stream_id, version)
);
create index event_xid on event (workspace_id, xid);
create unique index event_ref on event (workspace_id, ref) where ref is not null;

create table counter (
  workspace_id uuid not null,
  name text not null,
  next bigint not null,
  primary key (workspace_id, name)
);

create table team (
  workspace_id uuid not null,
  id uuid not null,
  slug text not null,
  name text not null,
  kind text not null check (kind in ('support', 'customer_engineering', 'engineering', 'product')),
  version integer not null,
  primary key (workspace_id, id),
  unique (workspace_id, slug)
);

create table member (
  workspace_id uuid not null,
  id uuid not null,
  handle text not null,
  name text not null,
  role text not null check (role in ('owner', 'lead', 'engineer')),
  team text not null,
  version integer not null,
  primary key (workspace_id, id),
  unique (workspace_id, handle)
);

create table account (
  workspace_id uuid not null,
  id uuid not null,
  slug text not null,
  name text not null,
  segment text not null,
  plan text,
  -- slug of the policy 'contract' that was agreed with it
  contract text,
  version integer not null,
  primary key (workspace_id, id),
  unique (workspace_id, slug)
);

-- Every version of every document that tickets are judged by. A calendar, a holiday set and a contract are named by their
-- slug; of the others there is one each, whose slug is its name.
create table policy (
  workspace_id uuid not null,
  name text not null check (name in ('order', 'sla', 'closing', 'contract', 'calendar', 'holidays')),
  slug text not null,
  version integer not null check (version > 0),
  effective_from timestamptz not null,
  published_at timestamptz not null,
  by_handle text not null,
  reason text,
  -- whether the tickets that were open went over to it, or only those that came later
  applied boolean not null,
  document jsonb not null,
  primary key (workspace_id, name, slug, version)
);

create table ticket (
  workspace_id uuid not null,
  id uuid not null,
  number bigint not null,
  version integer not null,
  kind text not null,
  subject text not null,
  channel text not null,
  team text not null,
  account_id uuid,
  segment text not null,
  plan text,
  contract text,
  contact_name text,
  contact_email text,
  environment text,
  tags text[] not null,
  source text,
  external_id text,
  split_from bigint,
  follow_up_of bigint,
  status text not null check (status in ('new', 'open', 'pending', 'on_hold', 'solved', 'closed')),
  severity smallint check (severity between 0 and 3),
  priority text check (priority in ('p0', 'p1', 'p2', 'p3')),
  owner text,
  group_name text,
  lease_by text,
  lease_until timestamptz,
  hold_for text,
  hold_reason text,
  hold_note text,
  hold_acts_next text,
  hold_until timestamptz,
  hold_since timestamptz,
  pin_place integer,
  pin_reason text,
  pin_by text,
  pin_expires_at timestamptz,
  skipped_by text[] not null,
  received_at timestamptz not null,
  first_replied_at timestamptz,
  solved_at timestamptz,
  closed_at timestamptz,
  closing_reason text,
  reopen_count integer not null,
  reassign_count integer not null,
  updated_at timestamptz not null,
  -- the promise to a customer that runs out first, and how to tell how much of it is left
  due_at timestamptz,
  first_clock json,
  -- what the fold of its clocks remembers; written as it is compared, so as text
  clocks json not null,
  -- the clocks go by what was published by then
  rules_at timestamptz not null,
  -- waiting: in the line; owned: with somebody or under a lease; held: somebody else acts; done: solved or closed
  line text not null check (line in ('waiting', 'owned', 'held', 'done')),
  key_normal bytea not null,
  key_hard bytea not null,
  -- the earliest instant at which the mere passing of time does something to the ticket: a lease, a pin or a hold ends, a
  -- clock warns or is missed, silence solves or closes
  wakes_at timestamptz,
  primary key (workspace_id, id)
);
create unique index ticket_number on ticket (workspace_id, number);
create unique index ticket_external on ticket (workspace_id, source, external_id) where external_id is not null;
create index ticket_line_normal on ticket (workspace_id, key_normal) where line = 'waiting';
create index ticket_line_hard on ticket (workspace_id, key_hard) where line = 'waiting';
create index ticket_team_normal on ticket (workspace_id, team, key_normal) where line = 'waiting';
create index ticket_team_hard on ticket (workspace_id, team, key_hard) where line = 'waiting';
create index ticket_other on ticket (workspace_id, line, key_normal) where line in ('owned', 'held');
create index ticket_done on ticket (workspace_id, number) where line = 'done';
create index ticket_account on ticket (workspace_id, account_id, number) where account_id is not null;
create unique index ticket_pin on ticket (workspace_id, pin_place) where pin_place is not null;
create index ticket_waking on ticket (workspace_id, wakes_at) where wakes_at is not null;
create index ticket_rules on ticket (workspace_id, rules_at) where status <> 'closed';

-- The way of each ticket through the line: from `at` up to, but not including, `until`.
create table place_change (
  workspace_id uuid not null,
  ticket_id uuid not null,
  version integer not null,
  at timestamptz not null,
  until timestamptz,
  type text not null,
  line text not null,
  team text not null,
  key_normal bytea not null,
  key_hard bytea not null,
  primary key (workspace_id, ticket_id, version)
);
create index place_change_line on place_change (workspace_id, team, key_normal, at, until) where line = 'waiting';

-- The distinct words of everything written in a ticket, without positions: a union of sets, so that adding a
-- message and rebuilding from all messages give the same bytes.
create table ticket_search (
  workspace_id uuid not null,
  number bigint not null,
  words tsvector not null,
  primary key (workspace_id, number)
);

-- The words of a ticket and its block, which it shares with the 4,096 numbers around it and which no text can hold: a
-- search that names blocks is answered by the word index alone, among the newest tickets instead of all.
create function words_and_block(words tsvector, number bigint) returns tsvector
  language sql immutable strict parallel safe
  return words || array_to_tsvector(array['#' || (number >> 12)::text]);

-- New words wait in a list until it is full; every search reads through that list, hence a short one.
create index ticket_search_words on ticket_search using gin (workspace_id, words_and_block(words, number))
  with (gin_pending_list_limit = 512);

-- Answers of writes that carried an idempotency key.
create table idempotency (
  workspace_id uuid not null,
  key text not null,
  fingerprint text not null,
  status integer not null,
  body text not null,
  created_at timestamptz not null,
  primary key (workspace_id, key)
);

do $$
declare
  name text;
begin
  foreach name in array array['workspace_state', 'event', 'counter', 'team', 'member', 'account', 'policy', 'ticket',
    'place_change', 'idempotency', 'ticket_search']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy one_workspace on %I using (workspace_id = current_workspace())', name);
    -- ticket_search is not forced: its owner's function below must be able to use the word index, which the planner
    -- refuses under a policy because matching words is not marked leakproof.
    if name <> 'ticket_search' then execute format('alter table %I force row level security', name); end if;
  end loop;
end $$;

-- Numbers of the newest tickets that hold all words of the query. Looks through the newest few, then looks the words up
-- among the newest blocks, and only words that are rare there among all: a word that many hold would fetch all of them.
create function search_tickets(query text, wanted integer) returns table (number bigint)
-- How to look depends on the words, so each search is planned for its own.
language plpgsql stable security definer rows 20 set search_path = pg_catalog, public set plan_cache_mode = force_custom_plan as $$
declare
  here uuid := current_workspace();
  -- An address is read without its scheme, as it is kept. Words are kept without their places in the text, so that
  -- words beside each other are words of the same ticket.
  bare text := regexp_replace(query, '[a-z]+://', ' ', 'gi');
  sought tsquery := regexp_replace(websearch_to_tsquery('english', bare)::text, '<(-|\d+)>', '&', 'g')::tsquery;
  newest bigint := (select max(s.number) >> 12 from ticket_search s where s.workspace_id = here);
  within tsquery;
  hits bigint[];
begin
  if here is null or newest is null or numnode(sought) = 0 then return; end if;
  hits := array(
    select latest.number from (
      select s.number, s.words from ticket_search s where s.workspace_id = here order by s.number desc limit 500
    ) latest
    where latest.words @@ sought order by latest.number desc limit wanted);
  foreach within in array array[
    sought && (select string_agg(format('''#%s''', block), '|')::tsquery from generate_series(newest - 1, newest) block),
    sought && (select string_agg(format('''#%s''', block), '|')::tsquery from generate_series(newest - 15, newest) block),
    sought]
  loop
    exit when cardinality(hits) >= wanted;
    -- Materialized, because the planner would rather walk down the numbers and hope to meet the words soon.
    hits := array(
      with hit as materialized (
        select s.number from ticket_search s where s.workspace_id = here and words_and_block(s.words, s.number) @@ within
      )
      select hit.number from hit order by hit.number desc limit wanted);
  end loop;
  return query select unnest(hits);
end $$;

grant select on workspace to topline_app;
grant insert on workspace to topline_app;
-- The log is append-only for the application.
grant select, insert on event, place_change to topline_app;
grant update (until) on place_change to topline_app;
grant select, insert, update on workspace_state, counter, team, member, account, policy, ticket, ticket_search
  to topline_app;
grant select, insert, delete on idempotency to topline_app;
-- `topline rebuild` writes projections anew.
grant delete on ticket, place_change, ticket_search, workspace_state, team, member, account, policy to topline_app;
