/** A table out of the text of a CSV file, as CRMs and spreadsheets write them. */
import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { ownHeaders } from '../../domain/accounts/import-fields.ts'
import type { Table } from '../../domain/accounts/import-table.ts'
import { Refusal } from '../../domain/refusal.ts'

const DELIMITERS = [',', ';', '\t', '|'] as const
const MOST_ROWS = 20_000
const MOST_COLUMNS = 300
/** A row longer than this is a quote that nobody closed. */
const LONGEST_ROW_BYTES = 200_000

/** What parts the columns: whatever stands most often in the first line, outside of quotes. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 20_000).replaceAll(/"(?:[^"]|"")*"/g, '')
  const first = head.split(/\r\n|\r|\n/, 1)[0] ?? ''
  const counts = DELIMITERS.map((delimiter) => [delimiter, first.split(delimiter).length] as const)
  return counts.reduce((most, each) => (each[1] > most[1] ? each : most))[0]
}

const unreadable = (because: string): Refusal =>
  new Refusal('import_unreadable', `${because} Export the file again as CSV, with the names of its columns first.`)

interface Parsed {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

const breaksIn = (record: readonly string[]): number =>
  record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0)

function records(text: string): Parsed[] {
  try {
    return parse(text, {
      bom: true,
      info: true,
      delimiter: delimiterOf(text),
      skip_empty_lines: true,
      relax_column_count: true,
      max_record_size: LONGEST_ROW_BYTES,
      to: MOST_ROWS + 2,
    }) as unknown as Parsed[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = /line (\d+)/.exec(error.message)?.[1]
    throw unreadable(
      `${line === undefined ? 'A' : `On line ${line}, a`} quote is opened or closed where CSV does not allow it.`,
    )
  }
}

/** Reads commas, semicolons, tabs or bars, quotes with line breaks in them, and a byte order mark.
 *  @throws Refusal `import_unreadable` */
export function readTable(text: string): Table {
  const [head, ...rows] = records(text)
  const header = head?.record.map((name) => name.replaceAll('\u0000', '').trim()) ?? []
  if (header.every((name) => name === '')) throw unreadable('The file has no line that names its columns.')
  if (header.length > MOST_COLUMNS) throw unreadable(`The file has ${header.length} columns; ${MOST_COLUMNS} are read.`)
  if (rows.length > MOST_ROWS) {
    const text_ = `The file has over ${MOST_ROWS.toLocaleString('en-US')} rows. Import it in parts.`
    throw new Refusal('import_unreadable', text_)
  }
  // What is told is where a row ends; it begins as many lines earlier as its cells have breaks.
  return {
    header: ownHeaders(header),
    rows: rows.map(({ record, info }) => ({ line: info.lines - breaksIn(record), cells: record })),
  }
}
