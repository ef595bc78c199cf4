/** Opportunities of accounts, as the CRM tells them. */
import { sql } from 'kysely'
import { nearestOpportunity, type OpportunityFacts } from '../domain/accounts/opportunity.ts'
import type { Amount } from '../domain/money.ts'
import type { Tenant } from './db.ts'

export interface Opportunity extends OpportunityFacts {
  readonly id: string
  readonly accountId: string
  readonly source: string
  /** One of a kind within `source`. */
  readonly externalId: string
  /** Number of its events. */
  readonly version: number
}

const columns = sql`opportunity.id, opportunity.account_id as "accountId", opportunity.source,
  opportunity.external_id as "externalId", opportunity.name, stage, outcome,
  case when amount_minor is not null then jsonb_build_object('minor', amount_minor, 'currency', amount_currency) end as amount,
  closes_on as "closesOn", key_dates as "keyDates", win_rate as "winRate", opportunity.version`

/** Opportunities of the account with this id: open ones first, by the day they close. */
export async function opportunitiesOf({ db, workspace }: Tenant, accountId: string): Promise<Opportunity[]> {
  const { rows } = await sql<Opportunity>`
    select ${columns} from opportunity where workspace_id = ${workspace} and account_id = ${accountId}
    order by outcome is not null, closes_on nulls last, name, id
  `.execute(db)
  return rows
}

/** What a form about the account with this slug may be filled in with: its open opportunity that closes next from `today`
 *  (an ISO date) on, as `nearestOpportunity` says; undefined when there is none, or no such account. */
export async function prefillFor(
  { db, workspace }: Tenant,
  slug: string,
  today: string,
): Promise<Opportunity | undefined> {
  const { rows } = await sql<Opportunity>`
    select ${columns} from opportunity
    where workspace_id = ${workspace} and outcome is null
      and account_id = (select id from account where workspace_id = ${workspace} and slug = ${slug})
    order by opportunity.id
  `.execute(db)
  return nearestOpportunity(rows, today)
}

/** Those of `source` with these ids there. */
export async function opportunitiesFrom(
  { db, workspace }: Tenant,
  source: string,
  externalIds: readonly string[],
): Promise<Opportunity[]> {
  const { rows } = await sql<Opportunity>`
    select ${columns} from opportunity
    where workspace_id = ${workspace} and source = ${source} and external_id = any(${externalIds})
  `.execute(db)
  return rows
}

/** What it is worth, column by column. */
export const amountColumns = (amount: Amount | null) => ({
  amount_minor: amount?.minor ?? null,
  amount_currency: amount?.currency ?? null,
})

/** An opportunity as its columns name it; the same names stand in its events but for the amount. */
const opportunityColumns = ({ accountId, externalId, amount, closesOn, keyDates, winRate, ...own }: Opportunity) => ({
  ...own,
  account_id: accountId,
  external_id: externalId,
  ...amountColumns(amount),
  closes_on: closesOn,
  key_dates: keyDates,
  win_rate: winRate,
})

const CHANGING = [
  'name',
  'stage',
  'outcome',
  'amount_minor',
  'amount_currency',
  'closes_on',
  'key_dates',
  'win_rate',
  'version',
]

/** Adds opportunities, or writes them over what was there. */
export async function saveOpportunities({ db, workspace }: Tenant, all: readonly Opportunity[]): Promise<void> {
  const rows = JSON.stringify(all.map((each) => ({ workspace_id: workspace, ...opportunityColumns(each) })))
  const changing = CHANGING.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`)
  await sql`
    insert into opportunity select * from jsonb_populate_recordset(null::opportunity, ${rows}::jsonb)
    on conflict (workspace_id, id) do update set ${sql.join(changing)}
  `.execute(db)
}

/** Every opportunity, by account, each with the slug of its account. */
export async function allOpportunities({
  db,
  workspace,
}: Tenant): Promise<(Opportunity & { readonly account: string })[]> {
  const { rows } = await sql<Opportunity & { readonly account: string }>`
    select ${columns}, account.slug as account
    from opportunity join account on account.workspace_id = opportunity.workspace_id and account.id = opportunity.account_id
    where opportunity.workspace_id = ${workspace} order by account.slug, opportunity.external_id, opportunity.id
  `.execute(db)
  return rows
}
