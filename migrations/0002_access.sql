-- Who may come in, and as whom: people at a provider, sessions, tokens, one-time links, devices.
-- These are found by a secret before any workspace is known. A connection bound to no workspace sees them all, one that
-- is bound to a workspace sees that workspace's alone. Of every secret only the SHA-256 is kept.

alter table member drop constraint member_role_check;
alter table member add constraint member_role_check check (role in
  ('owner', 'admin', 'lead', 'engineer', 'customer_engineer', 'success', 'product', 'engineering', 'viewer'));
alter table member add column email text;
-- set when somebody left: their name stays in the log, and nobody comes in as them
alter table member add column removed_at timestamptz;
create unique index member_email on member (workspace_id, lower(email)) where email is not null and removed_at is null;

-- What the CRM knows of an account that not everybody may see.
alter table account add column arr_minor bigint;
alter table account add column arr_currency text;
alter table account add column renews_on date;
alter table account add column churn_risk text check (churn_risk in ('low', 'medium', 'high'));

-- From where an event came: how the caller was let in, and the address. Null for what nobody asked for.
alter table event add column via text;
alter table event add column address text;
alter table event drop constraint event_stream_check;
alter table event add constraint event_stream_check check (stream in
  ('ticket', 'workspace', 'account', 'team', 'member', 'policy', 'access'));

-- A person as a provider knows them.
create table identity (
  id uuid primary key,
  issuer text not null,
  subject text not null,
  email text,
  name text not null,
  created_at timestamptz not null,
  unique (issuer, subject)
);

-- Which member of which workspace a person is.
create table membership (
  workspace_id uuid not null,
  member_id uuid not null,
  identity_id uuid not null references identity (id),
  -- the role that groups at the provider gave last; null for a member who was made by hand
  group_role text,
  -- set when the groups were gone, and the member removed for it; with the groups they come back
  left_at timestamptz,
  primary key (workspace_id, member_id)
);
create index membership_identity on membership (identity_id);

create table session (
  id uuid primary key,
  secret_hash bytea not null unique,
  -- local: by the link printed at start; provider: by OpenID Connect; portal: a customer's contact
  kind text not null check (kind in ('local', 'provider', 'portal')),
  workspace_id uuid not null,
  member_id uuid,
  identity_id uuid,
  -- of a portal's session
  account_id uuid,
  contact_name text,
  contact_email text,
  -- the provider's name of its own session, for signing out there
  provider_sid text,
  id_token text,
  -- of a session by a provider: the workspace whose own it is, null for the installation's
  provider_workspace uuid,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text,
  agent text,
  ended_at timestamptz,
  check ((kind = 'portal') = (member_id is null))
);
create index session_workspace on session (workspace_id, member_id);
create index session_identity on session (identity_id) where identity_id is not null;

create table api_token (
  id uuid primary key,
  secret_hash bytea not null unique,
  workspace_id uuid not null,
  member_id uuid not null,
  name text not null,
  scopes text[] not null,
  -- the last characters, to tell tokens apart
  ending text not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_token_workspace on api_token (workspace_id, member_id);

-- A link that signs somebody in once.
create table one_time_link (
  secret_hash bytea primary key,
  kind text not null check (kind in ('local', 'portal')),
  workspace_id uuid not null,
  member_id uuid,
  account_id uuid,
  contact_name text,
  contact_email text,
  -- Member who made a portal's link: it goes with them.
  made_by uuid,
  expires_at timestamptz not null
);

-- A sign-in that is under way at a provider; taken away by its return, so that none returns twice.
create table pending_sign_in (
  state_hash bytea primary key,
  -- SHA-256 of what the browser that began it holds in a cookie
  browser_hash bytea not null,
  workspace_id uuid,
  nonce text not null,
  verifier text not null,
  return_to text not null,
  expires_at timestamptz not null
);

-- What a provider said of sessions that ended there: heard once.
create table logout_notice (
  notice_hash bytea primary key,
  heard_at timestamptz not null
);
create index logout_notice_heard on logout_notice (heard_at);

-- A command line that waits to be let in by somebody who is signed in.
create table device (
  secret_hash bytea primary key,
  -- what the person compares and confirms
  code text not null unique,
  label text not null,
  address text,
  workspace_id uuid,
  member_id uuid,
  scopes text[] not null,
  state text not null check (state in ('waiting', 'approved', 'denied')),
  expires_at timestamptz not null
);

-- How a workspace signs its people in, where it does not use the installation's provider. The client's secret is in
-- `secret`.
create table provider (
  workspace_id uuid primary key,
  issuer text not null,
  client_id text not null,
  -- [{"group", "role", "team"}], the first that a person has counts
  groups jsonb not null,
  default_role text,
  changed_at timestamptz not null
);

-- What integrations must not lose and nobody may read: sealed by AES-256-GCM under the key `key_id` names.
create table secret (
  workspace_id uuid not null,
  name text not null,
  key_id text not null,
  sealed bytea not null,
  changed_at timestamptz not null,
  primary key (workspace_id, name)
);

do $$
declare
  name text;
begin
  foreach name in array array['membership', 'session', 'api_token', 'one_time_link', 'pending_sign_in', 'device',
    'provider']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy one_workspace on %I using (current_workspace() is null or workspace_id = current_workspace())', name);
  end loop;
end $$;
-- Of people only those who are members here.
alter table identity enable row level security;
alter table identity force row level security;
create policy own_people on identity using (
  current_workspace() is null or exists (select 1 from membership m where m.identity_id = identity.id));
alter table secret enable row level security;
alter table secret force row level security;
create policy one_workspace on secret using (workspace_id = current_workspace());

grant select, insert, update on identity to topline_app;
grant select, insert, delete on logout_notice to topline_app;
grant select, insert, update, delete on membership, session, api_token, device, provider, secret to topline_app;
grant select, insert, delete on one_time_link, pending_sign_in to topline_app;
