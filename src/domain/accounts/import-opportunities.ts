/** Rows of opportunities from a CRM, against the opportunities and accounts that are there (ACT-18). */
import { type Amount, amountWords } from '../money.ts'
import { dateOrderOf, readAmount, readDate, readPercent, readStage } from './import-cells.ts'
import { accountOfRow } from './import-contacts.ts'
import {
  changesOf,
  type ImportOptions,
  LONGEST,
  type PlannedRow,
  plannedRows,
  type RowReader,
  refuseRow,
  type Said,
  within,
} from './import-plan.ts'
import type { ImportRow } from './import-table.ts'
import type { KnownAccounts } from './known-accounts.ts'
import type { OpportunityFacts, Stage } from './opportunity.ts'
import { judgeWinRate } from './win-rate.ts'

/** An opportunity that is there. */
export interface KnownOpportunity extends OpportunityFacts {
  readonly id: string
  /** Slug of its account. */
  readonly account: string
  readonly externalId: string
}

export interface OpportunityWrite extends OpportunityFacts {
  /** Null when it is new. */
  readonly id: string | null
  readonly account: string
  readonly externalId: string
}

const FIRST: Stage = 1
const LAST: Stage = 6

type Standing = Pick<OpportunityFacts, 'stage' | 'outcome'>

function standingOf(row: RowReader, before: KnownOpportunity | undefined, { stages }: ImportOptions): Standing {
  const cell = row.says.stage
  if (cell === undefined) {
    if (before) return { stage: before.stage, outcome: before.outcome }
    return refuseRow('The row has no stage. Map a column to stage.')
  }
  const read = readStage(cell, stages)
  if (!read) return refuseRow(`The stage "${cell}" is none that is known. Say which of 1 to 6, won or lost it is.`)
  const { stage = before?.stage ?? (read.outcome === 'won' ? LAST : FIRST), outcome } = read
  return { stage, outcome }
}

/** A rate that is not known to be true is left out, and said so (ACT-14). */
function winRateOf(row: RowReader, before: KnownOpportunity | undefined, { stage, outcome }: Standing): number | null {
  const percent = row.cell('winRate', readPercent)
  if (outcome !== null) return null
  const kept = before?.winRate ?? null
  if (percent === undefined)
    return kept !== null && judgeWinRate({ percent: kept, fromStage: stage }).holds ? kept : null
  const verdict = judgeWinRate({ percent, fromStage: stage })
  if (verdict.holds) return percent
  row.note(`winRate: ${verdict.because} It is left out.`)
  return null
}

const told = (field: string, value: unknown): unknown =>
  field === 'amount' && value ? amountWords(value as Amount) : value

interface Reading {
  readonly accounts: KnownAccounts
  readonly opportunities: ReadonlyMap<string, KnownOpportunity>
  readonly options: ImportOptions
  readonly dates: ImportOptions['dates']
}

/** Slug of the account that the row is of. @throws RowRefused */
function placeOf(row: RowReader, before: KnownOpportunity | undefined, { accounts, options }: Reading): string {
  if (before && row.says.account === undefined && row.says.accountId === undefined) return before.account
  const account = accountOfRow(row, accounts, options.source).account.slug
  if (before && before.account !== account) {
    refuseRow(`The opportunity ${before.externalId} is of the account "${before.account}". Correct the account.`)
  }
  return account
}

function factsOf(row: RowReader, before: KnownOpportunity | undefined, { options, dates }: Reading): OpportunityFacts {
  const name = row.cell('name', within(LONGEST.name)) ?? before?.name
  if (name === undefined) return refuseRow('The row has no name. Map a column to name.')
  const standing = standingOf(row, before, options)
  const currency = row.says.currency ?? options.currency
  return {
    name,
    ...standing,
    amount: row.cell('amount', (text) => readAmount(text, currency)) ?? before?.amount ?? null,
    closesOn: row.cell('closesOn', (text) => readDate(text, dates)) ?? before?.closesOn ?? null,
    keyDates: row.cell('keyDates', within(LONGEST.keyDates)) ?? before?.keyDates ?? null,
    winRate: winRateOf(row, before, standing),
  }
}

function readRow(row: RowReader, reading: Reading): Said<OpportunityWrite> {
  const externalId = row.cell('externalId', within(LONGEST.externalId))
  if (externalId === undefined) return refuseRow('The row has no id. Map a column to externalId.')
  const before = reading.opportunities.get(externalId)
  const account = placeOf(row, before, reading)
  const facts = factsOf(row, before, reading)
  const changes = changesOf<OpportunityFacts>(before ?? {}, facts, told)
  const write = { id: before?.id ?? null, account, externalId, ...facts }
  return { what: `${externalId}: ${facts.name}`, isNew: before === undefined, changes, write }
}

/** What the rows would do; `opportunities` are those of the source, by their ids there. */
export function planOpportunities(
  rows: readonly ImportRow[],
  known: { readonly accounts: KnownAccounts; readonly opportunities: ReadonlyMap<string, KnownOpportunity> },
  options: ImportOptions,
): PlannedRow<OpportunityWrite>[] {
  const dates = options.dates ?? dateOrderOf(rows.flatMap(({ says }) => says.closesOn ?? []))
  const seen = new Map<string, number>()
  return plannedRows(rows, (row) => {
    const said = readRow(row, { ...known, options, dates })
    const earlier = seen.get(said.write.externalId)
    if (earlier !== undefined) refuseRow(`Line ${earlier} is about ${said.write.externalId} too. Keep one of them.`)
    seen.set(said.write.externalId, row.line)
    return said
  })
}
