/** What an import has read so far, and what of it could not be understood. */

interface NotUnderstood {
  rows: number
  /** Line of the file that has the first such row; the header is line 1. */
  firstLine: number
}

/** Grows while a log is read. */
export interface ImportReport {
  /** Rows of the file below its header, whether understood or not. */
  rowsRead: number
  incidents: number
  events: number
  /** By reason, in the order they were first met. */
  readonly notUnderstood: Map<string, NotUnderstood>
}

/** A wrong column can hold a new value in every row; a report of that many reasons tells nobody more. */
const MOST_REASONS = 200
const OTHER_REASONS = 'further reasons, left out of this report'

export const emptyReport = (): ImportReport => ({ rowsRead: 0, incidents: 0, events: 0, notUnderstood: new Map() })

/** Counts one row that could not be understood for `reason`. */
export function addNotUnderstood({ notUnderstood }: ImportReport, reason: string, line: number): void {
  const known = notUnderstood.has(reason) || notUnderstood.size < MOST_REASONS
  const entry = notUnderstood.get(known ? reason : OTHER_REASONS)
  if (entry === undefined) notUnderstood.set(known ? reason : OTHER_REASONS, { rows: 1, firstLine: line })
  else {
    entry.rows += 1
    entry.firstLine = Math.min(entry.firstLine, line)
  }
}

/** A cell's value as a reason quotes it. */
export const quoted = (value: string): string => JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)
