/** What an import would do, row by row. Nothing is written here; the same plan is previewed and carried out (ACT-15). */
import type { ImportRow } from './import-table.ts'

export const ROW_OUTCOMES = ['add', 'change', 'same', 'refuse'] as const
export type RowOutcome = (typeof ROW_OUTCOMES)[number]

export interface FieldChange {
  readonly field: string
  /** In words; null for nothing. */
  readonly before: string | null
  readonly after: string | null
}

/** What becomes of one row; `Write` is what there is to write of it. */
export interface PlannedRow<Write> {
  readonly line: number
  readonly outcome: RowOutcome
  /** What the row is about, in words. */
  readonly what: string
  readonly changes: readonly FieldChange[]
  /** What of the row is left out, and why. */
  readonly notes: readonly string[]
  /** Why it is refused; null when it is not. */
  readonly reason: string | null
  readonly write: Write | null
}

/** What a row turns out to be; thrown away half-way, it is refused. */
export interface Said<Write> {
  readonly what: string
  readonly isNew: boolean
  readonly changes: readonly FieldChange[]
  readonly write: Write
}

/** Why a row cannot be taken: text for whoever imports it. */
class RowRefused extends Error {
  override readonly name = 'RowRefused'
}

/** @throws RowRefused */
export function refuseRow(because: string): never {
  throw new RowRefused(because)
}

/** The one account that a row means by a name. @throws RowRefused where several are called so: none is guessed (ACT-18) */
export function onlyOne<Account extends { readonly slug: string }>(
  called: readonly Account[],
  name: string,
): Account | undefined {
  if (called.length < 2) return called[0]
  const slugs = called.map(({ slug }) => slug).join(', ')
  return refuseRow(`${called.length} accounts are called "${name}": ${slugs}. Say which by its slug or its id.`)
}

/** A row as it is read; what cannot be read is noted and left out. */
export class RowReader {
  readonly line: number
  /** Its cells, by what they say. */
  readonly says: ImportRow['says']
  readonly notes: string[]

  constructor({ line, says, whole }: ImportRow) {
    this.line = line
    this.says = says
    this.notes = whole ? [] : ['The row has more or fewer cells than the header.']
  }

  note(text: string): void {
    this.notes.push(text)
  }

  /** A cell read by `read`; undefined where there is none, or it cannot be read, which is noted with what `remedy` says. */
  cell<Value>(field: string, read: (text: string) => Value | undefined, remedy?: string): Value | undefined {
    const cell = this.says[field]
    if (cell === undefined) return undefined
    const value = read(cell)
    if (value === undefined) {
      this.note(`${field}: "${cell}" could not be read, and is left out.${remedy === undefined ? '' : ` ${remedy}`}`)
    }
    return value
  }
}

function outcomeOf({ isNew, changes }: Said<unknown>): Exclude<RowOutcome, 'refuse'> {
  if (isNew) return 'add'
  return changes.length > 0 ? 'change' : 'same'
}

function plannedRow<Write>(row: RowReader, read: (row: RowReader) => Said<Write>): PlannedRow<Write> {
  const { line, notes } = row
  try {
    const said = read(row)
    const outcome = outcomeOf(said)
    const { what, changes, write } = said
    return { line, outcome, what, changes, notes, reason: null, write: outcome === 'same' ? null : write }
  } catch (error) {
    if (!(error instanceof RowRefused)) throw error
    const what = Object.values(row.says)[0] ?? ''
    return { line, outcome: 'refuse', what, changes: [], notes, reason: error.message, write: null }
  }
}

/** Reads each row by `read`, which may refuse it. */
export const plannedRows = <Write>(
  rows: readonly ImportRow[],
  read: (row: RowReader) => Said<Write>,
): PlannedRow<Write>[] => rows.map((row) => plannedRow(new RowReader(row), read))

const text = (value: unknown): string | null => {
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value)) return value.length === 0 ? null : value.join(', ')
  return String(value)
}

/** Where `after` says something that `before` does not, in the words of `told`. */
export function changesOf<Facts extends object>(
  before: Partial<Facts>,
  after: Partial<Facts>,
  told: (field: keyof Facts & string, value: unknown) => unknown = (_, value) => value,
): FieldChange[] {
  return (Object.keys(after) as (keyof Facts & string)[]).flatMap((field) => {
    const [was, is] = [text(told(field, before[field])), text(told(field, after[field]))]
    return was === is ? [] : [{ field, before: was, after: is }]
  })
}

/** Texts as long as their fields may be. */
export const LONGEST = { name: 200, plan: 60, title: 200, who: 200, externalId: 200, keyDates: 2_000 } as const

export const within =
  (most: number) =>
  (cell: string): string | undefined =>
    cell.length <= most ? cell : undefined

/** How many rows have each outcome. */
export function outcomesOf(
  rows: readonly Pick<PlannedRow<unknown>, 'outcome'>[],
): Readonly<Record<RowOutcome, number>> {
  const of = (outcome: RowOutcome) => rows.filter((row) => row.outcome === outcome).length
  return { add: of('add'), change: of('change'), same: of('same'), refuse: of('refuse') }
}

/** What an import is told beside its rows. */
export interface ImportOptions {
  /** Name of the other system, in which external ids are unique. */
  readonly source: string
  /** Of amounts whose cell names none. */
  readonly currency?: string | undefined
  /** Of new accounts whose row names none. */
  readonly segment?: string | undefined
  /** Of dates such as 3/4/2026; from the column where left out. */
  readonly dates?: 'dmy' | 'mdy' | undefined
  /** Stage by its name in the other system. */
  readonly stages?: Readonly<Record<string, string>> | undefined
}
