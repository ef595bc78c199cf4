/** Rows of an incident log, from a CSV file that may be gzipped. */
import path from 'node:path'
import { pipeline, Readable } from 'node:stream'
import { CsvError, type Info, type Parser, parse } from 'csv-parse'
import { must } from '../../domain/assert.ts'
import { addNotUnderstood, type ImportReport } from './import-report.ts'
import { type Ending, ImportFileInvalid, logBytes, type OnBytes } from './log-bytes.ts'

export interface LogRow {
  /** Line of the file on which the row ends; the header is line 1. */
  readonly line: number
  /** By the name its column has in the header. */
  readonly cells: Readonly<Record<string, string>>
}

interface RowsWanted {
  readonly columns: ReadonlySet<string>
  /** Rows are counted here, and those with a cell too many or too few. */
  readonly report: ImportReport
  readonly onBytes: OnBytes
}

interface Parsed {
  readonly record: readonly string[]
  readonly info: Info
}

/** A row longer than this is a quote that nobody closed. */
const LONGEST_ROW_BYTES = 1_000_000

/** Gives the wanted cells of each row in the order of `file`. A file that is cut off fails only after all of its whole
 *  rows were given out; how many those were is in the message. @throws ImportFileInvalid */
export async function* readRows(file: string, { columns, report, onBytes }: RowsWanted): AsyncGenerator<LogRow> {
  const name = path.basename(file)
  const ending: Ending = { cutOff: false, inNewline: false }
  let header: Header | undefined
  for await (const parsed of wholeRecords(records(logBytes(file, ending, onBytes), name, ending), ending)) {
    if (header === undefined) header = readHeader(parsed.record, columns, name)
    else yield* wantedRow(parsed, header, report)
  }
  if (ending.cutOff) {
    throw new ImportFileInvalid(
      `${name} is cut off: it ends after ${report.rowsRead} whole rows. ` +
        'Get a complete copy and import it again; what was added already is not added twice.',
    )
  }
  if (header === undefined) {
    throw new ImportFileInvalid(`${name} has no header line. Export the log with its column names.`)
  }
}

/** Leaves out a last record that the end of the file cut in half; only what follows a record shows that it is whole. */
async function* wholeRecords(all: AsyncIterable<Parsed>, ending: Ending): AsyncGenerator<Parsed> {
  let width: number | undefined
  let last: Parsed | undefined
  for await (const next of all) {
    if (last !== undefined) yield last
    last = next
    width ??= next.record.length
  }
  if (last === undefined) return
  if (!ending.inNewline && last.record.length < (width ?? 0)) ending.cutOff = true
  if (ending.inNewline || !ending.cutOff) yield last
}

function parser(): Parser {
  return parse({
    bom: true,
    info: true,
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: LONGEST_ROW_BYTES,
  })
}

async function* records(bytes: AsyncIterable<Buffer>, name: string, ending: Ending): AsyncGenerator<Parsed> {
  const source = Readable.from(bytes, { objectMode: false })
  try {
    // Whatever ends the pipeline early is thrown by the loop over its last stream.
    const parsed: AsyncIterable<Parsed> = pipeline(source, parser(), () => undefined)
    for await (const each of parsed) yield each
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    if (ending.cutOff && error.code === 'CSV_QUOTE_NOT_CLOSED') return
    const line = /line (\d+)/.exec(error.message)?.[1]
    throw new ImportFileInvalid(
      `${name}${line === undefined ? '' : `, line ${line}`}: a quote is opened or closed where CSV does not allow it. ` +
        'Correct the line or export the log again.',
      { cause: error },
    )
  }
}

interface Header {
  readonly width: number
  readonly wanted: readonly (readonly [column: string, index: number])[]
}

function readHeader(record: readonly string[], columns: ReadonlySet<string>, name: string): Header {
  const places = new Map(record.map((column, index) => [column.trim(), index]))
  const missing = [...columns].filter((column) => !places.has(column))
  if (missing.length > 0) {
    const few = record.length === 1 ? ' The header has a single column: are the columns separated by commas?' : ''
    throw new ImportFileInvalid(
      `${name} has no column ${missing.join(', ')}. Export it with all columns that the mapping names, ` +
        `or name the right ones in the mapping.${few}`,
    )
  }
  const wanted = [...columns].map(
    (column) => [column, must(places.get(column), 'missing columns are refused')] as const,
  )
  return { width: record.length, wanted }
}

function* wantedRow({ record, info }: Parsed, { width, wanted }: Header, report: ImportReport): Generator<LogRow> {
  report.rowsRead += 1
  if (record.length !== width) {
    addNotUnderstood(report, `the row has ${record.length} cells instead of ${width}`, info.lines)
    return
  }
  const cells: Record<string, string> = {}
  for (const [column, index] of wanted) cells[column] = must(record[index], 'the row is as wide as the header')
  yield { line: info.lines, cells }
}
