/** Accounts, contacts and opportunities come from a CRM as a table: previewed, and carried out by the same plan. */

import { may } from '../domain/access/permissions.ts'
import type { AccountRecord } from '../domain/accounts/account.ts'
import { type AccountWrite, planAccounts } from '../domain/accounts/import-accounts.ts'
import { type ContactWrite, type KnownContact, planContacts } from '../domain/accounts/import-contacts.ts'
import {
  doubledColumns,
  guessedMapping,
  IMPORT_FIELDS,
  type ImportKind,
  type Mapping,
  MONEY_FIELDS,
  mappingFault,
  type SaidColumns,
} from '../domain/accounts/import-fields.ts'
import {
  type KnownOpportunity,
  type OpportunityWrite,
  planOpportunities,
} from '../domain/accounts/import-opportunities.ts'
import { type ImportOptions, outcomesOf, type PlannedRow, type RowOutcome } from '../domain/accounts/import-plan.ts'
import { type ImportRow, rowsOf, type Table } from '../domain/accounts/import-table.ts'
import { KnownAccounts } from '../domain/accounts/known-accounts.ts'
import { plainAddress } from '../domain/accounts/mail-domain.ts'
import { must } from '../domain/assert.ts'
import { Refusal } from '../domain/refusal.ts'
import { allAccounts } from '../store/accounts.ts'
import { contactsByAddress } from '../store/contacts.ts'
import type { Tenant } from '../store/db.ts'
import { opportunitiesFrom } from '../store/opportunities.ts'
import { workspaceState } from '../store/workspaces.ts'
import type { Answer, Desk } from './desk.ts'
import { onceInTransaction } from './once.ts'
import { writeAccounts, writeContacts, writeOpportunities } from './write-import.ts'

export interface ImportRequest extends ImportOptions {
  readonly kind: ImportKind
  readonly table: Table
  /** Column by field; null for a field that no column says. The others are guessed. */
  readonly mapping?: SaidColumns | undefined
}

/** A row as it is told. */
export type ToldRow = Omit<PlannedRow<unknown>, 'write'>

export interface ImportOutcome {
  readonly kind: ImportKind
  readonly columns: readonly { readonly header: string; readonly field: string | null; readonly sample: string }[]
  readonly fields: readonly string[]
  readonly counts: Readonly<Record<RowOutcome, number>>
  readonly items: readonly ToldRow[]
  readonly more: number
}

/** Rows that are told; those that are refused come first. */
const TOLD_ROWS = 500
const SAMPLE_LENGTH = 60

type Account = Awaited<ReturnType<typeof allAccounts>>[number]

/** What was said of the columns, and of the others what their names tell. Columns of money are left out where who asks may
 *  not write it; who maps one by hand is told so. @throws Refusal `not_allowed`, `import_unreadable` */
function mappingOf({ asking }: Desk, { kind, table, mapping: said = {} }: ImportRequest): Mapping {
  const mayMoney = may(asking, 'set_money')
  const isMoney = (field: string) => MONEY_FIELDS[kind].includes(field)
  const headers = table.header.filter((header) => header !== '')
  const fault = mappingFault(kind, said, headers)
  if (fault !== undefined) throw new Refusal('import_unreadable', fault)
  const given = Object.entries(said).filter((each): each is [string, string] => each[1] !== null)
  if (!mayMoney && given.some(([field]) => isMoney(field))) {
    const text = `To write ${MONEY_FIELDS[kind].join(', ')} takes the permission to record money. Leave these columns out.`
    throw new Refusal('not_allowed', text, { permission: 'set_money' })
  }
  const told = Object.entries(guessedMapping(kind, headers, said)).filter(([field]) => mayMoney || !isMoney(field))
  const guessed = Object.fromEntries(told)
  const doubled = doubledColumns(guessed, headers, said)
  if (doubled !== undefined) throw new Refusal('import_unreadable', doubled)
  return { ...guessed, ...Object.fromEntries(given) }
}

/** @throws Refusal `import_unreadable` where no column says anything (ACT-24) */
function refuseUnknown(kind: ImportKind, { header }: Table, mapping: Mapping): void {
  if (Object.keys(mapping).length > 0) return
  const there = header.filter((each) => each !== '').join(', ')
  const text = `No column is known to say anything of ${kind}. The file has: ${there}. Say by a mapping which is which, such as name=${header.find((each) => each !== '')}.`
  throw new Refusal('import_unreadable', text)
}

const bySlug = (accounts: readonly Account[]): ReadonlyMap<string, Account> =>
  new Map(accounts.map((account) => [account.slug, account]))
const slugsById = (accounts: readonly Account[]): ReadonlyMap<string, string> =>
  new Map(accounts.map(({ id, slug }) => [id, slug]))

async function knownContacts(tx: Tenant, rows: readonly ImportRow[], accounts: readonly Account[]) {
  const slugs = slugsById(accounts)
  const addresses = rows.flatMap(({ says }) => (says.email === undefined ? [] : [plainAddress(says.email)]))
  const found = await contactsByAddress(tx, [...new Set(addresses)])
  const contacts = new Map<string, KnownContact & { readonly version: number }>()
  for (const { accountId, email, ...own } of found) {
    const account = must(slugs.get(accountId), 'accounts are never removed')
    if (email !== null) contacts.set(email, { ...own, email, account })
  }
  return contacts
}

async function knownOpportunities(
  tx: Tenant,
  rows: readonly ImportRow[],
  source: string,
  accounts: readonly Account[],
) {
  const slugs = slugsById(accounts)
  const ids = rows.flatMap(({ says }) => says.externalId ?? [])
  const found = await opportunitiesFrom(tx, source, [...new Set(ids)])
  return new Map(
    found.map(({ accountId, ...own }): [string, KnownOpportunity & { readonly version: number }] => [
      own.externalId,
      { ...own, account: must(slugs.get(accountId), 'accounts are never removed') },
    ]),
  )
}

/** A plan, and how it is carried out. */
interface Plan {
  readonly rows: readonly PlannedRow<unknown>[]
  readonly write: (desk: Desk, reason: string) => Promise<void>
}

const writes = <Write>(rows: readonly PlannedRow<Write>[]): Write[] => rows.flatMap(({ write }) => write ?? [])

async function planOf(tx: Tenant, request: ImportRequest, rows: readonly ImportRow[]): Promise<Plan> {
  const accounts = await allAccounts(tx)
  const known = new KnownAccounts<AccountRecord>(accounts)
  const there = bySlug(accounts)
  if (request.kind === 'accounts') {
    const planned: PlannedRow<AccountWrite>[] = planAccounts(rows, known, request)
    return { rows: planned, write: (desk, reason) => writeAccounts(desk, tx, { there, reason }, writes(planned)) }
  }
  if (request.kind === 'contacts') {
    const contacts = await knownContacts(tx, rows, accounts)
    const planned: PlannedRow<ContactWrite>[] = planContacts(rows, { accounts: known, contacts }, request)
    const versions = new Map([...contacts.values()].map(({ id, version }) => [id, version]))
    return {
      rows: planned,
      write: (desk, reason) => writeContacts(desk, tx, { there, versions, reason }, writes(planned)),
    }
  }
  const opportunities = await knownOpportunities(tx, rows, request.source, accounts)
  const planned: PlannedRow<OpportunityWrite>[] = planOpportunities(rows, { accounts: known, opportunities }, request)
  const versions = new Map([...opportunities.values()].map(({ id, version }) => [id, version]))
  const { source } = request
  const parts = (reason: string) => ({ there, versions, source, reason })
  return { rows: planned, write: (desk, reason) => writeOpportunities(desk, tx, parts(reason), writes(planned)) }
}

/** Refused rows first while there is room, then the others; in the order of the file. */
function toldRows(rows: readonly PlannedRow<unknown>[]): ToldRow[] {
  const refused = rows.filter(({ outcome }) => outcome === 'refuse').slice(0, TOLD_ROWS)
  const others = rows.filter(({ outcome }) => outcome !== 'refuse').slice(0, TOLD_ROWS - refused.length)
  return [...refused, ...others].toSorted((a, b) => a.line - b.line).map(({ write: _, ...row }) => row)
}

function outcome(
  { kind, table }: ImportRequest,
  mapping: Mapping,
  rows: readonly PlannedRow<unknown>[],
): ImportOutcome {
  const fields = new Map(Object.entries(mapping).map(([field, header]) => [header, field]))
  const columns = table.header.flatMap((header, place) => {
    if (header === '') return []
    const sample = table.rows.find(({ cells }) => cells[place]?.trim())?.cells[place] ?? ''
    return [{ header, field: fields.get(header) ?? null, sample: sample.slice(0, SAMPLE_LENGTH) }]
  })
  const items = toldRows(rows)
  const counts = outcomesOf(rows)
  return { kind, columns, fields: Object.keys(IMPORT_FIELDS[kind]), counts, items, more: rows.length - items.length }
}

/** What the import would do; nothing is written (ACT-15). @throws Refusal `import_unreadable`, `not_allowed` */
export async function previewImport(desk: Desk, request: ImportRequest): Promise<ImportOutcome> {
  const mapping = mappingOf(desk, request)
  const { rows } = await planOf(desk.tenant, request, rowsOf(request.table, mapping))
  return outcome(request, mapping, rows)
}

/** Carries the import out in one transaction; what is refused is left out, and the same file again adds nothing (ACT-19).
 *  @throws Refusal `import_unreadable`, `not_allowed`; Repeated */
export function runImport(
  desk: Desk,
  request: ImportRequest & { readonly reason: string },
  present: (outcome: ImportOutcome) => Answer,
): Promise<ImportOutcome> {
  const mapping = mappingOf(desk, request)
  refuseUnknown(request.kind, request.table, mapping)
  const work = async (tx: Tenant) => {
    await workspaceState(tx, 'lock')
    const plan = await planOf(tx, request, rowsOf(request.table, mapping))
    await plan.write(desk, request.reason)
    return outcome(request, mapping, plan.rows)
  }
  return onceInTransaction(desk, work, present)
}
