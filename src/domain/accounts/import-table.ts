/** A table from a file as an import reads it. */
import type { Mapping } from './import-fields.ts'

export interface TableRow {
  /** Line of the file on which the row begins; the header stands on line 1. */
  readonly line: number
  readonly cells: readonly string[]
}

export interface Table {
  readonly header: readonly string[]
  readonly rows: readonly TableRow[]
}

/** A row by what its cells say; what is empty or no column says is left out. */
export interface ImportRow {
  readonly line: number
  readonly says: Readonly<Record<string, string>>
  /** Whether it has as many cells as the header. */
  readonly whole: boolean
}

/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/
const NEUTRAL_FORMULA = /^'(?=[=+\-@\t\r])/

/** A cell so that no spreadsheet computes it: what would be a formula begins with an apostrophe (ACT-20). */
export const neutralCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/** A cell as it was before `neutralCell`, without spaces around it and what no database keeps. */
export const plainCell = (text: string): string => text.replaceAll('\u0000', '').trim().replace(NEUTRAL_FORMULA, '')

const quoted = (text: string): string => (/[",;\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Rows as CSV: commas, quotes where they are needed, each line ended by CRLF, and no formulas. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map((cell) => quoted(neutralCell(cell))).join(',')}\r\n`).join('')

/** The rows by what `mapping` says of their columns. Lines without any cell are left out. */
export function rowsOf({ header, rows }: Table, mapping: Mapping): ImportRow[] {
  const places = Object.entries(mapping).map(([field, name]) => [field, header.indexOf(name)] as const)
  return rows
    .map(({ line, cells }) => ({ line, cells: cells.map(plainCell) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ line, cells }) => {
      const said = places.flatMap(([field, place]) => (cells[place] ? [[field, cells[place]] as const] : []))
      return { line, says: Object.fromEntries(said), whole: cells.length === header.length }
    })
}
