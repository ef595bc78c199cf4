/** The rows of one incident, put in the order in which they happened. */
import type { Instant } from '../../domain/time.ts'
import { addNotUnderstood, type ImportReport, quoted } from './import-report.ts'
import { cell, type LogReading, rawCell } from './log-reading.ts'
import type { LogRow } from './read-rows.ts'

/** A row with its time and the name that its events get, unique in its incident. */
export interface PlacedRow {
  readonly row: LogRow
  readonly at: Instant
  readonly name: string
}

interface TimedRow {
  readonly row: LogRow
  readonly at: Instant
  readonly updateCount: number
}

/** Sorts by time and then by the log's count of updates, drops repeated rows and names each row. Rows without a
 *  readable time take the one of the row before them in the file; with none at all the incident has no place in time
 *  and nothing is given back. `openedAt` is the earliest time a row can have. */
export function placeRows(
  rows: readonly LogRow[],
  openedAt: Instant | undefined,
  reading: LogReading,
  report: ImportReport,
): PlacedRow[] {
  const once = withoutRepeats(rows, reading, report)
  const timed = timeRows(once, openedAt, reading, report)
  timed.sort((a, b) => a.at - b.at || a.updateCount - b.updateCount)
  const met = new Map<string, number>()
  return timed.map(({ row, at }) => {
    const count = rawCell(row, reading.mapping.columns.updateCount)
    const times = (met.get(count) ?? 0) + 1
    met.set(count, times)
    return { row, at, name: times === 1 ? count : `${count}.${times}` }
  })
}

function withoutRepeats(rows: readonly LogRow[], { mapping }: LogReading, report: ImportReport): LogRow[] {
  const { updatedAt, updateCount } = mapping.columns
  const kept = new Map<string, LogRow[]>()
  return rows.filter((row) => {
    const key = `${rawCell(row, updatedAt)}\n${rawCell(row, updateCount)}`
    const alike = kept.get(key) ?? []
    kept.set(key, [...alike, row])
    // Rows rarely share both, so the whole of them is rarely compared.
    const repeated = alike.some(({ cells }) => JSON.stringify(cells) === JSON.stringify(row.cells))
    if (repeated) addNotUnderstood(report, 'the row is there twice and counts once', row.line)
    return !repeated
  })
}

function timeRows(
  rows: readonly LogRow[],
  openedAt: Instant | undefined,
  reading: LogReading,
  report: ImportReport,
): TimedRow[] {
  const { updatedAt, updateCount } = reading.mapping.columns
  const times = rows.map((row) => {
    const text = cell(row, updatedAt, reading)
    const at = text === null ? undefined : reading.timeOf(text)
    if (at === undefined) addNotUnderstood(report, notATime(updatedAt, text, reading), row.line)
    else if (openedAt !== undefined && at < openedAt) {
      addNotUnderstood(report, `${updatedAt} lies before the incident was opened; it counts from the opening`, row.line)
      return openedAt
    }
    return at
  })
  let before = openedAt ?? times.find((at) => at !== undefined)
  return rows.flatMap((row, index) => {
    before = times[index] ?? before
    return before === undefined ? [] : [{ row, at: before, updateCount: countOf(row, updateCount, reading, report) }]
  })
}

export function notATime(column: string, text: string | null, { mapping }: LogReading): string {
  return text === null
    ? `${column} is not known`
    : `${column} ${quoted(text)} is no time of the form ${mapping.dateFormat}`
}

function countOf(row: LogRow, column: string, reading: LogReading, report: ImportReport): number {
  const text = cell(row, column, reading)
  if (text !== null && /^\d{1,9}$/.test(text)) return Number(text)
  addNotUnderstood(report, `${column} ${quoted(text ?? reading.mapping.unknown)} is not a whole number`, row.line)
  return -1
}
