/** Rows of contacts from a CRM, against the contacts and accounts that are there (ACT-18). */

import type { AccountRecord } from './account.ts'
import {
  changesOf,
  type ImportOptions,
  LONGEST,
  onlyOne,
  type PlannedRow,
  plannedRows,
  type RowReader,
  refuseRow,
  type Said,
  within,
} from './import-plan.ts'
import type { ImportRow } from './import-table.ts'
import type { KnownAccounts } from './known-accounts.ts'
import { domainOfAddress, plainAddress } from './mail-domain.ts'

const LONGEST_ADDRESS = 320
const ADDRESS = /^[^\s@"<>,;]+@[^\s@"<>,;]+$/u

/** A contact that is there. */
export interface KnownContact {
  readonly id: string
  /** Slug of its account. */
  readonly account: string
  readonly name: string
  /** In lower case. */
  readonly email: string | null
  readonly title: string | null
}

export interface ContactWrite {
  /** Null when it is new. */
  readonly id: string | null
  readonly account: string
  readonly name: string
  readonly email: string
  readonly title: string | null
}

/** The account that the row names, or that has the domain of the address. @throws RowRefused */
export function accountOfRow(
  { says }: RowReader,
  known: KnownAccounts,
  source: string,
  email?: string,
): { readonly account: AccountRecord; readonly by: string | null } {
  const { accountId, account: name } = says
  // HubSpot puts several ids into one cell, the primary one first.
  const id = accountId?.split(/[;,]/)[0]?.trim()
  const given = (id && known.byExternalId(source, id)) || (name && onlyOne(known.called(name), name))
  if (given) return { account: given, by: null }
  const domain = email === undefined ? undefined : domainOfAddress(email)
  const nearest = domain === undefined ? undefined : known.nearest(domain)
  if (nearest && name === undefined && id === undefined) return { account: nearest.account, by: nearest.domain }
  if (name || id) return refuseRow(`There is no account "${name ?? id}". Import accounts first.`)
  return refuseRow('Nothing says its account. Map a column to account, or give its account a mail domain.')
}

function addressOf({ says }: RowReader): string {
  if (says.email === undefined) return refuseRow('The row has no mail address. Map a column to email.')
  const email = plainAddress(says.email)
  if (ADDRESS.test(email) && email.length <= LONGEST_ADDRESS && domainOfAddress(email) !== undefined) return email
  return refuseRow(`"${says.email}" is no mail address.`)
}

function nameOf(row: RowReader): string | undefined {
  const whole = row.cell('name', within(LONGEST.name))
  const parts = [row.says.firstName, row.says.lastName].filter((part) => part !== undefined)
  return whole ?? (parts.length > 0 ? parts.join(' ').slice(0, LONGEST.name) : undefined)
}

interface Reading {
  readonly accounts: KnownAccounts
  readonly contacts: ReadonlyMap<string, KnownContact>
  readonly source: string
}

function readRow(row: RowReader, { accounts, contacts, source }: Reading): Said<ContactWrite> {
  const email = addressOf(row)
  const before = contacts.get(email)
  const told = row.says.account !== undefined || row.says.accountId !== undefined
  const placed = before && !told ? undefined : accountOfRow(row, accounts, source, email)
  if (placed?.by) row.note(`Its account follows from the domain ${placed.by}.`)
  const account = placed?.account.slug ?? before?.account ?? ''
  if (before && before.account !== account) {
    refuseRow(`${email} is a contact of the account "${before.account}". Move the contact there, if it has changed.`)
  }
  const facts = {
    name: nameOf(row) ?? before?.name ?? email,
    title: row.cell('title', within(LONGEST.title)) ?? before?.title ?? null,
  }
  const changes = changesOf(before ? { name: before.name, title: before.title } : {}, facts)
  const write = { id: before?.id ?? null, account, email, ...facts }
  return { what: `${email} of ${account}`, isNew: before === undefined, changes, write }
}

/** What the rows would do; `contacts` by their addresses. */
export function planContacts(
  rows: readonly ImportRow[],
  known: { readonly accounts: KnownAccounts; readonly contacts: ReadonlyMap<string, KnownContact> },
  { source }: Pick<ImportOptions, 'source'>,
): PlannedRow<ContactWrite>[] {
  const seen = new Map<string, number>()
  return plannedRows(rows, (row) => {
    const said = readRow(row, { ...known, source })
    const earlier = seen.get(said.write.email)
    if (earlier !== undefined) refuseRow(`Line ${earlier} has the address ${said.write.email} too. Keep one of them.`)
    seen.set(said.write.email, row.line)
    return said
  })
}
