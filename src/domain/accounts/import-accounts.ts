/** Rows of accounts from a CRM, against the accounts that are there (ACT-18). */

import { type Amount, amountWords } from '../money.ts'
import { Refusal } from '../refusal.ts'
import { SEGMENTS, type Segment } from '../vocabulary.ts'
import { type AccountFile, type AccountRecord, changedPeople, NOTHING_ON_FILE, POSTS, whyReserved } from './account.ts'
import { dateOrderOf, readAmount, readChurnRisk, readDate, readLifecycle, readSegment } from './import-cells.ts'
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
import { accountDomain, domainOfWebsite } from './mail-domain.ts'

const SLUG = /^[a-z0-9][a-z0-9_-]{0,62}$/

const NO_CURRENCY =
  'Nothing says its currency: write it with the amount, map a column to currency, or give one for all.'
const WHICH_DATE = 'Write it as 2026-04-03, or say whether day or month comes first.'

/** An account as it is to be; `before` is what it was, null when it is new. */
export interface AccountWrite {
  readonly before: AccountRecord | null
  readonly after: AccountRecord
}

/** Which account the row is about: by its id there, its slug, or its name. */
function found(row: RowReader, known: KnownAccounts, source: string): AccountRecord | undefined {
  const { externalId, slug, name } = row.says
  const byId = externalId === undefined ? undefined : known.byExternalId(source, externalId)
  if (byId) return byId
  // Two companies may have one name; then their ids differ.
  const isAnother = (each: AccountRecord) =>
    each.source === source && each.externalId !== null && externalId !== undefined
  const bySlug = slug === undefined ? undefined : known.bySlug(slug)
  if (bySlug) return isAnother(bySlug) ? undefined : bySlug
  return name === undefined
    ? undefined
    : onlyOne(
        known.called(name).filter((each) => !isAnother(each)),
        name,
      )
}

/** The domains of the row that may be the account's; the others are noted. */
function domainsOf(row: RowReader, slug: string, known: KnownAccounts): string[] {
  const given = (row.says.domains ?? '').split(/[\s,;|]+/).filter((each) => each !== '')
  const website = row.says.website === undefined ? undefined : domainOfWebsite(row.says.website)
  const all = [...given, ...(website === undefined ? [] : [website])]
  const kept = all.flatMap((each) => {
    try {
      const domain = accountDomain(each.replace(/^.*@/, ''))
      const owner = known.ownerOf(domain)
      if (owner === undefined || owner === slug) return [domain]
      row.note(`${domain} belongs to the account "${owner}", and is left out.`)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      row.note(error.message)
    }
    return []
  })
  return [...new Set(kept)]
}

interface Reading {
  readonly known: KnownAccounts
  readonly options: ImportOptions
  readonly dates: ImportOptions['dates']
}

function termsOf(row: RowReader, before: AccountRecord | undefined, { options }: Reading) {
  const lifecycle = row.cell('lifecycle', readLifecycle)
  const said = row.cell('segment', readSegment, `Write one of: ${SEGMENTS.join(', ')}.`)
  const given = SEGMENTS.find((each) => each === options.segment)
  const implied = lifecycle === 'prospect' || lifecycle === 'trial' ? 'presales' : given
  const segment: Segment | undefined = said ?? before?.segment ?? implied
  if (segment === undefined)
    refuseRow('Nothing that can be read says its segment. Map a column to segment, or give one for all new accounts.')
  return {
    lifecycle: lifecycle ?? before?.lifecycle ?? null,
    segment,
    plan: row.cell('plan', within(LONGEST.plan)) ?? before?.plan ?? null,
    contract: row.cell('contract', (text) => (SLUG.test(text) ? text : undefined)) ?? before?.contract ?? null,
  }
}

function moneyOf(row: RowReader, before: AccountRecord | undefined, { options, dates }: Reading) {
  const currency = row.says.currency ?? options.currency
  return {
    arr:
      row.cell('arr', (text) => readAmount(text, currency), currency === undefined ? NO_CURRENCY : undefined) ??
      before?.arr ??
      null,
    renewsOn: row.cell('renewsOn', (text) => readDate(text, dates), WHICH_DATE) ?? before?.renewsOn ?? null,
    churnRisk: row.cell('churnRisk', readChurnRisk) ?? before?.churnRisk ?? null,
  }
}

function fileOf(row: RowReader, slug: string, before: AccountFile, reading: Reading): Omit<AccountFile, 'lifecycle'> {
  const people = POSTS.map((post) => [post, row.cell(post, within(LONGEST.who))] as const)
  const id = row.cell('externalId', within(LONGEST.externalId))
  const domains = [...new Set([...before.domains, ...domainsOf(row, slug, reading.known)])]
  return {
    domains,
    people: changedPeople(before.people, Object.fromEntries(people)),
    source: id === undefined ? before.source : reading.options.source,
    externalId: id ?? before.externalId,
  }
}

const told = (field: string, value: unknown): unknown => {
  if (field === 'arr' && value) return amountWords(value as Amount)
  if (field !== 'people') return value
  return Object.entries((value ?? {}) as AccountFile['people']).map(([post, who]) => `${post} ${who}`)
}

/** The slug that the row gives to a new account. */
function wantedSlug({ says: { slug } }: RowReader): string | undefined {
  if (slug === undefined) return undefined
  if (!SLUG.test(slug)) refuseRow(`"${slug}" is no slug. Use lower-case letters, digits, - and _.`)
  const reserved = whyReserved(slug)
  return reserved === undefined ? slug : refuseRow(reserved)
}

function readRow(row: RowReader, reading: Reading): Said<AccountWrite> {
  const { known, options } = reading
  const before = found(row, known, options.source)
  const name = row.cell('name', within(LONGEST.name)) ?? before?.name
  if (name === undefined) refuseRow('The row has no name. Map a column to name.')
  const slug = before?.slug ?? wantedSlug(row) ?? known.freeSlug(name)
  const after: AccountRecord = {
    slug,
    name,
    ...termsOf(row, before, reading),
    ...moneyOf(row, before, reading),
    ...fileOf(row, slug, before ?? NOTHING_ON_FILE, reading),
  }
  const { slug: _, source: __, ...shown } = after
  const changes = changesOf<AccountRecord>(before ?? {}, shown, told)
  return { what: `${slug}: ${name}`, isNew: before === undefined, changes, write: { before: before ?? null, after } }
}

/** What the rows would do. A second row about the same account is refused; `known` holds in the end what would be there. */
export function planAccounts(
  rows: readonly ImportRow[],
  known: KnownAccounts,
  options: ImportOptions,
): PlannedRow<AccountWrite>[] {
  const dates = options.dates ?? dateOrderOf(rows.flatMap(({ says }) => says.renewsOn ?? []))
  const seen = new Map<string, number>()
  return plannedRows(rows, (row) => {
    const said = readRow(row, { known, options, dates })
    const { slug } = said.write.after
    const earlier = seen.get(slug)
    if (earlier !== undefined) refuseRow(`Line ${earlier} is about the account "${slug}" too. Keep one of them.`)
    seen.set(slug, row.line)
    known.keep(said.write.after)
    return said
  })
}
