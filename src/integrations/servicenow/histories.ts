/** An incident log as ticket histories, one at a time: memory holds the rows of a single incident. */
import { addNotUnderstood, type ImportReport } from './import-report.ts'
import { type ImportedIncident, importedIncident } from './incident.ts'
import { ImportFileInvalid, type OnBytes } from './log-bytes.ts'
import { cell, columnsOf, type LogReading, logReading } from './log-reading.ts'
import type { Mapping } from './mapping.ts'
import { type LogRow, readRows } from './read-rows.ts'

/** Reads the incidents of `file` in its order; `report` grows meanwhile. The same file and mapping give the same
 *  events under the same names. @throws ImportFileInvalid after the incidents that are whole were given out */
export async function* readIncidents(
  file: string,
  mapping: Mapping,
  report: ImportReport,
  onBytes: OnBytes,
): AsyncGenerator<ImportedIncident> {
  const columns = columnsOf(mapping)
  yield* incidentsOf(readRows(file, { columns, report, onBytes }), mapping, report)
}

/** Turns rows into incidents; the rows of one incident stand together. @throws ImportFileInvalid when they do not */
export async function* incidentsOf(
  rows: AsyncIterable<LogRow> | Iterable<LogRow>,
  mapping: Mapping,
  report: ImportReport,
): AsyncGenerator<ImportedIncident> {
  const reading = logReading(mapping)
  for await (const { number, gathered } of gatheredRows(rows, reading, report)) {
    const incident = importedIncident(number, gathered, reading, report)
    if (incident !== undefined) yield incident
  }
}

interface Gathered {
  readonly number: string
  readonly gathered: LogRow[]
}

async function* gatheredRows(
  rows: AsyncIterable<LogRow> | Iterable<LogRow>,
  reading: LogReading,
  report: ImportReport,
): AsyncGenerator<Gathered> {
  const column = reading.mapping.columns.number
  const met = new Set<string>()
  const begin = (number: string, row: LogRow): Gathered => {
    if (met.has(number)) throw apart(number, row.line)
    met.add(number)
    return { number, gathered: [row] }
  }
  let current: Gathered | undefined
  for await (const row of rows) {
    const number = cell(row, column, reading)
    if (number === null) addNotUnderstood(report, `${column} is not known and the row is left out`, row.line)
    else if (number === current?.number) current.gathered.push(row)
    else {
      if (current !== undefined) yield current
      current = begin(number, row)
    }
  }
  if (current !== undefined) yield current
}

function apart(number: string, line: number): ImportFileInvalid {
  return new ImportFileInvalid(
    `Line ${line}: the rows of ${number} do not stand together. Sort the file by that column and import it again; ` +
      'what was added already is not added twice.',
  )
}
