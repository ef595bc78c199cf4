/** Workspaces: the directory, and what is in one beside its tickets. */
import { sql } from 'kysely'
import type { AccountFile } from '../domain/accounts/account.ts'
import { must } from '../domain/assert.ts'
import type { Money } from '../domain/money.ts'
import type { Instant } from '../domain/time.ts'
import type { Mode, Role, Segment, TeamKind } from '../domain/vocabulary.ts'
import type { Db, Tenant } from './db.ts'

export interface WorkspaceName {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly createdAt: Instant
}

/** All workspaces of the installation, oldest first. */
export async function workspaceNames(directory: Db): Promise<WorkspaceName[]> {
  const { rows } = await sql<WorkspaceName>`
    select id, slug, name, created_at as "createdAt" from workspace order by created_at, id
  `.execute(directory)
  return rows
}

/** The mode a workspace orders by, and who switched it when and why; `version` counts its events. */
export interface WorkspaceState {
  readonly version: number
  readonly mode: Mode
  readonly modeSince: Instant | null
  readonly modeReason: string | null
  readonly modeBy: string | null
}

/** @throws an error when the workspace has no state: it is written when the workspace is created */
export async function workspaceState(
  { db, workspace }: Tenant,
  lock: 'read' | 'lock' = 'read',
): Promise<WorkspaceState> {
  const { rows } = await sql<WorkspaceState>`
    select version, mode, mode_since as "modeSince", mode_reason as "modeReason", mode_by as "modeBy"
    from workspace_state where workspace_id = ${workspace} ${lock === 'lock' ? sql`for update` : sql``}
  `.execute(db)
  return must(rows[0], 'a workspace has a state')
}

/** Saves the state over what was there. */
export async function saveWorkspaceState({ db, workspace }: Tenant, state: WorkspaceState): Promise<void> {
  const row = {
    version: state.version,
    mode: state.mode,
    mode_since:
      state.modeSince === null ? null : sql<Instant>`to_timestamp(${state.modeSince}::double precision / 1000)`,
    mode_reason: state.modeReason,
    mode_by: state.modeBy,
  }
  await db
    .insertInto('workspace_state')
    .values({ workspace_id: workspace, ...row })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(row))
    .execute()
}

export interface MemberFacts {
  readonly id: string
  readonly handle: string
  readonly name: string
  readonly role: Role
  readonly team: string
}

/** Every member who was not removed, the owner first, then by name. */
export async function members({ db, workspace }: Tenant): Promise<MemberFacts[]> {
  const { rows } = await sql<MemberFacts>`
    select id, handle, name, role, team from member where workspace_id = ${workspace} and removed_at is null
    order by role <> 'owner', name, handle
  `.execute(db)
  return rows
}

/** Every member who was removed, by name. */
export async function formerMembers({ db, workspace }: Tenant): Promise<Pick<MemberFacts, 'handle' | 'name'>[]> {
  const { rows } = await sql<Pick<MemberFacts, 'handle' | 'name'>>`
    select handle, name from member where workspace_id = ${workspace} and removed_at is not null order by name, handle
  `.execute(db)
  return rows
}

export interface TeamFacts {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly kind: TeamKind
}

/** Every team, by name. */
export async function teams({ db, workspace }: Tenant): Promise<TeamFacts[]> {
  const { rows } = await sql<TeamFacts>`
    select id, slug, name, kind from team where workspace_id = ${workspace} order by name, slug
  `.execute(db)
  return rows
}

export interface AccountFacts extends Money, AccountFile {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly segment: Segment
  readonly plan: string | null
  /** Slug of the contract that was agreed with it; null without one. */
  readonly contract: string | null
}

const moneyColumns = sql`
  case when arr_minor is not null then jsonb_build_object('minor', arr_minor, 'currency', arr_currency) end as arr,
  renews_on as "renewsOn", churn_risk as "churnRisk"`
/** An account's columns as AccountFacts names them. */
export const accountColumns = sql`id, slug, name, segment, plan, contract, ${moneyColumns}, domains, lifecycle, people,
  source, external_id as "externalId"`

/** Accounts whose name or slug holds `text`, by name, at most 100. */
export async function accountsNamed({ db, workspace }: Tenant, text: string): Promise<AccountFacts[]> {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<AccountFacts>`
    select ${accountColumns} from account
    where workspace_id = ${workspace} and (name ilike ${pattern} or slug ilike ${pattern})
    order by name, slug limit 100
  `.execute(db)
  return rows
}

/** The accounts with these slugs; those that are not there are left out. */
export async function accountsBySlug({ db, workspace }: Tenant, slugs: readonly string[]): Promise<AccountFacts[]> {
  const { rows } = await sql<AccountFacts>`
    select ${accountColumns} from account where workspace_id = ${workspace} and slug = any(${slugs})
  `.execute(db)
  return rows
}

/** The account with this id; undefined when there is none. */
export async function accountById({ db, workspace }: Tenant, id: string): Promise<AccountFacts | undefined> {
  const { rows } = await sql<AccountFacts>`
    select ${accountColumns} from account where workspace_id = ${workspace} and id = ${id}
  `.execute(db)
  return rows[0]
}

/** What the CRM knows of the account with this id. */
export async function accountMoney({ db, workspace }: Tenant, id: string): Promise<Money> {
  const { rows } = await sql<Money>`
    select ${moneyColumns} from account where workspace_id = ${workspace} and id = ${id}
  `.execute(db)
  return must(rows[0], 'accounts are never removed')
}

/** What an account is called, and where it is found. */
export interface AccountName {
  readonly slug: string
  readonly name: string
}

/** Slugs and names of accounts by id. */
export async function accountNames(
  { db, workspace }: Tenant,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AccountName>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<AccountName & { id: string }>`
    select id, slug, name from account where workspace_id = ${workspace} and id = any(${ids}::uuid[])
  `.execute(db)
  return new Map(rows.map(({ id, slug, name }) => [id, { slug, name }]))
}

/**
 * Takes `count` numbers and returns the first. Numbers count up without gaps, but for tickets that fail to open.
 * The statement commits without waiting for the disk: the ticket that uses a number is committed after it, and a
 * commit on disk has everything before it on disk too, so no number that a ticket shows can be given twice.
 */
export async function takeNumbers({ db, workspace }: Tenant, name: string, count: number): Promise<number> {
  const { rows } = await sql<{ first: number }>`
    with fast as materialized (select set_config('synchronous_commit', 'off', true) as setting)
    insert into counter (workspace_id, name, next)
    select ${workspace}, ${name}, 1 + ${count}::bigint from fast where setting is not null
    on conflict (workspace_id, name) do update set next = counter.next + ${count}::bigint
    returning next - ${count}::bigint as first
  `.execute(db)
  return must(rows[0], 'a counter always answers').first
}
