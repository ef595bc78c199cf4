-- Triage: what is known of a ticket before anybody works on it, of the customer it is from, and of who may take it.

alter table ticket
  -- the intake form it came by: {slug, version, answers, missing}
  add column form jsonb,
  -- how its account was found: given, by a contact, by a domain, or by nobody yet
  add column matched_by text check (matched_by in ('given', 'contact', 'domain', 'nobody')),
  add column area text,
  -- level of effort
  add column effort text check (effort in ('minutes', 'hours', 'days', 'weeks')),
  -- why nothing is promised to its customer; null where the policy's promises hold
  add column excluded text check (excluded in ('beta', 'experimental', 'best_effort')),
  -- the rule of the routing policy that chose its team, and whether it was then sent elsewhere
  add column route_rule text,
  add column route_wrong boolean not null default false,
  add column snoozed_until timestamptz,
  -- further accounts that ask the same
  add column also_affected uuid[] not null default '{}';
-- Only tickets of before need them: a ticket is always saved with all its columns.
alter table ticket alter column route_wrong drop default, alter column also_affected drop default;
create index ticket_untriaged on ticket (workspace_id, key_normal) where priority is null and line in ('waiting', 'owned');
create index ticket_sender on ticket (workspace_id, contact_email) where matched_by = 'nobody' and line <> 'done';
create index ticket_route on ticket (workspace_id, route_rule) where route_rule is not null;

alter table account
  -- mail domains, in lower case; each belongs to one account
  add column domains text[] not null default '{}',
  add column lifecycle text check (lifecycle in ('prospect', 'trial', 'onboarding', 'live', 'churning', 'former')),
  -- who looks after it: handles or names, by customerEngineer, accountExecutive and technicalAdvisor
  add column people jsonb not null default '{}',
  -- its id in another system
  add column source text,
  add column external_id text;
create index account_domains on account using gin (workspace_id, domains);
create unique index account_external on account (workspace_id, source, external_id) where external_id is not null;

create table contact (
  workspace_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  name text not null,
  -- in lower case
  email text,
  title text,
  version integer not null,
  removed_at timestamptz,
  primary key (workspace_id, id)
);
create unique index contact_email on contact (workspace_id, email) where email is not null and removed_at is null;
create index contact_account on contact (workspace_id, account_id);

create table opportunity (
  workspace_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  source text not null,
  external_id text not null,
  name text not null,
  -- 1 to 6; how it ended is told by outcome
  stage smallint not null check (stage between 1 and 6),
  outcome text check (outcome in ('won', 'lost')),
  amount_minor bigint,
  amount_currency text,
  closes_on date,
  key_dates text,
  -- percent, where the CRM claims no more than is known to be true
  win_rate smallint check (win_rate between 0 and 100),
  version integer not null,
  primary key (workspace_id, id),
  unique (workspace_id, source, external_id)
);
create index opportunity_account on opportunity (workspace_id, account_id);

alter table member
  -- IANA name; hours are local to it
  add column zone text,
  -- the week's windows, as a calendar has them; null when they were never told
  add column hours jsonb,
  add column region text,
  -- absences that are planned: [{id, from, to, backup, note}]
  add column away jsonb not null default '[]',
  -- {since, note} while they take no new tickets
  add column at_capacity jsonb;

alter table event drop constraint event_stream_check;
alter table event add constraint event_stream_check check (stream in
  ('ticket', 'workspace', 'account', 'team', 'member', 'policy', 'access', 'contact', 'opportunity'));
alter table policy drop constraint policy_name_check;
alter table policy add constraint policy_name_check check (name in ('order', 'sla', 'closing', 'contract', 'calendar',
  'holidays', 'retention', 'severity', 'routing', 'tags', 'form', 'template', 'duty'));

do $$
declare
  name text;
begin
  foreach name in array array['contact', 'opportunity']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy one_workspace on %I using (workspace_id = current_workspace())', name);
  end loop;
end $$;
-- `topline rebuild` writes projections anew.
grant select, insert, update, delete on contact, opportunity to topline_app;

-- Similar tickets: where a duplicate and a merged ticket go on, so that those are told instead, and the accounts of all
-- are counted.
alter table ticket add column goes_on_in bigint;
alter table ticket no force row level security;
alter table event no force row level security;
update ticket set goes_on_in = ended.number
from (
  select distinct on (workspace_id, stream_id) workspace_id, stream_id,
    coalesce(change->>'of', change->>'into')::bigint as number
  from event where stream = 'ticket' and type in ('dismissed', 'merged')
  order by workspace_id, stream_id, version desc
) ended
where ended.workspace_id = ticket.workspace_id and ended.stream_id = ticket.id
  and ticket.closing_reason in ('duplicate', 'merged');
alter table ticket force row level security;
alter table event force row level security;
create index ticket_goes_on on ticket (workspace_id, goes_on_in) where goes_on_in is not null;

-- Numbers of tickets that hold all words of one of the combinations in `sought`, those first that hold most of what tells:
-- `words`, each with its weight. Words are looked up as they are written. What was said in notes is among them: the caller
-- reads of each ticket what may be told and leaves it out where that is not alike.
create function similar_tickets(sought text, words text[], weights real[], wanted integer) returns table (number bigint)
language plpgsql stable security definer rows 40
set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  here uuid := current_workspace();
  newest bigint := (select max(s.number) >> 12 from ticket_search s where s.workspace_id = here);
  -- Words are kept without their places in the text, so that words beside each other are words of the same ticket.
  combined tsquery := regexp_replace(to_tsquery('english', sought)::text, '<(-|\d+)>', '&', 'g')::tsquery;
  single tsquery[] := array(
    select regexp_replace(plainto_tsquery('english', word)::text, '<(-|\d+)>', '&', 'g')::tsquery
    from unnest(words) with ordinality each(word, place) order by place);
  latest tsquery := (select string_agg(format('''#%s''', block), '|')::tsquery from generate_series(newest - 3, newest) block);
  within tsquery;
  hits bigint[];
begin
  if here is null or newest is null or numnode(combined) = 0 then return; end if;
  -- Where words turn out to be common after all, among the newest tickets alone: each hit is read.
  foreach within in array array[combined, combined && latest]
  loop
    hits := array(
      select s.number from ticket_search s where s.workspace_id = here and words_and_block(s.words, s.number) @@ within
      limit 3000);
    exit when cardinality(hits) < 3000;
  end loop;
  return query
    select s.number from ticket_search s
    where s.workspace_id = here and s.number = any(hits)
    order by (
      select sum(told.weight) from unnest(single, weights) told(word, weight) where s.words @@ told.word
    ) desc nulls last, s.number desc
    limit wanted;
end $$;
