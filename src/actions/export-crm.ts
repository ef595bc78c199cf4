/** Accounts, contacts and opportunities as a table that an import reads back (ACT-20). */

import { may, type Standing } from '../domain/access/permissions.ts'
import type { ImportKind } from '../domain/accounts/import-fields.ts'
import { csvOf } from '../domain/accounts/import-table.ts'
import { type Amount, plainAmount } from '../domain/money.ts'
import { allAccounts } from '../store/accounts.ts'
import { allContacts } from '../store/contacts.ts'
import type { Tenant } from '../store/db.ts'
import { allOpportunities } from '../store/opportunities.ts'

type Cell = string | number | null | undefined
type Columns<Row> = readonly (readonly [header: string, cell: (row: Row) => Cell])[]

type Account = Awaited<ReturnType<typeof allAccounts>>[number]
type Contact = Awaited<ReturnType<typeof allContacts>>[number]
type Opportunity = Awaited<ReturnType<typeof allOpportunities>>[number]

const amountCells = <Row>(header: string, of: (row: Row) => Amount | null): Columns<Row> => [
  [header, (row) => plainAmount(of(row))],
  ['currency', (row) => of(row)?.currency],
]

const ACCOUNT: Columns<Account> = [
  ['slug', ({ slug }) => slug],
  ['name', ({ name }) => name],
  ['externalId', ({ externalId }) => externalId],
  ['domains', ({ domains }) => domains.join(' ')],
  ['segment', ({ segment }) => segment],
  ['plan', ({ plan }) => plan],
  ['contract', ({ contract }) => contract],
  ['lifecycle', ({ lifecycle }) => lifecycle],
  ['accountExecutive', ({ people }) => people.accountExecutive],
  ['customerEngineer', ({ people }) => people.customerEngineer],
  ['technicalAdvisor', ({ people }) => people.technicalAdvisor],
]
const ACCOUNT_MONEY: Columns<Account> = [
  ...amountCells<Account>('arr', ({ arr }) => arr),
  ['renewsOn', ({ renewsOn }) => renewsOn],
  ['churnRisk', ({ churnRisk }) => churnRisk],
]
const CONTACT: Columns<Contact> = [
  ['email', ({ email }) => email],
  ['name', ({ name }) => name],
  ['title', ({ title }) => title],
  ['account', ({ account }) => account],
]
const OPPORTUNITY: Columns<Opportunity> = [
  ['externalId', ({ externalId }) => externalId],
  ['name', ({ name }) => name],
  ['account', ({ account }) => account],
  ['stage', ({ stage, outcome }) => outcome ?? stage],
  ['closesOn', ({ closesOn }) => closesOn],
  ['keyDates', ({ keyDates }) => keyDates],
]
const OPPORTUNITY_MONEY: Columns<Opportunity> = [
  ...amountCells<Opportunity>('amount', ({ amount }) => amount),
  ['winRate', ({ winRate }) => winRate],
]

function tableOf<Row>(kind: ImportKind, rows: readonly Row[], columns: Columns<Row>) {
  const head = columns.map(([header]) => header)
  const cells = rows.map((row) => columns.map(([, cell]) => String(cell(row) ?? '')))
  return { kind, rows: rows.length, csv: csvOf([head, ...cells]) }
}

/** The table of `kind`, without money for those who may not see it. */
export async function exportedTable(tenant: Tenant, kind: ImportKind, standing: Standing) {
  const withMoney = may(standing, 'read_money')
  if (kind === 'accounts') {
    return tableOf(kind, await allAccounts(tenant), [...ACCOUNT, ...(withMoney ? ACCOUNT_MONEY : [])])
  }
  if (kind === 'contacts') return tableOf(kind, await allContacts(tenant), CONTACT)
  const columns = [...OPPORTUNITY, ...(withMoney ? OPPORTUNITY_MONEY : [])]
  return tableOf(kind, await allOpportunities(tenant), columns)
}
