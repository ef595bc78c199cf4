/** A mapping made ready for reading many rows. */
import { createHash } from 'node:crypto'
import { PAGE_SLUGS } from '../../domain/accounts/account.ts'
import { must } from '../../domain/assert.ts'
import type { CompanyFacts } from '../../domain/history.ts'
import type { Instant } from '../../domain/time.ts'
import type { Channel, Priority, Severity } from '../../domain/vocabulary.ts'
import { timeReader } from './log-time.ts'
import type { MappedState, Mapping } from './mapping.ts'
import type { LogRow } from './read-rows.ts'

export interface Triaged {
  readonly label: string
  readonly severity: Severity
  readonly priority: Priority
}

export interface LogReading {
  readonly mapping: Mapping
  readonly states: ReadonlyMap<string, MappedState>
  readonly labels: ReadonlyMap<string, Triaged>
  readonly channels: ReadonlyMap<string, Channel>
  /** The label of an impact and an urgency; undefined when the matrix has none. */
  labelOf(impact: string, urgency: string): string | undefined
  timeOf(text: string): Instant | undefined
}

export function logReading(mapping: Mapping): LogReading {
  const { labels, matrix } = mapping.triage
  const rows = new Map(Object.entries(matrix).map(([impact, row]) => [impact, new Map(Object.entries(row))]))
  return {
    mapping,
    states: new Map(Object.entries(mapping.states)),
    labels: new Map(Object.entries(labels).map(([label, means]) => [label, { label, ...means }])),
    channels: new Map(Object.entries(mapping.channels)),
    labelOf: (impact, urgency) => rows.get(impact)?.get(urgency),
    timeOf: timeReader(mapping.dateFormat, mapping.timeZone),
  }
}

/** The columns a log must have to be read with `mapping`. */
export function columnsOf({ columns, account, subject, body, tags, facts }: Mapping): ReadonlySet<string> {
  return new Set([...Object.values(columns), account.column, ...subject, ...body, ...tags, ...facts])
}

/** A cell as the log has it, unknown or not. */
export const rawCell = ({ cells }: LogRow, column: string): string =>
  must(cells[column], 'every column that the mapping names is read')

/** A cell's value; null when it is blank or the log does not know it. */
export function cell(row: LogRow, column: string, { mapping }: LogReading): string | null {
  const value = rawCell(row, column).trim()
  return value === '' || value === mapping.unknown ? null : value
}

export type AccountFacts = CompanyFacts['accounts'][number]

/** The account that a row belongs to; null when the log does not know. */
export function accountOf(row: LogRow, reading: LogReading): AccountFacts | null {
  const { column, prefix, ...terms } = reading.mapping.account
  const name = cell(row, column, reading)
  return name === null ? null : { slug: slugOf(prefix, name), name: name.slice(0, 200), ...terms }
}

const LONGEST_SLUG = 63

/** `name` as a slug. Where letters had to go a digest keeps different names apart, and an account from a page (ACT-22). */
export function slugOf(prefix: string, name: string): string {
  const words = name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  const slug = prefix + words.join('-')
  const isWhole = /^[a-z0-9]+(?:[ -][a-z0-9]+)*$/i.test(name) && slug.length <= LONGEST_SLUG
  if (isWhole && !PAGE_SLUGS.includes(slug)) return slug
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8)
  const kept = slug.slice(0, LONGEST_SLUG - digest.length - 1).replace(/-+$/, '')
  return kept === '' ? digest : `${kept}-${digest}`
}
